"""Everything that is true of PostgreSQL only, as `models.sqlite` is of SQLite: connections, complaints.

Imported only where a server's address is given; the driver comes in with the first engine. Readers see one
state (REPEATABLE READ). Writes go one after the other: each begins by locking `fujidesk_mark`, before it
reads anything, as BEGIN IMMEDIATE does in a file; so what was checked stays true until the commit, and the
chain of the history and the ids follow the order of the writes.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, String, Table, Text, create_engine, make_url
from sqlalchemy.types import TypeEngine

from fujidesk.domain.server_address import ServerAddress
from fujidesk.models import schema
from fujidesk.models.confining import confinable
from fujidesk.models.schema_columns import NAMING

CONNECT_TIMEOUT_S = 5
"""How long a connection is waited for, in seconds."""
LOCK_TIMEOUT_MS = 5_000
"""How long a write waits for the writes of others before it is a sentence, in milliseconds."""
_MAKING = 0x46554A49
"""The number of the lock under which tables are made ("FUJI")."""
_MARK = """CREATE TABLE fujidesk_mark (
    one INTEGER NOT NULL DEFAULT 1 PRIMARY KEY CHECK (one = 1),
    writes BIGINT NOT NULL
)"""
"""Marks a database as ours and counts the writes, so that other windows see that something was written."""
_PLAN_MARK = """CREATE TABLE IF NOT EXISTS fujidesk_plan_mark (
    plan_id INTEGER NOT NULL PRIMARY KEY,
    write BIGINT NOT NULL
)"""
"""The number of the last write into each plan, so that a window does not read anew for those of others."""
_ALL_PLANS = 0
"""Stands there for a write into all plans."""
_APPEND_ONLY = (
    """CREATE FUNCTION change_history_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the change history is append-only'; END $$""",
    """CREATE TRIGGER change_history_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON change_history
    FOR EACH STATEMENT EXECUTE FUNCTION change_history_append_only()""",
)


def make_engine(address: ServerAddress, *, read_only: bool = False) -> Engine:
    """Return an engine for a database on a server; a connection that was lost meanwhile is made anew."""
    told: dict[str, str | int] = {
        "connect_timeout": CONNECT_TIMEOUT_S, "application_name": "fujidesk",
        "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3,
    }  # fmt: skip
    if read_only:
        told["options"] = "-c default_transaction_read_only=on"
    return confinable(
        create_engine(
            make_url(address.url), isolation_level="REPEATABLE READ", pool_pre_ping=True, connect_args=told
        )
    )


def begin_write(connection: Connection) -> int:
    """Lock out other writers until the transaction ends; returns how many writes there were before.

    What is kept at its end lies on the server's disk then, whatever the server was set to. Must come first in
    the transaction: the state that it sees is taken only after the lock.

    Raises:
        DBAPIError: others write for longer than `LOCK_TIMEOUT_MS`, or there is no right to write.
    """
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {LOCK_TIMEOUT_MS}")
    connection.exec_driver_sql("SET LOCAL synchronous_commit = on")
    connection.exec_driver_sql("LOCK TABLE fujidesk_mark IN SHARE ROW EXCLUSIVE MODE")
    return write_count(connection)


def end_write(connection: Connection, plan: int | None) -> bool:
    """Count the write; returns whether the transaction changed anything, and counts nothing where not.

    plan: the id of the one that was written into; None: all.
    """
    if connection.exec_driver_sql("SELECT txid_current_if_assigned()").scalar_one() is None:
        return False
    connection.exec_driver_sql("UPDATE fujidesk_mark SET writes = writes + 1")
    connection.exec_driver_sql(
        "INSERT INTO fujidesk_plan_mark (plan_id, write) SELECT %(plan)s, writes FROM fujidesk_mark "
        "ON CONFLICT (plan_id) DO UPDATE SET write = excluded.write",
        {"plan": _ALL_PLANS if plan is None else plan},
    )
    return True


