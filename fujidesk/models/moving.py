"""All that a database holds, carried over into an empty one, of a file or on a server, and proven the same.

What is the same is told by a hash over all tables: names, and each row in the order of its key. Ids stay as
they are; afterwards new rows take ids behind them.
"""

import hashlib
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, bindparam, func, insert, select, update

from fujidesk.errors import MachineError
from fujidesk.models import building, schema, sqlite

Tell = Callable[[int, int], None]
"""Told how many rows are done, of how many; may raise to stop."""
NOT_THE_SAME = "移した内容が、元の内容と一致しませんでした。何も変更していません。"
_ROWS = 500
"""Rows that are carried at once."""
_ROWS_WITH_BYTES = 8
"""Rows that are carried at once where each may be a whole file."""


def row_count(connection: Connection) -> int:
    """Return how many rows all tables hold."""
    return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in _tables())


def carry(source: Connection, target: Connection, tell: Tell) -> str:
    """Carry everything into empty tables and compare what is there then; returns the hash of both.

    Both connections see one state each; the target's transaction is its caller's to keep.

    Raises:
        MachineError: what arrived is not what was sent; the caller keeps nothing.
    """
    total = 2 * row_count(source)
    sent = hashlib.sha256()
    done = 0
    for table in _tables():
        with closing(_batches(source, table)) as batches:
            for rows in batches:
                _add(sent, table, rows)
                _store(target, table, rows)
                done += len(rows)
                tell(done, total)
        _store_links(source, target, table)
    sent_hash = sent.hexdigest()
    if content_hash(target, lambda read: tell(done + read, total)) != sent_hash:
        raise MachineError(NOT_THE_SAME)
    return sent_hash


def content_hash(connection: Connection, tell: Callable[[int], None] | None = None) -> str:
    """Return the hash over all that a database holds; tell(rows) is told how many rows were read."""
    return _hash(connection, _tables(), tell)


def _hash(connection: Connection, tables: Iterable[Table], tell: Callable[[int], None] | None = None) -> str:
    """Return the hash over these tables."""
    found = hashlib.sha256()
    done = 0
    for table in tables:
        with closing(_batches(connection, table)) as batches:
            for rows in batches:
                _add(found, table, rows)
                done += len(rows)
                if tell is not None:
                    tell(done)
    return found.hexdigest()


def to_file(source: Connection, target: Path, tell: Tell) -> str:
    """Carry everything into a new file, which must not exist; returns the hash.

    Raises:
        MachineError: as `carry`; half a file may be left, which the caller removes.
    """
    with building.empty_file(target) as connection:
        return carry(source, connection, tell)


def to_older_file(source: Connection, target: Path, revision: str) -> None:
    """Carry everything of a database of an older revision into a new file of that revision, proven the same.

    Raises:
        MachineError: as `carry`; half a file may be left, which the caller removes.
    """
    building.make_bare_file(target, revision)
    found = MetaData()
    with sqlite.single_user_engine(target) as engine, engine.connect() as connection, connection.begin():
        found.reflect(connection)
        tables = [table for table in found.sorted_tables if table.name != "alembic_version"]
        sent = hashlib.sha256()
        for table in tables:
            with closing(_batches(source, table)) as batches:
                for rows in batches:
                    _add(sent, table, rows)
                    connection.execute(insert(table), rows)
        if _hash(connection, tables) != sent.hexdigest():
            raise MachineError(NOT_THE_SAME)


def _tables() -> list[Table]:
    """Return all tables of the program, what others point to first."""
    return schema.plan.metadata.sorted_tables


def _batches(connection: Connection, table: Table) -> Generator[list[dict[str, Any]], None, None]:
    """Yield the rows of a table in the order of its key, some at a time; to be closed."""
    has_bytes = any(column.type.python_type is bytes for column in table.columns)
    size = _ROWS_WITH_BYTES if has_bytes else _ROWS
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=size)
    with connection.execute(query) as found:
        for rows in found.mappings().partitions():
            yield [dict(row) for row in rows]


def _own_links(table: Table) -> list[Column[Any]]:
    """Return the columns that point to rows of the same table, which may come later."""
    return [
        column for column in table.columns if any(key.column.table is table for key in column.foreign_keys)
    ]


def _store(target: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Store rows, links within the table left open."""
    open_links = {column.name: None for column in _own_links(table)}
    target.execute(insert(table), [row | open_links for row in rows])


def _store_links(source: Connection, target: Connection, table: Table) -> None:
    """Store the links within a table, now that all its rows are there."""
    for column in _own_links(table):
        rows = source.execute(select(table.c.id, column).where(column.is_not(None))).all()
        if rows:
            linking = update(table).where(table.c.id == bindparam("row")).values({column: bindparam("other")})
            target.execute(linking, [{"row": row, "other": other} for row, other in rows])


def _add(found: "hashlib._Hash", table: Table, rows: list[dict[str, Any]]) -> None:
    """Add rows to a hash; each value with its kind and length, so that no two contents give the same text."""
    for row in rows:
        found.update(f"{table.name}\n".encode())
        for name, value in row.items():
            body = value if isinstance(value, bytes) else str(value).encode()
            found.update(f"{name} {type(value).__name__} {len(body)}\n".encode())
            found.update(body)
