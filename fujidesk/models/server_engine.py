"""An opened database on a server, which several people read and write at once."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from fujidesk.domain.server_address import ServerAddress
from fujidesk.models import copies, moving, server
from fujidesk.models.engine import Database

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


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
    def writing(self) -> "Iterator[Session]":
        """Give a session as `Database.writing`; a write that fails has not been counted."""
        seen = self._seen
        try:
            with super().writing() as session:
                yield session
        except BaseException:
            with self._guard:
                self._seen = seen
            raise

    def _begin_write(self, connection: Connection) -> int:
        """Lock out other writers; returns how many writes there were before."""
        return server.begin_write(connection)

    def _end_write(self, connection: Connection, before: int) -> bool:
        """Count the write as our own, and remember whether there are others that we have not seen."""
        if not server.end_write(connection):
            return False
        with self._guard:
            self._has_news = self._has_news or (self._seen is not None and self._seen < before)
            self._seen = before + 1
        return True

    def was_written_elsewhere(self) -> bool:
        """Tell whether others have written since this was last asked (the first time: no)."""
        with self.reading() as connection:
            count = server.write_count(connection)
        with self._guard:
            has_news = self._has_news or (self._seen is not None and self._seen < count)
            self._has_news, self._seen = False, max(self._seen or 0, count)
        return has_news

    def copy_to(self, target: Path, tell: Callable[[int, int], None]) -> list[str]:
        """Copy everything into a new database file, as `Database.copy_to`."""
        with self.reading() as connection:
            moving.to_file(connection, target, tell)
        return copies.shortcomings_forced(target)

    def faults(self) -> list[str]:
        """Return nothing: the server watches over links and pages itself, and refuses what does not fit."""
        return []

    def technical_facts(self) -> dict[str, str | int | bool | None]:
        """Return the size of the database, its revision and the version of the server."""
        with self.reading() as connection:
            return {
                "bytes": server.size(connection), "revision": server.revision(connection),
                "server": server.version(connection),
            }  # fmt: skip