def mark_plan(connection: Connection, plan: int) -> None:
    """Note that the write that goes on concerns another plan, too, beside the one that `end_write` notes."""
    connection.exec_driver_sql(
        "INSERT INTO fujidesk_plan_mark (plan_id, write) SELECT %(plan)s, writes + 1 FROM fujidesk_mark "
        "ON CONFLICT (plan_id) DO UPDATE SET write = excluded.write",
        {"plan": plan},
    )


def last_write(connection: Connection, plan: int) -> int:
    """Return the number of the last write into a plan, alone or with all others; 0: there was none."""
    found = connection.exec_driver_sql(
        "SELECT max(write) FROM fujidesk_plan_mark WHERE plan_id IN (%(plan)s, %(all)s)",
        {"plan": plan, "all": _ALL_PLANS},
    ).scalar_one()
    return 0 if found is None else int(found)


def make_plan_marks(connection: Connection) -> None:
    """Make the table of the last writes, where an older program made the database without it."""
    connection.exec_driver_sql(_PLAN_MARK)


def write_count(connection: Connection) -> int:
    """Return how many writes the database has seen."""
    return int(connection.exec_driver_sql("SELECT writes FROM fujidesk_mark").scalar_one())


def version(connection: Connection) -> str:
    """Return the version of the server."""
    return str(connection.exec_driver_sql("SHOW server_version").scalar_one())


def size(connection: Connection) -> int:
    """Return how large the database is, in bytes."""
    return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())


def revision(connection: Connection) -> str | None:
    """Return the revision of our schema that the database has; None when it is not ours."""
    if not table_names(connection) >= {"fujidesk_mark", "alembic_version"}:
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


def table_names(connection: Connection) -> set[str]:
    """Return the names of all tables, views and sequences where ours are, or would be, made."""
    names = connection.exec_driver_sql(
        "SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace "
        "WHERE nspname = current_schema() AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')"
    )
    return {str(name) for (name,) in names}


def keeps_japanese(connection: Connection) -> bool:
    """Tell whether the database can keep any text (UTF-8)."""
    return str(connection.exec_driver_sql("SHOW server_encoding").scalar_one()) == "UTF8"


def lock_making(connection: Connection) -> None:
    """Lock out others who make tables, until the transaction ends."""
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MAKING})")


def make_tables(connection: Connection) -> None:
    """Make all tables, empty; texts are put in order by their characters' numbers, as in a file."""
    copied = MetaData(naming_convention=NAMING)
    for table in schema.plan.metadata.sorted_tables:
        for column in table.to_metadata(copied).columns:
            column.type = _in_plain_order(column.type)
    copied.create_all(connection)
    connection.exec_driver_sql(_MARK)
    connection.exec_driver_sql("INSERT INTO fujidesk_mark (writes) VALUES (0)")
    make_plan_marks(connection)
    for statement in _APPEND_ONLY:
        connection.exec_driver_sql(statement)


