"""Keeping a five-year database: a backup against SQLite's own call, opening with checks against without.

A backup is copied, opened, checked as a whole (integrity_check and tables), named and thinned; SQLite's own
call copies only. Opening is all that stands between the start and the list: lock, head, check, profile, rows.
"""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.measuring import Row, best_in_turn_ms
from fujidesk.paths import Folders, user_folders
from fujidesk.services import maintenance
from fujidesk.services.backups import back_up
from fujidesk.services.sample import make_sample
from fujidesk.services.workspace import open_workspace

YEARS = (2022, 2023, 2024, 2025, 2026)
REPEATS = 40
BACKUP_BOUND, OPENING_BOUND = 1.5, 1.2
"""Issue 6, Speed."""


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


def _opening(path: Path, folders: Folders) -> Row:
    """Measure opening a file to its list, with the checks and without them."""

    def opened() -> None:
        """Open, list and close."""
        workspace = open_workspace(path, folders)
        workspace.registry.rows()
        workspace.close()

    own, plain = best_in_turn_ms([opened, _unchecked(opened)], REPEATS)
    return Row("opening a five-year database with checks", own, plain, "ms", OPENING_BOUND)


def _unchecked(work: Callable[[], None]) -> Callable[[], None]:
    """Return the same work without the checks."""

    def done() -> None:
        """Do it while the check looks at nothing."""
        kept = maintenance.refuse_damaged
        maintenance.refuse_damaged = _look_at_nothing
        try:
            work()
        finally:
            maintenance.refuse_damaged = kept

    return done


def _look_at_nothing(_path: Path, **_how: bool) -> None:
    """Stand in for the check."""


def measure() -> list[Row]:
    """Return the rows of the table."""
    with tempfile.TemporaryDirectory() as folder:
        path, folders = Path(folder) / "five.db", user_folders(Path(folder) / "profile")
        make_sample(path, YEARS)
        return [_backup(path, folders), _opening(path, folders)]
