"""How a cell of figures is painted: text, bar under it, chips, a small series or bar, a sign of weight.

Nothing is told by colour alone: what goes up or down has its sign in the text, grades their letters, weights
a shape and a word.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.bar_lines import segment_widths
from fujidesk.ui.widgets.figure_model import PADS, FigureCell, FigureColumn, FigureModel, FigureRow, Tone
from fujidesk.ui.widgets.grade_chip import grade_size, mark_colors, mark_pen, mark_word, paint_grade
from fujidesk.ui.widgets.phase_strip import paint_phase_strip
from fujidesk.ui.widgets.two_lines import two_lines

_PAD_PX, _GAP_PX, _DOT_PX = 8, 6, 11
_PART_PX = 16
_LEAST_SHADE = 0.25
_INK = {Tone.UP: "good_text", Tone.DOWN: "bad_text", Tone.CARE: "care_text"}
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_HasFocus.value
ICONS = {"disc": "bad_text", "triangle": "care_text", "ring": "muted"}
"""Shapes of weights and the token of their colour."""


class FigureDelegate(QStyledItemDelegate):
    """Paints the cells of a `FigureModel`."""

    def __init__(self, model: FigureModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        """Keep fonts, lengths and colours of the theme in use: cells are painted by the hundred."""
        theme = self._theme
        self._line, self._text = theme.color("line"), theme.color("text")
        self._inks = {tone: theme.color(name) for tone, name in _INK.items()}
        self._grounds = {tone: theme.color(tone.value) for tone in Tone if tone}
        self._shades: dict[float, QColor] = {}
        self._pads = {pad: theme.gap(pad) for pad in PADS}
        self._fonts = {False: theme.font("base"), True: theme.font("base", bold=True)}
        self._metrics = {bold: QFontMetrics(font) for bold, font in self._fonts.items()}
        self._ems = {bold: metrics.horizontalAdvance("国") for bold, metrics in self._metrics.items()}

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell: ground, rule, then what it holds from left to right."""
        row = self._model.rows[index.row()]
        place = index.column()
        cell, column = row.cells[place], self._model.columns[place]
        rect: QRect = option.rect
        self._paint_ground(painter, option, cell)
        pad = self._pads[column.pad]
        inner = rect.adjusted(pad, 0, -pad, 0)
        if cell.icon:
            inner = self._paint_icon(painter, inner, cell.icon)
        for mark in cell.marks:
            inner = self._paint_chip(painter, inner, mark)
        if cell.parts:
            paint_parts(painter, inner, cell, self._theme)
        elif cell.strip[0]:
            painter.setFont(self._fonts[False])
            phases, settled = cell.strip
            air = self._theme.gap(5)
            paint_phase_strip(painter, inner.adjusted(0, air, 0, -air), phases, settled, self._theme.tokens)
        elif cell.bar:
            paint_bar(painter, inner, cell.bar, self._theme)
        elif cell.series:
            paint_series(painter, inner, cell, self._theme)
        elif cell.text:
            self._paint_text(painter, inner, cell, row, column)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, cell: FigureCell) -> None:
        """Fill the ground, with the tone or the selection; draw the rule below and the frame of focus."""
        state, rect = option.state.value, option.rect  # of enums, "&" takes ten times as long
        if state & _SELECTED:
            painter.fillRect(rect, self._theme.color("selection"))
        elif cell.shaded and cell.tone:
            painter.fillRect(rect, self._grounds[cell.tone])
        elif cell.share > 0:
            if cell.share not in self._shades:
                self._shades[cell.share] = shade(self._theme, cell.share)
            painter.fillRect(rect, self._shades[cell.share])
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._line)
        if state & _FOCUSED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _paint_icon(self, painter: QPainter, rect: QRect, shape: str) -> QRect:
        """Draw the shape of a weight; returns what is left of the cell."""
        size = self._theme.px(_DOT_PX)
        box = QRectF(rect.left(), rect.center().y() - size / 2 + 1, size, size)
        paint_shape(painter, box, shape, self._theme.color(ICONS[shape]))
        return rect.adjusted(size + self._theme.gap(_GAP_PX), 0, 0, 0)

    def _paint_chip(self, painter: QPainter, rect: QRect, mark: str) -> QRect:
        """Draw a mark as a chip; returns what is left of the cell."""
        font = self._theme.font("note")
        size = grade_size(mark, font)
        height = min(size.height(), rect.height() - 4)
        box = QRect(rect.left(), rect.center().y() - height // 2, min(size.width(), rect.width()), height)
        paint_grade(painter, box, mark, self._theme.tokens, font)
        return rect.adjusted(size.width() + self._theme.gap(_GAP_PX), 0, 0, 0)

    def _paint_text(
        self, painter: QPainter, rect: QRect, cell: FigureCell, row: FigureRow, column: FigureColumn
    ) -> None:
        """Write the text, over two lines where it may, cut with … where it is too long.

        A tone that does not fill the cell colours it.
        """
        painter.setFont(self._fonts[row.is_total])
        painter.setPen(self._text if cell.shaded else self._inks.get(cell.tone, self._text))
        text, metrics = cell.text, self._metrics[row.is_total]
        if column.wraps:
            text = "\n".join(two_lines(text, metrics, rect.width()))
        elif len(text) * self._ems[row.is_total] <= rect.width():
            pass  # no character is wider than a full one: nothing to measure, as with nearly all figures
        elif metrics.horizontalAdvance(text) > rect.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(column.alignment), text)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return what a cell needs to be read whole."""
        cell, theme = self._model.cell(index), self._theme
        width = QFontMetrics(theme.font("base")).horizontalAdvance(cell.text) + 2 * theme.gap(_PAD_PX)
        font = theme.font("note")
        width += sum(grade_size(mark, font).width() + theme.gap(_GAP_PX) for mark in cell.marks)
        return QSize(width + (theme.px(_DOT_PX) + theme.gap(_GAP_PX) if cell.icon else 0), theme.px(28))


def shade(theme: Theme, share: float) -> QColor:
    """Return the ground of a figure: the nearer to the largest one, the further from the surface.

    It ends at the colour of a selection, on which texts have been checked to be readable.
    """
    part = _LEAST_SHADE + (1 - _LEAST_SHADE) * min(share, 1.0)
    one, other = theme.color("surface"), theme.color("selection")

    def mixed(low: int, high: int) -> int:
        """Return one channel between the two."""
        return round(low + (high - low) * part)

    return QColor(
        mixed(one.red(), other.red()), mixed(one.green(), other.green()), mixed(one.blue(), other.blue())
    )  # fmt: skip


def paint_shape(painter: QPainter, box: QRectF, shape: str, color: QColor) -> None:
    """Draw a weight's shape: disc, triangle or ring; three shapes, so that colour is not needed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 2) if shape == "ring" else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if shape == "ring" else color)
    if shape == "triangle":
        top = QPointF(box.center().x(), box.top())
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    else:
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_parts(painter: QPainter, rect: QRect, cell: FigureCell, theme: Theme) -> None:
    """Draw a small bar of counts by mark; each part has its letter, and its count from two on.

    A word that does not fit is cut to its first character; outlines tell such states apart (`grade_chip`).
    """
    least = theme.px(_PART_PX)
    font, left = theme.font("note"), float(rect.left())
    metrics = QFontMetrics(font)
    needed = least * len(cell.parts)
    if len(cell.parts) == 1:  # a word alone is read whole, however short its bar
        needed = max(needed, metrics.horizontalAdvance(mark_word(cell.parts[0][0])) + theme.px(_PART_PX) // 2)
    room = max(round(rect.width() * cell.length), min(needed, rect.width()))
    widths = segment_widths([count for _, count in cell.parts], room, least)
    inset = theme.gap(5)
    painter.setFont(font)
    for (mark, count), width in zip(cell.parts, widths, strict=True):
        box = QRectF(left, rect.top() + inset, max(width - 1, 1), rect.height() - 2 * inset)
        fill, ink, _ = mark_colors(mark, theme.tokens)
        painter.fillRect(box, fill)
        if len(mark) > 1:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(mark_pen(mark, theme.tokens))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        word = mark_word(mark)
        texts = (f"{word} {count:,}" if count > 1 else word, word, word[0])
        text = next((text for text in texts if metrics.horizontalAdvance(text) < box.width() - 2), word[0])
        painter.setPen(ink)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
        left += width


def paint_bar(painter: QPainter, rect: QRect, length: float, theme: Theme) -> None:
    """Draw a plain bar from the left, so long as its share of the cell."""
    inset = theme.gap(8)
    box = QRectF(rect.left(), rect.top() + inset, rect.width() * min(length, 1.0), rect.height() - 2 * inset)
    painter.fillRect(box, theme.color("accent"))


def paint_series(painter: QPainter, rect: QRect, cell: FigureCell, theme: Theme) -> None:
    """Draw a small series: a line through the years, a dot at each value, the target dashed."""
    box = QRectF(rect).adjusted(4, 6, -4, -7)
    points = series_points(cell.series, cell.target, box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if cell.target is not None and points.target is not None:
        painter.setPen(QPen(theme.color("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(box.left(), points.target), QPointF(box.right(), points.target))
    painter.setPen(QPen(theme.color("accent"), 1.5))
    for run in points.runs:
        painter.drawPolyline(QPolygonF(run))
    painter.setBrush(theme.color("accent"))
    for run in points.runs:
        for point in run:
            painter.drawEllipse(point, 2.0, 2.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


class SeriesPoints:
    """Where a small series stands: runs of points without a gap, and the height of the target."""

    def __init__(self, runs: list[list[QPointF]], target: float | None) -> None:
        self.runs = runs
        self.target = target


def series_points(values: Sequence[float | None], target: float | None, box: QRectF) -> SeriesPoints:
    """Place values in a box, years evenly; a missing year breaks the line, it is not bridged.

    The scale runs from the least to the largest of values and target, so the line tells of change only; the
    figures stand beside it.
    """
    known = [value for value in values if value is not None]
    if not known:
        return SeriesPoints([], None)
    scale = [*known, *([] if target is None else [target])]
    low, high = min(scale), max(scale)
    step = box.width() / max(len(values) - 1, 1)

    def height(value: float) -> float:
        """Return the y of a value."""
        part = (value - low) / (high - low) if high > low else 0.5
        return box.bottom() - part * box.height()

    runs: list[list[QPointF]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(QPointF(box.left() + place * step, height(value)))
    return SeriesPoints([run for run in runs if run], None if target is None else height(target))