def _in_plain_order(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    """Return a type whose texts are not put in the order of any language."""
    plain = kind
    if isinstance(kind, Text):
        plain = Text(collation="C")
    elif isinstance(kind, String):
        plain = String(kind.length, collation="C")
    return plain


def remove_rows(connection: Connection) -> None:
    """Remove all rows of all tables, for others to come in their place in the same transaction.

    Readers go on seeing them until that is kept. The history may be emptied here only, and nobody else can
    do it meanwhile: lifting its trigger locks its table and is taken back with the transaction.
    """
    trigger = "TRIGGER change_history_append_only"
    connection.exec_driver_sql(f"ALTER TABLE change_history DISABLE {trigger}")
    for table in reversed(schema.plan.metadata.sorted_tables):
        connection.execute(table.delete())
    connection.exec_driver_sql(f"ALTER TABLE change_history ENABLE {trigger}")


def count_ids_on(connection: Connection, tables: Iterable[Table] | None = None) -> None:
    """Let new rows take ids behind those that are there; needed where rows came with their ids.

    Counters never go down: they are not taken back with the transaction, as the rows are.
    tables: into which rows came; None: all.
    """
    for table in schema.plan.metadata.sorted_tables if tables is None else tables:
        if table.autoincrement_column is not None and table.autoincrement_column.name == "id":
            name = table.name
            counter = f"pg_get_serial_sequence('{name}', 'id')"
            connection.exec_driver_sql(
                f"SELECT setval({counter}, greatest(max(id), pg_sequence_last_value({counter}::regclass))) "  # noqa: S608 - our own names
                f"FROM {name} HAVING max(id) IS NOT NULL"
            )


_BUSY = "サーバーのデータベース「{what}」で、ほかの人の保存が続いています。少し待って、やり直してください。"
_REFUSED = "サーバー「{what}」に接続できません。ユーザー名とパスワードを確かめてください。"
_NO_DATABASE = "サーバーにデータベース「{what}」がありません。名前を、サーバーの管理者に確かめてください。"
_NO_CONNECTION = (
    "サーバー「{what}」につながりません。ネットワークとアドレスを確かめてください。"
    "続くときは、サーバーの管理者へお知らせください。"
)
_LOST = (
    "サーバー「{what}」との接続が切れました。ネットワークを確かめ、画面の内容を見てから、やり直してください。"
)
_NO_RIGHT = (
    "サーバーのデータベース「{what}」を扱う権限がありません。サーバーの管理者に、権限を確かめてください。"
)
_UNFIT = (
    "サーバーのデータベース「{what}」に入らない値（長すぎる文字、大きすぎる数、使えない文字）があります。"
    "何も変更していません。"
)
_SENTENCES = {
    "28P01": _REFUSED, "28000": _REFUSED, "3D000": _NO_DATABASE,
    "42501": _NO_RIGHT, "3F000": _NO_RIGHT,
    "25006": "サーバーのデータベース「{what}」は読み取り専用です。変更できません。",
    "55P03": _BUSY, "40001": _BUSY, "40P01": _BUSY,
    "53100": "サーバーのディスクの空き容量が足りないため、「{what}」に保存できません。"
    "何も変更していません。サーバーの管理者へお知らせください。",
    "53300": "サーバー「{what}」への接続が多すぎます。少し待って、やり直してください。",
    "42P01": "サーバーのデータベース「{what}」の表がありません。サーバーの管理者へお知らせください。",
    "42703": "サーバーのデータベース「{what}」の列がありません。サーバーの管理者へお知らせください。",
    "22001": _UNFIT, "22003": _UNFIT,
    "57P01": _LOST, "57P02": _LOST,
    "57P03": "サーバー「{what}」は起動しているところです。少し待ってください。",
    "XX001": "サーバーのデータベース「{what}」が壊れています。サーバーの管理者へお知らせください。",
    "XX002": "サーバーのデータベース「{what}」が壊れています。サーバーの管理者へお知らせください。",
}  # fmt: skip
# Before a connection stands there is no code, only words: libpq's, and the server's in its own language.
_WORDS = (
    (("password", "パスワード", "pg_hba.conf", "role ", "ロール"), _REFUSED),
    (("does not exist", "存在しません"), _NO_DATABASE),
    (("too many", "remaining connection slots", "接続数が多すぎます"), _SENTENCES["53300"]),
    (("starting up", "起動"), _SENTENCES["57P03"]),
    (("connection failed", "connection timeout", "failed to resolve", "could not connect"), _NO_CONNECTION),
)


def sentence(error: BaseException | None, address: ServerAddress) -> str | None:
    """Return the sentence for a complaint of the driver; None when it is a fault of the program."""
    import psycopg  # late: who complains is there already

    if not isinstance(error, psycopg.Error):
        return None
    if error.sqlstate is not None:
        text = _SENTENCES.get(error.sqlstate) or (_LOST if error.sqlstate.startswith("08") else None)
    elif isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        said = str(error)
        text = next((sentence for words, sentence in _WORDS if any(word in said for word in words)), _LOST)
    else:
        text = _UNFIT if isinstance(error, psycopg.DataError) else None
    return None if text is None else text.format(what=address)
