"""Copies of SQLite databases, also of those in use and of those too large for the memory."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from fujidesk.models import sqlite
from fujidesk.models.sqlite import Opened, Tell

COPY_PAGES = 2_000
"""Pages copied between two looks at the progress."""


def copy(source: Path, target: Path, tell: Tell) -> None:
    """Copy a database while it may be in use; tell(done, total) is called between parts and may raise.

    The new file is not yet forced onto the disk (`copies.put_in_place` does that), and stands alone, without
    a log beside it.
    """
    with closing(sqlite.reader(source)) as old:
        if sqlite.is_large(old):
            copy_by_page(old, target, tell)
            return
        with closing(held_copy(old, tell)) as held:
            target.write_bytes(content(held))


def held_copy(old: Opened, tell: Tell) -> Opened:
    """Return a copy in memory, to be closed. What is written from there in one go takes half the time.

    Not by `serialize` of the old one: where a page cannot be read, that says nothing and leaves zeros.
    """
    held = sqlite.memory()
    try:
        _back_up(old, held, tell)
    except BaseException:
        held.close()
        raise
    return sqlite.made_wary(held)


def content(held: Opened) -> bytearray:
    """Return what a file of the database in memory holds; it keeps no write-ahead log."""
    return sqlite.without_log(bytearray(held.serialize()))


def copy_by_page(old: Opened, target: Path, tell: Tell) -> None:
    """Copy a large database with no more than some pages in memory.

    The new file needs no journal, as whoever asked for it throws it away where the copying fails.
    """
    with closing(sqlite.plain(target)) as new, _one_state(old):
        new.execute("PRAGMA journal_mode=OFF")
        new.execute("PRAGMA synchronous=OFF")
        _back_up(old, new, tell)
        new.execute("PRAGMA journal_mode=DELETE")


@contextmanager
def _one_state(connection: Opened) -> Iterator[None]:
    """Have a connection see one state for a while, where that keeps nobody from writing.

    Copying begins anew with each write of others otherwise, which never ends for a large file in use.
    """
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        yield
        return
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield
    finally:
        connection.execute("ROLLBACK")


def _back_up(old: Opened, new: Opened, tell: Tell) -> None:
    """Copy by SQLite's own call: one state of the database, also while others write."""

    def progress(_status: int, left: int, total: int) -> None:
        """Turn what SQLite tells into done and total."""
        tell(total - left, total)

    old.backup(new, pages=COPY_PAGES, progress=progress)
