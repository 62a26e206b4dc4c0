"""What is true of SQLite only: connections, PRAGMAs, our file mark, logs, complaints.

`sqlite_checks` looks into files, `sqlite_copies` copies them; `server` is the twin for PostgreSQL.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from fujidesk.models.confining import confinable

DriverError = sqlite3.Error
Opened = sqlite3.Connection
Tell = Callable[[int, int], None]
"""Told how much is done, of how much; may raise to stop."""
APPLICATION_ID = 0x46554A49
"""Marks a file as ours ("FUJI"), PRAGMA application_id."""
FILE_MARK = b"SQLite format 3\x00"
_MODE_AT, _NO_LOG, _LOG = slice(18, 20), b"\x01\x01", b"\x02\x02"
"""Where the head of a file says whether a write-ahead log is kept; no; yes (fileformat2.html, 1.3.3)."""
BUSY_TIMEOUT_S = 5.0
"""How long a write waits for another program's transaction before it is a sentence."""
_WARY = (("trusted_schema", "OFF"), ("cell_size_check", "ON"))
"""For files that somebody gave us (sqlite.org/security.html, "Untrusted SQLite Database Files")."""
_MOST_IN_MEMORY = 256 << 20
"""Bytes of a file that is taken into memory to be checked."""
_LOG_ENDS = ("-wal", "-journal")
"""Ends of the names of SQLite's logs: of changes not yet in the file, of what half a write replaced."""
HISTORY_GUARDS = tuple(
    f"CREATE TRIGGER change_history_no_{verb} BEFORE {verb} ON change_history "
    "BEGIN SELECT RAISE(ABORT, 'the change history is append-only'); END"
    for verb in ("UPDATE", "DELETE")
)
"""The only triggers that a database has; see `refuse_history_changes`."""
_AMISS = ("no such table", "no such column", "unsupported file format")
"""How SQLite begins its general complaints about a file that is not as its revision says."""
_UNREADABLE = "Could not decode to UTF-8"
"""How the driver begins its complaint about a text that is none; it gives no code."""
_WRITING = "fujidesk_writing"
"""The execution option that tells the transactions of writes."""


def _uri(path: Path, query: str) -> str:
    """Return the URI of a file; a Windows share (//server/…) must not become the URI's authority."""
    posix = path.absolute().as_posix()
    return f"file://{'' if posix.startswith('/') else '/'}{quote(posix)}?{query}"


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open an existing file; none is ever made, so that a mistyped name leaves no empty database.

    check_same_thread is off because the pool hands connections from thread to thread, one at a time.
    """
    mode = "ro" if read_only else "rw"
    if read_only and not os.access(path.parent, os.W_OK) and not _wal_of(path).exists():
        mode = "ro&immutable=1"  # in a folder that we cannot write to, SQLite cannot make its -shm file
    connection = sqlite3.connect(
        _uri(path, f"mode={mode}"),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_TIMEOUT_S,
    )
    return made_wary(connection)


def made_wary(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection that trusts nothing that the file says of itself."""
    for name, value in _WARY:
        connection.execute(f"PRAGMA {name}={value}")
    return connection


def memory() -> Opened:
    """Return an empty database in memory; to be closed."""
    return sqlite3.connect(":memory:", isolation_level=None)


def plain(path: Path) -> Opened:
    """Return a connection to a file that it makes where there is none; to be closed."""
    return sqlite3.connect(path)


def _wal_of(path: Path) -> Path:
    """Return the write-ahead log that lies beside a database in use, or that a killed program left."""
    return path.with_name(path.name + "-wal")


def left_log(path: Path) -> Path | None:
    """Return the log of another database that lies beside the file's name; None where there is none.

    SQLite takes any log of the right name for the file's own and writes its pages into it: a new file, or a
    backup put in the place of one whose program was killed, would turn into the old one, or a mixture. A log
    is ours only while the head of the file says that there is one (bytes 18 and 19: 2; sqlite.org/
    fileformat2.html, 1.3.3): it says so before the log is made, and closing removes the log first.
    """
    if not path.exists():
        logs = (path.with_name(path.name + end) for end in _LOG_ENDS)
        return next((log for log in logs if log.is_file() and log.stat().st_size), None)
    log = _wal_of(path)
    if _keeps_wal(path) or not log.is_file() or not log.stat().st_size:
        return None
    return None if _keeps_wal(path) else log  # asked twice: another program may have opened it in between


