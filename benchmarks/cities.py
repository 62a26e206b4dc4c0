"""Any number of cities in one database, each with the rows of one made-up city of five years.

The rows of the city are copied inside the database, INSERT … SELECT, into empty tables: ids and links move
with their plan, keys that count within a plan stay. They come in bursts, one city after the other and then
again from the first, as cities write: so the rows of one do not lie in one piece.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from zlib import crc32

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    cast,
    func,
    insert,
    literal,
    null,
    select,
    true,
)
from sqlalchemy.schema import CreateIndex, CreateTable

from fujidesk.domain.server_address import ServerAddress
from fujidesk.models import building, schema, sqlite, upgrading
from fujidesk.models.engine import FileDatabase
from fujidesk.services.server_opening import empty_tables

BURST = 200
"""Rows of a table that a city writes in one go."""
_PLACE = "place_in_city"
"""The column of the copy of a table that counts its rows, from 0 on; of rows with an id, the id less one."""
_AT_ONCE = 500


def make_cities(target: Path | ServerAddress, cities: int, source: Path) -> None:
    """Fill a new file, or an empty database on a server, with so many cities.

    source: a file that holds the one city that all are like.
    """
    file = FileDatabase(source, read_only=True)
    filling = _empty_file(target) if isinstance(target, Path) else empty_tables(target)
    with closing(file), file.reading_all() as old, filling as connection:
        _make_haste(connection)
        with _later_indexes(connection):
            numbers = _numbers(connection, cities)
            for table in _tables():
                copy = _copied(old, connection, table)
                if copy is not None:
                    _multiply(connection, table, copy, numbers, cities)
                    copy.drop(connection)
            numbers.drop(connection)


def mark_of_tables() -> str:
    """Return a mark that is another as soon as a column, key or index is."""
    indexes = sorted(str(CreateIndex(index)) for table in _tables() for index in table.indexes)
    told = [str(CreateTable(table)) for table in _tables()] + indexes
    return f"{crc32(''.join(told).encode()):08x}"


def plan_in_the_middle(cities: int) -> int:
    """Return the id of the plan that lies in the middle of so many."""
    return (cities + 1) // 2


@contextmanager
def _empty_file(path: Path) -> Iterator[Connection]:
    """Give the connection to a new file with empty tables, which follows no link of what is added."""
    building.make_bare_file(path, upgrading.HEAD)
    with sqlite.single_user_engine(path) as engine, engine.begin() as connection:
        yield connection


def _tables() -> list[Table]:
    """Return all tables, what others point to first."""
    return schema.plan.metadata.sorted_tables


def _make_haste(connection: Connection) -> None:
    """Set a connection up for writing much at once; what it writes is thrown away where it fails."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA cache_size=-1000000")
    else:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")  # no check of each link
        connection.exec_driver_sql("SET LOCAL maintenance_work_mem = '1GB'")
        connection.exec_driver_sql("SET LOCAL work_mem = '1GB'")


@contextmanager
def _later_indexes(connection: Connection) -> Iterator[None]:
    """Take the indexes away for a while: made at the end they take a fraction of the time."""
    indexes = [
        index for table in _tables() for index in sorted(table.indexes, key=lambda item: str(item.name))
    ]
    for index in indexes:
        index.drop(connection)
    yield
    for index in indexes:
        index.create(connection)


def _numbers(connection: Connection, cities: int) -> Table:
    """Lay the numbers of the cities, from 0 on, beside the tables."""
    numbers = Table("city_number", MetaData(), Column("n", Integer, primary_key=True), prefixes=["TEMPORARY"])
    numbers.create(connection)
    connection.execute(insert(numbers), [{"n": number} for number in range(cities)])
    return numbers


def _copied(old: Connection, connection: Connection, table: Table) -> Table | None:
    """Lay the rows of a table of the one city beside the empty tables; None: it holds none."""
    in_order = [table.c.fiscal_year] if "fiscal_year" in table.c else []
    found = old.execute(select(table).order_by(*in_order, *table.primary_key.columns)).mappings()
    rows: list[dict[str, Any]] = [dict(row) for row in found]
    if not rows:
        return None
    place = Column(_PLACE, Integer, primary_key=True)
    columns = [Column(column.name, column.type) for column in table.columns]
    copy = Table(f"city_{table.name}", MetaData(), place, *columns, prefixes=["TEMPORARY"])
    copy.create(connection)
    for count, row in enumerate(rows):
        row[_PLACE] = row["id"] - 1 if "id" in table.c else count
    for start in range(0, len(rows), _AT_ONCE):
        connection.execute(insert(copy), rows[start : start + _AT_ONCE])
    return copy


def _multiply(connection: Connection, table: Table, copy: Table, numbers: Table, cities: int) -> None:
    """Add the rows of all cities to a table, burst by burst."""
    names = [column.name for column in table.columns]
    values = [_value(column, copy, numbers.c.n, cities) for column in table.columns]
    last = connection.scalar(select(func.max(copy.c[_PLACE]))) or 0
    burst = _burst(table)
    for start in range(0, last + 1, burst):
        rows = (
            select(*values)
            .select_from(numbers.join(copy, true()))
            .where(copy.c[_PLACE] >= start, copy.c[_PLACE] < start + burst)
            .order_by(numbers.c.n, copy.c[_PLACE])
        )
        connection.execute(insert(table).from_select(names, rows, include_defaults=False))


def _burst(table: Table) -> int:
    """Return how many rows a city has written before the next one's turn; of plans, one."""
    return 1 if table.name in ("plan", "plan_profile") else BURST


def _value(column: Column[Any], copy: Table, city: ColumnElement[int], cities: int) -> ColumnElement[Any]:
    """Return what a column holds in the rows of a city, counted from 0."""
    own = copy.c[column.name]
    if column.name == "predecessor_id":
        return null()
    if column.table.name == "plan" and column.name == "name":
        return own + literal(" ") + cast(city + 1, Text)
    if column.name == "id":
        return _moved(own, column.table, city, cities)
    for link in column.foreign_keys:
        return _moved(own, link.column.table, city, cities)
    return own


def _moved(
    own: ColumnElement[Any], table: Table, city: ColumnElement[int], cities: int
) -> ColumnElement[Any]:
    """Return the id of a city's row that is a copy of the row with this id."""
    burst = _burst(table)
    return (own - 1) // burst * (burst * cities) + city * burst + (own - 1) % burst + 1
