"""The card over the list: the filter bar, and in little height the list's tools in the same line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from fujidesk.ui.registry.list_card import ListCard
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card
from fujidesk.ui.widgets.filter_bar import FilterBar

_ENOUGH_PX = 400
"""Below this height of the screen (at 100 % text) the lines over the list leave their room to the rows."""


class FilterCard(Card):
    """Holds the filter bar; borrows the tools of the list where the screen is low.

    At 200 % text on a screen of 1366 × 768 this and narrow spaces give the list six rows instead of four.
    """

    def __init__(self, bar: FilterBar, listed: ListCard, around: QVBoxLayout, theme: Theme) -> None:
        """Take the bar in; around: the layout of the screen, whose spaces follow its height, too."""
        super().__init__(listed.parentWidget())
        self._bar = bar
        self._listed = listed
        self._around = around
        self._theme = theme
        self._compact = False
        self._row = QHBoxLayout(self)
        self._row.addWidget(bar, 1)

    @property
    def is_compact(self) -> bool:
        """Whether the screen is low."""
        return self._compact

    def restyle(self, screen_height_px: int) -> None:
        """Take over text size and height of the screen: what is low leaves its room to the rows."""
        gap = self._theme.gap
        compact = screen_height_px < self._theme.px(_ENOUGH_PX)
        if compact != self._compact:
            self._compact = compact
            self._bar.set_compact(compact)
            self._listed.tools.set_compact(compact)
            if compact:
                self._row.addWidget(self._listed.tools, 0, Qt.AlignmentFlag.AlignTop)
                self._listed.tools.show()  # Qt hides what gets another parent until the event loop turns
            else:
                self._listed.take_tools_back()
        inside, between = (gap(4), gap(4)) if compact else (gap(8), gap(12))
        self._row.setContentsMargins(gap(12), inside, gap(12), inside)
        self._row.setSpacing(gap(8))
        self._around.setContentsMargins(gap(16), between, gap(16), between)
        self._around.setSpacing(between)
