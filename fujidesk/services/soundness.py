"""Whether a database file is sound: asked at every opening, and remembered of the content that proved so.

Beside the backups lies the fingerprint of the content that was last found sound, at an opening or, after
work, in the backup that closing makes. A file that holds exactly this is not checked once more: the answer
would be the same. Any other (written by another program, killed work, a flipped bit) is (docs/durability.md).

The pages of a large file are looked at once a day beside the window, in the backup of the day: nobody waits
longer for the window because of what other plans in the same file hold.
"""

import logging
from contextlib import suppress
from pathlib import Path

from fujidesk import __version__
from fujidesk.errors import DamagedError
from fujidesk.models import copies, sqlite, sqlite_checks
from fujidesk.models.fingerprints import fingerprint
from fujidesk.paths import Folders
from fujidesk.services.backups import sound_mark, suspect_mark

_LOG = logging.getLogger(__name__)
LOOKED_AT_AT_ONCE = 128 << 20
"""Bytes of a file up to which all of it is looked at before it is shown: a tenth of a second."""


def refuse_unsound(path: Path, folders: Folders) -> None:
    """Refuse a damaged file before anything is written into it; whoever asks holds its lock.

    A file under suspicion is looked at thoroughly, whatever is remembered.

    Raises:
        DamagedError: as `refuse_damaged`.
        OSError: the file cannot be read.
    """
    suspect = suspect_mark(path, folders)
    is_suspect = suspect.exists()
    if is_large(path) and not is_suspect:
        refuse_damaged(path)
        return
    content = fingerprint(path)
    if content and not is_suspect and _remembered(path, folders) == _told(content):
        return
    refuse_damaged(path, thorough=is_suspect, alone=True)
    suspect.unlink(missing_ok=True)
    _remember(content, path, folders)


def remember_backup(backup: Path, path: Path, folders: Folders) -> None:
    """Remember the content of a backup, which was checked when it was made, as that of the database itself.

    Asks what an opening asks beyond that. Where the backup is no longer there or something is wrong, nothing
    is remembered, and the next opening looks for itself.
    """
    with suppress(OSError, sqlite.DriverError, DamagedError):
        if is_large(backup):
            return
        content = fingerprint(backup)
        refuse_damaged(backup, alone=True)
        _remember(content, path, folders)


def is_large(path: Path) -> bool:
    """Tell whether looking at all of a file takes so long that nobody should wait for it."""
    return path.stat().st_size > LOOKED_AT_AT_ONCE


def _told(content: str) -> str:
    """Return the line that is remembered: another version of the program, or of SQLite, may see more."""
    return f"{__version__} {sqlite.version()} {content}"


def _remembered(path: Path, folders: Folders) -> str:
    """Return the line of the content last found sound; "" where there is none."""
    try:
        return sound_mark(path, folders).read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""


def _remember(content: str, path: Path, folders: Folders) -> None:
    """Keep the line; where it cannot be kept, the next opening checks again."""
    if content:
        with suppress(OSError):
            sound_mark(path, folders).write_text(_told(content), encoding="ascii")


def refuse_damaged(path: Path, *, thorough: bool = False, alone: bool = False) -> None:
    """Refuse a file with damaged pages, with projects whose level is gone, or with triggers of others.

    No list would show such projects, and triggers write in the program's name. Of a large file, tables and
    triggers only, unless it is to be thorough.
    thorough: look into the indexes, too. alone: nobody writes into it meanwhile. What else the rows say is
    checked where they are read.
    """
    if is_large(path) and not thorough:
        look = sqlite_checks.glance(path)
    else:
        look = sqlite_checks.look(path, thorough=thorough, links_of="project", alone=alone)
    found = look.faults + [f"no table {name}" for name in copies.missing_tables(look)] + look.broken_links
    found += [f"not ours: {name}" for name in look.strange_parts]
    if found:
        _LOG.warning("%s: %s", path, "; ".join(found))
        raise DamagedError(f"データベース「{path}」が壊れています。バックアップから戻してください。")
