"""What the plan's year brings next."""

from PySide6.QtWidgets import QGridLayout, QWidget

from fujidesk.ui.home.year_bar import MONTHS, WORK
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, text_label

_SHOWN = 3


def coming_steps(month: int) -> list[tuple[int, str]]:
    """Return this month's and the next steps of the year as (month, work), at most three."""
    at = MONTHS.index(month)
    order = MONTHS[at:] + MONTHS[:at]
    return [(step, WORK[step]) for step in order if step in WORK][:_SHOWN]


class ComingCard(Card):
    """The next steps of the year, to be read."""

    def __init__(self, theme: Theme, month: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        for row, (step, work) in enumerate(coming_steps(month)):
            self._grid.addWidget(text_label(f"{step}月", "strong", self), row, 0)
            self._grid.addWidget(text_label(work, parent=self, wrap=True), row, 1)
        self._grid.setColumnStretch(1, 1)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._grid.setContentsMargins(gap(16), gap(10), gap(16), gap(10))
        self._grid.setHorizontalSpacing(gap(24))
        self._grid.setVerticalSpacing(gap(8))
