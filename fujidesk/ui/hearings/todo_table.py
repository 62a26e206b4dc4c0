"""The table of decisions and to-dos: ticked with Space or a click, opened with Enter, sorted by any heading.

What the mouse does at the headings, the keyboard does in the menu that the menu key or Shift+F10 opens.
"""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from fujidesk.domain.hearings import Note
from fujidesk.ui.hearings.todo_model import HEADINGS, TodoColumn, TodoModel
from fujidesk.ui.hearings.words import READ_ONLY
from fujidesk.ui.imports.table_dress import dress_table
from fujidesk.ui.theme import Theme

_WIDTHS: dict[TodoColumn, int] = {
    TodoColumn.DONE: 90, TodoColumn.KIND: 56, TodoColumn.DEPARTMENT: 130, TodoColumn.DUE: 158,
    TodoColumn.HEARING: 190,
}  # fmt: skip
"""At 100 % text; the text takes what is left."""
_TEXT_PX = 240
_WRAPPED_PX = 140
"""Least width of the text over two lines."""
_TWO_LINES_PX = 46


class TodoTable(QTableView):
    """toggled(Note): is to be ticked, or opened again. opened(Note): its hearing is to be shown.

    may_tick: False while the file is read-only.
    """

    toggled = Signal(Note)
    opened = Signal(Note)

    def __init__(self, model: TodoModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._notes = theme, model
        self.may_tick = True
        self.setModel(model)
        self.setAccessibleName("決定と宿題")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        theme.changed.connect(self._restyle)
        self._restyle()

    def current(self) -> Note | None:
        """Return the line under the cursor; None for none."""
        return self._notes.note_at(self.currentIndex().row())

    def choose(self, key: str, row: int) -> None:
        """Put the cursor on a line; where it is not shown, on a row or the last one."""
        found = self._notes.row_of(key)
        place = found if found >= 0 else min(max(row, 0), self._notes.rowCount() - 1)
        if place >= 0:
            self.selectRow(place)

    def line_menu(self) -> QMenu:
        """Return the menu that opens and ticks the line under the cursor and sorts by any column."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        if self.current() is not None:
            menu.addAction("ヒアリングを開く（Enter）").triggered.connect(self._open)
            ticks = menu.addAction("完了を切り替える（スペース）")
            ticks.triggered.connect(self._toggle)
            ticks.setEnabled(self.may_tick)
            ticks.setToolTip("" if self.may_tick else READ_ONLY)
            menu.addSeparator()
        sorted_by = self.horizontalHeader().sortIndicatorSection()
        for column, name in HEADINGS.items():
            action = menu.addAction(f"{name}で並べ替え")
            action.setCheckable(True)
            action.setChecked(column == sorted_by)
            action.setData(int(column))
        by_due = menu.addAction("期限の早い順に戻す")
        by_due.setData(-1)
        menu.triggered.connect(self._on_sort)
        return menu

    def _on_sort(self, action: QAction) -> None:
        """Sort by the column chosen in the menu; a second time the other way round."""
        column = action.data()
        if column is None:
            return
        header = self.horizontalHeader()
        again = header.sortIndicatorSection() == column
        up = not again or header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        self.sortByColumn(column, Qt.SortOrder.AscendingOrder if up else Qt.SortOrder.DescendingOrder)

    def _toggle(self) -> None:
        """Ask for the line under the cursor to be ticked."""
        note = self.current()
        if note is not None and self.may_tick:
            self.toggled.emit(note)

    def _open(self) -> None:
        """Ask for the hearing of the line under the cursor."""
        note = self.current()
        if note is not None:
            self.opened.emit(note)

    def _on_clicked(self, index: QModelIndex) -> None:
        """Tick by a click on the tick."""
        if index.column() == TodoColumn.DONE:
            self._toggle()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        """Open by two clicks, but not on the tick: two clicks there are two ticks."""
        if index.column() != TodoColumn.DONE:
            self._open()

    def _restyle(self) -> None:
        """Take over the text size."""
        dress_table(self, self._theme)
        self._share()

    def _share(self) -> None:
        """Give the text what the other columns leave.

        Where that is too little, as at 200 % text, the hearing is told by the tip of the text alone, and the
        text takes two lines.
        """
        widths = {column: self._theme.px(width) for column, width in _WIDTHS.items()}
        room = self.viewport().width()
        narrow = sum(widths.values()) + self._theme.px(_TEXT_PX) > room
        self.setColumnHidden(TodoColumn.HEARING, narrow)
        if narrow:
            del widths[TodoColumn.HEARING]
            self.setWordWrap(True)
            self.verticalHeader().setDefaultSectionSize(self._theme.px(_TWO_LINES_PX))
        else:
            dress_table(self, self._theme)
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        least = self._theme.px(_WRAPPED_PX if narrow else _TEXT_PX)
        self.setColumnWidth(TodoColumn.TEXT, max(room - sum(widths.values()), least))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space, open with Enter."""
        if event.key() == Qt.Key.Key_Space:
            self._toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the menu at the mouse, or below the line under the cursor."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            below = self.visualRect(self.currentIndex()).bottomLeft() if self.current() else QPoint(0, 0)
            at = self.viewport().mapToGlobal(below)
        self.line_menu().popup(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share()
