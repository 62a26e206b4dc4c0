"""Copies of a database in the user's backup folder: made whole or not at all, found again, thinned.

Several databases may share the folder (the working copy and one on a file share are both called fujiplan.db),
so the name of a copy tells which file it is of: that of the working copy has its plain name, others have a
mark made from their full path. Copies are told by their names alone; nothing else in the folder is touched.
"""

import os.path
import re
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.errors import MachineError
from fujidesk.models import sqlite
from fujidesk.models.failures import translated
from fujidesk.paths import Folders

BACKUP_TIME = "%Y%m%d-%H%M%S"
KEPT_NEWEST = 10
KEPT_BY_PERIOD = (("%Y-%m-%d", 14), ("%G-%V", 8), ("%Y-%m", 12))
"""(strftime format of a period, periods kept): the newest backup of each day, week and month."""
Tell = Callable[[int, int], None]
"""Told how much is done, of how much; may raise to stop."""


def back_up(
    path: Path,
    folders: Folders,
    progress: Progress | None = None,
    copy_to: Callable[[Path, Tell], None] | None = None,
) -> Path:
    """Copy the database into the backup folder, also while it is in use, and thin the older copies.

    Args:
        path: the database that the backup is of.
        folders: the user's folders.
        progress: told how far the copying is.
        copy_to: makes the copy; None reads the file at the path.

    Raises:
        MachineError: the copy could not be made; there is no half a copy then.
        CancelledError: the user stopped it; as above.
    """
    if copy_to is None and not path.is_file():
        raise MachineError(f"データベース「{path}」が見つかりません。場所と名前を確かめてください。")
    copy_to = copy_to or partial(sqlite.copy, path)
    with translated(folders.backups):
        folders.backups.mkdir(parents=True, exist_ok=True)
        target = _free_name(folders.backups, _stem(path, folders))
        draft = target.with_suffix(".tmp")
        try:
            copy_to(draft, told(progress or NoProgress(), "バックアップしています"))
            if not _is_sound(draft):
                raise MachineError(f"データベース「{path}」のバックアップが正しく作れませんでした。")
            draft.rename(target)
        finally:
            draft.unlink(missing_ok=True)
    for old in _dispensable(backups_of(path, folders)):
        with suppress(OSError):  # the new copy is there; what could not be removed goes another time
            old.unlink(missing_ok=True)
    return target


def _is_sound(draft: Path) -> bool:
    """Tell whether a copy is a whole database; one too damaged to be looked at is not."""
    try:
        return not sqlite.faults(draft, thorough=True)
    except sqlite.DriverError:
        return False


def told(progress: Progress, what: str) -> Tell:
    """Return what passes the pages done on to the progress, as steps of `what`."""

    def tell(done: int, total: int) -> None:
        """Pass on how many pages are done."""
        progress.step(done, max(total, 1), what)

    return tell


def _stem(path: Path, folders: Folders) -> str:
    """Return how the names of the copies of a database begin."""
    whole = os.path.normcase(path.resolve())
    if whole == os.path.normcase(folders.working_database.resolve()):
        return path.stem
    return f"{path.stem}-{zlib.crc32(whole.encode()):08x}"


def _free_name(folder: Path, stem: str) -> Path:
    """Return the path of a new copy: when it is made, to the second, and a figure where that is taken."""
    now = datetime.now()  # noqa: DTZ005 - the user's own clock, in a file name
    name = folder / f"{stem}-{now.strftime(BACKUP_TIME)}.db"
    number = 2
    while name.exists():
        name = folder / f"{stem}-{now.strftime(BACKUP_TIME)}-{number}.db"
        number += 1
    return name


def backups_of(path: Path, folders: Folders) -> list[tuple[datetime, Path]]:
    """Return the backups of a database with the local time of their making, newest first."""
    shape = re.compile(re.escape(_stem(path, folders)) + r"-(\d{8}-\d{6})(?:-(\d{1,4}))?\.db")
    found = []
    for file in folders.backups.glob("*.db"):
        parts = shape.fullmatch(file.name)
        with suppress(ValueError):  # figures that are no time: not ours
            if parts is not None:
                at = datetime.strptime(parts[1], BACKUP_TIME)  # noqa: DTZ007 - local time
                found.append((at, int(parts[2] or 1), file))
    return [(at, file) for at, _, file in sorted(found, reverse=True)]


def _dispensable(backups: list[tuple[datetime, Path]]) -> list[Path]:
    """Return the backups, given newest first, that neither the newest nor any period keeps."""
    kept = {file for _, file in backups[:KEPT_NEWEST]}
    for period, count in KEPT_BY_PERIOD:
        newest: dict[str, Path] = {}
        for at, file in backups:
            newest.setdefault(at.strftime(period), file)
        kept.update(list(newest.values())[:count])
    return [file for _, file in backups if file not in kept]
