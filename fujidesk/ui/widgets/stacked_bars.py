"""Stacked bars with their figures in them; each segment opens its list, by mouse and by keys.

Labels stand in the segments instead of a legend: 「S 4」, or the figure alone where there is no room. States
without a grade are outlined segments at the right end (see `ui.widgets.grade_chip`), never a grade's colour.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.bar_lines import BESIDE_FROM, BarLayout, BarLine, BarSegment, BarSizes
from fujidesk.ui.widgets.grade_chip import mark_colors, mark_pen, mark_word

_BAR_PX, _TEXT_PX, _GAP_PX, _LEAST_PX = 32, 20, 10, 15
_SLIM_PX = 24
"""Height of a bar that has its label beside it."""
_KEYS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class StackedBars(QWidget):
    """Bars over the whole width; `chosen` gives the list behind a segment, `moved` where the keyboard is."""

    chosen = Signal(ProjectFilter)
    moved = Signal(QRect)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[BarLine, ...] = ()
        self._current: tuple[int, int] | None = None
        self._hovered: tuple[int, int] | None = None
        self._pressed: tuple[int, int] | None = None
        self.setAccessibleName(f"{name}。矢印キーで選び、Enterで事業の一覧を開きます")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def lines(self) -> tuple[BarLine, ...]:
        """The bars shown."""
        return self._lines

    @property
    def current(self) -> BarSegment | None:
        """The segment the keyboard stands on."""
        return self._segment(self._current)

    def show_lines(self, lines: Sequence[BarLine]) -> None:
        """Show other bars; the keyboard stays on its segment as long as there is one in that place."""
        self._lines = tuple(lines)
        self._hovered = self._pressed = None
        if self._current is not None:
            line, place = self._current
            if line >= len(self._lines) or place >= len(self._lines[line].segments):
                self._current = self._first()
            self.setAccessibleDescription(self.describe(self._current) if self._current else "")
        self.updateGeometry()
        self.update()

    def segment_box(self, line: int, place: int) -> QRect:
        """Return where a segment stands, in the widget's px."""
        return self._layout().segments(line)[place].toAlignedRect()

    def _sizes(self) -> BarSizes:
        """Return the lengths at the text size in use."""
        slim = len(self._lines) >= BESIDE_FROM
        px = self._theme.px
        bar = px(_SLIM_PX if slim else _BAR_PX)
        return BarSizes(px(_TEXT_PX), bar, self._theme.gap(6 if slim else _GAP_PX), px(_LEAST_PX))

    def _layout(self) -> BarLayout:
        """Return where everything stands in the widget's width."""
        return BarLayout(self._lines, self.width() - 2, self._sizes())

    def sizeHint(self) -> QSize:
        """Ask for the height of all bars."""
        return QSize(self._theme.px(420), self._layout().height + 2)

    def minimumSizeHint(self) -> QSize:
        """The height of all bars; narrower ones show figures only."""
        return QSize(self._theme.px(220), self._layout().height + 2)

    def _segment(self, where: tuple[int, int] | None) -> BarSegment | None:
        """Return a segment by line and place."""
        return None if where is None else self._lines[where[0]].segments[where[1]]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars in sight."""
        painter = QPainter(self)
        layout = self._layout()
        painter.translate(1, 1)
        for line in layout.lines_between(event.rect().top(), event.rect().bottom()):
            self._paint_label(painter, layout, line)
            for place, box in enumerate(layout.segments(line)):
                self._paint_segment(painter, box, (line, place))
        if self.hasFocus() and self._current is not None:
            self._paint_focus(painter, layout.segments(self._current[0])[self._current[1]])
        painter.end()

    def _paint_label(self, painter: QPainter, layout: BarLayout, line: int) -> None:
        """Write a line's name and its denominator, which is never cut off."""
        shown, place = self._lines[line], layout.label(line)
        painter.setFont(self._theme.font("note"))
        painter.setPen(self._theme.color("text"))
        metrics, figure = painter.fontMetrics(), f"（{shown.total:,}）"
        room = int(place.width()) - metrics.horizontalAdvance(figure)
        word = metrics.elidedText(shown.label, Qt.TextElideMode.ElideRight, room) + figure
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), word)

    def _paint_segment(self, painter: QPainter, box: QRectF, where: tuple[int, int]) -> None:
        """Fill a segment and write its letter and figure, as much as there is room for."""
        segment, tokens = self._lines[where[0]].segments[where[1]], self._theme.tokens
        fill, ink, _edge = mark_colors(segment.mark, tokens)
        inner = box.adjusted(0, 0, -1, 0)
        painter.fillRect(inner, fill)
        if segment.mark in tokens.standings:
            painter.setPen(mark_pen(segment.mark, tokens))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(inner.adjusted(1, 0.5, -1, -0.5))
        if where == self._hovered:
            painter.setPen(QPen(self._theme.color("text"), 1))
            painter.drawRect(inner.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(ink)
        painter.setFont(self._theme.font("base", bold=True))
        metrics, room = painter.fontMetrics(), inner.width() - 3
        for text in (f"{mark_word(segment.mark)} {segment.count:,}", f"{segment.count:,}"):
            if metrics.horizontalAdvance(text) <= room:
                painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), text)
                return

    def _paint_focus(self, painter: QPainter, box: QRectF) -> None:
        """Frame the segment the keyboard stands on, light within dark, so that it is seen on any colour."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("surface"), 4))
        painter.drawRect(box.adjusted(1, 1, -2, -1))
        painter.setPen(QPen(self._theme.color("focus"), 2))
        painter.drawRect(box.adjusted(0, 0, -1, 0))

    def describe(self, where: tuple[int, int]) -> str:
        """Return a segment in words: where it is, what, how many of how many."""
        line, segment = self._lines[where[0]], self._lines[where[0]].segments[where[1]]
        share = round(segment.count * 100 / line.total) if line.total else 0
        return (
            f"{line.label}：{mark_word(segment.mark)} {segment.count:,} 事業（{line.total:,} の {share} %）"
        )

    def _move_to(self, where: tuple[int, int] | None) -> None:
        """Put the keyboard on a segment and say which it is."""
        self._current = where
        if where is not None:
            self.setAccessibleDescription(self.describe(where))
            self.moved.emit(self.segment_box(*where))
        self.update()

    def _first(self) -> tuple[int, int] | None:
        """Return the first segment there is."""
        return next(((at, 0) for at, line in enumerate(self._lines) if line.segments), None)

    def _beside(self, where: tuple[int, int], step: tuple[int, int]) -> tuple[int, int]:
        """Return the segment one step away: the neighbour, or the one over or below its middle."""
        line, place = where
        if step[1]:
            return line, max(0, min(place + step[1], len(self._lines[line].segments) - 1))
        layout = self._layout()
        middle = layout.segments(line)[place].center().x()
        other = line + step[0]
        while 0 <= other < len(self._lines):
            boxes = layout.segments(other)
            if boxes:
                return other, min(range(len(boxes)), key=lambda at: abs(boxes[at].center().x() - middle))
            other += step[0]
        return where

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the segments; Enter or Space opens the list."""
        key, where = event.key(), self._current or self._first()
        if where is None:
            super().keyPressEvent(event)
        elif key in _OPENING:
            self._open(where)
        elif key == Qt.Key.Key_Home:
            self._move_to(self._first())
        elif key == Qt.Key.Key_End:
            self._move_to((where[0], len(self._lines[where[0]].segments) - 1))
        elif key in _KEYS:
            self._move_to(self._beside(where, _KEYS[Qt.Key(key)]))
        else:
            super().keyPressEvent(event)

    def _open(self, where: tuple[int, int]) -> None:
        """Tell which list is wanted."""
        self.chosen.emit(self._lines[where[0]].segments[where[1]].behind)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first segment, or where the keyboard was."""
        super().focusInEvent(event)
        self._move_to(self._current or self._first())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which segment a press would open."""
        self._hover(self._layout().at(event.position() - QPointF(1, 1)))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was under the mouse."""
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, where: tuple[int, int] | None) -> None:
        """Frame what is under the mouse."""
        if where != self._hovered:
            self._hovered = where
            self.setCursor(Qt.CursorShape.ArrowCursor if where is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember which segment is pressed."""
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = self._layout().at(event.position() - QPointF(1, 1)) if is_left else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the list of the segment that was pressed; moving off it gives the press up, as of a button."""
        where, self._pressed = self._pressed, None
        if where is not None and where == self._layout().at(event.position() - QPointF(1, 1)):
            self._move_to(where)
            self._open(where)

    def event(self, event: QEvent) -> bool:
        """Show a segment's words as its tool tip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def _show_tip(self, at: QPoint, spot: QPoint) -> None:
        """Say what is under the mouse."""
        where = self._layout().at(QPointF(at) - QPointF(1, 1))
        if where is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(spot, f"{self.describe(where)}\n押すと一覧を開きます", self)

    def _on_theme_changed(self) -> None:
        """Measure and paint anew."""
        self.updateGeometry()
        self.update()
