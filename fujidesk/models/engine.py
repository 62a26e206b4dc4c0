"""An opened database: gives sessions for one use case each and turns failures into sentences."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from fujidesk.errors import UserError
from fujidesk.models import sqlite
from fujidesk.models.failures import translated

READ_ONLY = "読み取り専用で開いているため、変更できません。"


class Database:
    """A database file that has been checked and is at the newest revision."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = sqlite.make_engine(path, read_only=read_only)
        self._writer = sqlite.writing(self._engine)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the database; nothing of it is kept.

        Raises:
            MachineError: the file cannot be read.
        """
        with translated(self.path), Session(self._engine, autoflush=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session whose changes are all kept at the end, or none where anything fails.

        Raises:
            UserError: the database is open read-only.
            EditConflictError: someone else changed a row meanwhile.
            MachineError: the file cannot be written to.
        """
        if self.read_only:
            raise UserError(READ_ONLY)
        with translated(self.path), Session(self._writer) as session, session.begin():
            yield session

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()
