"""Issues a round's workbooks: for each department its status report and the form for new projects.

All files are written or none, and the departments are noted as 送付済 in the same stroke.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.domain.changes import Changes
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.replies import ReplyKind
from fujidesk.domain.reports import StatusReport
from fujidesk.domain.surveys import EntryState, SurveyStatus
from fujidesk.errors import UserError, YearLockedError
from fujidesk.exchange.file_set import FileSet, file_set
from fujidesk.exchange.proposal_write import ProposalBook, ProposalWriter
from fujidesk.exchange.survey_layout import file_name
from fujidesk.exchange.survey_sheet import SurveyProject
from fujidesk.exchange.survey_write import SurveyBook, SurveyWriter

if TYPE_CHECKING:
    from fujidesk.services.registry import RegistryService
    from fujidesk.services.reports import ReportService
    from fujidesk.services.surveys import SurveyService

_KEEPING = (EntryState.RETURNED, EntryState.CONFIRMED)
"""States that a workbook issued once more does not change; a department that was sent back is asked again."""


@dataclass(frozen=True, slots=True)
class IssueResult:
    """What was issued.

    paths: the files, in the order of the departments. changes: of the round's entries. departments: that
    were issued. kept: those whose state stayed 提出 or 確認済. unassigned: projects without a department.
    """

    paths: tuple[Path, ...]
    changes: Changes
    departments: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    unassigned: tuple[str, ...] = ()


class SurveyIssue:
    """Issues workbooks. is_sample: the database holds made-up answers; every page says so."""

    def __init__(
        self,
        registry: "RegistryService",
        reports: "ReportService",
        surveys: "SurveyService",
        profile: PlanProfile,
        *,
        is_sample: bool = False,
    ) -> None:
        self._registry = registry
        self._reports = reports
        self._surveys = surveys
        self._profile = profile
        self._is_sample = is_sample

    def issue(
        self,
        fiscal_year: int,
        folder: Path,
        departments: Collection[str] | None = None,
        progress: Progress | None = None,
        today: dt.date | None = None,
    ) -> IssueResult:
        """Write the workbooks of some departments, or of all, into a folder and note them as sent.

        Args:
            fiscal_year: that is asked about.
            folder: is made where it is missing; files of the same name are replaced.
            departments: None for all that have projects.
            progress: told at each project.
            today: noted as the day of sending.

        Raises:
            UserError: the year is not of the plan, or a department has no project in it.
            YearLockedError: the year's results were approved.
            MachineError: a file cannot be written; then none is, and nothing is noted.
            CancelledError: the user stopped the work; nothing is left behind.
        """
        self._refuse_year(fiscal_year)
        day = today or dt.date.today()  # noqa: DTZ011 - the user's own calendar day
        status = self._surveys.status(fiscal_year, day)
        books = self.books(fiscal_year, status, departments)
        tell = _Steps(progress or NoProgress(), books)
        with file_set(folder) as files:
            self._write(files, books, tell)
            paths = files.place()
            issued = tuple(book.department for book in books)
            changes = self._surveys.mark_sent(fiscal_year, issued, day) if issued else Changes()
        asked = self._surveys.assignments(fiscal_year).values()
        return IssueResult(
            paths,
            changes,
            issued,
            _kept(status, issued),
            tuple(item.number for item in asked if not item.lead),
        )

    def _refuse_year(self, fiscal_year: int) -> None:
        """Refuse a year that cannot be asked about.

        Raises:
            UserError: not of the plan.
            YearLockedError: its results were approved.
        """
        if fiscal_year not in self._profile.fiscal_years:
            first, last = long_year(self._profile.first_year), long_year(self._profile.last_year)
            raise UserError(
                f"{long_year(fiscal_year)}はこの計画の期間（{first}～{last}）にありません。期間内の年度を選んでください。"
            )
        if self._reports.is_locked(fiscal_year):
            raise YearLockedError(
                f"{long_year(fiscal_year)}の結果は承認済みのため、調査票を送付できません。"
                "必要なときは、先に承認を解除してください。"
            )

    def books(
        self, fiscal_year: int, status: SurveyStatus, departments: Collection[str] | None = None
    ) -> list[SurveyBook]:
        """Return the contents of the workbooks, in the order of the departments' first projects.

        Raises:
            UserError: a department has no project in this year.
        """
        projects = self._projects(fiscal_year)
        leaders = {line.entry.department: line.entry.leader for line in status.departments}
        wanted = list(projects) if departments is None else list(dict.fromkeys(departments))
        if missing := [name for name in wanted if name not in projects]:
            raise UserError(
                f"「{'」「'.join(missing)}」には{long_year(fiscal_year)}に回答する事業がありません。"
                "部署の名前を確かめてください。"
            )
        held = status.round
        return [
            SurveyBook(
                fiscal_year, name, held.deadline, held.contact, leaders.get(name, ""), tuple(projects[name])
            )
            for name in wanted
        ]

    def _projects(self, fiscal_year: int) -> Mapping[str, list[SurveyProject]]:
        """Return department → its projects, each with this year's and last year's report."""
        asked = self._surveys.assignments(fiscal_year)
        now, year_before = self._reports.of_year(fiscal_year), fiscal_year - 1
        last = self._reports.of_year(year_before) if year_before in self._profile.fiscal_years else {}
        found: dict[str, list[SurveyProject]] = {}
        for record in self._registry.records():
            assignment = asked.get(record.number)
            if assignment is None or not assignment.lead:
                continue
            report = now.get(record.number) or StatusReport(record.number, fiscal_year)
            project = SurveyProject(record, assignment, report, last.get(record.number))
            found.setdefault(assignment.lead, []).append(project)
        return found

    def _write(self, files: FileSet, books: Sequence[SurveyBook], tell: "_Steps") -> None:
        """Write both forms of every department beside their places."""
        issued_at = dt.datetime.now()  # noqa: DTZ005 - local time, as the office reads it
        reports = SurveyWriter(self._profile, issued_at, sample=self._is_sample)
        proposals = ProposalWriter(self._profile, issued_at, sample=self._is_sample)
        for book in books:
            tell.department(book.department)
            data = reports.data(book, tell.project)
            files.add(file_name(ReplyKind.REPORT, book.fiscal_year, book.department), data)
            form = ProposalBook(book.fiscal_year, book.department, book.deadline, book.contact, book.leader)
            data = proposals.data(form)
            files.add(file_name(ReplyKind.PROPOSAL, book.fiscal_year, book.department), data)
        tell.finish()


def _kept(status: SurveyStatus, issued: Sequence[str]) -> tuple[str, ...]:
    """Return the issued departments that have answered already, whose state stays."""
    states = {line.entry.department: line.entry.state for line in status.departments}
    return tuple(name for name in issued if states.get(name) in _KEEPING)


class _Steps:
    """Counts projects over all workbooks for the progress."""

    def __init__(self, progress: Progress, books: Sequence[SurveyBook]) -> None:
        self._progress = progress
        self._total = sum(len(book.projects) for book in books)
        self._done = 0
        self._department = ""

    def department(self, name: str) -> None:
        """Tell which department's workbooks are being made."""
        self._department = name
        self._progress.step(self._done, self._total, f"調査票 {name}")

    def project(self, number: str) -> None:
        """Tell which project's sheet is being made."""
        self._progress.step(self._done, self._total, f"調査票 {self._department} {number}")
        self._done += 1

    def finish(self) -> None:
        """Tell that only the files' places are left."""
        self._progress.step(self._total, self._total, "ファイルの保存")
