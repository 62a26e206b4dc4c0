"""Going back to a backup: the list to choose from, and a checked copy ready to take the database's place.

In two steps, so that the long one runs beside the window: `prepare` makes a whole file beside the database;
closing then lets it take the place of the database in one step (`Workspace.close_restored`). Whatever fails
before that step, and a program killed at any moment, leaves the database as it was.
"""

from dataclasses import dataclass
from pathlib import Path

from fujidesk.domain.backups import BackupName
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.progress import Progress
from fujidesk.domain.server_address import ServerAddress
from fujidesk.errors import MachineError, UserError
from fujidesk.models import copies, journaling, sqlite, sqlite_copies, upgrading
from fujidesk.models.copies import Held
from fujidesk.models.engine import FileDatabase
from fujidesk.models.failures import translated
from fujidesk.models.journaling import Source, Stamp
from fujidesk.paths import Folders
from fujidesk.services.backups import backups_of, told
from fujidesk.services.edits import Editor
from fujidesk.services.maintenance import MIGRATING, recognised, restoring_draft

_MINUTES = len("2026-11-21T08:47")
_READING, _COPYING = "バックアップを調べています", "バックアップから戻しています"


@dataclass(frozen=True)
class ListedBackup:
    """A backup to choose from. size: in bytes. held: what it holds; None where it cannot be read."""

    name: BackupName
    path: Path
    size: int
    held: Held | None


def listed(path: Path | ServerAddress, folders: Folders, progress: Progress) -> list[ListedBackup]:
    """Return the backups of a database with what each holds, newest first.

    Raises:
        CancelledError: the user stopped it.
    """
    found = backups_of(path, folders)
    lines = []
    for place, backup in enumerate(found):
        progress.step(place, len(found), _READING)
        try:
            size = backup.path.stat().st_size
        except FileNotFoundError:  # thinned meanwhile
            continue
        lines.append(ListedBackup(backup.name, backup.path, size, copies.held(backup.path)))
    progress.step(len(found), max(len(found), 1), _READING)
    return lines


def chosen(name: str, path: Path | ServerAddress, folders: Folders) -> Path:
    """Return the backup that is called so: by the name of its file, or by the path of any file.

    Raises:
        UserError: there is none.
    """
    for backup in backups_of(path, folders):
        if name in (backup.path.name, backup.path.stem):
            return backup.path
    if Path(name).is_file():
        return Path(name)
    raise UserError(f"「{name}」というバックアップはありません。一覧（--list）の名前を指定してください。")


def prepare(backup: Path, path: Path, progress: Progress) -> Path:
    """Make a copy of a backup beside the database, brought to the newest form and checked; returns it.

    Args:
        backup: any file of ours; it is only read.
        path: the database whose place the copy is to take.
        progress: told how far the copying is.

    Raises:
        UserError: the backup is not ours, is newer than the program, or is the database itself.
        MachineError: the backup is damaged, or there is no room for the copy. Nothing is left of it.
        CancelledError: the user stopped it; as above.
    """
    draft = restoring_draft(path)
    with translated(backup):
        if not backup.is_file():
            raise UserError(f"バックアップ「{backup}」がありません。一覧を開き直してください。")
        if path.exists() and backup.samefile(path):
            raise UserError(f"「{backup}」は、いま開いているデータベースです。別のファイルを選んでください。")
        revision = recognised(backup)
    with translated(path):
        sqlite.remove_draft(draft)
        try:
            sqlite_copies.copy(backup, draft, told(progress, _COPYING))
            if revision != upgrading.HEAD:
                upgrading.migrate(draft, told(progress, MIGRATING))
            _refuse_unsound(draft, backup)
        except BaseException:
            sqlite.remove_draft(draft)
            raise
    return draft


def note_restored(draft: Path, editor: Editor, label: str, before: str) -> None:
    """Write into the history of a finished copy that it takes the place of another state.

    The history goes back with the data, so that without it nobody could see why lines are missing.

    Args:
        draft: of `prepare`.
        editor: who goes back.
        label: what is done, with the name of the backup.
        before: the state that is replaced, in words.

    Raises:
        MachineError: it cannot be written; the copy is of no use then.
    """
    change = FieldChange(Entity.REGISTER, "", "restored", before, state_words(copies.held(draft)))
    at = editor.now().isoformat(timespec="seconds")
    stamp = Stamp(at, editor.who, editor.pc, label, editor.step(), Source.EDIT)
    database = FileDatabase(draft)
    try:
        for plan in database.plans():
            database.choose(plan.id)
            with database.writing() as session:
                journaling.add_history(session, stamp, [change])
    finally:
        database.close()


def state_words(held: Held | None) -> str:
    """Return a state of the register in words for the history; None: it could not be read."""
    if held is None:
        return "読めない状態"
    last = held.last_change[:_MINUTES].replace("T", " ")
    return f"変更履歴 {held.changes:,} 件{f'、最後の変更 {last}' if last else ''}"


def _refuse_unsound(draft: Path, backup: Path) -> None:
    """Refuse a copy that is not whole, naming the backup that it is of."""
    if copies.shortcomings(draft):
        raise MachineError(f"バックアップ「{backup.name}」が壊れています。別のものを選んでください。")
