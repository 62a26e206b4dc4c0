"""The database on a server: its tables made, opened and brought to the newest form.

Nobody is locked out while others have it open; an older form is changed in one transaction, so that whatever
fails leaves it as it was. Backups of it are files, as those of a file are (`ServerDatabase.copy_to`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from fujidesk.domain.backups import BackupReason
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import RegisterContent
from fujidesk.domain.server_address import ServerAddress
from fujidesk.errors import MachineError, UserError
from fujidesk.models import building, copies, moving, server, upgrading
from fujidesk.models.copies import Tell
from fujidesk.models.failures import translated
from fujidesk.models.server_engine import ServerDatabase
from fujidesk.paths import Folders
from fujidesk.services.backups import back_up
from fujidesk.services.maintenance import OpenedFile, refuse_unfit


def build_on_server(address: ServerAddress, profile: PlanProfile, content: RegisterContent) -> None:
    """Make the tables with this content in an empty database, all or nothing.

    Raises:
        UserError: the database is not empty, keeps no Japanese, or the content does not fit together.
        MachineError: it cannot be reached or written to.
    """
    refuse_unfit(profile, content)
    with empty_tables(address) as connection:
        building.fill(connection, profile, content)


@contextmanager
def empty_tables(address: ServerAddress) -> Iterator[Connection]:
    """Give the connection to a database whose tables are made now and kept at the end, all or nothing.

    Raises:
        UserError: the database is not empty, or keeps no Japanese.
        MachineError: it cannot be reached or written to.
    """
    engine = server.make_engine(address)
    try:
        with translated(address), engine.begin() as connection:
            server.lock_making(connection)
            if server.table_names(connection):
                raise UserError(
                    f"サーバーのデータベース「{address}」は空ではありません。"
                    "空のデータベースを、サーバーの管理者に用意してもらってください。"
                )
            if not server.keeps_japanese(connection):
                raise UserError(
                    f"サーバーのデータベース「{address}」の文字コードが UTF8 ではありません。"
                    "UTF8 のデータベースを、サーバーの管理者に用意してもらってください。"
                )
            server.make_tables(connection)
            upgrading.stamp(connection)
            yield connection
            server.count_ids_on(connection)
    finally:
        engine.dispose()


def open_server(address: ServerAddress, *, read_only: bool, folders: Folders | None = None) -> OpenedFile:
    """Open a database on a server.

    folders: where an older one is backed up before it is brought to the newest form; nowhere is it read only.

    Raises:
        UserError: it is empty or not ours, newer than the program, or older and opened read-only.
        MachineError: it cannot be reached, or tables are missing.
    """
    database = ServerDatabase(address, read_only=read_only)
    try:
        with database.reading_all() as connection:
            _refuse_unknown(connection, address)
            is_older = server.revision(connection) != upgrading.HEAD
        if is_older:
            _migrate(database, folders)
        with database.reading_all() as connection:
            _refuse_missing(connection, address)
    except BaseException:
        database.close()
        raise
    return OpenedFile(address, database)


def _refuse_unknown(connection: Connection, address: ServerAddress) -> None:
    """Refuse a database that holds nothing, nothing of ours, or what a newer program made."""
    found = server.revision(connection)
    if found is None and not server.table_names(connection):
        raise UserError(
            f"サーバーのデータベース「{address}」は空です。"
            "fujidesk init で作るか、fujidesk move でファイルから移してください。"
        )
    if found is None:
        raise UserError(
            f"「{address}」は富士デスクのデータベースではありません。データベースの名前を確かめてください。"
        )
    if found not in upgrading.REVISIONS:
        raise UserError(
            f"データベース「{address}」は、より新しい版の富士デスクで作られています。"
            "新しい版のプログラムで開いてください。"
        )


def _migrate(database: ServerDatabase, folders: Folders | None) -> None:
    """Bring an older database to the newest form, in one transaction; who comes second finds it done.

    What it held before is kept as a file of the older form, of the very state that is changed.
    """
    with database.writing_all() as session:
        connection = session.connection()
        found = server.revision(connection)
        if found is None or found == upgrading.HEAD:
            return
        if folders is not None:
            copy = partial(_copied_as_it_is, connection, found)
            back_up(database.path, folders, copy_to=copy, reason=BackupReason.MIGRATION)
        upgrading.run_scripts(connection, upgrading.HEAD)
        server.make_plan_marks(connection)


def _copied_as_it_is(connection: Connection, revision: str, target: Path, _tell: Tell) -> list[str]:
    """Copy a database of an older form into a file of that form; returns what is wrong with it."""
    moving.to_older_file(connection, target, revision)
    return copies.shortcomings_forced(target)


def _refuse_missing(connection: Connection, address: ServerAddress) -> None:
    """Refuse a database of which someone else took tables out."""
    from fujidesk.models.schema_columns import metadata  # late: complete only now

    missing = sorted(set(metadata.tables) - server.table_names(connection))
    if missing:
        raise MachineError(
            f"サーバーのデータベース「{address}」の表（{missing[0]} など）がありません。"
            "サーバーの管理者へお知らせください。"
        )
