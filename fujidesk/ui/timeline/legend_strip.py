"""The legend under the timeline: swatches with words, flowed into lines where the window is narrow."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from fujidesk.domain.palette import Palette
from fujidesk.domain.timeline import TimelineData
from fujidesk.plots.legend import LegendItem, legend_items
from fujidesk.ui.theme import Theme
from fujidesk.ui.timeline import looks
from fujidesk.ui.widgets.basics import text_label
from fujidesk.ui.widgets.flow_layout import FlowLayout

_SWATCH = (26, 15)


class Swatch(QWidget):
    """A small picture of one kind of mark."""

    def __init__(self, item: LegendItem, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._item = item
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(item.text)

    def sizeHint(self) -> QSize:
        """Return the swatch's size at the chosen text size; it never grows beyond."""
        return QSize(self._theme.px(_SWATCH[0]), self._theme.px(_SWATCH[1]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark as the chart draws it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = looks.palette(self._theme.tokens)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._item.kind == "phase":
            self._phase(painter, colours, area)
        elif self._item.kind == "open":
            self._open(painter, colours, area)
        else:
            self._line(painter, colours, area)
        painter.end()

    def _phase(self, painter: QPainter, colours: Palette, area: QRectF) -> None:
        """A filled box with the figure of its phase."""
        painter.setPen(QColor(colours.edge(self._item.phase)))
        painter.setBrush(QColor(colours.fill(self._item.phase)))
        painter.drawRoundedRect(area, 2, 2)
        painter.setPen(QColor(colours.ink(self._item.phase)))
        painter.setFont(self._theme.font("note"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), f"({self._item.phase})")

    def _open(self, painter: QPainter, colours: Palette, area: QRectF) -> None:
        """An outlined, hatched box."""
        painter.setPen(QColor(colours.edge(4)))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(area, 2, 2)
        x = area.left() + 3
        while x + area.height() < area.right():
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()))
            x += 5

    def _line(self, painter: QPainter, colours: Palette, area: QRectF) -> None:
        """What is drawn as a line or a band: end, no schedule, plan over actual, report."""
        middle, kind = area.center(), self._item.kind
        if kind == "end":
            painter.fillRect(QRectF(middle.x() - 1, area.top(), 2.5, area.height()), QColor(colours.text))
        elif kind == "unscheduled":
            painter.setPen(QPen(QColor(colours.line_strong), 1.5, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(area.left(), middle.y()), QPointF(area.right(), middle.y()))
        elif kind == "bands":
            fill = QColor(colours.fill(4))
            painter.fillRect(QRectF(area.left(), area.top() + 1, area.width(), 3), fill)
            painter.fillRect(QRectF(area.left(), area.top() + 5, area.width(), area.height() - 5), fill)
        else:
            painter.setPen(QPen(QColor(colours.report), 1.8))
            painter.drawPolyline([QPointF(middle.x() + 3, area.top()), QPointF(middle.x() - 4, middle.y()),
                                  QPointF(middle.x() + 3, area.bottom())])  # fmt: skip


class LegendStrip(QWidget):
    """All entries that the shown chart needs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: tuple[LegendItem, ...] = ()
        self._short: dict[int, str] = {}
        self._compact = False
        self._flow = FlowLayout(self, gap=theme.gap(12))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_for(self, data: TimelineData) -> None:
        """Show the entries of a chart."""
        items = legend_items(data)
        if items != self._items:
            self._items = items
            self._short = {term.number: term.short_name for term in data.phases}
            self._fill()

    def set_compact(self, *, on: bool) -> None:
        """Name the phases by their short words, or in full; the full ones stay in the tool tips."""
        if on != self._compact:
            self._compact = on
            self._fill()

    def restyle(self) -> None:
        """Take over the text size."""
        self._flow.set_gap(self._theme.gap(12))

    def _fill(self) -> None:
        """Make the entries anew."""
        while (old := self._flow.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for item in self._items:
            self._flow.addWidget(self._entry(item))

    def _entry(self, item: LegendItem) -> QWidget:
        """Return a swatch with its word."""
        entry = QWidget(self)
        entry.setToolTip(item.text)
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.gap(4))
        row.addWidget(Swatch(item, self._theme, entry))
        word = self._short.get(item.phase, item.text) if self._compact else item.text
        row.addWidget(text_label(word, "note", entry))
        return entry
