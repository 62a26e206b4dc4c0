"""The file of a workspace: opened, backed up, restored, closed."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Self

from fujidesk.domain.backups import BackupReason
from fujidesk.domain.plan_choice import StoredPlan, named_plan, plan_of_day
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.sample_mark import SAMPLE_FACT
from fujidesk.domain.server_address import ServerAddress
from fujidesk.errors import UserError
from fujidesk.models import building, copies, journaling, sqlite
from fujidesk.models.copies import Held, Tell
from fujidesk.models.engine import READ_ONLY, Database
from fujidesk.paths import Folders
from fujidesk.services import backups, maintenance
from fujidesk.services.backups import Backup
from fujidesk.services.edits import EditService
from fujidesk.services.maintenance import OpenedFile
from fujidesk.services.registry import RegistryService
from fujidesk.services.restoring import ListedBackup, listed, note_restored, prepare, state_words
from fujidesk.services.second_copies import keep_second
from fujidesk.services.soundness import remember_backup

LARGE_FILE = 512 << 20
"""Bytes of a file up to which it is copied while somebody waits: some seconds."""
LARGE_ON_SERVER = 128 << 20
"""Bytes of a server's database up to which each PC copies it: half a minute, row by row."""


class WorkspaceFile:
    """An opened database file with its backups.

    is_sample: its answers are made up (`fujidesk sample`); everything that leaves says so.
    plans: all that the database held when it was opened; plan: the one that is worked with, None where there
    is none (its profile then cannot be read, which is a sentence of its own).
    """

    def __init__(self, opened: OpenedFile, folders: Folders, plan: str = "", day: date | None = None) -> None:
        self._opened = opened
        self._folders = folders
        self._is_closed = False
        self._backed_up = 0
        self._last_copy: Path | None = None
        self._notice, self._has_noticed = opened.notice, bool(opened.notice)
        self.path = opened.path
        self.read_only = opened.database.read_only
        self.plans = tuple(opened.database.plans())
        self.plan = _chosen(self.plans, plan, day)
        if self.plan is not None:
            opened.database.choose(self.plan.id)
        with opened.database.reading() as session:
            self.profile = building.stored_profile(session)
            self.is_sample = journaling.fact(session, SAMPLE_FACT) is not None
        self._before_import = partial(self._back_up_before, BackupReason.IMPORT)
        self._before_approval = partial(self._back_up_before, BackupReason.APPROVAL)
        self._before_plan = partial(self._back_up_before, BackupReason.PLAN)
        self.registry = RegistryService(opened.database, self.profile)
        self.edits = EditService(opened.database, self.profile)

    def plan_from(self, first_year: int) -> StoredPlan | None:
        """Return the plan that follows this one and begins in a fiscal year; None where none does.

        Raises:
            MachineError: the database cannot be read.
        """
        own = None if self.plan is None else self.plan.id
        found = [plan for plan in self._database.plans() if plan.first_year == first_year]
        return next((plan for plan in reversed(found) if plan.predecessor == own), None)

    def turned_to(self, plan: int) -> Self:
        """Return a workspace of another plan in the same open database, which takes the place of this one.

        Nothing is closed or backed up: the new one does both in its time. This one must not be used any more.
        plan: the id of one that the database holds, also of one that was added since it was opened.

        Raises:
            UserError: there is no such plan.
            MachineError: the database cannot be read.
        """
        try:
            other = type(self)(self._opened, self._folders, str(plan))
        except BaseException:
            if self.plan is not None:
                self._database.choose(self.plan.id)
            raise
        other._go_on_from(self)  # noqa: SLF001 - of its own class
        self._is_closed = True
        return other

    def _go_on_from(self, before: "WorkspaceFile") -> None:
        """Know what was backed up and told so far; before: of the same class."""
        self._backed_up, self._last_copy = before._backed_up, before._last_copy  # noqa: SLF001
        self._notice, self._has_noticed = before._notice, before._has_noticed  # noqa: SLF001

    def reread_plans(self) -> None:
        """Know what plans the database holds now, such as after one was added.

        Raises:
            MachineError: it cannot be read.
        """
        self.plans = tuple(self._database.plans())

    @property
    def _database(self) -> Database:
        """What the services read and write."""
        return self._opened.database

    @property
    def last_backup(self) -> datetime | None:
        """When the newest backup was made (local time); None when there is none."""
        found = self.backups()
        return found[0].name.made_at if found else None

    @property
    def backup_folder(self) -> Path:
        """Where the copies of the database lie."""
        return self._folders.backups

    def backups(self) -> list[Backup]:
        """Return the backups of this database, newest first."""
        return backups.backups_of(self.path, self._folders)

    def listed_backups(self, progress: Progress | None = None) -> list[ListedBackup]:
        """Return the same with what each holds; opens every one of them."""
        return listed(self.path, self._folders, progress or NoProgress())

    def holds(self) -> Held | None:
        """Return what this database holds now, as `Held` of its backups; None where it cannot be read."""
        if isinstance(self._database.path, Path):
            return copies.held(self._database.path)
        with self._database.reading_all() as connection:
            return copies.held_by(connection)

    def back_up(self, progress: Progress | None = None, reason: BackupReason = BackupReason.MANUAL) -> Path:
        """Copy the database into the backup folder, and into the second one if it is set; returns the copy.

        Raises:
            MachineError: the copy could not be made. What is wrong with the second one: `take_notice`.
        """
        tell = progress or NoProgress()
        count = self._database.write_count
        # from what is open, so that even a file that was removed or replaced meanwhile ends in a backup
        made = backups.back_up(self.path, self._folders, tell, self._database.copy_to, reason)
        self._backed_up, self._last_copy = count, made
        problem = keep_second(made, self.path, self._folders, tell)
        if problem and not self._has_noticed:
            self._notice, self._has_noticed = problem, True
        return made

    def back_up_of_day(self, progress: Progress | None = None) -> Path | None:
        """Make the backup of the day's first start; None where there is one of today, or nothing is written.

        None also for a large database on a server: whoever looks after that does it.

        Raises:
            MachineError: the copy could not be made.
        """
        if self.read_only or _is_of_today(self.last_backup) or (self.is_shared and self.is_large):
            return None
        return self.back_up(progress, BackupReason.START)

    @cached_property
    def is_large(self) -> bool:
        """Whether copying the whole database takes so long that nobody should wait for it.

        Then a file gets one backup a day by itself, and a database on a server none but from whoever looks
        after it (docs/scale.md). As it was when first asked.
        """
        return self._database.size() > (LARGE_ON_SERVER if self.is_shared else LARGE_FILE)

    @property
    def is_shared(self) -> bool:
        """Whether several people may write at once: the database is on a server."""
        return isinstance(self.path, ServerAddress)

    def was_written_elsewhere(self) -> bool:
        """Tell whether another program has changed the database since this was last asked.

        Raises:
            MachineError: the file cannot be read any more.
        """
        return self._database.was_written_elsewhere()

    @property
    def is_in_place(self) -> bool:
        """Whether the file at the path is still the one that was opened."""
        return self._database.is_in_place

    def take_notice(self) -> str:
        """Return what the office should know of the second backup folder, once; "" where there is nothing."""
        notice, self._notice = self._notice, ""
        return notice

    def _back_up_before(self, reason: BackupReason, progress: Progress) -> None:
        """Make a backup before much is changed, where the database is not large.

        For a large file that of today will do; of a large database on a server, whoever looks after that
        makes them. Services that say 「back up, then」 mean this.
        """
        if not self.is_large or not (self.is_shared or _is_of_today(self.last_backup)):
            self.back_up(progress, reason)

    def close(self) -> None:
        """Back up if anything was written, close the file and let go of its lock; may be called twice.

        A large database is closed without a backup: the next start makes it, beside the window.

        Raises:
            MachineError: the backup could not be made; the database is closed and whole all the same.
        """
        if self._is_closed:
            return
        self._is_closed = True
        try:
            if self._database.write_count > self._backed_up and not self.is_large:
                self.back_up(reason=BackupReason.CLOSE)
            if self._database.has_written and self._last_copy is not None and isinstance(self.path, Path):
                remember_backup(self._last_copy, self.path, self._folders)
        finally:
            maintenance.close_file(self._opened)

    def prepare_restore(self, backup: Path, progress: Progress | None = None) -> Path:
        """Check and copy a backup, then back up the present state (「戻す前」); returns the copy.

        Nothing is changed yet: `close_restored` lets the copy take the place of the database. On a server the
        present state is backed up then, as others write until then.

        Raises:
            UserError: the database is open read-only, the backup is not ours or newer than the program, or,
                on a server, of other plans.
            MachineError: the backup is damaged, or a copy could not be made.
            CancelledError: the user stopped it.
        """
        if self.read_only:
            raise UserError(READ_ONLY)
        tell = progress or NoProgress()
        if isinstance(self.path, ServerAddress):
            from fujidesk.services.server_restoring import (
                prepare_for_server,
            )  # late: a file needs nothing of it

            draft = prepare_for_server(backup, self._folders, self._database, tell)
            self._note_restored(draft, backup)
            return draft
        draft = prepare(backup, self.path, tell)
        self._note_restored(draft, backup)
        try:
            self.back_up(tell, BackupReason.RESTORE)
        except BaseException:
            sqlite.remove_draft(draft)
            raise
        return draft

    def _note_restored(self, draft: Path, backup: Path) -> None:
        """Write into the history of the copy who goes back to which backup, and from where."""
        try:
            label = f"バックアップから戻す（{backup.name}）"
            note_restored(draft, self.edits.editor, label, state_words(self.holds()))
        except BaseException:
            sqlite.remove_draft(draft)
            raise

    def close_restored(self, draft: Path) -> None:
        """Close the database and let what `prepare_restore` made take its place, in one step.

        What was written since then is backed up first.

        Raises:
            MachineError: it could not; the database is as it was, and closed all the same.
        """
        if self._is_closed:
            return
        self._is_closed = True
        if isinstance(self.path, ServerAddress):
            from fujidesk.services.server_restoring import close_replaced_on_server  # late: as above

            close_replaced_on_server(self._opened, draft, partial(_keep_before, self.path, self._folders))
            return
        try:
            if self._database.write_count > self._backed_up:
                self.back_up(reason=BackupReason.RESTORE)
        except BaseException:
            sqlite.remove_draft(draft)
            maintenance.close_file(self._opened)
            raise
        maintenance.close_replaced(self._opened, draft)


def _keep_before(
    path: Path | ServerAddress, folders: Folders, copy_to: Callable[[Path, Tell], list[str]]
) -> None:
    """Back up the state that is about to be replaced, as it is copied there."""
    tell = NoProgress()
    made = backups.back_up(path, folders, tell, copy_to, BackupReason.RESTORE)
    keep_second(made, path, folders, tell)


def _is_of_today(backup: datetime | None) -> bool:
    """Tell whether a backup was made today; None: there is none."""
    return backup is not None and backup.date() >= datetime.now().astimezone().date()


def _chosen(plans: Sequence[StoredPlan], asked: str, day: date | None) -> StoredPlan | None:
    """Return the plan to be worked with: the one that is asked for, else the one in force on the day.

    day: None for today.
    """
    if asked:
        return named_plan(plans, asked)
    return plan_of_day(plans, day or datetime.now().astimezone().date()) if plans else None
