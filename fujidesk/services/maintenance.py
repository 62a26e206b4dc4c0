"""The database as a file: making, opening, backing up and checking it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from fujidesk.domain.numbers import is_project_number
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.records import RegisterContent
from fujidesk.errors import MachineError, UserError
from fujidesk.models import building, sqlite, upgrading
from fujidesk.models.engine import Database
from fujidesk.models.failures import translated
from fujidesk.models.lock import Lock, on_file_share
from fujidesk.paths import Folders

BACKUP_TIME = "%Y%m%d-%H%M%S"
MIGRATING = "データベースを新しい形式に変えています"
KEPT_NEWEST = 10
KEPT_BY_PERIOD = (("%Y-%m-%d", 14), ("%G-%V", 8), ("%Y-%m", 12))
"""(strftime format of a period, periods kept): the newest backup of each day, week and month."""


@dataclass(frozen=True)
class OpenedFile:
    """A database ready to use.

    path: what the user opened. lock: None when read-only. backup: made before migrating. scratch: holds
    the migrated copy of an older file that was opened read-only.
    """

    path: Path
    database: Database
    lock: Lock | None = None
    backup: Path | None = None
    scratch: "TemporaryDirectory[str] | None" = None


def build_database(path: Path, profile: PlanProfile, content: RegisterContent) -> None:
    """Make a new database with this content, whole or not at all.

    Raises:
        UserError: the path is taken, or the content does not fit together.
        MachineError: the folder cannot be written to.
    """
    _refuse_taken(path)
    _refuse_unfit(profile, content)
    draft = path.with_name(f"{path.name}.new")
    with translated(path):
        draft.unlink(missing_ok=True)
        try:
            building.make_file(draft, profile, content)
            _refuse_taken(path)
            draft.rename(path)
        finally:
            draft.unlink(missing_ok=True)


def _refuse_taken(path: Path) -> None:
    if path.exists():
        raise UserError(f"「{path}」はすでにあります。別の名前を指定するか、そのファイルを移してください。")
    if not path.parent.is_dir():
        raise UserError(f"フォルダー「{path.parent}」がありません。先にフォルダーを作ってください。")


def _refuse_unfit(profile: PlanProfile, content: RegisterContent) -> None:
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
        UserError: there is no such file, it is not ours, or it is newer than the program.
        LockedError: someone else has it open for writing.
        MachineError: it is damaged or cannot be written to.
    """
    if not path.is_file():
        raise UserError(f"データベース「{path}」がありません。場所と名前を確かめてください。")
    with translated(path):
        revision = _recognised(path)
        if read_only:
            return _opened_to_read(path, revision, progress)
        lock = Lock(path)
        try:
            backup = None
            if revision != upgrading.HEAD:
                backup = back_up(path, folders, progress)
                upgrading.migrate(path, _told(progress, MIGRATING))
            _refuse_damaged(path)
            sqlite.use_wal(path, on=not on_file_share(path))
            return OpenedFile(path, Database(path), lock, backup)
        except BaseException:
            lock.release()
            raise


def _opened_to_read(path: Path, revision: str, progress: Progress) -> OpenedFile:
    """Open a file without a trace; of an older one, a migrated copy in a folder of its own."""
    if revision == upgrading.HEAD:
        _refuse_damaged(path)
        return OpenedFile(path, Database(path, read_only=True))
    scratch = TemporaryDirectory(prefix="fujidesk-")
    try:
        copy = Path(scratch.name) / path.name
        sqlite.copy(path, copy, _told(progress, MIGRATING))
        upgrading.migrate(copy, _told(progress, MIGRATING))
        return OpenedFile(path, Database(copy, read_only=True), scratch=scratch)
    except BaseException:
        scratch.cleanup()
        raise


def _recognised(path: Path) -> str:
    """Return the file's revision, which is one that we know."""
    found = sqlite.revision(path) if sqlite.is_database(path) else None
    if found is None:
        raise UserError(f"「{path}」は富士デスクのデータベースではありません。ファイルを確かめてください。")
    if found not in upgrading.REVISIONS:
        raise UserError(
            f"データベース「{path}」は、より新しい版の富士デスクで作られています。"
            "新しい版のプログラムで開いてください。"
        )
    return found


def _refuse_damaged(path: Path) -> None:
    found = sqlite.faults(path, thorough=False)
    if found:
        raise MachineError(
            f"データベース「{path}」が壊れています（{found[0][:80]}）。バックアップから戻してください。"
        )


def _told(progress: Progress, what: str) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        """Pass on how many pages are done."""
        progress.step(done, max(total, 1), what)

    return tell


def close_file(opened: OpenedFile) -> None:
    """Close a database so that its one file holds everything, and let go of its lock."""
    database = opened.database
    database.close()
    try:
        if not database.read_only:
            # where a reader elsewhere hinders it, the log is folded in at the next start
            with suppress(sqlite.DriverError):
                sqlite.leave_single_file(database.path)
    finally:
        if opened.lock is not None:
            opened.lock.release()
        if opened.scratch is not None:
            opened.scratch.cleanup()


def back_up(path: Path, folders: Folders, progress: Progress | None = None) -> Path:
    """Copy the database into the backup folder, also while it is in use, and thin the older copies.

    Raises:
        MachineError: the copy could not be made; there is no half a copy then.
        CancelledError: the user stopped it.
    """
    tell = _told(progress or NoProgress(), "バックアップしています")
    with translated(folders.backups):
        folders.backups.mkdir(parents=True, exist_ok=True)
        target = _free_name(folders.backups, path.stem)
        draft = target.with_suffix(".tmp")
        try:
            sqlite.copy(path, draft, tell)
            if sqlite.faults(draft, thorough=True):
                raise MachineError(f"データベース「{path}」のバックアップが正しく作れませんでした。")
            draft.rename(target)
        finally:
            draft.unlink(missing_ok=True)
        for old in _dispensable(backups_of(path, folders)):
            old.unlink(missing_ok=True)
    return target


def _free_name(folder: Path, stem: str) -> Path:
    now = datetime.now()  # noqa: DTZ005 - the user's own clock, in a file name
    name = folder / f"{stem}-{now.strftime(BACKUP_TIME)}.db"
    number = 2
    while name.exists():
        name = folder / f"{stem}-{now.strftime(BACKUP_TIME)}-{number}.db"
        number += 1
    return name


def backups_of(path: Path, folders: Folders) -> list[tuple[datetime, Path]]:
    """Return the backups of a database, newest first."""
    found = []
    for file in folders.backups.glob("*.db"):
        if not file.name.startswith(f"{path.stem}-"):
            continue
        day_and_time = file.stem.removeprefix(f"{path.stem}-")[:15]
        try:
            found.append((datetime.strptime(day_and_time, BACKUP_TIME), file))  # noqa: DTZ007 - local time
        except ValueError:
            continue
    return sorted(found, reverse=True)


def _dispensable(backups: list[tuple[datetime, Path]]) -> list[Path]:
    kept = {file for _, file in backups[:KEPT_NEWEST]}
    for period, count in KEPT_BY_PERIOD:
        newest: dict[str, Path] = {}
        for at, file in backups:
            newest.setdefault(at.strftime(period), file)
        kept.update(list(newest.values())[:count])
    return [file for _, file in backups if file not in kept]
