"""One opened database with its services; what the window and the command line work with."""

import shutil
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.domain.backups import BackupReason
from fujidesk.domain.findings import Finding
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.sample_mark import SAMPLE_FACT
from fujidesk.errors import MachineError, UserError
from fujidesk.models import building, copies, journaling
from fujidesk.models.copies import Held
from fujidesk.models.engine import READ_ONLY, Database
from fujidesk.models.failures import translated
from fujidesk.paths import Folders
from fujidesk.resources import shipped_database
from fujidesk.services import backups, maintenance
from fujidesk.services.backups import Backup
from fujidesk.services.edits import EditService
from fujidesk.services.history import HistoryService
from fujidesk.services.maintenance import OpenedFile
from fujidesk.services.office_records import OfficeRecords
from fujidesk.services.registry import RegistryService
from fujidesk.services.restoring import ListedBackup, listed, prepare
from fujidesk.services.second_copies import keep_second
from fujidesk.services.views import ViewService

if TYPE_CHECKING:
    from fujidesk.services.attachments import AttachmentService
    from fujidesk.services.charts import ChartService
    from fujidesk.services.evaluation import EvaluationService
    from fujidesk.services.hearing_files import HearingFiles
    from fujidesk.services.hearings import HearingService
    from fujidesk.services.history_files import HistoryFiles
    from fujidesk.services.new_projects import NewProjectService
    from fujidesk.services.oddities import OddityService
    from fujidesk.services.pack_files import PackFileService
    from fujidesk.services.packs import PackService
    from fujidesk.services.people import PeopleService
    from fujidesk.services.people_files import PeopleFiles
    from fujidesk.services.plan_import import PlanImportService
    from fujidesk.services.publication import PublicationService
    from fujidesk.services.register_exchange import RegisterExchange
    from fujidesk.services.reorganising import ReorganisationService
    from fujidesk.services.reports import ReportService
    from fujidesk.services.revisions import RevisionService
    from fujidesk.services.searching import SearchService
    from fujidesk.services.snapshots import SnapshotService
    from fujidesk.services.support import Fact, SupportFacts
    from fujidesk.services.survey_collect import SurveyCollect
    from fujidesk.services.survey_issue import SurveyIssue
    from fujidesk.services.surveys import SurveyService
    from fujidesk.services.timeline import TimelineService
    from fujidesk.services.upper_plans import UpperPlanService
    from fujidesk.services.year_tasks import YearTaskService


