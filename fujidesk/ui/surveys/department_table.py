"""The table of departments: several can be chosen, and what can be done with them has keys and a menu.

The one under the cursor is shown in the detail beside; what is done is done with all that are selected.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from fujidesk.domain.surveys import DepartmentProgress
from fujidesk.ui.imports.table_dress import dress_table
from fujidesk.ui.surveys.column_widths import share_columns
from fujidesk.ui.surveys.department_model import LINE_ROLE, DepartmentColumn, DepartmentModel
from fujidesk.ui.surveys.groups import LOOKS, group_of, state_word
from fujidesk.ui.surveys.pill_delegate import PictureDelegate, Pill, Share
from fujidesk.ui.theme import Theme

# Widths in pixels at 100 % text; the longest state is 「差戻し・期限超過」, a day is 「R5.12.28」.
_WIDTHS: dict[int, int] = {
    DepartmentColumn.DEPARTMENT: 144, DepartmentColumn.STATE: 146, DepartmentColumn.PROJECTS: 44,
    DepartmentColumn.ANSWERED: 112, DepartmentColumn.PROBLEMS: 44, DepartmentColumn.LEADER: 124,
    DepartmentColumn.SENT: 77, DepartmentColumn.RETURNED: 77, DepartmentColumn.REMINDED: 77,
}  # fmt: skip
_STRETCH: dict[int, int] = {
    DepartmentColumn.DEPARTMENT: 3,
    DepartmentColumn.ANSWERED: 2,
    DepartmentColumn.LEADER: 3,
}
_ROWS_AT_LEAST = 5
"""So many departments are in sight however low the window is."""


class _DepartmentDelegate(PictureDelegate):
    """The state as a pill, the answered projects as a bar, both of the `DepartmentProgress` of the row."""

    def picture_of(self, index: QModelIndex | QPersistentModelIndex) -> Pill | Share | None:
        """Return the picture of a cell; a project that is begun but not whole is hatched in its bar."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, DepartmentProgress):
            return None
        if index.column() == DepartmentColumn.STATE:
            look = LOOKS[group_of(line)]
            return Pill(state_word(line), look.ground, look.ink, look.sign)
        if index.column() == DepartmentColumn.ANSWERED:
            half = len(line.incomplete)
            text = f"{len(line.answered)} / {len(line.numbers)}"
            return Share(len(line.answered) - half, half, len(line.numbers), text)
        return None


class DepartmentTable(QTableView):
    """Shows departments; `chosen` are those selected, `current` the one under the cursor.

    chosen_changed: another selection or cursor. The actions given to `set_actions` stand in its menu, which
    the right button and the menu key open. The name of the 情報化推進リーダー is typed in place.
    """

    chosen_changed = Signal()

    def __init__(self, model: DepartmentModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._departments = model
        self._menu_actions: list[QAction] = []
        self.setModel(model)
        self.setAccessibleName("部署ごとの進み具合")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self._delegate = _DepartmentDelegate(theme, self)
        for column in (DepartmentColumn.STATE, DepartmentColumn.ANSWERED):
            self.setItemDelegateForColumn(column, self._delegate)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.selectionModel().currentRowChanged.connect(self.chosen_changed)
        self.restyle()
        theme.changed.connect(self.restyle)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these with the right button and by their keys, which work while the table has the focus."""
        self._menu_actions = list(actions)
        self.addActions(self._menu_actions)

    @property
    def chosen(self) -> list[DepartmentProgress]:
        """The selected departments, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._departments.line_at(row) for row in rows]

    @property
    def current(self) -> DepartmentProgress | None:
        """The department under the cursor; None where the filter leaves none, or the round has none."""
        index = self.currentIndex()
        return self._departments.line_at(index.row()) if index.isValid() else None

    def choose(self, departments: Sequence[str], current: str = "") -> None:
        """Select departments where they are shown; tells once.

        Args:
            departments: to be selected; none of them shown selects the first row.
            current: the one for the cursor; "" or not shown takes the first of those selected.
        """
        model, selection = self._departments, self.selectionModel()
        rows = [row for row in map(model.row_of, departments) if row >= 0]
        at = model.row_of(current)
        place = at if at >= 0 else (rows[0] if rows else 0)
        found = QItemSelection()
        for row in rows:
            found.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
        with QSignalBlocker(self):  # told once, below
            self.setCurrentIndex(model.index(place, 0))
            if rows:
                selection.select(found, selection.SelectionFlag.ClearAndSelect)
        self.scrollTo(self.currentIndex())
        self.chosen_changed.emit()

    def restyle(self) -> None:
        """Take over the text size."""
        dress_table(self, self._theme)
        share_columns(self, self._theme, _WIDTHS, _STRETCH)
        row = self.verticalHeader().defaultSectionSize()
        self.setMinimumHeight(row * _ROWS_AT_LEAST + self.horizontalHeader().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        share_columns(self, self._theme, _WIDTHS, _STRETCH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Space be the row's, not the style's: it toggles nothing here; the menu key opens the menu."""
        if event.key() == Qt.Key.Key_Menu:
            self._open_menu(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu for what is selected."""
        self._open_menu(event.globalPos())

    def _open_menu(self, spot: QPoint) -> None:
        """Open the menu at a point of the screen; without a department there is nothing to do.

        It frees itself when it closes: one is made at every click, and the actions are the card's.
        """
        if self.current is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._menu_actions)
        menu.popup(spot)
