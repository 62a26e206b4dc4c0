"""評価: how the year turned out, what changed, what to ask, and the approval that locks it.

The evaluation is read beside the window, anew after every change that touches it; oddities and scores of the
chosen year only when a page shows them.
"""

from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.meetings import WHOLE_MEETING
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.evaluation.commands import EvaluationCommands
from fujidesk.ui.evaluation.empty_page import EmptyPage
from fujidesk.ui.evaluation.loading import EvaluationLoader
from fujidesk.ui.evaluation.pages import EvaluationPages
from fujidesk.ui.evaluation.printing import EvaluationPrinting
from fujidesk.ui.evaluation.tool_row import OVERVIEW, WHOLE, ToolRow
from fujidesk.ui.widgets.basics import text_label


class EvaluationScreen(QWidget):
    """The tab. Signals say what the user wants; the window does it.

    edited: what a step touched. open_requested: a project number. filter_requested: the list of a figure.
    tab_requested: a tab's key. place_requested: a tab, a page of it, and a fiscal year. year_requested:
    another fiscal year, for all tabs.
    """

    edited = Signal(Changes)
    open_requested = Signal(str)
    filter_requested = Signal(ProjectFilter)
    tab_requested = Signal(str)
    place_requested = Signal(str, str, int)
    year_requested = Signal(int)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: EvaluationData | None = None
        self._year = 0
        self._theme = context.theme
        self._page = OVERVIEW
        self._loader = EvaluationLoader(workspace, context, self)
        self._commands = EvaluationCommands(workspace, context, self)
        self.tools = ToolRow(workspace.profile, context.theme, self)
        self.pages = EvaluationPages(workspace, context, self._loader, self._commands, self)
        self.printing = EvaluationPrinting(workspace, context, self.pages, self)
        self._waiting = text_label("読み込んでいます…", "note", self)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self.pages)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tools)
        layout.addLayout(self._stack, 1)
        self._connect()
        self.tools.show_approval(None, has_answers=False)

    @cached_property
    def empty(self) -> EmptyPage:
        """The page for a year without answers, made when first needed."""
        page = EmptyPage(self._theme, self)
        self._stack.addWidget(page)
        page.collect_chosen.connect(self._on_collect)
        page.year_chosen.connect(self.year_requested)
        return page

    def reload(self, changes: Changes) -> None:
        """Read anew what a change touched: answers and rounds, and titles and indicators of projects."""
        if changes.everything or changes.years or changes.numbers or changes.levels:
            self.pages.forget_indicators()
            self._loader.read_evaluation(self._year)

    def set_fiscal_year(self, year: int) -> None:
        """Show another year; what was typed for the one before is stored."""
        if year != self._year:
            self.pages.flush()
            self._year = year
            self._commands.set_fiscal_year(year)
            self._loader.read_evaluation(year)

    @property
    def current_page(self) -> str:
        """The key of the page in front, see `tool_row.PAGES`."""
        return self._page

    def show_page(self, key: str) -> None:
        """Bring a page to the front, see `tool_row.PAGES`."""
        self._page = key
        self.tools.show_page(key)
        self._show_page()

    def flush(self) -> None:
        """Store what was typed and is complete, before the window closes."""
        self.pages.flush()

    def _on_data(self, data: EvaluationData) -> None:
        """Show what was read."""
        self._data = data if self._year in data.years else None
        self._show()

    def _show(self) -> None:
        """Show the year, or what to do first where it has no answers."""
        if self._data is None:
            return
        answered = self._data.answered_years
        has_answers = self._has_answers
        self.tools.show_approval(self._data.approvals.get(self._year), has_answers=has_answers)
        if has_answers:
            self.pages.show_year(self._data, self._year)
            self._show_page()
        else:
            self.empty.show_year(self._year, answered[-1] if answered else 0)
            self._stack.setCurrentWidget(self.empty)
            self.setFocusProxy(self.empty.collect_button)

    def _show_page(self) -> None:
        """Bring the chosen page to the front, once there is something to show."""
        if self._has_answers:
            self.pages.show_page(self._page)
            self._stack.setCurrentWidget(self.pages)
            self.setFocusProxy(self.tools.chips[self._page])

    @property
    def _has_answers(self) -> bool:
        """Whether the year shown has any answer."""
        return self._data is not None and self._year in self._data.answered_years

    def _on_collect(self) -> None:
        """Ask for 調査・回収."""
        self.tab_requested.emit("surveys")

    def _on_papers(self) -> None:
        """Ask for the papers of the whole plan, where its appraisals are written."""
        self.place_requested.emit("packs", WHOLE_MEETING, self._year)

    def _on_table(self) -> None:
        """Write the workbook of the year shown, or of the whole plan where that is in front."""
        self._commands.write_table(self._year, whole=self._page == WHOLE)

    def _on_print(self) -> None:
        """Print the page shown, once there is something on it."""
        if self._data is not None and self._has_answers:
            self.printing.print_page(self._data, self._year)

    def _connect(self) -> None:
        """Wire parts to each other and to what they ask of the window."""
        self._loader.evaluation_read.connect(self._on_data)
        self._commands.edited.connect(self.edited)
        self.tools.page_chosen.connect(self.show_page)
        self.tools.table_chosen.connect(self._on_table)
        self.tools.print_chosen.connect(self._on_print)
        self.printing.pages.listen(self._on_print)
        self.pages.opened.connect(self.open_requested)
        self.pages.papers_chosen.connect(self._on_papers)
        self.pages.chosen.connect(self.filter_requested)
        self.pages.page_chosen.connect(self.show_page, Qt.ConnectionType.QueuedConnection)
