"""Keeping a five-year database: a backup against SQLite's own call, opening with checks against without.

A backup is copied, checked as a whole (integrity_check and tables) while it is forced onto the disk, opened,
compared byte by byte, named and thinned; SQLite's own call copies only. Opening is all that lies between the
start and the list: lock, head, check, profile, rows. It is measured twice: as the program itself closed the
file after a day's work, whose content is compared with what was found sound then, and as a file that others
have changed, which is looked at page by page.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.measuring import Row, best_in_turn_ms
from fujidesk.paths import Folders, user_folders
from fujidesk.services import maintenance
from fujidesk.services.backups import back_up, sound_mark
from fujidesk.services.sample import make_sample
from fujidesk.services.workspace import open_workspace

YEARS = (2022, 2023, 2024, 2025, 2026)
REPEATS = 40
BACKUP_BOUND, OPENING_BOUND = 1.5, 1.2
"""Issue 6, Speed."""
CHANGED_BOUND = 2.0
"""No issue names it: what an opening may cost where nothing is remembered."""


def _backup(path: Path, folders: Folders) -> Row:
    """Measure a backup; each one goes again at once, in both ways."""
    bare_target = folders.backups / "bare.tmp"

    def ours() -> None:
        """Copy, check, name and thin."""
        back_up(path, folders).unlink()

    def bare() -> None:
        """Copy."""
        with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(bare_target)) as new:
            old.backup(new)
        bare_target.unlink()

    ours()
    own, plain = best_in_turn_ms([ours, bare], REPEATS)
    return Row("backup of a five-year database", own, plain, "ms", BACKUP_BOUND)


def _work(path: Path, folders: Folders) -> None:
    """Change something and close, as on the day before."""
    with closing(open_workspace(path, folders)) as workspace:
        workspace.views.save("毎日", "{}")


def _openings(path: Path, folders: Folders) -> list[Row]:
    """Measure opening a file to its list, with the checks and without them."""
    mark = sound_mark(path, folders)

    def opened() -> None:
        """Open, list and close."""
        workspace = open_workspace(path, folders)
        workspace.registry.rows()
        workspace.close()

    def forgotten() -> None:
        """Do the same with nothing remembered."""
        mark.unlink(missing_ok=True)
        opened()

    _work(path, folders)
    bare = _unchecked(opened)
    own, plain = best_in_turn_ms([opened, bare], REPEATS)
    changed, again = best_in_turn_ms([forgotten, bare], REPEATS)
    return [
        Row("opening a five-year database with checks", own, plain, "ms", OPENING_BOUND),
        Row("the same of a file that others have changed", changed, again, "ms", CHANGED_BOUND),
    ]


def _unchecked(work: Callable[[], None]) -> Callable[[], None]:
    """Return the same work without the checks."""

    def done() -> None:
        """Do it while the check looks at nothing."""
        kept = maintenance.refuse_unsound
        maintenance.refuse_unsound = _look_at_nothing
        try:
            work()
        finally:
            maintenance.refuse_unsound = kept

    return done


def _look_at_nothing(_path: Path, _folders: Folders) -> None:
    """Stand in for the check."""


def measure() -> list[Row]:
    """Return the rows of the table."""
    with tempfile.TemporaryDirectory() as folder:
        path, folders = Path(folder) / "five.db", user_folders(Path(folder) / "profile")
        make_sample(path, YEARS)
        return [_backup(path, folders), *_openings(path, folders)]
