"""The schedule as a strip one edits by painting: mouse drags, arrow keys and figures."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from fujidesk.domain.describing import describe_cell, phase_text
from fujidesk.domain.fields import cell_of
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord, ScheduleCell
from fujidesk.ui.project import schedule_edits
from fujidesk.ui.project.schedule_geometry import ScheduleGeometry, department_runs
from fujidesk.ui.project.schedule_painter import Marks, SchedulePainter, department_lines
from fujidesk.ui.tokens import Tokens

ENDED_BRUSH = 0
"""The brush that marks half-years after the project's end ("-" in the plan)."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -1000, Qt.Key.Key_End: 1000}
_ENDED_KEYS = (Qt.Key.Key_0, Qt.Key.Key_Minus)
_BRUSH_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_SETTLE, _CLEAR = "settle", "clear"


class ScheduleStrip(QWidget):
    """Half-years of the plan's period; each act on them leaves as a signal and comes back as a record."""

    phase_painted = Signal(object, int)
    """Half-years (tuple) and the brush: a phase, or ENDED_BRUSH. One stroke is one signal."""
    settle_wanted = Signal(object)
    clear_wanted = Signal(object)
    selection_changed = Signal()
    brush_dropped = Signal()

    def __init__(self, profile: PlanProfile, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._tokens = tokens
        self._halves = profile.half_years
        self._plan: dict[HalfYear, ScheduleCell] = {}
        self._actual: dict[HalfYear, ScheduleCell] = {}
        self._record: ProjectRecord | None = None
        self._fiscal_year: int | None = None
        self._brush: int | None = None
        self._anchor = self._focus = 0
        self._stroke = self._read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("スケジュール")
        self._describe()

    def set_record(self, record: ProjectRecord) -> None:
        """Show a project's schedule; the selection stays where it is."""
        self._record = record
        self._plan = schedule_edits.plan_cells(record)
        self._actual = schedule_edits.actual_cells(record)
        self._stroke = False
        self._fit_height()
        self._describe()
        self.update()

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in another theme."""
        self._tokens = tokens
        self.update()

    def set_fiscal_year(self, fiscal_year: int) -> None:
        """Mark the fiscal year that is chosen in the window."""
        self._fiscal_year = fiscal_year
        self.update()

    def set_brush(self, brush: int | None) -> None:
        """Choose what dragging paints; None: dragging selects."""
        self._brush = brush
        self.setCursor(Qt.CursorShape.ArrowCursor if brush is None else Qt.CursorShape.CrossCursor)

    def set_read_only(self, read_only: bool) -> None:
        """Let the schedule be read but not painted."""
        self._read_only = read_only

    def selected(self) -> tuple[HalfYear, ...]:
        """Return the selected half-years, in order of time."""
        first, last = sorted((self._anchor, self._focus))
        return self._halves[first : last + 1]

    def cell_center(self, index: int) -> QPoint:
        """Return the middle of the plan's cell of a half-year, by index."""
        return self._geometry().plan(index).center().toPoint()

    def _geometry(self) -> ScheduleGeometry:
        metrics = QFontMetricsF(self.font())
        return ScheduleGeometry(len(self._halves), self.width(), metrics, has_actual=bool(self._actual))

    def _fit_height(self) -> None:
        geometry = self._geometry()
        lines = department_lines(department_runs(self._plan, self._halves), geometry, self.font())
        self.setFixedHeight(geometry.height(lines))

    def _select(self, anchor: int, focus: int) -> None:
        self._anchor, self._focus = anchor, focus
        self._describe()
        self.selection_changed.emit()
        self.update()

    def _describe(self) -> None:
        when = self._halves[self._focus]
        text = f"{when.long_label} {describe_cell(self._plan.get(when), self._profile)}"
        self.setAccessibleDescription(text)

    def _shown_plan(self) -> dict[HalfYear, ScheduleCell]:
        """Return the plan's cells with the stroke that is being painted."""
        if not self._stroke or self._record is None or self._brush is None:
            return self._plan
        changes = schedule_edits.painted(self._record, self.selected(), self._brush or None)
        cells = dict(self._plan)
        for change in changes:
            _, year, half = change.field.split(".")
            when = HalfYear(int(year), int(half))
            cell = cell_of(when, change.after)
            if cell is not None:
                cells[when] = cell
        return cells

    def _paint_phase(self, brush: int) -> None:
        if not self._read_only and 0 <= brush <= len(self._profile.phases):
            self.phase_painted.emit(self.selected(), brush)

    def _move(self, key: int, *, extend: bool) -> None:
        focus = min(len(self._halves) - 1, max(0, self._focus + _STEPS[Qt.Key(key)]))
        self._select(self._anchor if extend else focus, focus)

    def _act(self, key: int) -> bool:
        """Do what a key stands for on the selected half-years; False where it stands for nothing."""
        if key in _ENDED_KEYS:
            self._paint_phase(ENDED_BRUSH)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._paint_phase(key - Qt.Key.Key_0)
        elif key in _BRUSH_KEYS and self._brush is not None:
            self._paint_phase(self._brush)
        elif key in _CLEAR_KEYS and not self._read_only:
            self.clear_wanted.emit(self.selected())
        elif key == Qt.Key.Key_Escape and (self._brush is not None or self._stroke):
            self._stroke = False
            self.brush_dropped.emit()
            self.update()
        else:
            return False
        return True

    def _on_menu(self, action: QAction) -> None:
        what = action.data()
        if what == _SETTLE:
            self.settle_wanted.emit(self.selected())
        elif what == _CLEAR:
            self.clear_wanted.emit(self.selected())
        else:
            self._paint_phase(int(what))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for term in self._profile.phases:
            menu.addAction(phase_text(term.number, self._profile)).setData(term.number)
        menu.addAction(phase_text(None, self._profile)).setData(ENDED_BRUSH)
        menu.addSeparator()
        settle = menu.addAction("確定する（未確定の半期）")
        settle.setData(_SETTLE)
        settle.setEnabled(
            any(when in self._plan and not self._plan[when].settled for when in self.selected())
        )
        menu.addAction("記載なしにする").setData(_CLEAR)
        menu.triggered.connect(self._on_menu)
        return menu

    def _range(self, halves: Sequence[HalfYear]) -> tuple[int, int]:
        return self._halves.index(halves[0]), self._halves.index(halves[-1])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        geometry = self._geometry()
        drawing = SchedulePainter(painter, self._tokens, self._profile, geometry)
        drawing.heads(self._fiscal_year)
        cells = self._shown_plan()
        for index, when in enumerate(self._halves):
            drawing.plan(index, cells.get(when))
            if self._actual:
                drawing.actual(index, self._actual.get(when))
        runs = department_runs(cells, self._halves)
        lines = department_lines(runs, geometry, self.font())
        for run in runs:
            drawing.departments(run, lines)
        first, last = self._range(self.selected())
        drawing.marks(Marks(first, last, self._focus, self.hasFocus(), self._fiscal_year))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        index = self._geometry().index_at(event.position().x())
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._stroke = self._brush is not None and not self._read_only
        self._select(self._anchor if extend else index, index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            index = self._geometry().index_at(event.position().x())
            if index != self._focus:
                self._select(self._anchor, index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._stroke and self._brush is not None:
            self._stroke = False
            self._paint_phase(self._brush)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if plain:
            event.ignore()
            return
        if Qt.Key(event.key()) in _STEPS:
            self._move(event.key(), extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif not self._act(event.key()):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._read_only:
            return
        first, last = self._range(self.selected())
        index = self._geometry().index_at(event.pos().x())
        if event.reason() == QContextMenuEvent.Reason.Mouse and not first <= index <= last:
            self._select(index, index)
        menu = self._menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            when = self._halves[self._geometry().index_at(event.pos().x())]
            text = f"{when.long_label}\n計画: {describe_cell(self._plan.get(when), self._profile)}"
            if self._actual:
                text += f"\n実績: {describe_cell(self._actual.get(when), self._profile)}"
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_height()

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._geometry().least_width), self.minimumHeight())
