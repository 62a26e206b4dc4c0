"""A database moved from a file to a server, or back: all of it, proven the same, or nothing."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from fujidesk.domain.progress import Progress
from fujidesk.domain.server_address import ServerAddress
from fujidesk.errors import UserError
from fujidesk.models import moving, sqlite
from fujidesk.models.copies import Tell
from fujidesk.models.failures import translated
from fujidesk.paths import Folders
from fujidesk.services import maintenance
from fujidesk.services.backups import told
from fujidesk.services.maintenance import open_file, refuse_taken
from fujidesk.services.server_opening import empty_tables, open_server

_MOVING = "台帳を移しています"


@dataclass(frozen=True)
class Moved:
    """What was moved. rows: of all tables. digest: the SHA-256 of the content, the same on both sides."""

    rows: int
    digest: str


def move(
    source: Path | ServerAddress, target: Path | ServerAddress, folders: Folders, progress: Progress
) -> Moved:
    """Move everything from a file to an empty database on a server, or back into a new file.

    What is moved from stays as it is; a file is held meanwhile, so that nobody changes it.

    Raises:
        UserError: not one of both is on a server, the source is no database of ours, or the target is not
            empty.
        LockedError: someone has the file open.
        MachineError: the server or the disk cannot be reached or written to, or what arrived is not what was
            sent; nothing is left of it.
        CancelledError: the user stopped it; as above.
    """
    tell = told(progress, _MOVING)
    if isinstance(source, Path) and isinstance(target, ServerAddress):
        opened = open_file(source, folders, read_only=False, progress=progress)
        try:
            with opened.database.reading_all() as old, empty_tables(target) as new:
                return Moved(moving.row_count(old), moving.carry(old, new, tell))
        finally:
            maintenance.close_file(opened)
    if isinstance(source, ServerAddress) and isinstance(target, Path):
        with closing(open_server(source, read_only=True).database) as database, database.reading_all() as old:
            return Moved(moving.row_count(old), _to_file(old, target, tell))
    raise UserError(
        "--from と --to は、どちらか一方をファイルに、もう一方をサーバーの URL にしてください。"
        "ファイルからファイルへは、ファイルを写してください。"
    )


def _to_file(source: Connection, target: Path, tell: Tell) -> str:
    """Carry everything into a new file, whole or not at all; returns the hash."""
    draft = target.with_name(f"{target.name}.new")
    with translated(target):
        refuse_taken(target)
        sqlite.remove_draft(draft)
        try:
            digest = moving.to_file(source, draft, tell)
            refuse_taken(target)
            draft.rename(target)
        finally:
            sqlite.remove_draft(draft)
    return digest
