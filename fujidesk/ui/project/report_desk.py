"""Brings a project's status reports to the sheet and takes the office's acts on them away to be stored.

Reports are read with the project, as they are shown at once. What only explains them (気づき, which of them
are asked already, the file that an answer came from) is found out once the sheet rests, so that going
through the list stays fluid.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from fujidesk.domain.changes import Changes
from fujidesk.domain.oddities import Inquiry, Oddity
from fujidesk.domain.oddity_rules import case_of, find_oddities, in_order
from fujidesk.domain.replies import KeptFile, ReplyKind
from fujidesk.domain.reports import StatusReport
from fujidesk.services.workspace import Workspace
from fujidesk.ui.formats import day_in_full
from fujidesk.ui.project.report_state import ReportState
from fujidesk.ui.project.sheet_view import SheetView
from fujidesk.ui.project.sheet_writer import SheetWriter

if TYPE_CHECKING:
    from fujidesk.domain.records import DepartmentRecord, ProjectRecord
    from fujidesk.domain.surveys import Approval

REST_MS = 60
"""A sheet that is shown for so long is looked at; one that is passed by is not."""
_JOINED = "・"
_TAKEN = "taken"


class ReportDesk(QObject):
    """Reads for the year pages, and hands the office's scores and questions to the writer.

    Approvals and departments are read once and kept until a write names them (`forget`), as going on to the
    next project may not take longer than 100 ms.
    """

    def __init__(
        self, workspace: Workspace, view: SheetView, writer: SheetWriter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view = view
        self._writer = writer
        self._record: ProjectRecord | None = None
        self._state = ReportState()
        self._approvals: dict[int, Approval] | None = None
        self._departments: dict[str, DepartmentRecord] | None = None
        self._originals: dict[str, str] | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.explain)
        view.installEventFilter(self)
        view.years.year_shown.connect(self._on_year_shown)
        view.years.office_committed.connect(self._on_office)
        view.years.inquiry_wanted.connect(self._on_inquiry)

    @property
    def state(self) -> ReportState:
        """What was read last."""
        return self._state

    def read(self, record: "ProjectRecord") -> ReportState:
        """Read the reports of a project, which the sheet shows from now on."""
        space = self._workspace
        if self._approvals is None:
            rounds = space.surveys.rounds()
            self._approvals = {year: held.approval for year, held in rounds.items() if held.approval}
        if self._departments is None:
            self._departments = {item.name: item for item in space.registry.departments()}
        self._record = record
        if self._originals is None:
            self._originals = space.revisions.original_phases()
        self._state = ReportState(
            space.reports.of_project(record.number), self._approvals, self._departments,
            self._originals.get(record.number, ""),
        )  # fmt: skip
        if self._view.isVisible():
            self._rest.start()
        return self._state

    def forget(self, changes: Changes) -> None:
        """Let go of what a write may have changed for all projects: approvals and departments."""
        if changes.everything or changes.years:
            self._approvals = None
        if changes.everything:
            self._departments = None
        if changes.everything or changes.office or changes.numbers:
            self._originals = None

    def explain(self) -> None:
        """Show 気づき, the questions asked and where the answer came from, for the year in front."""
        self._rest.stop()
        year = self._view.years.year_in_front
        if year is None or self._record is None:
            return
        shown = self._state.year(self._record, year)
        case = case_of(self._record, shown.report, self._state.reports.values(), self._workspace.profile)
        oddities = in_order(find_oddities(case, shown.asked.lead))
        asked: list[Inquiry] = []
        if oddities:
            inquiries = self._workspace.oddities.inquiries(year)
            asked = [item for item in inquiries if item.number == self._record.number]
        source = ""
        if shown.report.is_answered:
            source = source_text(self._workspace.surveys.files(year), shown.asked.lead)
        self._view.years.page(year).show_extras(oddities, asked, source)

    def _on_year_shown(self, _fiscal_year: int) -> None:
        """Explain another year once the sheet rests on it."""
        if self._view.isVisible():
            self._rest.start()

    def _on_office(
        self, before: StatusReport, scores: tuple[int | None, int | None, int | None], reason: str
    ) -> None:
        """Have the office's scores stored."""
        office = self._view.years.page(before.fiscal_year).report.scores.office
        self._writer.store_office(office, before, scores, reason)

    def _on_inquiry(self, oddity: Oddity) -> None:
        """Put the question about an oddity into the 照会票."""
        self._writer.ask(oddity)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Find nothing out for a sheet that is out of sight, as when the file is being closed."""
        if event.type() == QEvent.Type.Hide:
            self._rest.stop()
        elif event.type() == QEvent.Type.Show:
            self._rest.start()
        return super().eventFilter(watched, event)


def source_text(files: Iterable[KeptFile], department: str) -> str:
    """Return which return of a department holds now, 「令和5年4月18日（火）提出（R4_….xlsx）」; "" for none.

    files: those kept of a round, the newest first.
    """
    for file in files:
        if (
            file.kind is ReplyKind.REPORT
            and file.state == _TAKEN
            and department in file.department.split(_JOINED)
        ):
            return f"{day_in_full(file.received_at[:10])}提出（{file.name}）"
    return ""