class Workspace:
    """An opened database. Services that not every start needs are made when first asked for.

    is_sample: its answers are made up (`fujidesk sample`); everything that leaves says so.
    """

    def __init__(self, opened: OpenedFile, folders: Folders) -> None:
        self._opened = opened
        self._folders = folders
        self._is_closed = False
        self._backed_up = 0
        self._notice, self._has_noticed = opened.notice, bool(opened.notice)
        self.path = opened.path
        self.read_only = opened.database.read_only
        with opened.database.reading() as session:
            self.profile = building.stored_profile(session)
            self.is_sample = journaling.fact(session, SAMPLE_FACT) is not None
        self.registry = RegistryService(opened.database, self.profile)
        self.edits = EditService(opened.database, self.profile)

    @property
    def _database(self) -> Database:
        """What the services read and write."""
        return self._opened.database

    @cached_property
    def history(self) -> HistoryService:
        """The change history."""
        return HistoryService(self._database)

    @cached_property
    def views(self) -> ViewService:
        """Saved views."""
        return ViewService(self._database)

    @cached_property
    def office(self) -> OfficeRecords:
        """The office's own records: hearings, new projects, revisions, people, tasks."""
        return OfficeRecords(self._database)

    @cached_property
    def new_projects(self) -> "NewProjectService":
        """The new projects on their way into the plan."""
        from fujidesk.services.new_projects import NewProjectService  # late: not every start needs them

        return NewProjectService(
            self._database, self.edits, self.office, self.profile, is_sample=self.is_sample
        )

    @cached_property
    def hearings(self) -> "HearingService":
        """Hearings and their notes."""
        from fujidesk.services.hearings import HearingService  # late: not every start looks at hearings

        return HearingService(self._database, self.edits, self.office, self.registry, self.profile)

    @cached_property
    def attachments(self) -> "AttachmentService":
        """Files kept with hearings."""
        from fujidesk.services.attachments import AttachmentService  # late: as `hearings`

        return AttachmentService(self._database, self.edits, self.office)

    @cached_property
    def hearing_files(self) -> "HearingFiles":
        """Minutes and the like."""
        from fujidesk.services.hearing_files import HearingFiles  # late: as `hearings`

        return HearingFiles(self.hearings, is_sample=self.is_sample)

    @cached_property
    def search(self) -> "SearchService":
        """The search over everything."""
        from fujidesk.services.searching import SearchService  # late: not every start searches

        return SearchService(self._database)

    @cached_property
    def plan_import(self) -> "PlanImportService":
        """Import of the plan document."""
        from fujidesk.services.plan_import import PlanImportService  # late: not every start imports

        return PlanImportService(self.registry, self.edits, self.profile, self._before_import)

    @cached_property
    def register_exchange(self) -> "RegisterExchange":
        """The register as workbook, JSON and CSV."""
        from fujidesk.services.register_exchange import RegisterExchange  # late: brings openpyxl

        return RegisterExchange(
            self.registry, self.edits, self.profile, self._before_import, sample=self.is_sample
        )

    @cached_property
    def timeline(self) -> "TimelineService":
        """Timelines and their files."""
        from fujidesk.services.timeline import TimelineService  # late: brings the charts

        return TimelineService(self.registry, self.profile, sample=self.is_sample)

    @cached_property
    def revisions(self) -> "RevisionService":
        """Changes of the plan that were decided, and the register of any day."""
        from fujidesk.services.revisions import RevisionService  # late: not every start looks at them

        return RevisionService(
            self._database, self.registry, self.edits, self.office, self.profile, is_sample=self.is_sample
        )

    @cached_property
    def people(self) -> "PeopleService":
        """Members of the bodies, leaders of departments, training."""
        from fujidesk.services.people import PeopleService  # late: not every start looks at them

        return PeopleService(self._database, self.registry, self.edits, self.office, self.profile)

    @cached_property
    def people_files(self) -> "PeopleFiles":
        """Members and training as files."""
        from fujidesk.services.people_files import PeopleFiles  # late: as `people`

        return PeopleFiles(self.people, self.profile, is_sample=self.is_sample)

    @cached_property
    def reorganising(self) -> "ReorganisationService":
        """Departments renamed, merged, split and closed."""
        from fujidesk.services.reorganising import ReorganisationService  # late: as `people`

        return ReorganisationService(self._database, self.registry, self.edits, self.office, self.profile)

    @cached_property
    def reports(self) -> "ReportService":
        """The status reports."""
        from fujidesk.services.reports import ReportService  # late: not every start looks at answers

        return ReportService(self._database, self.edits, self.profile, is_sample=self.is_sample)

    @cached_property
    def surveys(self) -> "SurveyService":
        """The survey rounds."""
        from fujidesk.services.surveys import SurveyService  # late: not every start looks at the survey

        return SurveyService(
            self._database, self.edits, self.profile, self._before_approval, is_sample=self.is_sample
        )

    @cached_property
    def oddities(self) -> "OddityService":
        """What is odd about the answers, and the questions about it."""
        from fujidesk.services.oddities import OddityService  # late: not every start looks at answers

        return OddityService(self._database, self.edits, self.profile, is_sample=self.is_sample)

    @cached_property
    def evaluation(self) -> "EvaluationService":
        """The evaluation of all years."""
        from fujidesk.services.evaluation import EvaluationService  # late: as `oddities`

        return EvaluationService(self._database, self.oddities, self.profile, is_sample=self.is_sample)

    @cached_property
    def upper_plans(self) -> "UpperPlanService":
        """Which projects serve which code of the upper plans."""
        from fujidesk.services.upper_plans import UpperPlanService  # late: as `oddities`

        return UpperPlanService(self._database, self.profile, is_sample=self.is_sample)

    @cached_property
    def survey_issue(self) -> "SurveyIssue":
        """The workbooks that go out."""
        from fujidesk.services.survey_issue import SurveyIssue  # late: brings openpyxl

        return SurveyIssue(self.registry, self.reports, self.surveys, self.profile, is_sample=self.is_sample)

    @cached_property
    def survey_collect(self) -> "SurveyCollect":
        """The workbooks that come back."""
        from fujidesk.services.survey_collect import SurveyCollect  # late: not every start reads returns

        return SurveyCollect(
            self._database, self.edits, self.profile, self._before_import, is_sample=self.is_sample
        )

    @cached_property
    def packs(self) -> "PackService":
        """The papers of the meetings."""
        from fujidesk.services.packs import PackService, PackSources  # late: as `oddities`
        from fujidesk.services.snapshot_reading import SnapshotReader  # late: as `oddities`

        sources = PackSources(
            self.registry, self.reports, self.evaluation, self.revisions, self.new_projects, self.upper_plans,
            self.timeline, self.office, SnapshotReader(self._database),
        )  # fmt: skip
        return PackService(sources, self.edits, self.profile)

    @cached_property
    def pack_files(self) -> "PackFileService":
        """The papers of the meetings as files."""
        from fujidesk.services.pack_files import PackFileService  # late: as `packs`

        return PackFileService(self.packs)

    @cached_property
    def charts(self) -> "ChartService":
        """The charts of meetings and publication."""
        from fujidesk.services.charts import ChartService  # late: as `oddities`

        return ChartService(
            self.registry, self.evaluation, self.reports, self.profile, self.revisions.original_phases
        )

    @cached_property
    def history_files(self) -> "HistoryFiles":
        """The change history as files."""
        from fujidesk.services.history_files import HistoryFiles  # late: as `packs`

        return HistoryFiles(self.history, self.profile, is_sample=self.is_sample)

    @cached_property
    def publication(self) -> "PublicationService":
        """What is put on the city's website."""
        from fujidesk.services.publication import PublicationService  # late: as `packs`

        places = (self.path.absolute(), self.path.absolute().parent, self._folders.data, Path.home())
        sources = (self.registry, self.reports, self.charts)
        return PublicationService(self._database, sources, self.profile, places)

    @cached_property
    def snapshots(self) -> "SnapshotService":
        """What was laid before the meetings, frozen."""
        from fujidesk.services.snapshots import SnapshotService  # late: as `packs`

        return SnapshotService(self._database, self.packs, self.edits, self.profile)

    @cached_property
    def year_tasks(self) -> "YearTaskService":
        """What a day asks of the office."""
        from fujidesk.services.year_tasks import YearTaskService  # late: as `oddities`

        return YearTaskService(self.surveys, self.new_projects, self.office, self.edits, self.profile)

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
        """Return what this database holds now, to be compared with its backups."""
        return copies.held(self._database.path)

    def back_up(self, progress: Progress | None = None, reason: BackupReason = BackupReason.MANUAL) -> Path:
        """Copy the database into the backup folder, and into the second one if it is set; returns the copy.

        Raises:
            MachineError: the copy could not be made. What is wrong with the second one: `take_notice`.
        """
        tell = progress or NoProgress()
        count = self._database.write_count
        # from what is open, so that even a file that was removed or replaced meanwhile ends in a backup
        made = backups.back_up(self.path, self._folders, tell, self._database.copy_to, reason)
        self._backed_up = count
        problem = keep_second(made, self.path, self._folders, tell)
        if problem and not self._has_noticed:
            self._notice, self._has_noticed = problem, True
        return made

    def back_up_of_day(self, progress: Progress | None = None) -> Path | None:
        """Make the backup of the day's first start; None where there is one of today, or nothing is written.

        Raises:
            MachineError: the copy could not be made.
        """
        last, today = self.last_backup, datetime.now().astimezone().date()
        if self.read_only or (last is not None and last.date() >= today):
            return None
        return self.back_up(progress, BackupReason.START)

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

    def _before_import(self, progress: Progress) -> None:
        """Make the backup that precedes every import."""
        self.back_up(progress, BackupReason.IMPORT)

    def _before_approval(self, progress: Progress) -> None:
        """Make the backup that precedes approving a year and lifting that."""
        self.back_up(progress, BackupReason.APPROVAL)

    def check(self) -> list[Finding]:
        """Return what is wrong or undecided in the file and the register."""
        from fujidesk.services.checking import check_database  # late: not every start checks

        return check_database(self._database, self.profile)

    def sizes(self) -> "dict[str, Fact | dict[str, int]]":
        """Return how large the database is, table by table, and how it is opened; nothing of its content."""
        from fujidesk.services.support import database_facts  # late: rarely needed

        return database_facts(self._database, self.path)

    def write_support(self, target: Path, facts: "SupportFacts", progress: Progress) -> None:
        """Write the zip for whoever helps from outside, see `services.support`."""
        from fujidesk.services.support import write_support  # late: rarely needed

        write_support(target, self._folders, facts, self, progress)

    def close(self) -> None:
        """Back up if anything was written, close the file and let go of its lock; may be called twice.

        Raises:
            MachineError: the backup could not be made; the database is closed and whole all the same.
        """
        if self._is_closed:
            return
        self._is_closed = True
        try:
            if self._database.write_count > self._backed_up:
                self.back_up(reason=BackupReason.CLOSE)
        finally:
            maintenance.close_file(self._opened)

    def prepare_restore(self, backup: Path, progress: Progress | None = None) -> Path:
        """Check and copy a backup, then back up the present state (「戻す前」); returns the copy.

        Nothing is changed yet: `close_restored` lets the copy take the place of the database.

        Raises:
            UserError: the database is open read-only, or the backup is not ours or newer than the program.
            MachineError: the backup is damaged, or a copy could not be made.
            CancelledError: the user stopped it.
        """
        if self.read_only:
            raise UserError(READ_ONLY)
        tell = progress or NoProgress()
        draft = prepare(backup, self.path, tell)
        try:
            self.back_up(tell, BackupReason.RESTORE)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        return draft

    def close_restored(self, draft: Path) -> None:
        """Close the database and let what `prepare_restore` made take its place, in one step.

        What was written since then is backed up first.

        Raises:
            MachineError: it could not; the database is as it was, and closed all the same.
        """
        if self._is_closed:
            return
        self._is_closed = True
        try:
            if self._database.write_count > self._backed_up:
                self.back_up(reason=BackupReason.RESTORE)
        except BaseException:
            draft.unlink(missing_ok=True)
            maintenance.close_file(self._opened)
            raise
        maintenance.close_replaced(self._opened, draft)


