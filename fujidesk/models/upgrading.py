"""Brings an older database file to the newest revision: on a copy, which replaces the file at the end.

Alembic is imported only when a file is older: importing it takes as long as reading the whole register. A new
revision: see docs/schema-history.md.
"""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, text

from fujidesk.errors import MachineError
from fujidesk.models import sqlite, sqlite_checks, sqlite_copies

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
"""All revisions in order; compared with a file's before Alembic is imported."""
HEAD = REVISIONS[-1]
SCRIPTS = Path(__file__).resolve().parent / "migrations"


def migrate(path: Path, tell: Callable[[int, int], None], scripts: Path = SCRIPTS) -> None:
    """Migrate the file. It is replaced only by a copy that went through and is sound.

    tell(done, total) is called between parts of the copying and may raise to stop.

    Raises:
        MachineError: the migrated copy is not sound; the file is as it was.
    """
    sqlite.leave_single_file(path)
    draft = path.with_name(path.name + ".migrating")
    draft.unlink(missing_ok=True)
    try:
        sqlite_copies.copy(path, draft, tell)
        links = sqlite_checks.broken_links(draft)
        with sqlite.single_user_engine(draft) as engine, engine.connect() as connection:
            run_scripts(connection, HEAD, scripts)
        # links that were broken before are no fault of the migration, and no reason to keep the user out
        if sqlite_checks.faults(draft, thorough=True) or set(sqlite_checks.broken_links(draft)).difference(
            links
        ):
            raise MachineError(
                f"データベース「{path}」を新しい形式に変えられませんでした。元のまま残しました。"
            )
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def run_scripts(connection: Connection, revision: str, scripts: Path = SCRIPTS) -> None:
    """Apply the migrations up to `revision`, one transaction each."""
    from alembic import command  # late: Alembic is needed for older files only
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def stamp(connection: Connection, revision: str = HEAD) -> None:
    """Write the revision into a file that was made at once, as Alembic would."""
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": revision})
