"""調査・回収: the year's round at the top, its departments below, the one under the cursor at the right.

The screen only shows and wires: what is done with departments is in `commands`, what is done with files in
`round_commands`. Both tell what they have changed by `edited`, and the window lets every screen read anew.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.reports import StatusReport, answer_label
from fujidesk.domain.surveys import Assignment, DepartmentProgress, SurveyStatus
from fujidesk.services.reports import missing_answers
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.surveys.commands import DepartmentCommands
from fujidesk.ui.surveys.department_card import DepartmentCard
from fujidesk.ui.surveys.detail_panel import DetailPanel
from fujidesk.ui.surveys.notices import Notices, forbidden_reason
from fujidesk.ui.surveys.printing import DepartmentPrinting
from fujidesk.ui.surveys.project_list import AnswerState, ProjectLine
from fujidesk.ui.surveys.round_card import RoundCard
from fujidesk.ui.surveys.round_commands import RoundCommands
from fujidesk.ui.widgets.clashes import Clashes
from fujidesk.ui.widgets.scroll_page import PartsSplitter, scroll_page

if TYPE_CHECKING:
    from fujidesk.domain.replies import KeptFile, ProblemList

_STACK_BELOW_PX = 1000
"""Narrower than this (at 100 % text) the detail stands below the table."""
_TABLE_SHARE, _DETAIL_SHARE = 66, 34
"""How both parts share the width at first, in hundredths."""


class SurveyScreen(QWidget):
    """The tab. Signals say what the user wants; the window does it.

    edited(Changes): something was written, here or by a dialog over the tab. open_requested(number): open the
    sheet of a project. filter_requested(ProjectFilter): the list, narrowed to a department's projects.
    """

    edited = Signal(Changes)
    open_requested = Signal(str)
    filter_requested = Signal(ProjectFilter)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        """Make the parts; `set_fiscal_year` reads and shows the first round.

        Args:
            workspace: the open register.
            context: looks, long work, messages, remembered choices.
            parent: the window.
        """
        super().__init__(parent)
        self._workspace = workspace
        self._theme = context.theme
        self._clock = context.clock
        self._year = workspace.profile.first_year
        self._status: SurveyStatus | None = None
        self._reports: dict[str, StatusReport] = {}
        self._asked: dict[str, Assignment] = {}
        self._files: list[KeptFile] = []
        self._problems: dict[str, ProblemList] = {}
        self._titles: dict[str, str] = {}
        self._steps = DepartmentCommands(workspace, context, self)
        self._round = RoundCommands(workspace, context, self)
        theme = self._theme
        self._notices = Notices(theme, self)
        self._clashes = Clashes(self)
        self._card = RoundCard(theme, self)
        self._departments = DepartmentCard(theme, self, workspace.profile.words.leader)
        self._printing = DepartmentPrinting(workspace, context, self._departments, self)
        self._detail = DetailPanel(theme, self, workspace.profile.words.leader)
        self._lay_out()
        self._connect()
        self._restyle()
        self._round.start_watch()

    def reload(self, changes: Changes) -> None:
        """Show anew what was changed, here or elsewhere.

        Any project may be asked about in the round, so a change of one is always a reason to read.
        """
        if changes.everything or self._year in changes.years or changes.numbers:
            self._load()

    def set_fiscal_year(self, year: int) -> None:
        """Show the round of another fiscal year (western year of April)."""
        if year != self._year:
            self._clashes.clear()
        self._year = year
        self._steps.set_fiscal_year(year)
        self._round.set_fiscal_year(year)
        self._load()

    def stop(self) -> None:
        """Watch no folder any more, since the window closes; it is watched again at the next start."""
        self._round.stop_watch()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Show what files and folders say that were dropped on the window."""
        self._round.take_files(paths)

    def _load(self) -> None:
        """Read the round and show it: a handful of queries, however many departments there are."""
        surveys, today = self._workspace.surveys, self._clock.today()
        self._status = surveys.status(self._year, today)
        self._reports = self._workspace.reports.of_year(self._year)
        self._asked = surveys.assignments(self._year)
        self._files = surveys.files(self._year)
        self._problems = surveys.problem_lists(self._year)
        self._titles = {row.number: row.title for row in self._workspace.registry.rows()}
        reason = forbidden_reason(self._status, read_only=self._workspace.read_only)
        self._card.show_round(self._status, today)
        self._card.forbid(reason)
        self._detail.forbid(reason)
        self._departments.show_status(self._status, reason)
        self._printing.show_status(self._status)
        self._notices.show_round(self._status, today, read_only=self._workspace.read_only)
        self._show_detail()

    def _show_detail(self) -> None:
        """Show the department under the cursor with its projects, files and problems.

        A return may hold the sheets of several departments, joined by 「・」; it is each one's.
        """
        line = self._departments.table.current
        if line is None:
            self._detail.show_department(None, (), ())
            return
        asked = self._asked
        projects = [
            self._project_line(number, "、".join(asked[number].related) if number in asked else "")
            for number in line.numbers
        ]
        name = line.entry.department
        files = [file for file in self._files if name in file.department.split("・")]
        self._detail.show_department(line, projects, files, self._problems.get(name))

    def _project_line(self, number: str, related: str) -> ProjectLine:
        """Return a project with how far it is answered; related: its 関係課 in words."""
        report, title = self._reports.get(number), self._titles.get(number, "")
        if report is None or not report.is_answered:
            return ProjectLine(number, title, AnswerState.EMPTY, related)
        missing = "、".join(answer_label(name, self._workspace.profile) for name in missing_answers(report))
        state = AnswerState.SHORT if missing else AnswerState.FULL
        return ProjectLine(number, title, state, related, missing)

    def _lay_out(self) -> None:
        """Put the round over table and detail, in a page that scrolls where there is no room.

        The tab's focus is the table's: keys for the steps work as soon as the tab is opened.
        """
        page = QWidget(self)
        page.setObjectName("ground")
        self._column = QVBoxLayout(page)
        self._splitter = PartsSplitter(Qt.Orientation.Horizontal, page)
        self._splitter.addWidget(self._departments)
        self._splitter.addWidget(self._detail)
        self._column.addWidget(self._notices)
        self._column.addWidget(self._clashes)
        self._column.addWidget(self._card)
        self._column.addWidget(self._splitter, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll_page(page, self))
        self.setFocusProxy(self._departments.table)

    def _connect(self) -> None:
        """Wire the parts to the commands, and the commands to the window."""
        card, rounds, steps = self._card, self._round, self._steps
        self._theme.changed.connect(self._restyle)
        card.deadline_chosen.connect(steps.set_deadline)
        card.contact_typed.connect(steps.set_contact)
        card.group_chosen.connect(self._departments.show_only)
        card.issue.clicked.connect(self._on_issue)
        card.collect_files.clicked.connect(rounds.ask_files)
        card.collect_folder.clicked.connect(rounds.ask_folder)
        card.watch.clicked.connect(rounds.ask_watch)
        card.inquire.clicked.connect(rounds.inquire)
        departments = self._departments
        departments.groups_shown.connect(card.bar.show_chosen)
        departments.leader_typed.connect(steps.set_leader)
        departments.step_chosen.connect(self._on_step)
        departments.table.chosen_changed.connect(self._show_detail)
        detail = self._detail
        detail.opened.connect(self.open_requested)
        detail.lead_wanted.connect(self._on_lead)
        detail.listed.connect(self._on_listed)
        detail.kept.save_chosen.connect(rounds.save_kept)
        detail.kept.read_chosen.connect(rounds.read_again)
        self._notices.issue_chosen.connect(self._on_issue)
        self._notices.arrived_chosen.connect(rounds.take_files)
        rounds.arrived.connect(self._notices.show_arrived)
        rounds.watch_changed.connect(self._on_watch)
        steps.clashed.connect(self._clashes.show_clash)
        for commands in (rounds, steps):
            commands.edited.connect(self.edited)
        QShortcut(QKeySequence("Ctrl+L"), self, departments.focus_filter)

    def _on_issue(self) -> None:
        """Ask which workbooks to make."""
        if self._status is not None:
            self._round.issue(self._status)

    def _on_step(self, word: str, lines: Sequence[DepartmentProgress]) -> None:
        """Do a step with the chosen departments; word: of one of `department_card.STEPS`."""
        steps = {
            "sent": self._steps.mark_sent, "remind": self._steps.remind,
            "send_back": self._steps.send_back, "confirm": self._steps.confirm,
        }  # fmt: skip
        steps[word](lines)

    def _on_lead(self, number: str) -> None:
        """Ask who is to answer for a project; every department of the register can."""
        from fujidesk.ui.surveys.lead_dialog import LeadDialog  # late: rarely needed

        names = [record.name for record in self._workspace.registry.departments()]
        dialog = LeadDialog(
            self._asked[number], self._titles.get(number, ""), names, self,
            self._workspace.profile.words.department,
        )  # fmt: skip
        dialog.lead_chosen.connect(partial(self._on_lead_chosen, self._chosen_lead(number)))
        dialog.open()

    def _chosen_lead(self, number: str) -> str:
        """Return which department was chosen to answer for a project; "" where the plan is followed."""
        report = self._reports.get(number)
        return "" if report is None else report.lead

    def _on_lead_chosen(self, seen: str, number: str, department: str) -> None:
        """Store another choice; seen: the one that the dialog began with."""
        self._steps.set_lead(number, department, seen)

    def _on_listed(self, department: str) -> None:
        """Ask for the list of a department's projects in the round: numbers, for no other filter has them."""
        line = self._departments.table.current
        if line is not None:
            caption = f"{long_year(self._year)}の調査 {department}"
            self.filter_requested.emit(ProjectFilter(numbers=line.numbers, caption=caption))

    def _on_watch(self) -> None:
        """Say what is watched."""
        self._card.show_watched(self._round.watched)

    def _restyle(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._column.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        self._column.setSpacing(gap(10))
        self._splitter.setHandleWidth(gap(12))
        self._arrange()

    def _arrange(self) -> None:
        """Put the detail below the table where the window is narrow for the text size.

        Side by side the shares are set anew at every width; stacked, the user's handle stays.
        """
        narrow = self.width() < self._theme.px(_STACK_BELOW_PX)
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._splitter.orientation() != wanted or not narrow:
            self._splitter.setOrientation(wanted)
            self._splitter.setSizes([self.width() * share for share in (_TABLE_SHARE, _DETAIL_SHARE)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between detail beside and below."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for new answers when the tab comes to the front; a share does not always tell."""
        super().showEvent(event)
        self._round.look_again()
