"""The line under the chart: its legend, how many projects it shows and of which day it is."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from fujidesk.domain.timeline import TimelineData
from fujidesk.domain.timeline_words import as_of_text
from fujidesk.ui.theme import Theme
from fujidesk.ui.timeline.legend_strip import LegendStrip
from fujidesk.ui.widgets.basics import text_label


class ChartFoot(QWidget):
    """Legend at the left, facts at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count, self._day = "", ""
        self._compact = False
        self._legend = LegendStrip(theme, self)
        self._facts = text_label("", "note", self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._legend, 1)
        self._row.addWidget(self._facts)
        self.restyle()

    def show_for(self, data: TimelineData) -> None:
        """Show what belongs to a chart."""
        self._legend.show_for(data)
        self._count, self._day = f"{data.row_count:,}事業", as_of_text(data)
        self._say()

    def set_compact(self, *, on: bool) -> None:
        """Leave away what stands elsewhere too: the day is also in the tag of today."""
        self._compact = on
        self._legend.set_compact(on=on)
        self._say()

    def restyle(self) -> None:
        """Take over the text size."""
        self._row.setSpacing(self._theme.gap(16))
        self._legend.restyle()

    def _say(self) -> None:
        """Write the facts; the day stays in the tool tip."""
        self._facts.setText(self._count if self._compact else f"{self._count}　{self._day}")
        self._facts.setToolTip(self._day)
