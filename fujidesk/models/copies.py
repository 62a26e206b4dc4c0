"""Whole files of databases: whether one is sound, what it holds, put in the place of another one."""

from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.models import sqlite, sqlite_checks, sqlite_copies, upgrading
from fujidesk.models.disk import force_to_disk, write_forced

if TYPE_CHECKING:
    from sqlalchemy import Connection

_PROJECTS = "SELECT count(*) FROM project"
_CHANGES = "SELECT count(*), max(at) FROM change_history"
_BUFFERS = 4
"""As many times its size a database lies in memory while it is copied and checked."""
Tell = sqlite.Tell


@dataclass(frozen=True)
class Held:
    """What a database holds: projects, changes in its history, and when the newest of these was made.

    last_change: ISO text; "" where the history is empty.
    """

    projects: int
    changes: int
    last_change: str = ""


def shortcomings(path: Path, tell: Tell | None = None) -> list[str]:
    """Return what keeps a file from being a whole database of ours, in SQLite's words; nothing: it is one.

    Opens it, checks every page and index (integrity_check) and looks for the tables of its revision. Nobody
    may be writing into it. tell: called now and then, as by `sqlite_checks.look`.
    """
    try:
        if not sqlite.is_database(path):
            return ["not a database"]
        return _amiss(sqlite_checks.look(path, thorough=True, alone=True, tell=tell))
    except sqlite.DriverError as error:
        return [str(error)]


def _amiss(look: sqlite_checks.Look) -> list[str]:
    """Return the same of what was looked at."""
    if not look.faults and look.revision not in upgrading.REVISIONS:
        return ["unknown revision"]
    return look.faults + [f"no table {name}" for name in missing_tables(look)]


def shortcomings_forced(path: Path, tell: Tell | None = None) -> list[str]:
    """Return the same of a new copy while it is being forced onto the disk: one computes, the other waits.

    Raises:
        OSError: it could not be written out, such as on a full disk.
    """
    from concurrent.futures import ThreadPoolExecutor  # late: needed for backups only

    with ThreadPoolExecutor(1) as pool:
        forced = pool.submit(force_to_disk, path)
        found = shortcomings(path, tell)
        forced.result()
    return found


def copy_file(source: Path, target: Path, tell: Tell) -> list[str]:
    """Copy a database file, which may be in use, as `copy_checked`."""
    with closing(sqlite.reader(source)) as old:
        return copy_checked(old, target, tell)


def copy_checked(old: sqlite.Opened, target: Path, tell: Tell) -> list[str]:
    """Copy a database into a new file on the disk; returns what keeps that from being a whole one.

    It is checked as a whole in memory while it is written and forced onto the disk. Then the file is opened
    and read back: byte by byte, it has to be what was checked. tell(done, total) may raise to stop.

    Raises:
        DriverError: the old one cannot be read.
        OSError: the new one could not be written out, such as on a full disk.
    """
    if sqlite.is_large(old):
        sqlite_copies.copy_by_page(old, target, tell)
        return shortcomings_forced(target, tell)
    from concurrent.futures import ThreadPoolExecutor  # late: needed for backups only

    _keep_room(sqlite.size(old))
    with closing(sqlite_copies.held_copy(old, tell)) as held, ThreadPoolExecutor(1) as pool:
        content = sqlite_copies.content(held)
        written = pool.submit(write_forced, target, content)
        found = _shortcomings_held(held)
        written.result()
    return found or _differing(target, content)


def _keep_room(size: int) -> None:
    """Have the system's allocator keep the memory of one backup for the next.

    WORKAROUND glibc: it gives back what is freed beyond twice the largest block it has seen, and gets it anew
    page by page, a quarter of a backup's time. A block that is freed untouched costs nothing and raises that
    (mallopt(3), M_MMAP_THRESHOLD). Others have no such rule.
    """
    bytes(_BUFFERS * size)


def _shortcomings_held(held: sqlite.Opened) -> list[str]:
    """Return what keeps a database in memory from being a whole one of ours."""
    try:
        return _amiss(sqlite_checks.look_at(held, thorough=True))
    except sqlite.DriverError as error:
        return [str(error)]


def _differing(path: Path, content: bytearray) -> list[str]:
    """Return whether a file cannot be opened or holds anything else."""
    try:
        sqlite_checks.revision(path)
    except sqlite.DriverError as error:
        return [str(error)]
    return [] if path.read_bytes() == content else ["not what was written"]


def missing_tables(look: sqlite_checks.Look) -> list[str]:
    """Return the tables that a database of the newest revision should have and has not."""
    if look.revision != upgrading.HEAD:
        return []
    from fujidesk.models.schema import plan  # late: brings all tables

    return sorted(set(plan.metadata.tables) - look.tables)


def held(path: Path) -> Held | None:
    """Return what a database holds; None where it cannot be read."""
    try:
        with closing(sqlite.reader(path)) as connection:
            projects = connection.execute(_PROJECTS).fetchone()[0]
            changes, last = connection.execute(_CHANGES).fetchone()
        return Held(int(projects), int(changes), str(last or ""))
    except (sqlite.DriverError, OSError):
        return None


def held_by(connection: "Connection") -> Held:
    """Return the same of a database of any kind that is open."""
    projects = connection.exec_driver_sql(_PROJECTS).scalar_one()
    changes, last = connection.exec_driver_sql(_CHANGES).one()
    return Held(int(projects), int(changes), str(last or ""))


def put_in_place(draft: Path, path: Path) -> None:
    """Let a finished file take the place of another one, in one step that lasts.

    Raises:
        OSError: someone has the file open (Windows), or there is no right to replace it; both are as before.
    """
    force_to_disk(draft)
    draft.replace(path)
    with suppress(OSError):  # some file shares know no fsync of folders; the file itself is in place
        force_to_disk(path.parent)
