"""The day grid: a block for each hearing, moved over by the arrows, opened and planned by Enter.

Where several hearings stand side by side, Space or a click goes from one to the next; the arrows lead over
the edge of the week into the next one.
"""

import datetime as dt

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from fujidesk.domain.hearings import Hearing
from fujidesk.ui.hearings.looks import KIND_COLORS, KIND_PATTERNS
from fujidesk.ui.hearings.week_model import BLOCKS_ROLE, WeekModel, is_off
from fujidesk.ui.theme import Theme

_ROW_PX, _BAR_PX, _TEXT_PX, _DAY_PX, _FRAME_PX = 26, 5, 9, 88, 2
_TODAY_PX = 112
"""What the heading of today needs with day, weekday and word."""
_Index = QModelIndex | QPersistentModelIndex


class _BlockDelegate(QStyledItemDelegate):
    """Draws the part of each block that lies in a cell, side by side where there are several."""

    def __init__(self, model: WeekModel, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the cell's ground and cursor as the style does, then the blocks over it."""
        shown = QStyleOptionViewItem(option)
        blocks = index.data(BLOCKS_ROLE) or ()
        super().paint(painter, shown, self._model.index(-1, -1) if blocks else index)
        area: QRect = option.rect
        for block in blocks:
            width = area.width() // block.lanes
            part = QRect(area.left() + block.lane * width, area.top(), width - 2, area.height())
            self._paint_part(painter, part, block.hearing, block.line)
            if self._is_current(index, block.hearing):
                painter.setPen(QPen(self._theme.color("focus"), self._theme.px(_FRAME_PX)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(part.adjusted(1, 1, -2, -2))

    def _is_current(self, index: _Index, hearing: Hearing) -> bool:
        """Tell whether the cursor is on a block; the style's own mark lies under the blocks."""
        table = self.parent()
        if not isinstance(table, WeekTable) or table.currentIndex() != index:
            return False
        found = table.current_hearing()
        return found is not None and found.key == hearing.key

    def _paint_part(self, painter: QPainter, area: QRect, hearing: Hearing, line: int) -> None:
        """Draw ground, patterned bar and one line of text."""
        theme = self._theme
        ground, ink = KIND_COLORS[hearing.kind]
        painter.save()
        painter.fillRect(area, theme.color(ground))
        bar = QRect(area.left(), area.top(), theme.px(_BAR_PX), area.height())
        painter.fillRect(bar, theme.color("surface"))
        painter.fillRect(bar, QBrush(theme.color("accent"), KIND_PATTERNS[hearing.kind]))
        font = theme.font("note", bold=line == 0)
        font.setStrikeOut(is_off(hearing))
        painter.setFont(font)
        warned = line == 0 and self._model.warnings(hearing)
        painter.setPen(theme.color("bad_text" if warned else ink))
        if line == 0:
            painter.drawLine(area.topLeft(), area.topRight())
        room = area.adjusted(theme.px(_TEXT_PX), 0, -2, 0)
        text = self._model.block_text(hearing, line)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        painter.restore()


class WeekTable(QTableView):
    """plan_chosen(day, start): one is wanted there. open_chosen, change_chosen, remove_chosen(Hearing).

    current_changed: the cursor is on another block, or on none. week_moved(weeks): the arrows left the week.
    entered: the keyboard came in.
    """

    plan_chosen = Signal(str, str)
    open_chosen = Signal(Hearing)
    change_chosen = Signal(Hearing)
    remove_chosen = Signal(Hearing)
    current_changed = Signal()
    entered = Signal()
    week_moved = Signal(int)

    def __init__(self, model: WeekModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._week = model
        self._theme = theme
        self._lane = 0
        self.setModel(model)
        self.setAccessibleName("ヒアリングの週の表")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_BlockDelegate(model, theme, self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._restyle()
        theme.changed.connect(self._restyle)

    def show_weekend(self) -> None:
        """Show Saturday and Sunday only where something is held on them: the other days need the width."""
        for column in (5, 6):
            self.setColumnHidden(column, self._week.is_free(column))
        self._share()

    def _share(self) -> None:
        """Share the width among the days, the height among the half-hours.

        A day with hearings side by side gets room for each of them.
        """
        header, least = self.horizontalHeader(), self._theme.px(_DAY_PX)
        shown = [column for column in range(self._week.columnCount()) if not self.isColumnHidden(column)]
        for column in shown:
            needed = self._week.lanes_on(column) * least
            is_wide = needed > self.viewport().width() // len(shown)
            way = QHeaderView.ResizeMode.Fixed if is_wide else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, way)
            if is_wide:
                header.resizeSection(column, needed)
        self._week.set_narrow(narrow=self.viewport().width() // len(shown) < self._theme.px(_TODAY_PX))
        height = self.viewport().height() // max(self._week.rowCount(), 1)
        self.verticalHeader().setDefaultSectionSize(max(height, self._theme.px(_ROW_PX)))

    def current_hearing(self) -> Hearing | None:
        """Return the hearing under the cursor, that of its lane where there are several; None for none."""
        index = self.currentIndex()
        found = self._week.hearings_at(index) if index.isValid() else []
        return found[self._lane % len(found)] if found else None

    def begin_on(self, day: dt.date) -> None:
        """Put the cursor on the first hearing of a day of this week, or on the beginning of the day."""
        found = self._week.first_on(day)
        if found is not None:
            self.choose_hearing(found)
        elif not self.isColumnHidden(day.weekday()):
            self.setCurrentIndex(self._week.index(0, day.weekday()))

    def choose_hearing(self, hearing: Hearing) -> None:
        """Put the cursor on the first cell of a hearing of this week; elsewhere it stays."""
        index = self._week.place_of(hearing)
        if index.isValid():
            self.setCurrentIndex(index)
            self._step([one.key for one in self._week.hearings_at(index)].index(hearing.key))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Begin with the first block of a cell."""
        super().currentChanged(current, previous)
        self._step(0)

    def _step(self, lane: int) -> None:
        """Go to a block of the cell, counted on from the first."""
        self._lane = lane
        self.viewport().update()
        self.current_changed.emit()

    def _use(self) -> None:
        """Open the block under the cursor, or plan one there."""
        found = self.current_hearing()
        if found is not None:
            self.open_chosen.emit(found)
        else:
            self._plan()

    def _plan(self) -> None:
        """Plan one in the slot under the cursor, whatever stands there."""
        if self.currentIndex().isValid():
            self.plan_chosen.emit(*self._week.slot(self.currentIndex()))

    def _restyle(self) -> None:
        """Take over the text size."""
        self.horizontalHeader().setMinimumSectionSize(self._theme.px(_DAY_PX))
        self._share()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share()

    def _lane_at(self, event: QMouseEvent) -> int | None:
        """Return the place of the block under the mouse among those of its cell; None where there is none."""
        index = self.indexAt(event.position().toPoint())
        area = self.visualRect(index)
        for place, block in enumerate(index.data(BLOCKS_ROLE) or ()):
            width = area.width() // block.lanes
            if block.lane * width <= event.position().x() - area.left() < (block.lane + 1) * width:
                return place
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor on the block that is pressed, not only into its cell."""
        super().mousePressEvent(event)
        lane = self._lane_at(event)
        if lane is not None:
            self._step(lane)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the block under the mouse, or plan one in an empty slot."""
        lane, index = self._lane_at(event), self.indexAt(event.position().toPoint())
        if lane is not None:
            self._step(lane)
            self._use()
        elif index.isValid() and not self._week.hearings_at(index):
            self.setCurrentIndex(index)
            self._plan()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of the manual do; the arrows leave the week at its edges."""
        found, key = self.current_hearing(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._use()
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_N):
            self._plan()
        elif key == Qt.Key.Key_Space:
            self._step(self._lane + 1)
        elif key == Qt.Key.Key_F2 and found is not None:
            self.change_chosen.emit(found)
        elif key == Qt.Key.Key_Delete and found is not None:
            self.remove_chosen.emit(found)
        elif not self._leaves_week(key):
            super().keyPressEvent(event)

    def _leaves_week(self, key: int) -> bool:
        """Go to the week before or after where an arrow points over the edge; tells whether it does."""
        shown = [column for column in range(self._week.columnCount()) if not self.isColumnHidden(column)]
        edges = {Qt.Key.Key_Left: (shown[0], -1), Qt.Key.Key_Right: (shown[-1], 1)}
        edge, weeks = edges.get(Qt.Key(key), (-1, 0))
        if not weeks or self.currentIndex().column() != edge:
            return False
        row = self.currentIndex().row()
        self.week_moved.emit(weeks)
        last = max(column for column in range(self._week.columnCount()) if not self.isColumnHidden(column))
        row = min(row, self._week.rowCount() - 1)
        self.setCurrentIndex(self._week.index(row, last if weeks < 0 else 0))
        return True
