"""Looks into SQLite files: whether they are sound, ours, of which revision, and what else stands in them."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fujidesk.models import sqlite
from fujidesk.models.sqlite import Opened, Tell

_STEPS_BETWEEN = 1_000_000
"""Steps of SQLite's machine between two calls while it checks: some hundredths of a second."""
CHECK_CACHE_KB = 65_536
"""Kept of a file while it is checked: integrity_check comes back to its pages by way of the indexes."""


def revision(path: Path) -> str | None:
    """Return the revision of our schema that the file has; None when it is not our file.

    Plain SQL, because Alembic costs start-up time and is needed only for older files.

    Raises:
        DriverError: the file is damaged or cannot be opened.
    """
    with closing(sqlite.reader(path)) as connection:
        return _revision(connection)


def _revision(connection: Opened) -> str | None:
    """Return the same of an opened file."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    table = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    if mark != sqlite.APPLICATION_ID or table is None:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def faults(path: Path, *, thorough: bool) -> list[str]:
    """Return what SQLite finds wrong with the file, in its own words; nothing where it is sound.

    thorough: integrity_check, which looks into the indexes too; otherwise quick_check, which every start
    can afford (2 ms with 202 projects).
    """
    with closing(sqlite.reader(path)) as connection:
        return _faults(connection, thorough=thorough)


def _faults(connection: Opened, *, thorough: bool) -> list[str]:
    """Return the same of an opened file."""
    connection.execute(f"PRAGMA cache_size={-CHECK_CACHE_KB}")
    check = "integrity_check" if thorough else "quick_check"
    return [str(row[0]) for row in connection.execute(f"PRAGMA {check}") if row[0] != "ok"]


def _strange_parts(connection: Opened) -> list[str]:
    """Return the names of triggers and views that the program did not make: they would act in its name."""
    query = "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"
    return sorted(str(name) for name, text in connection.execute(query) if text not in sqlite.HISTORY_GUARDS)


@dataclass(frozen=True)
class Look:
    """What one look into a file says; the rest is only asked where SQLite finds nothing wrong."""

    faults: list[str]
    revision: str | None = None
    tables: frozenset[str] = frozenset()
    broken_links: list[str] = field(default_factory=list)
    strange_parts: list[str] = field(default_factory=list)


def glance(path: Path) -> Look:
    """Say what a file is without looking at its pages: takes the same time however large it is.

    A head that is none, or that says the file is longer than it is, is a complaint of the driver.
    """
    with closing(sqlite.reader(path)) as connection:
        tables, strange = frozenset(_table_names(connection)), _strange_parts(connection)
        return Look([], _revision(connection), tables, [], strange)


def look(
    path: Path, *, thorough: bool, links_of: str | None = None, alone: bool = False, tell: Tell | None = None
) -> Look:
    """Check a file and say what it is, in one opening: each costs a reading of the whole schema.

    Args:
        path: the file.
        thorough: as for `faults`.
        tell: called now and then while pages are looked at, with what is done and the total (not known: 1 and
            1), and may raise to stop.
        links_of: the table whose links are followed, too; None: of none.
        alone: nobody writes meanwhile, so the file can be taken into memory at once: half the time of page by
            page, and a disk that fails is an error (where the file is mapped, it would end the program).
    """
    with (
        closing(_in_memory(path) if alone else sqlite.reader(path)) as connection,
        _telling(connection, tell),
    ):
        return look_at(connection, thorough=thorough, links_of=links_of)


@contextmanager
def _telling(connection: Opened, tell: Tell | None) -> Iterator[None]:
    """Let `tell` be called now and then while the connection is busy; what it raises comes out here."""
    if tell is None:
        yield
        return
    raised: list[BaseException] = []

    def still() -> int:
        """Tell; not 0: stop."""
        try:
            tell(1, 1)
        except BaseException as error:  # noqa: BLE001 - the driver would swallow it
            raised.append(error)
        return len(raised)

    connection.set_progress_handler(still, _STEPS_BETWEEN)
    try:
        yield
    except sqlite.DriverError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def look_at(connection: Opened, *, thorough: bool, links_of: str | None = None) -> Look:
    """Say the same of an opened database."""
    found = _faults(connection, thorough=thorough)
    if found:
        return Look(found)
    links = [] if links_of is None else _broken_links(connection, links_of)
    tables, strange = frozenset(_table_names(connection)), _strange_parts(connection)
    return Look([], _revision(connection), tables, links, strange)


def _in_memory(path: Path) -> Opened:
    """Return a file as a database in memory; one that cannot be read at once, where it lies."""
    if not sqlite.is_read_at_once(path):
        return sqlite.reader(path)
    connection = sqlite.memory()
    connection.deserialize(sqlite.without_log(bytearray(path.read_bytes())))  # memory keeps none
    return sqlite.made_wary(connection)


def table_names(path: Path) -> set[str]:
    """Return the names of the tables that the file has, without those of SQLite itself."""
    with closing(sqlite.reader(path)) as connection:
        return _table_names(connection)


def _table_names(connection: Opened) -> set[str]:
    """Return the same of an opened file."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {str(row[0]) for row in rows if not str(row[0]).startswith("sqlite_")}


def broken_links(path: Path, table: str | None = None) -> list[str]:
    """Return the rows, of one table or of all, that point to a row that is not there: "table row → other"."""
    with closing(sqlite.reader(path)) as connection:
        return _broken_links(connection, table)


def _broken_links(connection: Opened, table: str | None) -> list[str]:
    """Return the same of an opened file."""
    of_table = "" if table is None else f"({table})"
    broken = connection.execute(f"PRAGMA foreign_key_check{of_table}").fetchall()
    return [f"{child} {row_id} → {parent}" for child, row_id, parent, _ in broken]
