"""The timeline one works with: hover card, click and keys, dragging and zooming."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from fujidesk.domain.timeline import TimelineData, TimelineRow
from fujidesk.domain.timeline_words import card_lines, chart_words, row_words
from fujidesk.ui.theme import Theme
from fujidesk.ui.timeline.canvas import TimelineCanvas
from fujidesk.ui.timeline.geometry import ZOOM_STEP, next_row, row_at
from fujidesk.ui.timeline.hover_card import HoverCard

_FAR = 1_000_000
"""More lines than any chart has, for Home and End."""
_STEPS: dict[Qt.Key, Callable[[int], int]] = {
    Qt.Key.Key_Down: lambda _page: 1,
    Qt.Key.Key_Up: lambda _page: -1,
    Qt.Key.Key_PageDown: lambda page: page,
    Qt.Key.Key_PageUp: lambda page: -page,
    Qt.Key.Key_Home: lambda _page: -_FAR,
    Qt.Key.Key_End: lambda _page: _FAR,
}
"""How many lines each key moves, for a page of so many lines."""
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
        self.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("タイムライン")
        self._commands = {
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
        self._current = self._line_of(chosen)
        self.setAccessibleDescription(chart_words(data))

    def current_number(self) -> str:
        """Return the number of the chosen project, "" when none is."""
        row = row_at(self._data, self._current)
        return row.number if row else ""

    def visible_rows(self) -> tuple[TimelineRow, ...]:
        """Return the projects that show now."""
        if self._data is None:
            return ()
        lines = self.geometry_now().visible_lines(self.verticalScrollBar().value())
        return tuple(row for i in lines if isinstance(row := self._data.lines[i], TimelineRow))

    def data_in_sight(self) -> TimelineData | None:
        """Return the chart with only the projects that show now; None before there is one."""
        return None if self._data is None else self._data.part({row.number for row in self.visible_rows()})

    def choose(self, number: str) -> bool:
        """Select a project and scroll to it; tell whether the chart holds it."""
        line = self._line_of(number)
        self._choose_line(line)
        return line is not None

    def _line_of(self, number: str) -> int | None:
        """Return the line of a project; None where the chart does not hold it."""
        lines = self._data.lines if self._data is not None else ()
        rows = (i for i, line in enumerate(lines) if isinstance(line, TimelineRow) and line.number == number)
        return next(rows, None)

    def _choose_line(self, line: int | None) -> None:
        """Select the project on a line, scroll to it and tell screen readers; nothing for other lines."""
        row = row_at(self._data, line)
        if self._data is None or line is None or row is None:
            return
        self._current = line
        self.ensure_visible(line)
        self._card.hide()
        self.setAccessibleDescription(row_words(self._data, row))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.viewport().update()

    def _go(self, step: int) -> None:
        """Move the selection by so many lines to the nearest project in that direction."""
        if self._data is None:
            return
        start = self._current if self._current is not None else -1 if step > 0 else len(self._data.lines)
        target = max(0, min(start + step, len(self._data.lines) - 1))
        self._choose_line(next_row(self._data, target, 1 if step > 0 else -1))

    def _open_current(self) -> None:
        """Ask for the sheet of the selected project."""
        if self.current_number():
            self.row_opened.emit(self.current_number())

    def _show_card(self, point: QPoint) -> None:
        """Show or hide the card for what lies under a point, and mark its row."""
        geometry, at = self.geometry_now(), self.scroll()
        line = geometry.line_at(point.y(), at.y())
        row = row_at(self._data, line)
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
        """Pan by dragging, once the pointer has gone farther than a shaky click does."""
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

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Repaint instead of moving pixels: header and names stand still."""
        self._card.hide()
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan with the button down, else explain what is under the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position().toPoint())
        else:
            self._show_card(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self._scroll_when_pressed = self.scroll()
            self._dragging = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the sheet under a click that was not a drag."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        dragged, self._pressed_at, self._dragging = self._dragging, None, False
        point = event.position().toPoint()
        if not dragged:
            line = self.geometry_now().line_at(point.y(), self.scroll().y())
            if row_at(self._data, line) is not None:
                self._choose_line(line)
                self._open_current()
        self._show_card(point)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        notches = event.angleDelta().y() / _WHEEL_STEP
        self.zoom_by(ZOOM_STEP**notches, event.position().toPoint())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, scroll, zoom and open by keys."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            geometry = self.geometry_now()
            self._go(_STEPS[key](max(geometry.body_height // geometry.row_height - 2, 1)))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + (bar.singleStep() if key == Qt.Key.Key_Right else -bar.singleStep()))
        elif key in self._commands:
            self._commands[key]()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the card away when the pointer leaves; frame the row as the focus comes and goes."""
        if event.type() == QEvent.Type.Leave and watched is self.viewport():
            self._card.hide()
            self._hovered = None
            self.viewport().update()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and watched is self:
            self.viewport().update()
        return super().eventFilter(watched, event)
