"""An opened database on a server, which several people read and write at once."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import Connection, Engine

from fujidesk.domain.server_address import ServerAddress
from fujidesk.errors import MachineError
from fujidesk.models import copies, moving, server
from fujidesk.models.confining import plan_of
from fujidesk.models.engine import Database, FileDatabase

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Copying: TypeAlias = Callable[[Path, copies.Tell], list[str]]
"""Copies a database into a new file, as `Database.copy_to`."""


class ServerDatabase(Database):
    """A database on a server; nobody holds it for longer than one write takes."""

    path: ServerAddress

    def __init__(self, address: ServerAddress, *, read_only: bool = False) -> None:
        self.path = address
        engine = server.make_engine(address, read_only=read_only)
        super().__init__(engine, engine, read_only=read_only)
        self._guard = threading.Lock()  # imports write from the worker, while the window looks
        self._seen: int | None = None
        self._has_news = False

    @property
    def is_in_place(self) -> bool:
        """Always true: a server lets nobody replace a database that is in use."""
        return True

    @contextmanager
    def _session(self, of: Callable[[Engine], Engine]) -> "Iterator[Session]":
        """Give a session as `Database`; a write that fails has not been counted."""
        seen = self._seen
        try:
            with super()._session(of) as session:
                yield session
        except BaseException:
            with self._guard:
                self._seen = seen
            raise

    def _begin_write(self, connection: Connection) -> int:
        """Lock out other writers; returns how many writes there were before."""
        return server.begin_write(connection)

    def _end_write(self, connection: Connection, before: int) -> bool:
        """Count the write as our own, and remember whether the plan has others that we have not seen."""
        last = self._last_write(connection, before)
        if not server.end_write(connection, plan_of(connection)):
            return False
        with self._guard:
            self._has_news = self._has_news or (self._seen is not None and self._seen < last)
            self._seen = before + 1
        return True

    def was_written_elsewhere(self) -> bool:
        """Tell whether others have written into the plan since this was last asked (the first time: no)."""
        with self.reading_all() as connection:
            count = server.write_count(connection)
            last = count if count == self._seen else self._last_write(connection, count)
        with self._guard:
            has_news = self._has_news or (self._seen is not None and self._seen < last)
            self._has_news, self._seen = False, max(self._seen or 0, count)
        return has_news

    def _last_write(self, connection: Connection, count: int) -> int:
        """Return the number of the last write into our plan; count: of the last write into any of them."""
        return count if self._plan is None else server.last_write(connection, self._plan)

    def copy_to(self, target: Path, tell: Callable[[int, int], None]) -> list[str]:
        """Copy everything into a new database file, as `Database.copy_to`."""
        with self.reading_all() as connection:
            return _copied(connection, target, tell)

    def replace_by(self, source: Path, keep: Callable[[Copying], object]) -> None:
        """Let what a file holds take the place of everything, all or nothing, proven by a hash.

        Others can read meanwhile, but not write, so that nothing gets lost between keeping and replacing.

        Args:
            source: a whole file of the newest form.
            keep: keeps the present state by what it is given; whatever it raises leaves all as it is.

        Raises:
            UserError: the database is open read-only.
            MachineError: it cannot be written to, or what arrived is not what was sent.
        """
        file = FileDatabase(source, read_only=True)
        with closing(file), file.reading_all() as old, self.writing_all() as session:
            connection = session.connection()
            keep(partial(_copied, connection))
            server.remove_rows(connection)
            moving.carry(old, connection, _no_tell)
            server.count_ids_on(connection)

    def faults(self) -> list[str]:
        """Return nothing: the server watches over links and pages itself, and refuses what does not fit."""
        return []

    def size(self) -> int:
        """Return how many bytes the server keeps for the database."""
        try:
            with self.reading_all() as connection:
                return server.size(connection)
        except MachineError:
            return 0

    def technical_facts(self) -> dict[str, str | int | bool | None]:
        """Return the size of the database, its revision and the version of the server."""
        with self.reading_all() as connection:
            return {
                "bytes": server.size(connection), "revision": server.revision(connection),
                "server": server.version(connection),
            }  # fmt: skip


def _copied(connection: Connection, target: Path, tell: copies.Tell) -> list[str]:
    """Copy what a connection sees into a new file; returns what keeps that from being a whole one."""
    moving.to_file(connection, target, tell)
    return copies.shortcomings_forced(target)


def _no_tell(_done: int, _total: int) -> None:
    """Tell nobody: what has begun while others wait is not stopped."""
