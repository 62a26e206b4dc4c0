"""ホーム: where the office stands in the year, what to do first, and what the register holds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from fujidesk.domain.cautions import Caution
from fujidesk.domain.changes import Changes
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.fiscal import half_in_force, half_year_of
from fujidesk.domain.plan_calendar import year_steps
from fujidesk.domain.year_tasks import YearTask
from fujidesk.services.cautions import cautions
from fujidesk.services.survey_rounds import RoundsOfDay
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.home.caution_card import CautionCard
from fujidesk.ui.home.coming_card import ComingTasks
from fujidesk.ui.home.figure_cards import CategoryCard, PhaseCard
from fujidesk.ui.home.month_tasks import MonthTasks
from fujidesk.ui.home.owed_card import OwedCard
from fujidesk.ui.home.period_card import PeriodCard
from fujidesk.ui.home.recent_card import SHOWN, RecentCard
from fujidesk.ui.home.result_card import ResultCard
from fujidesk.ui.home.standing_tasks import StandingTasks
from fujidesk.ui.home.tab_order import order_as_seen
from fujidesk.ui.home.task_commands import TaskCommands
from fujidesk.ui.home.year_bar import YearBar
from fujidesk.ui.home.year_results import gather
from fujidesk.ui.widgets.basics import text_label

_SIDE_PX = 340
_STACK_BELOW_PX = 980


class HomeScreen(QWidget):
    """The first tab. Signals say what the user wants; the window does it.

    Left: the year's steps (001, 図表6-2), what to do now with the button that does it, the last changes.
    Right: figures, each opening the list behind it.

    open_requested: a tab's key. filter_requested: the list, narrowed. phase_requested: the list at one half
    (1 or 2) of the chosen year, narrowed to a phase. project_requested: a project number. import_requested:
    the import of the plan document. hearing_requested: key of a hearing; owed_requested: all decisions and
    to-dos of hearings. place_requested: a tab's key, a page in it ("" for the one it shows) and the fiscal
    year in which it stands (0 for the one chosen).
    """

    open_requested = Signal(str)
    filter_requested = Signal(ProjectFilter)
    phase_requested = Signal(ProjectFilter, int)
    project_requested = Signal(str)
    import_requested = Signal()
    hearing_requested = Signal(str)
    owed_requested = Signal()
    place_requested = Signal(str, str, int)
    edited = Signal(Changes)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = context.theme
        self._clock = context.clock
        theme, profile = self._theme, workspace.profile
        self._year_bar = YearBar(year_steps(profile.calendar), theme, self)
        self._month = MonthTasks(theme, self, allowed=not workspace.read_only)
        self._owed = OwedCard(theme, self, allowed=not workspace.read_only)
        self._coming = ComingTasks(theme, self, allowed=not workspace.read_only)
        self._commands = TaskCommands(workspace, context, self)
        self._standing = StandingTasks(profile.project_name, theme, self, allowed=not workspace.read_only)
        self._period = PeriodCard(profile, theme, self)
        self._recent = RecentCard(profile, theme, self)
        self._year = half_year_of(self._clock.today()).fiscal_year
        self._results = ResultCard(theme, self)
        self._cautions = CautionCard(theme, self)
        self._categories = CategoryCard(profile, theme, self)
        self._phases = PhaseCard(profile, theme, self)
        self._lay_out()
        self._connect()
        self._on_theme_changed()
        self._phases.show_half_year(half_in_force(self._year, self._clock.today()))
        self._fill()

    def reload(self, changes: Changes) -> None:
        """Count again; whatever changed is among the last changes."""
        del changes
        self._fill()

    def set_fiscal_year(self, year: int) -> None:
        """Show another fiscal year: its results, and its phases of this half or of the year's end."""
        self._phases.show_half_year(half_in_force(year, self._clock.today()))
        if year != self._year:
            self._year = year
            self._show_results(RoundsOfDay(self._workspace.surveys, self._clock.today()))

    def _fill(self) -> None:
        """Count anew and show it in every card."""
        summary = self._workspace.registry.summary()
        today = self._clock.today()
        rounds, hearings = RoundsOfDay(self._workspace.surveys, today), self._workspace.hearings
        board = self._workspace.year_tasks.board(today, rounds)
        self._month.show_board(board)
        self._owed.show_notes(hearings.owed(only_open=True), hearings.all(), today)
        self._coming.show_board(board)
        self._year_bar.show_month(today.month)
        self._period.show_year(half_year_of(today).fiscal_year)
        self._cautions.show_cautions(cautions(self._workspace, today, rounds))
        self._categories.show_summary(summary)
        self._phases.show_summary(summary)
        self._show_results(rounds)
        self._recent.show_steps(self._workspace.history.recent_steps(SHOWN))
        self._standing.show_summary(summary)

    def _show_results(self, rounds: RoundsOfDay) -> None:
        """Show the results of the year."""
        self._results.show_results(gather(self._workspace, self._year, rounds))

    def _lay_out(self) -> None:
        """Put tasks at the left and figures at the right, in a page that scrolls."""
        page = QWidget(self)
        page.setObjectName("ground")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._main, self._side = QVBoxLayout(), QVBoxLayout()
        self._main.addWidget(self._year_bar)
        for part in (self._month, self._owed, self._coming, self._standing):
            self._main.addWidget(part)
        self._main.addWidget(text_label("計画期間の予定", "heading", page))
        self._main.addWidget(self._period)
        self._main.addWidget(text_label("最近の変更", "heading", page))
        self._main.addWidget(self._recent)
        self._main.addStretch(1)
        for card in self._figures():
            self._side.addWidget(card)
        self._side.addStretch(1)
        self._columns.addLayout(self._main, 1)
        self._columns.addLayout(self._side)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.setFocusProxy(self._month)

    def _figures(self) -> tuple[QWidget, ...]:
        """Return the cards at the right, the newest figures first."""
        return self._results, self._cautions, self._phases, self._categories

    def _connect(self) -> None:
        """Wire buttons and bars to what they ask of the window."""
        self._theme.changed.connect(self._on_theme_changed)
        self._standing.import_chosen.connect(self.import_requested)
        self._standing.settle_chosen.connect(self._on_settle)
        self._standing.list_chosen.connect(self._on_browse)
        self._month.opened.connect(self._on_task)
        self._cautions.chosen.connect(self._on_caution)
        self._month.finished.connect(self._commands.finish)
        self._month.reopened.connect(self._commands.reopen)
        self._month.add_requested.connect(self._commands.add)
        self._month.edit_requested.connect(self._commands.change)
        self._coming.edit_requested.connect(self._commands.change)
        self._owed.hearing_requested.connect(self.hearing_requested)
        self._owed.all_requested.connect(self.owed_requested)
        self._owed.finished.connect(self._commands.finish_note)
        self._commands.edited.connect(self.edited)
        self._recent.project_chosen.connect(self.project_requested)
        self._recent.list_chosen.connect(self._on_browse)
        self._categories.filter_chosen.connect(self.filter_requested)
        self._phases.filter_chosen.connect(self._on_phase)
        self._results.filter_chosen.connect(self.filter_requested)
        self._results.survey_requested.connect(self._on_survey)
        self._results.evaluation_requested.connect(self._on_evaluation)

    def _on_task(self, task: YearTask) -> None:
        """Ask for the tab of a task, in the year that it is about: the survey of R7 is held in April R8.

        What is about the year to come, such as hearings, is entered in the year that runs.
        """
        self.place_requested.emit(task.opens, task.page, min(task.about, task.fiscal_year))

    def _on_caution(self, caution: Caution) -> None:
        """Ask for the place where something is mended."""
        self.place_requested.emit(caution.tab, caution.page, caution.year or 0)

    def _on_settle(self) -> None:
        """Ask for the projects with half-years that the document leaves open."""
        self.filter_requested.emit(ProjectFilter(open_only=True))

    def _on_phase(self, wanted: ProjectFilter) -> None:
        """Open the list behind a bar, at the half-year that the card shows."""
        self.phase_requested.emit(wanted, self._phases.half)

    def _on_browse(self) -> None:
        """Ask for the list as it is."""
        self.open_requested.emit("registry")

    def _on_survey(self) -> None:
        """Ask for the survey."""
        self.open_requested.emit("surveys")

    def _on_evaluation(self) -> None:
        """Ask for the evaluation."""
        self.open_requested.emit("evaluation")

    def _on_theme_changed(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._columns.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        self._columns.setSpacing(gap(12))
        for layout in (self._main, self._side):
            layout.setSpacing(gap(10))
        self._arrange()

    def _arrange(self) -> None:
        """Put the figures below the tasks where the window is narrow for the text size."""
        narrow = self.width() < self._theme.px(_STACK_BELOW_PX)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        for card in self._figures():
            card.setMinimumWidth(0 if narrow else self._theme.px(_SIDE_PX))
            card.setMaximumWidth(16777215 if narrow else self._theme.px(_SIDE_PX))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk with Tab as the parts are seen: tasks, changes, then the figures at the right."""
        listed = (self._month, self._owed, self._coming, self._standing, self._recent)
        order_as_seen((*listed, *self._figures()))
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between two columns and one."""
        super().resizeEvent(event)
        self._arrange()
