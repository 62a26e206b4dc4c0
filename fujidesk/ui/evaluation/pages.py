"""The pages of 評価, each built when it is first shown and filled with what has been read so far."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.oddities import Inquiry
from fujidesk.domain.whole_plan.model import Span, WholePlan, spans_of
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.evaluation.achievement_page import AchievementPage
from fujidesk.ui.evaluation.allowing import allow, lock_reason
from fujidesk.ui.evaluation.commands import EvaluationCommands, issue_word
from fujidesk.ui.evaluation.loading import EvaluationLoader, FoundOddities, FoundScores
from fujidesk.ui.evaluation.oddity_page import OddityPage
from fujidesk.ui.evaluation.overview import OverviewPage
from fujidesk.ui.evaluation.page_maker import PageMaker
from fujidesk.ui.evaluation.settle_page import SettlePage
from fujidesk.ui.evaluation.tool_row import ACHIEVEMENT, SETTLE, WHOLE
from fujidesk.ui.evaluation.whole_page import WholePage
from fujidesk.ui.widgets.figure_table import FigureTable


class EvaluationPages(QStackedWidget):
    """Shows one page at a time. opened: a project. chosen: a list. page_chosen: a page asks for another.

    papers_chosen: the meeting on the whole plan is wanted.
    """

    opened = Signal(str)
    chosen = Signal(ProjectFilter)
    page_chosen = Signal(str)
    papers_chosen = Signal()

    def __init__(
        self, workspace: Workspace, context: ScreenContext, loader: EvaluationLoader,
        commands: EvaluationCommands, parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._workspace = workspace
        self._context = context
        self._loader = loader
        self._commands = commands
        self._built: dict[str, QWidget] = {}
        self._filled: set[str] = set()
        self._data: EvaluationData | None = None
        self._year = 0
        self._oddities: FoundOddities | None = None
        self._scores: FoundScores | None = None
        self._indicators: EvaluationData | None = None
        self._span = spans_of(workspace.profile)[0]
        self._maker = PageMaker(workspace, context, self)
        self._maker.opened.connect(self.opened)
        self._maker.chosen.connect(self.chosen)
        loader.indicators_read.connect(self._on_indicators)
        loader.oddities_read.connect(self._on_oddities)
        loader.scores_read.connect(self._on_scores)
        loader.whole_read.connect(self._on_whole)

    def show_page(self, key: str) -> QWidget:
        """Bring a page to the front; what it shows is read where it is not known yet."""
        if key not in self._built:
            self._built[key] = self._make(key)
            self._mark_tables(self._built[key])
            self.addWidget(self._built[key])
        page = self._built[key]
        self.setCurrentWidget(page)
        if key not in self._filled and self._data is not None:
            self._filled.add(key)
            self._fill(page, self._data)
        return page

    def _make(self, key: str) -> QWidget:
        """Build a page and wire it to what it asks for."""
        page, maker, commands = self._maker.make(key), self._maker, self._commands
        if isinstance(page, OverviewPage):
            page.oddities.issue_chosen.connect(self._on_issue)
            maker.all_oddities_chosen.connect(self.page_chosen)
        elif isinstance(page, OddityPage):
            page.plan_chosen.connect(commands.plan)
            page.ask_chosen.connect(self._on_ask)
            page.reword_chosen.connect(self._on_reword)
            page.withdraw_chosen.connect(commands.withdraw)
            page.settle_chosen.connect(commands.settle)
            page.issue_chosen.connect(self._on_issue)
        elif isinstance(page, SettlePage):
            page.save_chosen.connect(commands.save_scores)
            page.approve_chosen.connect(self._on_approve)
            page.unlock_chosen.connect(self._on_unlock)
        elif isinstance(page, WholePage):
            page.papers_chosen.connect(self.papers_chosen)
            page.span_chosen.connect(self._on_span)
        return page

    def show_year(self, data: EvaluationData, fiscal_year: int) -> None:
        """Take another year, or other data, for the next `show_page`; what was read before counts no more."""
        self._data, self._year = data, fiscal_year
        self._oddities = self._scores = None
        self._filled.clear()

    def forget_indicators(self) -> None:
        """Have the indicators read anew: answers or targets have changed."""
        self._indicators = None

    def flush(self) -> None:
        """Store what was typed and is complete."""
        page = self._built.get(SETTLE)
        if isinstance(page, SettlePage):
            page.flush()

    @property
    def _may_write(self) -> bool:
        """Whether questions of the year can be changed."""
        return not self._workspace.read_only

    def _fill(self, page: QWidget, data: EvaluationData) -> None:
        """Show in a page what is known, and have the rest read."""
        if isinstance(page, OverviewPage):
            page.show_year(data, self._year)
            self._maker.mark_figure(page, data, self._year)
        if isinstance(page, AchievementPage):
            self._fill_indicators()
        elif isinstance(page, SettlePage):
            self._fill_scores(page)
        elif isinstance(page, WholePage):
            page.show_waiting()
            self._loader.read_whole(self._year, self._span)
        else:
            self._fill_oddities()

    def _mark_tables(self, page: QWidget) -> None:
        """Let what is copied from made-up answers say that it is."""
        for table in page.findChildren(FigureTable):
            table.is_sample = self._workspace.is_sample

    def _fill_indicators(self) -> None:
        """Show the indicators, or have them read."""
        if self._indicators is None:
            self._loader.read_indicators()
        else:
            self._on_indicators(self._indicators)

    def _fill_oddities(self) -> None:
        """Show the oddities, or have them looked for."""
        if self._oddities is not None:
            self._on_oddities(self._oddities)
            return
        for page in self._built.values():
            if isinstance(page, OverviewPage):
                page.oddities.show_waiting()
            elif isinstance(page, OddityPage):
                page.show_waiting()
        self._loader.read_oddities(self._year)

    def _fill_scores(self, page: SettlePage) -> None:
        """Show the scores, or have them read."""
        if self._scores is not None:
            self._on_scores(self._scores)
            return
        page.show_waiting()
        self._loader.read_scores(self._year)

    def _on_indicators(self, data: EvaluationData) -> None:
        """Show the indicators."""
        self._indicators = data
        page = self._built.get(ACHIEVEMENT)
        if isinstance(page, AchievementPage):
            page.show_year(data, self._year)

    def _on_oddities(self, found: FoundOddities) -> None:
        """Show what was found, where it is of the year shown."""
        if found.fiscal_year != self._year:
            return
        self._oddities = found
        word = issue_word(found.lines)
        for page in self._built.values():
            if isinstance(page, OverviewPage):
                page.oddities.show_lines(found.lines, word)
                self._mark_tables(page)
                allow(page.oddities.issue_button, lock_reason(may_write=self._may_write))
            elif isinstance(page, OddityPage):
                page.show_found(self._year, found.lines, may_write=self._may_write)
                page.show_issue(word)

    def _on_scores(self, found: FoundScores) -> None:
        """Show the scores, where they are of the year shown."""
        page = self._built.get(SETTLE)
        if found.fiscal_year == self._year and isinstance(page, SettlePage):
            self._scores = found
            page.show_found(found, read_only=self._workspace.read_only)

    def _on_whole(self, whole: WholePlan) -> None:
        """Show the evaluation of the whole plan."""
        page = self._built.get(WHOLE)
        if isinstance(page, WholePage):
            page.show_whole(whole)

    def _on_span(self, span: Span) -> None:
        """Evaluate another term, or the whole plan."""
        self._span = span
        self._loader.read_whole(self._year, span)

    def _projects(self) -> dict[str, str]:
        """Return title and department of each project of the year, by number, from what was read already."""
        rows = self._data.year(self._year) if self._data is not None else ()
        return {
            row.number: f"{row.title}（{row.department}）" if row.department else row.title for row in rows
        }

    def _on_ask(self, number: str) -> None:
        """Have a question typed; number: of the project proposed, "" where none is."""
        self._commands.ask(self._projects(), number)

    def _on_reword(self, inquiry: Inquiry) -> None:
        """Have a question worded anew."""
        self._commands.reword(self._projects(), inquiry)

    def _on_issue(self) -> None:
        """Make the 照会票 of what was found."""
        if self._oddities is not None:
            self._commands.issue(self._oddities.lines)

    def _on_approve(self) -> None:
        """Approve the year, with everything typed stored before."""
        self.flush()
        if self._scores is not None:
            self._commands.approval.approve(self._scores)

    def _on_unlock(self) -> None:
        """Lift the approval."""
        approval = self._scores.status.round.approval if self._scores is not None else None
        if approval is not None:
            self._commands.approval.unlock(self._year, approval)
