"""The database as a file: making, opening, checking and closing it.

Order at opening: lock → refuse what is not ours or newer → back up and migrate an older one → check → keep a
write-ahead log on local disks. Whatever fails before the end leaves the file as it was and the lock free.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from fujidesk.domain.backups import BackupReason
from fujidesk.domain.numbers import is_project_number
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import Progress
from fujidesk.domain.records import RegisterContent
from fujidesk.domain.server_address import ServerAddress
from fujidesk.errors import DamagedError, MachineError, UserError
from fujidesk.models import building, copies, salvaging, sqlite, sqlite_checks, sqlite_copies, upgrading
from fujidesk.models.engine import Database, FileDatabase
from fujidesk.models.failures import translated
from fujidesk.models.lock import Lock, on_file_share
from fujidesk.paths import Folders
from fujidesk.services.backups import back_up, backups_of, told
from fujidesk.services.second_copies import keep_second
from fujidesk.services.soundness import refuse_damaged, refuse_unsound

MIGRATING = "データベースを新しい形式に変えています"


@dataclass(frozen=True)
class OpenedFile:
    """A database ready to use.

    path: what the user opened. lock: None when read-only, and on a server. backup: made before migrating.
    scratch: holds the copy that is read of a file that must not be written to, but is older or half written.
    notice: what is wrong with the second folder of backups.
    """

    path: Path | ServerAddress
    database: Database
    lock: Lock | None = None
    backup: Path | None = None
    scratch: "TemporaryDirectory[str] | None" = None
    notice: str = ""


class _NotOursError(UserError):
    """The file is no database of ours."""


def build_database(path: Path, profile: PlanProfile, content: RegisterContent) -> None:
    """Make a new database with this content, whole or not at all.

    Raises:
        UserError: the path is taken, or the content does not fit together.
        MachineError: the folder cannot be written to.
    """
    refuse_unfit(profile, content)
    draft = path.with_name(f"{path.name}.new")
    with translated(path):
        refuse_taken(path)
        sqlite.remove_draft(draft)
        try:
            building.make_file(draft, profile, content)
            refuse_taken(path)
            draft.rename(path)
        finally:
            sqlite.remove_draft(draft)


def refuse_taken(path: Path) -> None:
    """Refuse to make a database where something is, or where there is no folder."""
    if path.exists():
        raise UserError(f"「{path}」はすでにあります。別の名前を指定するか、そのファイルを移してください。")
    if not path.parent.is_dir():
        raise UserError(f"フォルダー「{path.parent}」がありません。先にフォルダーを作ってください。")
    refuse_left_log(path)


def refuse_left_log(path: Path) -> None:
    """Refuse a name beside which the log of another database lies, whose content would come up in this one.

    It is left where it is: with the file that it belongs to, it may be somebody's last work.

    Raises:
        UserError: so it is; names the log and says what to do.
    """
    log = sqlite.left_log(path)
    if log is not None:
        raise UserError(
            f"「{log}」が残っています。前に同じ名前だったデータベースの書きかけの記録で、"
            f"「{path.name}」のものではありません。記録を別の場所へ移してから、やり直してください。"
        )


def refuse_unfit(profile: PlanProfile, content: RegisterContent) -> None:
    """Refuse content whose parts do not meet: a level without parent, a number twice or without its level."""
    codes = {level.code for level in content.levels}
    orphans = [level.code for level in content.levels if level.parent and level.parent not in codes]
    if orphans:
        raise UserError(
            f"{orphans[0]} の上の{profile.level_names[0]}がありません。計画のデータを確かめてください。"
        )
    seen: set[str] = set()
    for project in content.projects:
        if not is_project_number(project.number) or project.number in seen:
            raise UserError(
                f"事業番号「{project.number}」が正しくないか、二度あります。データを確かめてください。"
            )
        missing = [code for code in (project.policy, project.measure) if code and code not in codes]
        if missing:
            raise UserError(
                f"{project.number} を置く {missing[0]} がありません。計画のデータを確かめてください。"
            )
        seen.add(project.number)


def open_file(path: Path, folders: Folders, *, read_only: bool, progress: Progress) -> OpenedFile:
    """Open a database: lock → refuse what is not ours or newer → back up and migrate → check.

    Raises:
        UserError: there is no such file, it is not ours, it is newer than the program, or the log of
            another one lies beside it.
        LockedError: someone else has it open for writing.
        DamagedError: it is not as it was written; also what is no database, where there are backups of one.
        MachineError: it cannot be written to.
    """
    with translated(path):
        if not path.is_file():
            raise UserError(f"データベース「{path}」がありません。場所と名前を確かめてください。")
        refuse_left_log(path)
        try:
            return _opened_to_read(path, progress) if read_only else _opened(path, folders, progress)
        except _NotOursError as error:
            if not backups_of(path, folders):
                raise
            raise DamagedError(f"「{path}」の中身が、台帳のデータベースではなくなっています。") from error


def _opened(path: Path, folders: Folders, progress: Progress) -> OpenedFile:
    """Open a file for writing."""
    half_written = sqlite.left_journal(path)
    revision = "" if half_written else recognised(path)  # before a lock is made beside what is not ours
    lock = Lock(path)
    try:
        if half_written:
            sqlite.roll_back_left(path)
            revision = recognised(path)
        sqlite.remove_draft(restoring_draft(path))  # of a program that was killed
        backup, notice = None, ""
        if revision != upgrading.HEAD:
            backup = back_up(path, folders, progress, reason=BackupReason.MIGRATION)
            notice = keep_second(backup, path, folders, progress)
            upgrading.migrate(path, told(progress, MIGRATING))
        refuse_unsound(path, folders)
        sqlite.use_wal(path, on=not on_file_share(path))
        return OpenedFile(path, FileDatabase(path), lock, backup, notice=notice)
    except BaseException:
        lock.release()
        raise


def _opened_to_read(path: Path, progress: Progress) -> OpenedFile:
    """Open a file without a trace; of an older or half written one, a mended copy in a folder of its own."""
    try:
        revision = recognised(path)
    except sqlite.DriverError:
        if not sqlite.left_journal(path):
            raise
        revision = ""
    if revision == upgrading.HEAD:
        refuse_damaged(path)
        return OpenedFile(path, FileDatabase(path, read_only=True))
    scratch = TemporaryDirectory(prefix="fujidesk-")
    try:
        copy = Path(scratch.name) / path.name
        if revision:
            sqlite_copies.copy(path, copy, told(progress, MIGRATING))
        else:
            _copy_with_journal(path, copy)
        if recognised(copy) != upgrading.HEAD:
            upgrading.migrate(copy, told(progress, MIGRATING))
        refuse_damaged(copy)
        return OpenedFile(path, FileDatabase(copy, read_only=True), scratch=scratch)
    except BaseException:
        scratch.cleanup()
        raise


def _copy_with_journal(path: Path, copy: Path) -> None:
    """Copy a file with the half write that a killed program left, and take that back in the copy."""
    for end in ("", "-journal"):
        shutil.copyfile(f"{path}{end}", f"{copy}{end}")
    sqlite.roll_back_left(copy)


def recognised(path: Path) -> str:
    """Return the file's revision, which is one that we know.

    Raises:
        UserError: it is no database of ours, or one of a newer program.
    """
    is_database = sqlite.is_database(path)
    found = sqlite_checks.revision(path) if is_database else None
    if not is_database and salvaging.is_headless(path):
        raise DamagedError(f"データベース「{path}」の先頭が失われています。")
    if found is None:
        raise _NotOursError(
            f"「{path}」は富士デスクのデータベースではありません。ファイルを確かめてください。"
        )
    if found not in upgrading.REVISIONS:
        raise UserError(
            f"データベース「{path}」は、より新しい版の富士デスクで作られています。"
            "新しい版のプログラムで開いてください。"
        )
    return found


def close_file(opened: OpenedFile) -> None:
    """Close a database so that its one file holds everything, and let go of its lock.

    A file that took the place of ours meanwhile is left alone.
    """
    database = opened.database
    database.close()
    try:
        if isinstance(database, FileDatabase) and not database.read_only and database.is_in_place:
            # where a reader elsewhere hinders it, the log is folded in at the next start
            with suppress(sqlite.DriverError):
                sqlite.leave_single_file(database.path)
    finally:
        if opened.lock is not None:
            opened.lock.release()
        if opened.scratch is not None:
            opened.scratch.cleanup()


def restoring_draft(path: Path) -> Path:
    """Return where the file lies that is to take a database's place, until it does."""
    return path.with_name(f"{path.name}.restoring")


