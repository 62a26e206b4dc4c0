"""Makes the pages of 評価; what they open is the same for all of them."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.whole_plan.model import spans_of
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.evaluation.achievement_page import AchievementPage
from fujidesk.ui.evaluation.figure_menu import FigureButton
from fujidesk.ui.evaluation.gathering import by_words
from fujidesk.ui.evaluation.oddity_page import OddityPage
from fujidesk.ui.evaluation.overview import OverviewPage
from fujidesk.ui.evaluation.settle_page import SettlePage
from fujidesk.ui.evaluation.tool_row import ACHIEVEMENT, ODDITIES, OVERVIEW, SETTLE, WHOLE
from fujidesk.ui.evaluation.whole_page import WholePage


class PageMaker(QObject):
    """Makes each page once. opened: a project. chosen: a list. all_oddities_chosen: the key of their page."""

    opened = Signal(str)
    chosen = Signal(ProjectFilter)
    all_oddities_chosen = Signal(str)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._profile = workspace.profile
        self._context = context
        self._window = parent
        self._figure: FigureButton | None = None
        self._shown: tuple[OverviewPage, EvaluationData, int] | None = None
        self._makers = {
            OVERVIEW: self._overview, ACHIEVEMENT: self._achievement, ODDITIES: self._oddities,
            SETTLE: self._settle, WHOLE: self._whole,
        }  # fmt: skip

    def make(self, key: str) -> QWidget:
        """Return a new page by its key."""
        return self._makers[key]()

    def mark_figure(self, page: OverviewPage, data: EvaluationData, fiscal_year: int) -> None:
        """Let the menu of figures write what the first page shows."""
        self._shown = page, data, fiscal_year
        self._on_group()

    def _overview(self) -> QWidget:
        """Make the first page."""
        page = OverviewPage(by_words(self._profile), self._context.theme, self._window)
        self._figure = FigureButton(self._context, page.distribution)
        page.distribution.head.addWidget(self._figure)
        page.distribution.by_box.currentIndexChanged.connect(self._on_group)
        for card in (page.distribution, page.cross, page.change):
            card.chosen.connect(self.chosen)
        page.oddities.opened.connect(self.opened)
        page.oddities.all_chosen.connect(self._on_all_oddities)
        return page

    def _achievement(self) -> QWidget:
        """Make the page of the indicators."""
        page = AchievementPage(self._context.theme, self._window)
        page.opened.connect(self.opened)
        page.chosen.connect(self.chosen)
        return page

    def _oddities(self) -> QWidget:
        """Make the page of the oddities."""
        page = OddityPage(self._context.theme, self._window)
        page.opened.connect(self.opened)
        return page

    def _settle(self) -> QWidget:
        """Make the page of scores and approval."""
        page = SettlePage(self._profile, self._context.theme, self._window)
        page.opened.connect(self.opened)
        return page

    def _whole(self) -> QWidget:
        """Make the page of the whole plan."""
        page = WholePage(spans_of(self._profile), self._context.theme, self._window)
        page.chosen.connect(self.chosen)
        return page

    def _on_group(self) -> None:
        """Let the menu know what the bars stand for now."""
        if self._shown is not None and self._figure is not None:
            page, data, year = self._shown
            card = page.distribution
            self._figure.set_shown(data, year, card.by, card.by_box.currentText())

    def _on_all_oddities(self) -> None:
        """Go from the card to the whole list."""
        self.all_oddities_chosen.emit(ODDITIES)
