"""Paints scenes with Qt: on the wall, as thumbnails, on the printer; the same drawing as in the files.

Texts are set in the font that the drawing was measured in.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from fujidesk.domain.scenes import Align, Band, Dash, Dot, Item, Line, Rect, Scene, Words
from fujidesk.ui.theme import choose_family

_DASHES: dict[Dash, tuple[float, ...]] = {
    Dash.SOLID: (), Dash.DASHED: (3.0, 2.0), Dash.DOTTED: (0.8, 1.6), Dash.DASHDOT: (4.0, 1.6, 0.8, 1.6),
}  # fmt: skip
"""Lengths of strokes and gaps in points."""
_HATCH_STEP, _HATCH_WIDTH = 4.0, 0.6
_BOLD = 0.03
"""Width of the stroke around bold texts, in sizes, as in the PDF."""
_FONT_PX = 100
"""Size of the font that all texts are made smaller from."""
_LEAST_TEXT_PX = 2.5
"""Smaller texts are drawn as a grey line: nobody could read them, and they are most of a thumbnail's time."""


def fitted_area(scene: Scene, room: QRectF) -> QRectF:
    """Return the largest area of a scene's proportions in the middle of a room."""
    scale = min(room.width() / scene.width, room.height() / scene.height)
    width, height = scene.width * scale, scene.height * scale
    return QRectF(
        room.x() + (room.width() - width) / 2, room.y() + (room.height() - height) / 2, width, height
    )


def paint_scene(painter: QPainter, scene: Scene, area: QRectF) -> None:
    """Paint a scene into an area of its proportions (`fitted_area`).

    painter: left as it was.
    """
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(area.topLeft())
    painter.scale(area.width() / scene.width, area.width() / scene.width)
    drawer = _Drawer(painter, area.width() / scene.width)
    for item in scene.items:
        drawer.item(item)
    painter.restore()


class _Drawer:
    """Draws items in the painter's transform; texts in one large font that is made smaller.

    So a text is as wide as it was measured at any size: Qt rounds the advances of small fonts.
    """

    def __init__(self, painter: QPainter, scale: float) -> None:
        self._painter = painter
        self._scale = scale
        self._base = painter.transform()
        font = QFont(choose_family(fixed=True))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setPixelSize(_FONT_PX)
        self._font = font
        self._metrics = QFontMetricsF(font)
        painter.setFont(font)

    def item(self, item: Item) -> None:
        """Draw one item."""
        if isinstance(item, Words):
            self._words(item)
        elif isinstance(item, Rect):
            self._rect(item)
        elif isinstance(item, Line):
            self._painter.setPen(_pen(item.colour, item.width, item.dash))
            self._painter.drawLine(QPointF(item.x1, item.y1), QPointF(item.x2, item.y2))
        elif isinstance(item, Band):
            self._band(item)
        else:
            self._dot(item)

    def _words(self, item: Words) -> None:
        """Write a line of text, or a stroke in its place where it would be too small to read."""
        if item.size * self._scale < _LEAST_TEXT_PX:
            self._stroke(item)
            return
        painter, shrunk = self._painter, item.size / _FONT_PX
        x = 0.0
        if item.align is not Align.LEFT:
            width = self._metrics.horizontalAdvance(item.text)
            x = -width if item.align is Align.RIGHT else -width / 2
        painter.translate(item.x, item.y)
        painter.scale(shrunk, shrunk)
        if item.bold:
            path = QPainterPath()
            path.addText(QPointF(x, 0.0), self._font, item.text)
            painter.setPen(QPen(QColor(item.colour), _FONT_PX * _BOLD))
            painter.setBrush(QColor(item.colour))
            painter.drawPath(path)
        else:
            painter.setPen(QColor(item.colour))
            painter.drawText(QPointF(x, 0.0), item.text)
        painter.setTransform(self._base)

    def _stroke(self, item: Words) -> None:
        """Draw a faint stroke as wide as a text would be, reckoned with full-width letters."""
        width = sum(0.5 if sign.isascii() else 1.0 for sign in item.text) * item.size
        left = item.x - {Align.LEFT: 0.0, Align.CENTER: width / 2, Align.RIGHT: width}[item.align]
        colour = QColor(item.colour)
        colour.setAlphaF(0.45)
        self._painter.fillRect(QRectF(left, item.y - item.size * 0.6, width, item.size * 0.4), colour)

    def _rect(self, item: Rect) -> None:
        """Draw a rectangle; one that only waits for clicks is not seen."""
        if not (item.fill or item.edge):
            return
        area = QRectF(item.x, item.y, item.width, item.height)
        if item.hatched and item.edge:
            self._hatching(area, item)
        no_fill = not item.fill or (item.hatched and bool(item.edge))
        self._painter.setBrush(Qt.BrushStyle.NoBrush if no_fill else QBrush(QColor(item.fill)))
        self._painter.setPen(_pen(item.edge, item.edge_width, item.dash) if item.edge else Qt.PenStyle.NoPen)
        if item.radius:
            self._painter.drawRoundedRect(area, item.radius, item.radius)
        else:
            self._painter.drawRect(area)

    def _hatching(self, area: QRectF, item: Rect) -> None:
        """Draw slanted lines inside a rectangle, over its fill."""
        painter = self._painter
        if item.fill:
            painter.fillRect(area, QColor(item.fill))
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.setPen(_pen(item.edge, _HATCH_WIDTH))
        at = area.left() - area.height() + _HATCH_STEP / 2
        while at < area.right():
            painter.drawLine(QPointF(at, area.bottom()), QPointF(at + area.height(), area.top()))
            at += _HATCH_STEP
        painter.restore()

    def _band(self, item: Band) -> None:
        """Draw a band; a third of its length on either side is the handle that makes it a smoothstep."""
        third = (item.right - item.left) / 3
        inner, outer = item.left + third, item.right - third
        path = QPainterPath(QPointF(item.left, item.left_top))
        path.cubicTo(
            QPointF(inner, item.left_top), QPointF(outer, item.right_top), QPointF(item.right, item.right_top)
        )
        path.lineTo(item.right, item.right_bottom)
        path.cubicTo(
            QPointF(outer, item.right_bottom),
            QPointF(inner, item.left_bottom),
            QPointF(item.left, item.left_bottom),
        )
        path.closeSubpath()
        colour = QColor(item.fill)
        colour.setAlphaF(item.opacity)
        self._painter.fillPath(path, colour)

    def _dot(self, item: Dot) -> None:
        """Draw a round mark."""
        self._painter.setBrush(QBrush(QColor(item.fill)) if item.fill else Qt.BrushStyle.NoBrush)
        self._painter.setPen(_pen(item.edge, item.edge_width) if item.edge else Qt.PenStyle.NoPen)
        self._painter.drawEllipse(QPointF(item.x, item.y), item.radius, item.radius)


def _pen(colour: str, width: float, dash: Dash = Dash.SOLID) -> QPen:
    """Return a pen; Qt counts dashes in widths."""
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash is not Dash.SOLID and width:
        pen.setDashPattern([length / width for length in _DASHES[dash]])
    return pen
