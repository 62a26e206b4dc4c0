"""The schedule as a strip of small cells: one a half-year, coloured by phase, with its figure.

Strips are drawn once and copied from Qt's pixmap cache: 202 projects have a few dozen different ones. The
key holds all that the picture depends on, so that a change of theme or text size needs no clearing.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPixmapCache

from fujidesk.ui.tokens import Tokens


def strip_size(count: int, cell_px: int) -> QSize:
    """Return the size of a strip of `count` half-years with square cells of cell_px."""
    return QSize(count * (cell_px + 1) - 1 if count else 0, cell_px)


def paint_phase_strip(painter: QPainter, rect: QRect, phases: str, settled: str, tokens: Tokens) -> None:
    """Draw a strip into rect, left aligned and vertically centred.

    phases and settled as in `ProjectRow`: "1".."4", "-" ended, " " not given; settled "0" has a dotted
    outline and a marked corner, so that it is told without colour. Cells are as wide as the rect allows,
    at most as wide as high. Equal strips are drawn once and copied.
    """
    if not phases or rect.isEmpty():
        return
    cell_px = max(4, min(rect.height(), (rect.width() + 1) // len(phases) - 1))
    ratio = painter.device().devicePixelRatioF()
    font = painter.font()
    key = f"strip/{tokens.key}/{phases}/{settled}/{cell_px}/{ratio}/{font.family()}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _picture(phases, settled, cell_px, ratio, painter, tokens)
        QPixmapCache.insert(key, picture)
    top = rect.top() + (rect.height() - cell_px) // 2
    painter.drawPixmap(rect.left(), top, picture)


def _picture(
    phases: str, settled: str, cell_px: int, ratio: float, like: QPainter, tokens: Tokens
) -> QPixmap:
    """Draw a strip at the screen's resolution; like: the painter whose font is used."""
    size = strip_size(len(phases), cell_px)
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    font = like.font()
    font.setPixelSize(max(7, round(cell_px * 0.66)))
    painter = QPainter(picture)
    painter.setFont(font)
    for index, phase in enumerate(phases):
        cell = QRect(index * (cell_px + 1), 0, cell_px, cell_px)
        _paint_cell(painter, cell, phase, tokens)
        if phase.isdigit() and settled[index : index + 1] == "0":
            _paint_open_mark(painter, cell, QColor(tokens.phase_text(int(phase))))
    painter.end()
    return picture


def _paint_cell(painter: QPainter, cell: QRect, phase: str, tokens: Tokens) -> None:
    """Fill a half-year with its phase's colour and figure; ended or not given: an empty frame."""
    if phase.isdigit():
        painter.fillRect(cell, QColor(tokens.phase_fill(int(phase))))
        painter.setPen(QColor(tokens.phase_text(int(phase))))
        painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), phase)
        return
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.drawRect(QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5))
    if phase == "-":
        painter.setPen(QColor(tokens.muted))
        painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), "－")


def _paint_open_mark(painter: QPainter, cell: QRect, color: QColor) -> None:
    """Dash the outline and cut the corner of a half-year that the plan leaves open."""
    painter.setPen(QPen(color, 1, Qt.PenStyle.DotLine))
    painter.drawRect(QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5))
    corner = cell.width() / 3
    right, top = cell.left() + cell.width(), float(cell.top())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawPolygon([QPointF(right - corner, top), QPointF(right, top), QPointF(right, top + corner)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
