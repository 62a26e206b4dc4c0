"""The table of projects: selection that outlives filtering, and the keys of the list.

Rows come and go at each keystroke in the filter, so what is selected is remembered by project number, not
by Qt's indexes. The rows are painted by `delegates.py`; which columns stand where is the business of
`header.py`.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from fujidesk.domain.records import ProjectRow
from fujidesk.ui.itemmodels.project_columns import ColumnTexts, ProjectColumn
from fujidesk.ui.itemmodels.project_table import ProjectTableModel
from fujidesk.ui.registry.delegates import ProjectDelegate
from fujidesk.ui.registry.header import ColumnState, ProjectHeader
from fujidesk.ui.theme import Theme


class ProjectTableView(QTableView):
    """Shows the rows; tells of Enter, double click, copying, and keys that belong to the filter.

    Signals: opened(number); copy_requested; filter_requested; clear_requested; selection_changed (by the
    user or `choose`); menu_requested(global point). Columns and order: `header`.
    """

    opened = Signal(str)
    copy_requested = Signal()
    filter_requested = Signal()
    clear_requested = Signal()
    selection_changed = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, model: ProjectTableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = ProjectDelegate(model, theme, self)
        self._header = ProjectHeader(self._delegate, model.texts, self)
        self._showing = False
        self._anchor = ""
        self.setHorizontalHeader(self._header)
        self.setViewport(QWidget(self))  # see preview.py: one that PySide need not look up
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._set_behaviour()
        self.restyle()
        self._header.arranged.connect(self._on_columns)
        self._header.set_columns(ColumnState())
        self.doubleClicked.connect(self._open_current)

    @property
    def header(self) -> ProjectHeader:
        """The headings, which know columns and order."""
        return self._header

    @property
    def texts(self) -> ColumnTexts:
        """What the columns say."""
        return self._model.texts

    def _set_behaviour(self) -> None:
        """Set what a list of whole rows needs: no grid, no editing, smooth scrolling, Tab leaves."""
        self.setAccessibleName("事業の一覧。Enterで個票を開く、Ctrl+Cで表計算ソフトへコピー")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def restyle(self) -> None:
        """Measure again after theme or text size changed."""
        self._delegate.restyle()
        look = self._delegate.look
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(look.row_height)
        rows.setDefaultSectionSize(look.row_height)
        self._header.restyle()
        self._on_columns()

    def show_rows(self, rows: Sequence[ProjectRow]) -> None:
        """Show these rows.

        What was selected and is still shown stays selected. The project that the user stood on last is
        stood on again as soon as it is shown; until then it is the first row.
        """
        chosen = self._several_selected()
        self._showing = True
        self._model.set_rows(rows)
        if rows:
            self._restore(chosen)
        self._showing = False

    def selected_rows(self) -> list[ProjectRow]:
        """Return the selected projects in the order shown."""
        rows = self._model.rows
        return [
            rows[place] for place in sorted(index.row() for index in self.selectionModel().selectedRows())
        ]

    def selected_count(self) -> int:
        """Return how many projects are selected, without listing them."""
        return len(self.selectionModel().selectedRows())

    def current_row(self) -> ProjectRow | None:
        """Return the project the keyboard stands on; None where there is none."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def choose(self, number: str) -> bool:
        """Select a project and scroll to it; False when it is not shown."""
        place = self._model.place_of(number)
        if place >= 0:
            self.setCurrentIndex(self._model.index(place, self._header.first_column()))
        return place >= 0

    def _several_selected(self) -> set[str]:
        """Return the numbers selected, nothing where that is only the row stood on."""
        keeper = self.selectionModel()
        places = [index.row() for index in keeper.selectedRows()]
        if len(places) <= 1:
            return set()
        return {self._model.rows[place].number for place in places}

    def _restore(self, chosen: set[str]) -> None:
        """Select again what was selected, and stand on the project that the user stood on."""
        rows = self._model.rows
        place = max(0, self._model.place_of(self._anchor)) if self._anchor else 0
        index = self._model.index(place, self._header.first_column())
        keeper = self.selectionModel()
        kept = [at for at, row in enumerate(rows) if row.number in chosen] if chosen else []
        if not kept:
            self.setCurrentIndex(index)
            return
        selection = QItemSelection()
        for first, stop in _spans(kept):
            selection.select(self._model.index(first, 0), self._model.index(stop, len(ProjectColumn) - 1))
        keeper.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        keeper.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _on_columns(self) -> None:
        """Let the bar of the selection stand at the column that is leftmost now."""
        self._delegate.set_first_column(self._header.first_column())
        self.viewport().update()

    def _open_current(self) -> None:
        """Ask for the sheet of the row stood on."""
        row = self.current_row()
        if row is not None:
            self.opened.emit(row.number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns take or give the width."""
        super().resizeEvent(event)
        self._header.fit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell of selections by the user, not of those that follow from filtering."""
        super().selectionChanged(selected, deselected)
        if not self._showing:
            self.selection_changed.emit()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the frame at the new row and remember whose it is, unless filtering moved it."""
        super().currentChanged(current, previous)
        self._delegate.set_current(current.row())
        self.viewport().update()
        if current.isValid() and not self._showing:
            self._anchor = self._model.rows[current.row()].number
            self.selection_changed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu; opened by key, it stands at the row that it is about, not at the mouse."""
        spot = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            spot = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_requested.emit(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the list's own keys; walking and selecting are Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_current()
        elif event.key() == Qt.Key.Key_Slash:
            self.filter_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear_requested.emit()
        else:
            super().keyPressEvent(event)


def _spans(places: Sequence[int]) -> list[tuple[int, int]]:
    """Join rising numbers to (first, last) runs."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
