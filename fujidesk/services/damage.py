"""A database that fails its check: what can be read of it, what a backup would bring, and putting it right.

Looking writes nothing beside the damaged file: the salvage lies in a folder of its own until it is chosen.
Whatever is chosen, the damaged file is kept beside the new one under a name that says so.
"""

import datetime as dt
import logging
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from fujidesk.domain.progress import Progress
from fujidesk.errors import FujideskError, MachineError
from fujidesk.models import building, copies, journaling, salvaging, sqlite, sqlite_checks, upgrading
from fujidesk.models.copies import Held
from fujidesk.models.disk import force_to_disk
from fujidesk.models.engine import FileDatabase
from fujidesk.models.failures import translated
from fujidesk.models.lock import Lock
from fujidesk.models.salvaging import TableLoss
from fujidesk.paths import Folders
from fujidesk.services.backups import told
from fujidesk.services.edits import Editor
from fujidesk.services.maintenance import MIGRATING, OpenedFile, put_in_place, restoring_draft
from fujidesk.services.restoring import ListedBackup, listed, note_restored, prepare, state_words
from fujidesk.services.workspace import Workspace

_READING = "読めるものを調べています"
_KEPT_TIME = "%Y%m%d-%H%M%S"
_OTHERS = "その他"
TABLE_WORDS = {
    "project": "事業", "project_department": "事業の所管", "schedule_cell": "半期の段階",
    "schedule_cell_department": "半期の所管", "yearly_action": "年度の取組", "indicator": "指標",
    "status_report": "進捗状況報告", "survey_round": "調査", "survey_entry": "部署の回答状況",
    "survey_file": "回答ファイル", "inquiry": "照会", "proposal": "提案", "hearing": "ヒアリング",
    "hearing_note": "ヒアリングの記録", "attachment": "添付", "new_project": "新規事業",
    "revision": "変更・見直し",
    "change_history": "変更履歴", "snapshot": "会議資料の控え", "policy": "方針", "measure": "施策",
    "department": "部署",
}  # fmt: skip
"""Tables in the words of the screens; the others are told together."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Loss:
    """What is lost of one kind of records.

    more: there were others, nobody can tell how many. filled: so many stand there as a backup has them.
    """

    word: str
    lost: int
    more: bool = False
    filled: int = 0

    def __str__(self) -> str:
        """Return it as the screen says it: 「事業 3 件」, 「変更履歴 12 件以上」, 「照会（件数不明）」."""
        if not self.lost:
            return f"{self.word}（件数不明）"
        filled = f"（うち {self.filled:,} 件はバックアップの内容で補います）" if self.filled else ""
        return f"{self.word} {self.lost:,} 件{'以上' if self.more else ''}{filled}"


@dataclass(frozen=True)
class Salvage:
    """What could be read, as a whole database in a folder of its own.

    kept: records. losses: the largest first. held: what it holds, with the time of its last change.
    """

    folder: "TemporaryDirectory[str]"
    path: Path
    kept: int
    losses: tuple[Loss, ...]
    held: Held


@dataclass(frozen=True)
class Damage:
    """A damaged database with what can be done. salvage None: nothing of it makes a database any more."""

    path: Path
    salvage: Salvage | None
    backups: tuple[ListedBackup, ...]

    def close(self) -> None:
        """Remove what was read; may be called twice, and is needless once it is looked at (`read_only`)."""
        if self.salvage is not None:
            self.salvage.folder.cleanup()


def examine(path: Path, folders: Folders, progress: Progress) -> Damage:
    """Read what can be read of a damaged database and look for its backups; the file is left alone.

    Raises:
        MachineError: there is no room for the copy.
        CancelledError: the user stopped it.
    """
    backups = listed(path, folders, progress)
    sound = next((one.path for one in backups if one.held and not copies.shortcomings(one.path)), None)
    return Damage(path, _salvaged(path, sound, progress), tuple(backups))


def _salvaged(path: Path, donor: Path | None, progress: Progress) -> Salvage | None:
    """Return what can be read; None where that is no database."""
    folder = TemporaryDirectory(prefix="fujidesk-")
    draft = Path(folder.name) / "salvage.db"
    try:
        with translated(path):
            losses = _read(path, draft, donor, progress)
            held = copies.held(draft)
        if held is not None and held.projects and _is_usable(path, draft):
            return Salvage(folder, draft, sum(loss.kept for loss in losses), _told_losses(losses), held)
    except BaseException:
        folder.cleanup()
        raise
    folder.cleanup()
    return None


def _read(path: Path, draft: Path, donor: Path | None, progress: Progress) -> list[TableLoss]:
    """Make the new file of the rows that can be read, in the newest form."""
    copy = draft.with_name("damaged.db")
    salvaging.readable_copy(path, copy, donor)
    found = salvaging.found_revision(copy)
    revision = found if found in upgrading.REVISIONS else upgrading.HEAD
    building.make_bare_file(draft, revision)
    tables = sorted(sqlite_checks.table_names(draft) - {"alembic_version"})
    fitting = donor if donor is not None and sqlite_checks.revision(donor) == revision else None
    losses = salvaging.salvage(copy, draft, tables, fitting, told(progress, _READING))
    if revision != upgrading.HEAD:
        upgrading.migrate(draft, told(progress, MIGRATING))
    return losses


def _is_usable(path: Path, draft: Path) -> bool:
    """Tell whether the program can work with what was read; mends the end of the history where it is lost."""
    if copies.shortcomings(draft):
        return False
    database = FileDatabase(draft)
    try:
        for plan in database.plans():
            database.choose(plan.id)
            with database.writing() as session:
                journaling.mend_head(session)
        workspace = Workspace(OpenedFile(path, database), Folders(draft.parent, draft.parent, draft.parent))
        return bool(workspace.registry.rows())
    except FujideskError as error:
        _LOG.warning("the salvage of %s is of no use: %s", path, error, exc_info=error)
        return False
    finally:
        database.close()


def _told_losses(losses: Sequence[TableLoss]) -> tuple[Loss, ...]:
    """Return what is lost in the words of the screens, the largest first."""
    named = [Loss(TABLE_WORDS[loss.table], loss.lost, loss.more, loss.filled) for loss in losses
             if loss.table in TABLE_WORDS and (loss.lost or loss.more)]  # fmt: skip
    others = [loss for loss in losses if loss.table not in TABLE_WORDS and (loss.lost or loss.more)]
    if others:
        named.append(Loss(_OTHERS, sum(loss.lost for loss in others), any(loss.more for loss in others)))
    return tuple(sorted(named, key=lambda loss: -loss.lost))


def read_only(damage: Damage, folders: Folders) -> Workspace:
    """Open what could be read, to be looked at only; the damaged file is left alone."""
    assert damage.salvage is not None
    database = FileDatabase(damage.salvage.path, read_only=True)
    return Workspace(OpenedFile(damage.path, database, scratch=damage.salvage.folder), folders)


def take_salvage(damage: Damage, progress: Progress) -> Path:
    """Let what could be read take the place of the damaged file; returns where that is kept.

    Raises:
        LockedError: someone else has it open.
        MachineError: it could not be written; the damaged file is where it was.
        CancelledError: the user stopped it; as above.
    """
    assert damage.salvage is not None
    return _replaced(damage.salvage.path, damage.path, "壊れたファイルから救い出す", progress)


def take_backup(damage: Damage, backup: Path, progress: Progress) -> Path:
    """Let a backup take the place of the damaged file; returns where that is kept.

    Raises:
        UserError: the backup is not ours, or newer than the program.
        LockedError, MachineError, CancelledError: as `take_salvage`.
    """
    return _replaced(backup, damage.path, f"バックアップから戻す（{backup.name}）", progress)


def _replaced(source: Path, path: Path, label: str, progress: Progress) -> Path:
    """Put a checked copy of the source in the place of the damaged file, which is kept beside it.

    label: what is done, in the history.
    """
    with translated(path):
        lock = Lock(path)
        draft = restoring_draft(path)
        try:
            prepare(source, path, progress)
            note_restored(draft, Editor.here(), label, state_words(None))
            kept = _keep(path)
            for end in ("-wal", "-journal", "-shm"):
                path.with_name(path.name + end).unlink(missing_ok=True)
            put_in_place(draft, path)
        finally:
            sqlite.remove_draft(draft)
            lock.release()
    return kept


def _keep(path: Path) -> Path:
    """Give the damaged file and its logs a second name that says so; returns it.

    A second name for the same file costs no room and no moment without a file; where the disk knows none, a
    copy does.
    """
    now = dt.datetime.now().strftime(_KEPT_TIME)  # noqa: DTZ005 - the user's own clock, in a file name
    kept = _free(path.with_name(f"{path.stem}-破損-{now}{path.suffix}"))
    for end in ("", "-wal", "-journal"):
        source, target = path.with_name(path.name + end), kept.with_name(kept.name + end)
        if not source.is_file():
            continue
        try:
            os.link(source, target)
        except OSError:
            _copied_whole(source, target)
    return kept


def _free(path: Path) -> Path:
    """Return the path, or with a number the first one where nothing is kept: none is written over."""
    names = (path, *(path.with_name(f"{path.stem}-{serial}{path.suffix}") for serial in range(2, 1000)))
    return next(found for found in names if not found.exists())


def _copied_whole(source: Path, target: Path) -> None:
    """Copy a file whole or not at all."""
    try:
        shutil.copyfile(source, target)
        force_to_disk(target)
    except OSError as error:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise MachineError(
            f"壊れたファイル「{source}」を残せませんでした。空きを作って、やり直してください。何も変更していません。"
        ) from error
