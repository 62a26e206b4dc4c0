"""The timeline one works with: hover card, click and keys, dragging and zooming."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from fujidesk.domain.timeline import TimelineData, TimelineRow
from fujidesk.domain.timeline_words import card_lines, chart_words, row_words
from fujidesk.ui.theme import Theme
from fujidesk.ui.timeline.canvas import TimelineCanvas
from fujidesk.ui.timeline.geometry import ZOOM_STEP, next_row
from fujidesk.ui.timeline.hover_card import HoverCard

_WHEEL_STEP = 120
"""Eighths of a degree of one notch of a wheel (QWheelEvent)."""


class TimelineView(TimelineCanvas):
    """A timeline that answers to mouse and keyboard.

    row_opened: the number of the project that was clicked, or chosen with Enter.
    """

    row_opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._card = HoverCard(self.viewport())
        self._pressed_at: QPoint | None = None
        self._scroll_when_pressed = QPoint()
        self._dragging = False
        self.viewport().installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("タイムライン")
        self._moves = {
            Qt.Key.Key_Down: self._go_down, Qt.Key.Key_Up: self._go_up,
            Qt.Key.Key_PageDown: self._go_page_down, Qt.Key.Key_PageUp: self._go_page_up,
            Qt.Key.Key_Home: self._go_home, Qt.Key.Key_End: self._go_end,
            Qt.Key.Key_Plus: self.zoom_in, Qt.Key.Key_Semicolon: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out, Qt.Key.Key_0: self.fit_width,
            Qt.Key.Key_Return: self._open_current, Qt.Key.Key_Enter: self._open_current,
        }  # fmt: skip

    @property
    def card(self) -> HoverCard:
        """The hover card."""
        return self._card

    def set_data(self, data: TimelineData) -> None:
        """Show another timeline; the chosen project stays chosen where it is still there."""
        chosen = self.current_number()
        self._card.hide()
        super().set_data(data)
        rows = (
            i for i, line in enumerate(data.lines) if isinstance(line, TimelineRow) and line.number == chosen
        )
        self._current = next(rows, None) if chosen else None
        self.setAccessibleDescription(chart_words(data))

    def current_number(self) -> str:
        """Return the number of the chosen project, "" when none is."""
        row = self._row(self._current)
        return row.number if row else ""

    def choose(self, number: str) -> None:
        """Choose a project and scroll to it."""
        for index, line in enumerate(self._data.lines if self._data else ()):
            if isinstance(line, TimelineRow) and line.number == number:
                self._choose_line(index)
                return

    def visible_rows(self) -> tuple[TimelineRow, ...]:
        """Return the projects that show now."""
        if self._data is None:
            return ()
        lines = self.geometry_now().visible_lines(self.verticalScrollBar().value())
        return tuple(row for i in lines if isinstance(row := self._data.lines[i], TimelineRow))

    def _row(self, line: int | None) -> TimelineRow | None:
        if self._data is None or line is None or line >= len(self._data.lines):
            return None
        found = self._data.lines[line]
        return found if isinstance(found, TimelineRow) else None

    def _choose_line(self, line: int | None) -> None:
        row = self._row(line)
        if self._data is None or line is None or row is None:
            return
        self._current = line
        self.ensure_visible(line)
        self._card.hide()
        self.setAccessibleDescription(row_words(self._data, row))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.viewport().update()

    def _go(self, step: int) -> None:
        if self._data is None:
            return
        start = self._current if self._current is not None else -1 if step > 0 else len(self._data.lines)
        target = max(0, min(start + step, len(self._data.lines) - 1))
        self._choose_line(next_row(self._data, target, 1 if step > 0 else -1))

    def _go_down(self) -> None:
        self._go(1)

    def _go_up(self) -> None:
        self._go(-1)

    def _page(self) -> int:
        geometry = self.geometry_now()
        return max(geometry.body_height // geometry.row_height - 2, 1)

    def _go_page_down(self) -> None:
        self._go(self._page())

    def _go_page_up(self) -> None:
        self._go(-self._page())

    def _go_home(self) -> None:
        self._go(-len(self._data.lines) if self._data else 0)

    def _go_end(self) -> None:
        self._go(len(self._data.lines) if self._data else 0)

    def _open_current(self) -> None:
        if self.current_number():
            self.row_opened.emit(self.current_number())

    def _show_card(self, point: QPoint) -> None:
        geometry, at = self.geometry_now(), self.scroll()
        line = geometry.line_at(point.y(), at.y())
        row = self._row(line)
        if self._data is None or row is None:
            line = None
            self._card.hide()
        else:
            column = geometry.column_at(point.x(), at.x())
            self._card.show_at(point, f"{row.number}　{row.title}", card_lines(self._data, row, column))
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if row is not None else Qt.CursorShape.ArrowCursor
        )
        if line != self._hovered:
            self._hovered = line
            self.viewport().update()

    def _drag(self, point: QPoint) -> None:
        if self._pressed_at is None:
            return
        away = point - self._pressed_at
        if not self._dragging and away.manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
            self._card.hide()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragging:
            self.horizontalScrollBar().setValue(self._scroll_when_pressed.x() - away.x())
            self.verticalScrollBar().setValue(self._scroll_when_pressed.y() - away.y())

    def _leave(self) -> None:
        self._card.hide()
        if self._hovered is not None:
            self._hovered = None
            self.viewport().update()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self._card.hide()
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position().toPoint())
        else:
            self._show_card(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self._scroll_when_pressed = self.scroll()
            self._dragging = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        dragged, self._pressed_at, self._dragging = self._dragging, None, False
        point = event.position().toPoint()
        if not dragged:
            line = self.geometry_now().line_at(point.y(), self.scroll().y())
            if self._row(line) is not None:
                self._choose_line(line)
                self._open_current()
        self._show_card(point)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        notches = event.angleDelta().y() / _WHEEL_STEP
        self.zoom_by(ZOOM_STEP**notches, event.position().toPoint())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = self._moves.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            bar = self.horizontalScrollBar()
            step = bar.singleStep()
            bar.setValue(bar.value() + (step if event.key() == Qt.Key.Key_Right else -step))
        elif move is not None:
            move()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave and watched is self.viewport():
            self._leave()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
