"""The schedule as a strip one edits by painting: mouse drags, arrow keys and figures.

With a brush chosen a drag paints, without one it selects; figures paint the selection either way. It is about
the row in which it begins: the plan above, what was reached beneath (the arrows up and down by keys). While a
stroke lasts the strip shows what it will give, and stores nothing.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from fujidesk.domain.describing import phase_text
from fujidesk.domain.fields import cell_of, half_year_of_field
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord, ScheduleCell
from fujidesk.ui.project import schedule_edits
from fujidesk.ui.project.schedule_view import ScheduleView
from fujidesk.ui.tokens import Tokens

ENDED_BRUSH = 0
"""The brush that marks half-years after the project's end ("-" in the plan)."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -1000, Qt.Key.Key_End: 1000}
_ROWS = {Qt.Key.Key_Up: False, Qt.Key.Key_Down: True}
"""Keys and whether they lead to the lower row."""
_ENDED_KEYS = (Qt.Key.Key_0, Qt.Key.Key_Minus)
_BRUSH_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_SETTLE, _CLEAR = "settle", "clear"


class ScheduleStrip(ScheduleView):
    """Each act on the half-years leaves as a signal and comes back as a record.

    An act on the lower row of an approved year is told like any other: the services refuse it with a sentence
    that names the way to open the year again, which is better than a click that does nothing.
    """

    phase_painted = Signal(object, int)
    """Half-years (tuple) and the brush: a phase, or ENDED_BRUSH. One stroke is one signal."""
    reached_painted = Signal(object, object)
    """The same in the lower row, that of what was reached; None as brush: nothing shall be said of it."""
    settle_wanted = Signal(object)
    clear_wanted = Signal(object)
    brush_dropped = Signal()
    departments_wanted = Signal()
    """The departments of the selected half-years shall be typed."""

    def __init__(self, profile: PlanProfile, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(profile, tokens, parent)
        self._record: ProjectRecord | None = None
        self._brush: int | None = None
        self._stroke = self._read_only = False

    def set_record(self, record: ProjectRecord) -> None:
        """Show a project's schedule; a stroke that is being painted ends."""
        self._record = record
        self._stroke = False
        super().set_record(record)

    def set_brush(self, brush: int | None) -> None:
        """Choose what dragging paints; None: dragging selects."""
        self._brush = brush
        self.setCursor(Qt.CursorShape.ArrowCursor if brush is None else Qt.CursorShape.CrossCursor)

    def set_read_only(self, read_only: bool) -> None:
        """Let the schedule be read but not painted."""
        self._read_only = read_only

    def shown_plan(self) -> Mapping[HalfYear, ScheduleCell]:
        """Return the plan's cells with the stroke that is being painted."""
        plan = super().shown_plan()
        return plan if self._on_actual else self._with_stroke(plan)

    def shown_actual(self) -> Mapping[HalfYear, ScheduleCell]:
        """Return the reached phases with the stroke that is being painted."""
        actual = super().shown_actual()
        return self._with_stroke(actual) if self._on_actual else actual

    def _with_stroke(self, cells: Mapping[HalfYear, ScheduleCell]) -> Mapping[HalfYear, ScheduleCell]:
        """Return the cells of the row that is painted as they will be."""
        if not self._stroke or self._record is None or self._brush is None:
            return cells
        paint = schedule_edits.reached if self._on_actual else schedule_edits.painted
        painted = dict(cells)
        for change in paint(self._record, self.selected(), self._brush or None):
            when = half_year_of_field(change.field)
            cell = cell_of(when, change.after)
            if cell is not None:
                painted[when] = cell
        return painted

    def menu(self) -> QMenu:
        """Return the menu of what can be done with the selected half-years."""
        menu = QMenu(self)
        for term in self._profile.phases:
            menu.addAction(phase_text(term.number, self._profile)).setData(term.number)
        menu.addAction(phase_text(None, self._profile)).setData(ENDED_BRUSH)
        menu.addSeparator()
        if not self._on_actual:
            settle = menu.addAction("確定する（未確定の半期）")
            settle.setData(_SETTLE)
            cells = super().shown_plan()
            settle.setEnabled(any(when in cells and not cells[when].settled for when in self.selected()))
        menu.addAction("実績なしにする" if self._on_actual else "記載なしにする").setData(_CLEAR)
        menu.triggered.connect(self._on_menu)
        return menu

    def _paint_phase(self, brush: int) -> None:
        """Tell a painting; figures beyond the phases of the profile paint nothing."""
        if not self._read_only and 0 <= brush <= len(self._profile.phases):
            painted = self.reached_painted if self._on_actual else self.phase_painted
            painted.emit(self.selected(), brush)

    def _clear(self) -> None:
        """Tell that the selected cells of the row shall be taken away."""
        if self._read_only:
            return
        if self._on_actual:
            self.reached_painted.emit(self.selected(), None)
        else:
            self.clear_wanted.emit(self.selected())

    def _move(self, key: int, *, extend: bool) -> None:
        """Move the focus by a key, inside the period; extend: the selection grows to it."""
        focus = min(len(self._halves) - 1, max(0, self._focus + _STEPS[Qt.Key(key)]))
        self.select(self._anchor if extend else focus, focus)

    def _act(self, key: int) -> bool:
        """Do what a key stands for on the selected half-years; False where it stands for nothing."""
        if key in _ENDED_KEYS:
            self._paint_phase(ENDED_BRUSH)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._paint_phase(key - Qt.Key.Key_0)
        elif key in _BRUSH_KEYS and self._brush is not None:
            self._paint_phase(self._brush)
        elif key == Qt.Key.Key_F2:
            self.departments_wanted.emit()
        elif key in _CLEAR_KEYS:
            self._clear()
        elif key in _ROWS and _ROWS[Qt.Key(key)] != self._on_actual:
            self.choose_row(actual=_ROWS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape and (self._brush is not None or self._stroke):
            self._stroke = False
            self.brush_dropped.emit()
            self.update()
        else:
            return False
        return True

    def _on_menu(self, action: QAction) -> None:
        """Do what was chosen in the menu."""
        what = action.data()
        if what == _SETTLE:
            self.settle_wanted.emit(self.selected())
        elif what == _CLEAR:
            self._clear()
        else:
            self._paint_phase(int(what))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke where a phase is chosen, else a selection; Shift extends the one there is."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        geometry = self.geometry_now()
        index = geometry.index_at(event.position().x())
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not extend:
            self.choose_row(actual=geometry.is_actual(event.position().y()))
        self._stroke = self._brush is not None and not self._read_only
        self.select(self._anchor if extend else index, index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let stroke or selection follow the mouse, half-year by half-year."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            index = self.geometry_now().index_at(event.position().x())
            if index != self._focus:
                self.select(self._anchor, index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the stroke as one painting, however long it took."""
        if event.button() == Qt.MouseButton.LeftButton and self._stroke and self._brush is not None:
            self._stroke = False
            self._paint_phase(self._brush)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, extend and paint by keys; those with Ctrl or Alt belong to the window."""
        plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if plain:
            event.ignore()
            return
        if Qt.Key(event.key()) in _STEPS:
            self._move(event.key(), extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif not self._act(event.key()):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu on the selection, or on the half-year that was pressed outside of it."""
        if self._read_only:
            return
        first, last = self.selected_range()
        geometry = self.geometry_now()
        index = geometry.index_at(event.pos().x())
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.choose_row(actual=geometry.is_actual(event.pos().y()))
            if not first <= index <= last:
                self.select(index, index)
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