def close_replaced(opened: OpenedFile, draft: Path) -> None:
    """Close a database, let a finished file take its place in one step, and let go of its lock.

    Raises:
        MachineError: the file is open elsewhere, or was replaced meanwhile; it is as it was, the draft is
            removed, and the database is closed all the same.
    """
    database = opened.database
    assert isinstance(database, FileDatabase)  # others are not restored from here
    path = database.path
    try:
        with translated(path):
            gone = not path.exists()
            if not gone and not database.is_in_place:
                raise MachineError(
                    f"データベース「{path}」が、開いている間に別のファイルに置き換えられました。戻していません。"
                )
            database.close()
            if not gone:
                sqlite.leave_single_file(path)
            refuse_left_log(path)
            put_in_place(draft, path)
    finally:
        sqlite.remove_draft(draft)
        close_file(opened)


def put_in_place(draft: Path, path: Path) -> None:
    """Let a finished file take the place of a database in one step.

    Raises:
        MachineError: someone reads the file (Windows); both are as before.
    """
    try:
        copies.put_in_place(draft, path)
    except PermissionError as error:
        raise MachineError(
            f"データベース「{path}」を、ほかの人か別の画面が読み取り専用で開いています。"
            "閉じてもらってから、やり直してください。何も変更していません。"
        ) from error
