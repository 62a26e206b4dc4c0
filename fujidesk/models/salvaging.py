"""Reads what can still be read of a damaged file, row by row, into a new one; SQLite's alone, as `sqlite`.

Everything is done on a copy. A head that is gone is made anew, or taken from a sound backup, whose pages lie
in the same places because backups are copied page by page. A table is read in the order of its rows; where a
page cannot be read, the next row that can be is looked for. Which rows there should have been is asked of
the indexes, which lie on other pages.
"""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from fujidesk.models import sqlite, sqlite_checks

_HEAD_BYTES = 100
_TABLE_PAGES = (5, 13)
"""First byte of a page that holds a part of a table (sqlite.org/fileformat2.html, 1.6)."""
_OUR_TABLE = b"CREATE TABLE alembic_version"
_LOOKED_AT = 1 << 20
"""Bytes in which the schema of a file of ours stands; a migrated one has it further behind than a new one."""
_MOST_STEPS = 100_000
"""Row numbers in a row that are tried at most before the rest of a table counts as lost."""
_BLIND_STEPS = 3_000
"""As many where nothing says up to which number there were rows."""

Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class TableLoss:
    """What became of a table: rows kept, rows known to be lost.

    more: others, too; none knows how many. filled: rows in the place of lost ones, as a backup has them.
    """

    table: str
    kept: int
    lost: int = 0
    more: bool = False
    filled: int = 0


def is_headless(path: Path) -> bool:
    """Tell whether a file without a head is a database of ours: the names of our tables are still in it."""
    with path.open("rb") as file:
        return _OUR_TABLE in file.read(_LOOKED_AT)


def readable_copy(path: Path, copy: Path, donor: Path | None) -> None:
    """Copy a damaged file with its logs and mend its head.

    Args:
        path: the damaged file; it is only read.
        copy: where the copy goes, in a folder of its own.
        donor: a sound backup of the same database; None where there is none.
    """
    for end in ("", "-wal", "-journal"):
        source = path.with_name(path.name + end)
        if source.is_file():
            shutil.copyfile(source, copy.with_name(copy.name + end))
    if not sqlite.is_database(copy):
        _mend_head(copy, donor)
    if sqlite.left_journal(copy):
        with suppress(sqlite.DriverError):
            sqlite.roll_back_left(copy)


