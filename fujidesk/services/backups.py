"""Copies of a database in the user's backup folder: made whole or not at all, found again, thinned.

Several databases may share the folder (the working copy and one on a file share are both called fujiplan.db),
so the name of a copy tells which file it is of: that of the working copy has its plain name, others have a
mark made from their full path. Copies are told by their names alone; nothing else in the folder is touched.
"""

import os.path
import re
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from fujidesk.domain.backups import BackupName, BackupReason, file_name, kept_places, parsed_name
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.server_address import ServerAddress
from fujidesk.errors import MachineError
from fujidesk.models import copies, sqlite
from fujidesk.models.copies import Tell
from fujidesk.models.failures import translated
from fujidesk.paths import Folders

_LEFT_AFTER_S = 3600
"""After so long, an unfinished copy is one that a killed program left."""


class Backup(NamedTuple):
    """A backup that lies in the folder."""

    name: BackupName
    path: Path


def back_up(
    path: Path | ServerAddress,
    folders: Folders,
    progress: Progress | None = None,
    copy_to: Callable[[Path, Tell], list[str]] | None = None,
    reason: BackupReason = BackupReason.MANUAL,
) -> Path:
    """Copy the database into the backup folder, also while it is in use, and thin the older copies.

    The copy is checked as a whole, lies on the disk and was opened there before it gets its name.

    Args:
        path: the database that the backup is of.
        folders: the user's folders.
        progress: told how far the copying is.
        copy_to: makes the copy on the disk and says what is wrong with it; None reads the file at the path.
        reason: what it is made before, or at; a part of its name.

    Raises:
        MachineError: the copy could not be made; there is no half a copy then.
        CancelledError: the user stopped it; as above.
    """
    if copy_to is None:
        if not isinstance(path, Path) or not path.is_file():
            raise MachineError(f"データベース「{path}」が見つかりません。場所と名前を確かめてください。")
        copy_to = partial(copies.copy_file, path)
    stem = _stem(path, folders)
    with translated(folders.backups):
        folders.backups.mkdir(parents=True, exist_ok=True)
        _remove_left(folders.backups, stem)
        target = _free_name(folders.backups, stem, reason)
        draft = target.with_suffix(".tmp")
        try:
            if copy_to(draft, told(progress or NoProgress(), "バックアップしています")):
                if isinstance(path, ServerAddress):
                    raise MachineError(f"データベース「{path}」のバックアップが正しく作れませんでした。")
                suspect_mark(path, folders).touch()
                raise MachineError(
                    f"データベース「{path}」のバックアップが正しく作れませんでした。壊れている恐れがあります。"
                    "富士デスクを開き直してください。くわしく検査し、壊れていれば直し方を選べます。"
                )
            draft.rename(target)
        finally:
            sqlite.remove_draft(draft)
    thin(found_in(folders.backups, stem))
    return target


def suspect_mark(path: Path, folders: Folders) -> Path:
    """Return the file whose being there asks the next start to check the database as a whole.

    Every start looks at the pages of the tables; only the check of a backup looks into the indexes, too.
    """
    return folders.backups / f"{_stem(path, folders)}.suspect"


def sound_mark(path: Path, folders: Folders) -> Path:
    """Return the file that tells which content of a database was last found sound (`services.soundness`)."""
    return folders.backups / f"{_stem(path, folders)}.sound"


def told(progress: Progress, what: str) -> Tell:
    """Return what passes the pages done on to the progress, as steps of `what`."""

    def tell(done: int, total: int) -> None:
        """Pass on how many pages are done."""
        progress.step(done, max(total, 1), what)

    return tell


def _stem(path: Path | ServerAddress, folders: Folders) -> str:
    """Return how the names of the copies of a database begin."""
    if isinstance(path, ServerAddress):
        return marked_stem(path)
    whole = os.path.normcase(path.resolve())
    if whole == os.path.normcase(folders.working_database.resolve()):
        return path.stem
    return f"{path.stem}-{zlib.crc32(whole.encode()):08x}"


def marked_stem(address: ServerAddress, before: str = "") -> str:
    """Return how the names of the copies of a server's database begin; before: what else tells it apart."""
    name = re.sub(r"[^\w-]", "_", address.name)
    return f"{name}-{zlib.crc32(f'{before}{address}'.encode()):08x}"


def _free_name(folder: Path, stem: str, reason: BackupReason) -> Path:
    """Return the path of a new copy: when it is made, to the second, and a figure where that is taken."""
    now = datetime.now().replace(microsecond=0)  # noqa: DTZ005 - the user's own clock, in a file name
    taken = {backup.name.number for backup in found_in(folder, stem) if backup.name.made_at == now}
    return folder / file_name(stem, BackupName(now, max(taken, default=0) + 1, reason))


def _remove_left(folder: Path, stem: str) -> None:
    """Remove the unfinished copies that a killed program left; one that is being made is newer."""
    for draft in folder.glob("*.tmp"):
        with suppress(OSError):
            if parsed_name(stem, f"{draft.stem}.db") and time.time() - draft.stat().st_mtime > _LEFT_AFTER_S:
                sqlite.remove_draft(draft)


def backups_of(path: Path | ServerAddress, folders: Folders) -> list[Backup]:
    """Return the backups of a database, newest first."""
    return found_in(folders.backups, _stem(path, folders))


def found_in(folder: Path, stem: str) -> list[Backup]:
    """Return the backups in a folder whose names begin with the stem, newest first."""
    names = ((file, parsed_name(stem, file.name)) for file in folder.glob("*.db"))
    found = [Backup(name, file) for file, name in names if name is not None]
    return sorted(found, key=lambda item: (item.name.made_at, item.name.number), reverse=True)


def thin(backups: list[Backup]) -> None:
    """Remove the backups, given newest first, that no generation keeps."""
    kept = kept_places([backup.name.made_at for backup in backups])
    for place, backup in enumerate(backups):
        if place not in kept:
            with suppress(OSError):  # the new copy is there; what could not be removed goes another time
                backup.path.unlink(missing_ok=True)