def open_workspace(
    path: Path, folders: Folders, *, read_only: bool = False, progress: Progress | None = None
) -> Workspace:
    """Open a database with its services: lock, refuse what is newer, back up, migrate, check.

    Raises:
        UserError: no such file, not ours, or newer than the program.
        LockedError: someone else has it open for writing; read_only=True opens it all the same.
        MachineError: damaged, or no permission.
    """
    opened = maintenance.open_file(path, folders, read_only=read_only, progress=progress or NoProgress())
    try:
        return Workspace(opened, folders)
    except BaseException:
        maintenance.close_file(opened)
        raise


def create_database(path: Path, profile_key: str = "fuji", progress: Progress | None = None) -> None:
    """Make a new database from the facts that ship.

    Raises:
        UserError: the path is taken, or there is no such profile.
        MachineError: the folder cannot be written to.
    """
    from fujidesk.exchange.facts import load_facts  # late: only `init` needs them
    from fujidesk.exchange.profiles import load_profile

    tell = progress or NoProgress()
    tell.step(0, 2, "計画のデータを読んでいます")
    profile, content = load_profile(profile_key), load_facts()
    tell.step(1, 2, "データベースを作っています")
    maintenance.build_database(path, profile, content)
    tell.step(2, 2, "データベースを作りました")


def working_copy(folders: Folders, target: Path | None = None) -> Path:
    """Return the user's working copy of the shipped database; it is made at the first start.

    Args:
        folders: the user's folders.
        target: where the copy is to be, if not in the data folder.

    Raises:
        UserError: the log of a file of this name that is gone lies there.
        MachineError: the shipped file is missing, or the data folder cannot be written to.
    """
    target = target or folders.working_database
    with translated(target):
        if not target.exists():
            maintenance.refuse_left_log(target)
            _copy_shipped(target)
    return target


def _copy_shipped(target: Path) -> None:
    """Copy the shipped database, whole or not at all."""
    shipped = shipped_database()
    if not shipped.is_file():
        raise MachineError(f"付属のデータベース「{shipped}」がありません。プログラムを入れ直してください。")
    draft = target.with_name(f"{target.name}.new")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(shipped, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