def _mend_head(copy: Path, donor: Path | None) -> None:
    """Write a head into a file without one; the whole first page where that is gone, too."""
    with copy.open("r+b") as file:
        first = file.read(_HEAD_BYTES + 1)
        size = copy.stat().st_size
        if donor is not None:
            with donor.open("rb") as sound:
                page = sound.read(1 << 16)
        elif first[-1:] and first[-1] in _TABLE_PAGES:
            page = _bare_head()
        else:
            return
        page_size = int.from_bytes(page[16:18], "big")
        page_size = 1 << 16 if page_size == 1 else page_size
        whole = not (first[-1:] and first[-1] in _TABLE_PAGES)
        head = bytearray(page[: page_size if whole else _HEAD_BYTES])
        has_log = copy.with_name(copy.name + "-wal").is_file()
        head[18:20] = b"\x02\x02" if has_log else b"\x01\x01"
        head[28:32] = (size // page_size).to_bytes(4, "big")  # pages of the file
        head[32:40] = bytes(8)  # no list of free pages
        head[92:96] = head[24:28]  # the count of pages is to be believed
        file.seek(0)
        file.write(head)


def _bare_head() -> bytes:
    """Return the first page of a new database with our mark, for its head."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA application_id={sqlite.APPLICATION_ID}")
        connection.execute("CREATE TABLE a (b)")
        return connection.serialize()


def found_revision(copy: Path) -> str | None:
    """Return the revision of the schema; None where it cannot be read."""
    try:
        return sqlite_checks.revision(copy)
    except (
        sqlite.DriverError,
        UnicodeDecodeError,
    ):  # the latter: SQLite names a broken text in its complaint
        return None


def salvage(
    damaged: Path, draft: Path, tables: Sequence[str], donor: Path | None, tell: Tell
) -> list[TableLoss]:
    """Read every table of a damaged file into a new one that has the tables and no rows.

    Args:
        damaged: made by `readable_copy`.
        draft: is given the rows.
        tables: names, those that others point to first.
        donor: a sound backup of the same form, from which rows come that others point to; None: these go too.
        tell: told how many tables are done; may raise to stop.

    Raises:
        DriverError: the new file cannot be written.
    """
    with closing(sqlite.reader(damaged)) as old, closing(sqlite.writer(draft)) as new:
        old.execute("PRAGMA cell_size_check=ON")
        new.execute("PRAGMA foreign_keys=OFF")
        new.execute("BEGIN IMMEDIATE")
        losses = []
        for place, table in enumerate(tables):
            tell(place, len(tables))
            losses.append(_copied(old, new, table, partial(tell, place, len(tables))))
        if donor is not None:
            new.execute("COMMIT")
            new.execute("ATTACH ? AS donor", (str(donor),))
            new.execute("BEGIN IMMEDIATE")
        dropped, filled = _settle_links(new, has_donor=donor is not None)
        new.execute("COMMIT")
        tell(len(tables), len(tables))
    return [
        replace(
            loss, kept=loss.kept - dropped[loss.table], lost=loss.lost + dropped[loss.table],
            filled=filled[loss.table],
        )
        for loss in losses
    ]  # fmt: skip


def _copied(
    old: sqlite3.Connection, new: sqlite3.Connection, table: str, tell: Callable[[], None]
) -> TableLoss:
    """Copy one table; a row that the new file does not take is lost."""
    wanted = [str(row[1]) for row in new.execute(f'PRAGMA table_info("{table}")')]
    try:
        there = {str(row[1]) for row in old.execute(f'PRAGMA table_info("{table}")')}
    except (sqlite3.Error, UnicodeDecodeError):
        there = set()
    columns = [name for name in wanted if name in there]
    if not columns:
        return TableLoss(table, 0, more=True)
    known, is_sure = _known_rows(old, table)
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" for _ in range(len(columns) + 1))
    put = f'INSERT INTO "{table}" (rowid, {names}) VALUES ({marks})'  # noqa: S608 - names of our own
    kept: set[int] = set()
    broke = refused = 0
    for row in _rows(old, table, names, max(known, default=0), tell):
        if row is None:
            broke += 1
            continue
        try:
            new.execute(put, row)
            kept.add(row[0])
        except sqlite3.Error:
            refused += 1
    lost = len(known - kept) if known else refused
    return TableLoss(table, len(kept), max(lost, refused), more=bool(broke) and not is_sure)


def _known_rows(old: sqlite3.Connection, table: str) -> tuple[set[int], bool]:
    """Return the row numbers that a table's indexes name, and whether one of these was read to its end."""
    known: set[int] = set()
    is_sure = False
    try:
        indexes = [str(row[1]) for row in old.execute(f'PRAGMA index_list("{table}")')]
    except sqlite3.Error:
        return known, False
    for index in indexes:
        try:
            ask = f'SELECT rowid FROM "{table}" INDEXED BY "{index}"'  # noqa: S608 - as above
            for row in old.execute(ask):
                known.add(int(row[0]))
            is_sure = True
        except (sqlite3.Error, ValueError, TypeError):
            continue
    return known, is_sure


def _rows(
    old: sqlite3.Connection, table: str, names: str, last: int, tell: Callable[[], None]
) -> Iterator[tuple[int, ...] | None]:
    """Yield the rows that can be read, their number first, and None for each place that cannot.

    last: the greatest row number that an index names, 0 where none does.
    """
    ask = f'SELECT rowid, {names} FROM "{table}" WHERE rowid > ? ORDER BY rowid'  # noqa: S608 - names of our own
    at, end = -1, max(last, _greatest(old, table))
    steps = 0
    while True:
        try:
            for row in old.execute(ask, (at,)):
                at, steps = int(row[0]), 0
                yield row
        except (sqlite3.Error, ValueError):
            steps += 1
            at += 1
            yield None
            if not steps % 500:
                tell()
            if steps > _MOST_STEPS or (at >= end and (end or steps > _BLIND_STEPS)):
                return
        else:
            return


def _greatest(old: sqlite3.Connection, table: str) -> int:
    """Return the greatest row number of a table, 0 where it cannot be read."""
    try:
        found = old.execute(f'SELECT max(rowid) FROM "{table}"').fetchone()[0]  # noqa: S608 - names of our own
        return int(found or 0)
    except (sqlite3.Error, ValueError, TypeError):
        return 0


def _settle_links(new: sqlite3.Connection, *, has_donor: bool) -> tuple[Counter[str], Counter[str]]:
    """Take the rows that others point to from the donor; what still points nowhere goes.

    Returns how many rows went and how many were taken, by table.
    """
    dropped: Counter[str] = Counter()
    filled: Counter[str] = Counter()
    tried: set[tuple[str, object]] = set()
    while broken := new.execute("PRAGMA foreign_key_check").fetchall():
        given: set[tuple[str, object]] = set()
        for child, row, parent, link in broken:
            key = (str(parent), _pointed(new, child, row, link))
            if has_donor and key not in tried and _given_back(new, *key):
                given.add(key)
                filled[key[0]] += 1
            tried.add(key)
            if key not in given:
                ask = f'DELETE FROM "{child}" WHERE rowid = ?'  # noqa: S608 - names of our own
                dropped[child] += new.execute(ask, (row,)).rowcount
    return dropped, filled


def _pointed(new: sqlite3.Connection, child: str, row: int, link: int) -> object:
    """Return what a row's broken link points to; all links of the schema are of one column."""
    column = next(
        str(part[3]) for part in new.execute(f'PRAGMA foreign_key_list("{child}")') if part[0] == link
    )
    found = new.execute(f'SELECT "{column}" FROM "{child}" WHERE rowid = ?', (row,)).fetchone()  # noqa: S608
    return found[0] if found else None


def _given_back(new: sqlite3.Connection, parent: str, key: object) -> bool:
    """Take a row from the donor; False where it has none, or it does not fit."""
    try:
        ask = f'INSERT INTO main."{parent}" SELECT * FROM donor."{parent}" WHERE rowid = ?'  # noqa: S608
        return new.execute(ask, (key,)).rowcount > 0
    except sqlite3.Error:
        return False
