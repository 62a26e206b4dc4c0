"""The schedule of the whole period with what its signs mean."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.profile import PlanProfile
from fujidesk.ui.home.period_schedule import PeriodSchedule
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, text_label

_LEGEND = "△ 毎年度くり返すこと　▲ その年度に一度だけすること"


class PeriodCard(Card):
    """Holds the drawing; a city with signs of its own needs no legend for ours."""

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._schedule = PeriodSchedule(profile, theme, self)
        self._legend = text_label(_LEGEND, "note", self, wrap=True)
        self._legend.setVisible({mark.sign for mark in profile.period_marks} <= set("△▲"))
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._schedule)
        self._layout.addWidget(self._legend)
        theme.changed.connect(self._space)
        self._space()

    def show_year(self, fiscal_year: int) -> None:
        """Mark the fiscal year that runs."""
        self._schedule.show_year(fiscal_year)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._layout.setContentsMargins(gap(12), gap(10), gap(12), gap(10))
        self._layout.setSpacing(gap(6))
