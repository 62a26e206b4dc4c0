"""The first page of 評価: distribution and cross table at the left, change and oddities at the right."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from fujidesk.domain.evaluation import By, EvaluationData
from fujidesk.ui.evaluation.cards import ChangeCard, CrossCard, DistributionCard
from fujidesk.ui.evaluation.oddity_card import OddityCard
from fujidesk.ui.theme import Theme

_STACK_BELOW_PX = 980


class OverviewPage(QScrollArea):
    """Four cards in two columns, in one where the window is narrow for the text size."""

    def __init__(self, words: Mapping[By, str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        # Born where `setWidget` will put it: a later parent would have every part of it dressed once more.
        page = QWidget(self.viewport())
        page.setObjectName("ground")
        self.distribution = DistributionCard(words, theme, page)
        self.cross = CrossCard(words, theme, page)
        self.change = ChangeCard(theme, page)
        self.oddities = OddityCard(theme, page)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._left.addWidget(self.distribution)
        self._left.addWidget(self.cross, 1)
        self._right.addWidget(self.change)
        self._right.addWidget(self.oddities, 1)
        self._columns.addLayout(self._left, 5)
        self._columns.addLayout(self._right, 4)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        self._space()
        theme.changed.connect(self._space)

    def show_year(self, data: EvaluationData, fiscal_year: int) -> None:
        """Show a year in every card but the oddities, which come when they have been looked for."""
        for card in (self.distribution, self.cross, self.change):
            card.show_year(data, fiscal_year)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._columns.setContentsMargins(gap(16), 0, gap(16), gap(12))
        for layout in (self._columns, self._left, self._right):
            layout.setSpacing(gap(12))
        self._arrange()

    def _arrange(self) -> None:
        """Put the right column below the left one where there is no room for both."""
        narrow = self.width() < self._theme.px(_STACK_BELOW_PX)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between two columns and one."""
        super().resizeEvent(event)
        self._arrange()
