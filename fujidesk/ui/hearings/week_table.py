"""The day grid: a block for each hearing, moved over by the arrows, opened and planned by Enter."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QMouseEvent, QPainter
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

_ROW_PX, _BAR_PX, _TEXT_PX, _DAY_PX = 26, 5, 9, 88
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
        if blocks and self._is_current(index):
            painter.setPen(self._theme.color("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -2, -2))

    def _is_current(self, index: _Index) -> bool:
        """Tell whether the cursor is in a cell; the style's own mark lies under the blocks."""
        table = self.parent()
        return isinstance(table, QTableView) and table.currentIndex() == index

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
    """plan_chosen(day, start): an empty slot. open_chosen, remove_chosen(Hearing): the block there."""

    plan_chosen = Signal(str, str)
    open_chosen = Signal(Hearing)
    remove_chosen = Signal(Hearing)

    def __init__(self, model: WeekModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._week = model
        self._theme = theme
        self.setModel(model)
        self.setAccessibleName("ヒアリングの週の表")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_BlockDelegate(model, theme, self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._restyle()
        theme.changed.connect(self._restyle)

    def show_weekend(self) -> None:
        """Show Saturday and Sunday only where something is held on them: the other days need the width."""
        for column in (5, 6):
            self.setColumnHidden(column, self._week.is_free(column))

    def _use(self, index: QModelIndex) -> None:
        """Open the block of a cell, or plan one there."""
        found = self._week.hearings_at(index)
        if found:
            self.open_chosen.emit(found[0])
        elif index.isValid():
            self.plan_chosen.emit(*self._week.slot(index))

    def _restyle(self) -> None:
        """Take over the text size."""
        self.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW_PX))
        self.horizontalHeader().setMinimumSectionSize(self._theme.px(_DAY_PX))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the block under the mouse, or plan one in an empty slot."""
        index = self.indexAt(event.position().toPoint())
        area = self.visualRect(index)
        for block in index.data(BLOCKS_ROLE) or ():
            width = area.width() // block.lanes
            if block.lane * width <= event.position().x() - area.left() < (block.lane + 1) * width:
                self.open_chosen.emit(block.hearing)
                return
        if not self._week.hearings_at(index):
            self._use(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens or plans; Delete removes."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._use(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            for hearing in self._week.hearings_at(index)[:1]:
                self.remove_chosen.emit(hearing)
        else:
            super().keyPressEvent(event)
