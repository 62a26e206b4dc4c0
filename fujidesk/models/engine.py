"""An opened database: gives a connection or session for each use case, and turns failures into sentences.

Neither leaves the service method that it was opened for. A reading connection sees one state of the database;
a writing session locks it at once (in a file: BEGIN IMMEDIATE), keeps all or nothing, and refuses to write
into a file that is no longer the one at its path. Only writing needs the ORM (see `models.schema`). A
database on a server: `models.server_engine`.
"""

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, Engine

from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.domain.server_address import ServerAddress
from fujidesk.errors import EditConflictError, MachineError, UserError
from fujidesk.models import confining, copies, plans, sqlite, sqlite_checks
from fujidesk.models.failures import translated

if TYPE_CHECKING:
    from sqlalchemy.orm import Session
    from sqlalchemy.pool import PoolProxiedConnection

CHANGED_MEANWHILE = (
    "ほかの人が同じ内容を先に変更しました。最新の内容を確かめてから、もう一度入力してください。"
)
READ_ONLY = "読み取り専用で開いているため、変更できません。"


class Database(ABC):
    """A database that has been checked and is at the newest revision: a file, or one on a server.

    path: what is read and written; of an older file opened read-only, its migrated copy.
    """

    path: Path | ServerAddress

    def __init__(self, engine: Engine, writer: Engine, *, read_only: bool) -> None:
        self.read_only = read_only
        self._engine, self._writer = engine, writer
        self._plan: int | None = None
        self._write_count = 0

    @property
    def has_written(self) -> bool:
        """Whether anything in the database was changed through this object."""
        return self._write_count > 0

    @property
    def write_count(self) -> int:
        """How many times something in the database was changed through this object."""
        return self._write_count

    @property
    @abstractmethod
    def is_in_place(self) -> bool:
        """Whether what is at the path is still what was opened."""

    @property
    def plan(self) -> int | None:
        """The id of the plan that is read and written; None until the first use, or where there is none."""
        return self._plan

    def plans(self) -> list[StoredPlan]:
        """Return all plans that the database holds, in the order of their making.

        Raises:
            MachineError: it cannot be read.
        """
        with self.reading_all() as connection:
            return plans.stored_plans(connection)

    def choose(self, plan: int) -> None:
        """Read and write another plan from now on; plan: one of `plans`."""
        self._plan = plan

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the chosen plan; nothing of it is kept.

        Raises:
            MachineError: it cannot be read, or its content makes no sense.
        """
        with translated(self.path), self._confined(self._engine).connect() as connection:
            yield connection

    @contextmanager
    def reading_all(self) -> Iterator[Connection]:
        """Give a connection that sees one state of all plans; for what is asked of the database as a whole.

        Raises:
            MachineError: it cannot be read.
        """
        with translated(self.path), self._engine.connect() as connection:
            yield connection

    def _confined(self, engine: Engine) -> Engine:
        """Return an engine for the chosen plan; where none was chosen, for the first that there is."""
        if self._plan is None:
            with self._engine.connect() as connection:
                self._plan = plans.first_plan(connection)
        return engine if self._plan is None else confining.confined(engine, self._plan)

    def writing(self) -> "AbstractContextManager[Session]":
        """Give a session on the chosen plan; all changes are kept at the end, or none where anything fails.

        Raises:
            UserError: the database is open read-only.
            EditConflictError: someone else changed a row meanwhile.
            MachineError: it cannot be written to, or was removed or replaced since it was opened.
        """
        return self._session(self._confined)

    def writing_all(self) -> "AbstractContextManager[Session]":
        """Give a session as `writing` that sees and changes all plans; new rows must say theirs.

        Raises:
            UserError, EditConflictError, MachineError: as `writing`.
        """
        return self._session(lambda engine: engine)

    @contextmanager
    def _session(self, of: Callable[[Engine], Engine]) -> "Iterator[Session]":
        """Give a session over the engine of writes; of: confines it."""
        if self.read_only:
            raise UserError(READ_ONLY)
        from sqlalchemy.orm import Session  # late: the list is on the screen before anything is written
        from sqlalchemy.orm.exc import StaleDataError

        try:
            with translated(self.path), Session(of(self._writer)) as session, session.begin():
                before = self._begin_write(session.connection())
                yield session
                session.flush()
                changed = self._end_write(session.connection(), before)
        except StaleDataError as error:
            raise EditConflictError(CHANGED_MEANWHILE) from error
        self._write_count += changed

    def of_plan(self, plan: int) -> Self:
        """Return the same database as what it holds of another plan, to be read only and never closed.

        plan: one of `plans`.
        """
        other = copy(self)
        other.choose(plan)
        other.read_only = True
        return other

    @abstractmethod
    def _begin_write(self, connection: Connection) -> int:
        """Begin a write; returns the count that `_end_write` compares."""

    @abstractmethod
    def _end_write(self, connection: Connection, before: int) -> bool:
        """End a write before it is kept; returns whether it changed anything."""

    @abstractmethod
    def was_written_elsewhere(self) -> bool:
        """Tell whether another program has changed the database since this was last asked.

        Raises:
            MachineError: it cannot be read.
        """

    @abstractmethod
    def copy_to(self, target: Path, tell: Callable[[int, int], None]) -> list[str]:
        """Copy what is stored into a new file on the disk; returns what keeps that from being whole.

        tell(done, total) is called between parts and may raise to stop.

        Raises:
            OSError: the file could not be written out, such as on a full disk.
        """

    @abstractmethod
    def faults(self) -> list[str]:
        """Return what is wrong with how the rows lie there, in the database's own words.

        Raises:
            MachineError: it cannot be read.
        """

    @abstractmethod
    def technical_facts(self) -> dict[str, str | int | bool | None]:
        """Return how large it is and how it is kept: nothing of what it holds.

        Raises:
            MachineError: it cannot be read.
        """

    @abstractmethod
    def size(self) -> int:
        """Return how many bytes it takes; 0 where that cannot be asked any more."""

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


class FileDatabase(Database):
    """A database in a file, for one writer at a time.

    path: the file that is read and written.
    """

    path: Path

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        engine = sqlite.make_engine(path, read_only=read_only)
        super().__init__(engine, sqlite.writing(engine), read_only=read_only)
        self._identity = _identity(path)
        self._watch: PoolProxiedConnection | None = None
        self._seen: int | None = None

    @property
    def is_in_place(self) -> bool:
        """Whether the file at the path is still the one that was opened."""
        try:
            return _identity(self.path) == self._identity
        except OSError:
            return False

    def _begin_write(self, connection: Connection) -> int:
        """Refuse to write where nobody will look; returns how many rows were changed so far."""
        self._refuse_misplaced()
        return sqlite.change_count(connection)

    def _end_write(self, connection: Connection, before: int) -> bool:
        """Tell whether rows were changed since."""
        return sqlite.change_count(connection) > before

    def was_written_elsewhere(self) -> bool:
        """Tell whether another program has changed the file since this was last asked (the first time: no).

        Asked through one connection of its own, as SQLite counts what others wrote for each connection.

        Raises:
            MachineError: the file cannot be read.
        """
        with translated(self.path):
            if self._watch is None:
                self._watch = self._engine.raw_connection()
            cursor = self._watch.cursor()
            version = int(cursor.execute("PRAGMA data_version").fetchone()[0])
            cursor.close()
        before, self._seen = self._seen, version
        return before is not None and before != version

    def copy_to(self, target: Path, tell: Callable[[int, int], None]) -> list[str]:
        """Copy as `Database.copy_to`, also when the path no longer leads to what is open."""
        with sqlite.opened(self._engine) as connection:
            return copies.copy_checked(connection, target, tell)

    def faults(self) -> list[str]:
        """Return what SQLite finds wrong with the file, and the rows that point nowhere."""
        with translated(self.path):
            return sqlite_checks.faults(self.path, thorough=True) + sqlite_checks.broken_links(self.path)

    def technical_facts(self) -> dict[str, str | int | bool | None]:
        """Return the size of the file and its revision."""
        with translated(self.path):
            return {"bytes": self.path.stat().st_size, "revision": sqlite_checks.revision(self.path)}

    def size(self) -> int:
        """Return the length of the file, without its log."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def _refuse_misplaced(self) -> None:
        """Refuse to write where nobody will look: what is written into a removed file is lost on closing.

        Linux lets a file be removed or replaced while it is open; Windows does not.
        """
        if not self.is_in_place:
            raise MachineError(
                f"データベース「{self.path}」が、開いている間に削除されたか、別のファイルに置き換えられました。"
                "変更は保存していません。ファイルを元に戻してから、プログラムを開き直してください。"
            )

    def close(self) -> None:
        """Close all connections."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        super().close()


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells a file from another one that takes its name later (device and file number).

    File shares of Windows give numbers that change, and no open file can be replaced there: always (0, 0).
    """
    found = path.stat()
    return (0, 0) if os.name == "nt" else (found.st_dev, found.st_ino)