def left_journal(path: Path) -> bool:
    """Tell whether a journal of half a write lies beside the file: under way, or of a killed program."""
    journal = path.with_name(f"{path.name}-journal")
    return journal.is_file() and journal.stat().st_size > 0


def roll_back_left(path: Path) -> None:
    """Take back the half write of a killed program, which readers cannot (SQLITE_READONLY_ROLLBACK)."""
    with closing(_connect(path, read_only=False)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _keeps_wal(path: Path) -> bool:
    """Tell whether the head of a file says that its newest changes lie in a write-ahead log."""
    with path.open("rb") as file:
        return file.read(_MODE_AT.stop)[_MODE_AT] == _LOG


def remove_draft(path: Path) -> None:
    """Remove a file that is being made, with the logs that a killed program left of it."""
    for name in (path, *(path.with_name(path.name + end) for end in (*_LOG_ENDS, "-shm"))):
        name.unlink(missing_ok=True)


def make_engine(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> Engine:
    """Return an engine for an existing file; `writing` gives its twin whose transactions lock at once.

    The driver's own transactions are off (isolation_level None) and BEGIN is sent explicitly, because
    otherwise DDL would not be rolled back. synchronous=EXTRA: what was shown as saved survives a power cut,
    also without a write-ahead log (docs/durability.md).
    """

    def connect() -> sqlite3.Connection:
        """Open one connection with what must hold for each of them."""
        connection = _connect(path, read_only=read_only)
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA synchronous=EXTRA")
        if read_only:
            connection.execute("PRAGMA query_only=ON")
        return connection

    engine = confinable(create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool))
    event.listen(engine, "begin", _begin)
    return engine


def writing(engine: Engine) -> Engine:
    """Return the engine for writes: BEGIN IMMEDIATE, so that what was checked stays true until the commit."""
    return engine.execution_options(**{_WRITING: True})


def _begin(connection: Connection) -> None:
    """Begin a transaction where SQLAlchemy says so (its recipe for SQLite, "Serializable isolation")."""
    immediate = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def version() -> str:
    """Return the version of SQLite that came with Python."""
    return sqlite3.sqlite_version


def refuse_history_changes(connection: Connection) -> None:
    """Let the file refuse to change or remove lines of the history, whoever asks.

    A migration that makes the table anew has to ask for it again.
    """
    for text in HISTORY_GUARDS:
        connection.exec_driver_sql(text)


def allow_history_changes(connection: Connection) -> None:
    """Take the refusal back, within a migration that makes the table anew."""
    for verb in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS change_history_no_{verb}")


def use_wal(path: Path, *, on: bool) -> None:
    """Keep changes in a write-ahead log beside the file (local disks) or in the file alone (shares)."""
    with closing(_connect(path, read_only=False)) as connection:
        connection.execute(f"PRAGMA journal_mode={'WAL' if on else 'DELETE'}")


def leave_single_file(path: Path) -> None:
    """Fold the write-ahead log into the file, so that the file alone is the whole database."""
    use_wal(path, on=False)


def mark_as_ours(path: Path) -> None:
    """Write our mark into the head of a new file."""
    with closing(_connect(path, read_only=False)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")


def make_empty(path: Path) -> None:
    """Make an empty database file with our mark."""
    path.touch(exist_ok=False)
    mark_as_ours(path)


def is_database(path: Path) -> bool:
    """Tell whether the file begins as an SQLite database does."""
    with path.open("rb") as file:
        return file.read(len(FILE_MARK)) == FILE_MARK


def is_read_at_once(path: Path) -> bool:
    """Tell whether a file may be taken into memory: it is not very large, and no log lies beside it."""
    logs = (path.with_name(path.name + end) for end in _LOG_ENDS)
    return path.stat().st_size <= _MOST_IN_MEMORY and not any(
        log.is_file() and log.stat().st_size for log in logs
    )


def without_log(head: bytearray) -> bytearray:
    """Return the head of a file as it is where no write-ahead log is kept; one that says neither stays so."""
    if head[_MODE_AT] == _LOG:
        head[_MODE_AT] = _NO_LOG
    return head


def reader(path: Path) -> sqlite3.Connection:
    """Return a connection that only reads, for plain SQL on a file that may not be sound; to be closed."""
    return _connect(path, read_only=True)


def writer(path: Path) -> sqlite3.Connection:
    """Return a connection for plain SQL on a file that is being made; to be closed."""
    return _connect(path, read_only=False)


@contextmanager
def opened(engine: Engine) -> Iterator[Opened]:
    """Give the driver's own connection: of the very file, also where its name was taken from it."""
    with closing(engine.raw_connection()) as pooled:
        connection = pooled.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        yield connection


def size(connection: Opened) -> int:
    """Return how many bytes a database takes."""
    pages, each = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return int(pages * each)


def is_large(connection: Opened) -> bool:
    """Tell whether a database is too large to be held in memory beside the window."""
    return size(connection) > _MOST_IN_MEMORY


def change_count(connection: Connection) -> int:
    """Return how many rows this connection has inserted, changed or removed since it was opened."""
    return int(connection.exec_driver_sql("SELECT total_changes()").scalar_one())


@contextmanager
def single_user_engine(path: Path) -> Iterator[Engine]:
    """Give an engine for a migration: foreign keys off, because batch mode drops and renames tables."""
    engine = make_engine(path, foreign_keys=False)
    try:
        yield engine
    finally:
        engine.dispose()


_DAMAGED = "データベース{what}が壊れています。バックアップから戻してください。"
_SENTENCES = {
    sqlite3.SQLITE_FULL: "ディスクの空き容量が足りないため、{what}に保存できません。"
    "何も変更していません。空きを作って、やり直してください。",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: "{what}はデータベースではないか、壊れています。ファイルを確かめてください。",
    sqlite3.SQLITE_BUSY: "データベース{what}がほかで使われています。少し待って、やり直してください。",
    sqlite3.SQLITE_LOCKED: "データベース{what}がほかで使われています。少し待って、やり直してください。",
    sqlite3.SQLITE_READONLY: "データベース{what}に書き込めません（読み取り専用）。"
    "場所か権限を確かめてください。",
    sqlite3.SQLITE_PERM: "データベース{what}を開く権限がありません。場所か権限を確かめてください。",
    sqlite3.SQLITE_IOERR: "データベース{what}の読み書きに失敗しました。"
    "ディスクの空きやネットワークを確かめてください。",
    sqlite3.SQLITE_PROTOCOL: "データベース{what}がほかで使われています。少し待って、やり直してください。",
    sqlite3.SQLITE_CANTOPEN: "データベース{what}を開けません。場所、名前、権限を確かめてください。",
}  # fmt: skip


def is_damage(error: BaseException | None) -> bool:
    """Tell whether a complaint of the driver means that the file is not as it was written."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return _is_unreadable(error)
    gone = code == sqlite3.SQLITE_ERROR and str(error).startswith(_AMISS)
    return gone or code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _is_unreadable(error: BaseException | None) -> bool:
    """Tell whether a text in the file, or in its complaint about the tables, is no UTF-8."""
    of_driver = isinstance(error, sqlite3.OperationalError) and str(error).startswith(_UNREADABLE)
    return of_driver or isinstance(error, UnicodeDecodeError)


def sentence(error: BaseException | None, path: Path) -> str | None:
    """Return the sentence for a complaint of the driver; None when it is a fault of the program."""
    code = getattr(error, "sqlite_errorcode", None)
    if _is_unreadable(error):
        return _DAMAGED.format(what=f"「{path}」")
    if code is None:
        return None
    text = _SENTENCES.get(code & 0xFF)
    if code == sqlite3.SQLITE_ERROR and str(error).startswith(_AMISS):
        text = _DAMAGED  # the revision says that it is there, so someone else took it out
    return None if text is None else text.format(what=f"「{path}」")
