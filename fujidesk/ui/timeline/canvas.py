"""The scrolling picture of a timeline: tiles from matplotlib under a frozen header and frozen names.

Scrolling only copies tiles that are there; zooming redraws those that show.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from fujidesk.domain.timeline import TimelineData
from fujidesk.ui.theme import Theme
from fujidesk.ui.timeline import looks
from fujidesk.ui.timeline.brush import Situation
from fujidesk.ui.timeline.geometry import MAX_ZOOM, MIN_ZOOM, ZOOM_STEP, ViewGeometry
from fujidesk.ui.timeline.header_painter import HeaderPainter
from fujidesk.ui.timeline.painter import BodyPainter
from fujidesk.ui.timeline.tiles import TileCache


class TimelineCanvas(QAbstractScrollArea):
    """Shows a timeline that can be scrolled and zoomed.

    zoom_changed: the new zoom, 1.0 fills the window's width.
    """

    zoom_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._palette = looks.palette(theme.tokens)
        self._lengths = looks.lengths(theme, None)
        self._data: TimelineData | None = None
        self._zoom = 1.0
        self._compact = False
        self._fiscal_year: int | None = None
        self._current: int | None = None
        self._hovered: int | None = None
        self.tiles = TileCache()
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(0)
        self._ahead.timeout.connect(self._draw_ahead)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self._on_theme_changed)

    @property
    def data(self) -> TimelineData | None:
        """What is shown."""
        return self._data

    @property
    def zoom(self) -> float:
        """The zoom; 1.0 fills the window's width."""
        return self._zoom

    def set_data(self, data: TimelineData) -> None:
        """Show another timeline."""
        self._data = data
        self._hovered = None
        self._measure()

    def set_compact(self, *, on: bool) -> None:
        """Draw lower rows and a header of one line, where there is little height."""
        if on != self._compact:
            self._compact = on
            self._measure()

    def set_fiscal_year(self, year: int) -> None:
        """Mark the columns of a fiscal year."""
        self._fiscal_year = year
        self.viewport().update()

    def geometry_now(self) -> ViewGeometry:
        """Return where things stand at the present size and zoom."""
        data = self._data
        size = self.viewport().size()
        return ViewGeometry(size.width(), size.height(), self._lengths, self._zoom,
                            len(data.lines) if data else 0, data.columns if data else ())  # fmt: skip

    def scroll(self) -> QPoint:  # type: ignore[override]  # where it is scrolled to, not QWidget's blit
        """Return how far the chart is scrolled."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def zoom_by(self, factor: float, at: QPoint | None = None) -> None:
        """Zoom in or out around a point of the viewport, its middle by default."""
        zoom = max(MIN_ZOOM, min(MAX_ZOOM, self._zoom * factor))
        zoom = 1.0 if abs(zoom - 1.0) < 0.05 else zoom
        if zoom == self._zoom:
            return
        before = self.geometry_now()
        point = at or QPoint((before.names_width + before.width) // 2, before.height // 2)
        place = (point.x() - before.names_width + self.scroll().x()) / before.column_width
        line = (point.y() - self._lengths.header_height + self.scroll().y()) / before.row_height
        self._zoom = zoom
        self._renew()
        after = self.geometry_now()
        self.horizontalScrollBar().setValue(round(place * after.column_width - point.x() + after.names_width))
        self.verticalScrollBar().setValue(
            round(line * after.row_height - point.y() + self._lengths.header_height)
        )
        self.zoom_changed.emit(self._zoom)

    def zoom_in(self) -> None:
        """Show less, larger."""
        self.zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Show more, smaller."""
        self.zoom_by(1 / ZOOM_STEP)

    def fit_width(self) -> None:
        """Show the whole period at the normal height of rows."""
        self.zoom_by(1 / self._zoom)

    def ensure_visible(self, line: int) -> None:
        """Scroll so that a line shows below the pinned group."""
        geometry, bar = self.geometry_now(), self.verticalScrollBar()
        top = line * geometry.row_height
        lowest = top - geometry.row_height
        highest = top + geometry.row_height - geometry.body_height
        bar.setValue(max(min(bar.value(), lowest), highest))

    def _renew(self) -> None:
        """Forget tiles and measure again."""
        self.tiles.reset()
        geometry = self.geometry_now()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        room = max(geometry.width - geometry.names_width, 1)
        across.setRange(0, max(geometry.chart_width - room, 0))
        across.setPageStep(room)
        across.setSingleStep(max(round(geometry.column_width / 2), 1))
        down.setRange(0, max(geometry.chart_height - geometry.body_height, 0))
        down.setPageStep(max(geometry.body_height - 2 * geometry.row_height, 1))
        down.setSingleStep(geometry.row_height)
        self.viewport().update()

    def _on_theme_changed(self) -> None:
        """Take over colours and text size."""
        self._palette = looks.palette(self._theme.tokens)
        self._measure()

    def _measure(self) -> None:
        """Take the lengths anew, then everything that hangs on them."""
        self._lengths = looks.lengths(self._theme, self._data, compact=self._compact)
        self._renew()

    def _draw_ahead(self) -> None:
        """Draw the tiles just below the window while nothing else is to be done."""
        geometry, at = self.geometry_now(), self.scroll()
        down = min(at.y() + geometry.body_height, max(geometry.chart_height - geometry.body_height, 0))
        for key in geometry.visible_tiles(at.x(), down):
            if self._data is not None and self.tiles.get(key) is None:
                self.tiles.drawn_tile(self._data, geometry, key, self._palette, self.devicePixelRatioF())
                self._ahead.start()
                return

    def _paint_tiles(self, painter: QPainter, data: TimelineData, geometry: ViewGeometry) -> None:
        """Copy the tiles in sight into the body; draw those that are missing."""
        at = self.scroll()
        area = QRect(geometry.names_width, self._lengths.header_height,
                     geometry.width - geometry.names_width, geometry.body_height)  # fmt: skip
        painter.setClipRect(area)
        for key in geometry.visible_tiles(at.x(), at.y()):
            tile = self.tiles.drawn_tile(data, geometry, key, self._palette, self.devicePixelRatioF())
            left, top, _, _ = geometry.tile_place(key)
            painter.drawImage(QPoint(area.left() + left - at.x(), area.top() + top - at.y()), tile)
        painter.setClipping(False)

    def _paint(self, painter: QPainter, data: TimelineData) -> None:
        """Paint tiles, then what stands over and around them, from the back to the front."""
        geometry, at = self.geometry_now(), self.scroll()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        now = Situation(at.x(), at.y(), self._current, self._hovered, self._fiscal_year, self.hasFocus())
        brush = BodyPainter(painter, self._theme.tokens, geometry, data, now)
        header = HeaderPainter(painter, self._theme.tokens, geometry, data, now)
        self._paint_tiles(painter, data, geometry)
        brush.overlays()
        brush.names()
        brush.divider()
        brush.headings()
        brush.focus_frame()
        header.header()
        brush.pinned()
        self._ahead.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the chart where there is one."""
        painter = QPainter(self.viewport())
        try:
            painter.fillRect(event.rect(), QColor(self._theme.tokens.surface))
            if self._data is not None and self._data.lines:
                self._paint(painter, self._data)
        finally:
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again; a chosen row that was in sight stays in sight."""
        lines = replace(self.geometry_now(), height=event.oldSize().height())
        was_in_sight = self._current in lines.visible_lines(self.verticalScrollBar().value())
        super().resizeEvent(event)
        self._renew()
        if self._current is not None and was_in_sight:
            self.ensure_visible(self._current)

    def event(self, event: QEvent) -> bool:
        """Draw anew on another screen, whose pixels are finer or coarser."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._renew()
        return super().event(event)
