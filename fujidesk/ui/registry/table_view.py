"""The table of projects: columns that sort, move and hide, keys, and years over the phase strips."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.records import ProjectRow
from fujidesk.ui.itemmodels.project_table import COLUMN_KEYS, ProjectColumn, ProjectTableModel
from fujidesk.ui.registry.delegates import ProjectDelegate
from fujidesk.ui.registry.listing import SortOrder
from fujidesk.ui.theme import Theme

HIDDEN_AT_FIRST = frozenset({ProjectColumn.INDICATOR, ProjectColumn.MEASURE, ProjectColumn.SUMMARY})
"""Columns that the user switches on where they are needed."""
_ALWAYS_SHOWN = frozenset({ProjectColumn.NUMBER})
_BY_KEY = {key: column for column, key in COLUMN_KEYS.items()}


@dataclass(frozen=True)
class ColumnState:
    """Which columns are shown, in which order, and widths the user has set (at 100 % text)."""

    shown: tuple[ProjectColumn, ...] = tuple(c for c in ProjectColumn if c not in HIDDEN_AT_FIRST)

    def to_values(self) -> JsonValue:
        """Return the state as JSON values."""
        return [COLUMN_KEYS[column] for column in self.shown]

    @classmethod
    def from_values(cls, values: object) -> "ColumnState":
        """Read what `to_values` gave; names it does not know are left out."""
        names = [name for name in values if isinstance(name, str)] if isinstance(values, list) else []
        shown = tuple(dict.fromkeys(_BY_KEY[name] for name in names if name in _BY_KEY))
        if not shown:
            return cls()
        return cls(shown if ProjectColumn.NUMBER in shown else (ProjectColumn.NUMBER, *shown))


class ProjectHeader(QHeaderView):
    """Headings that choose columns by a right click and write the years over the phase strips."""

    columns_changed = Signal()

    def __init__(self, delegate: ProjectDelegate, texts_of: ProjectTableModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._delegate = delegate
        self._model = texts_of
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setSortIndicatorShown(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName("列の見出し")

    def column_menu(self) -> QMenu:
        """Return the menu that shows and hides columns."""
        menu = QMenu("表示する列", self)
        menu.setAccessibleName("表示する列")
        for column in ProjectColumn:
            action = menu.addAction(self._model.texts.header(column))
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(column))
            action.setEnabled(column not in _ALWAYS_SHOWN)
            action.setData(int(column))
        menu.triggered.connect(self._on_column_chosen)
        return menu

    def _on_column_chosen(self) -> None:
        menu = self.sender()
        if isinstance(menu, QMenu):
            for action in menu.actions():
                self.setSectionHidden(int(action.data()), not action.isChecked())
            self.columns_changed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  # Qt's name
        super().paintSection(painter, rect, logicalIndex)
        if logicalIndex != ProjectColumn.PHASES:
            return
        look = self._delegate.look
        painter.setFont(self.font())
        painter.setPen(look.text)
        step = 2 * (look.cell + 1)
        for place, word in enumerate(self._model.texts.year_words()):
            cell = QRect(rect.x() + look.padding + place * step, rect.y(), step - 1, rect.height())
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), word)


class ProjectTableView(QTableView):
    """Shows the rows; tells of Enter, double click, copying, and keys that belong to the filter.

    Signals: opened(number); order_chosen(SortOrder); copy_requested; filter_requested; clear_requested;
    columns_changed.
    """

    opened = Signal(str)
    order_chosen = Signal(object)
    copy_requested = Signal()
    filter_requested = Signal()
    clear_requested = Signal()
    columns_changed = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, model: ProjectTableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = ProjectDelegate(model, theme, self)
        self._header = ProjectHeader(self._delegate, model, self)
        self._title_fixed = False
        self._fitting = False
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._set_behaviour()
        self.restyle()
        self.set_columns(ColumnState())
        self._header.sortIndicatorChanged.connect(self._on_sort_clicked)
        self._header.sectionMoved.connect(self._on_columns)
        self._header.columns_changed.connect(self._on_columns)
        self._header.sectionResized.connect(self._on_resized)
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def header(self) -> ProjectHeader:
        """The headings."""
        return self._header

    def _set_behaviour(self) -> None:
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
        self._header.setMinimumSectionSize(look.padding * 4)
        self._title_fixed = False
        self._fitting = True
        for column, width in look.columns.items():
            self._header.resizeSection(column, width)
        years = len(self._model.texts.year_words())
        self._header.resizeSection(ProjectColumn.PHASES, look.strip_width(2 * years))
        self._fitting = False
        self._fit_title()

    def forget_texts(self) -> None:
        """Drop measured texts, as when the words of the plan changed."""
        self._delegate.forget_texts()

    def columns(self) -> ColumnState:
        """Return the columns as they stand."""
        order = [ProjectColumn(self._header.logicalIndex(place)) for place in range(len(ProjectColumn))]
        return ColumnState(tuple(column for column in order if not self._header.isSectionHidden(column)))

    def set_columns(self, state: ColumnState) -> None:
        """Show these columns in this order."""
        rest = [column for column in ProjectColumn if column not in state.shown]
        with QSignalBlocker(self._header):
            for place, column in enumerate([*state.shown, *rest]):
                self._header.moveSection(self._header.visualIndex(column), place)
        for column in ProjectColumn:
            self._header.setSectionHidden(column, column not in state.shown)
        self._after_columns()

    def show_order(self, order: SortOrder) -> None:
        """Put the arrow over the column that the rows are sorted by."""
        way = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
        with QSignalBlocker(self._header):
            self._header.setSortIndicator(order.column, way)
        self._header.viewport().update()

    def show_rows(self, rows: Sequence[ProjectRow]) -> None:
        """Show these rows; what was selected and is still shown stays selected, so does the current one."""
        chosen = {row.number for row in self.selected_rows()}
        current = self.current_row()
        self._model.set_rows(rows)
        if not rows:
            return
        place = self._model.place_of(current.number) if current else -1
        self._restore(chosen, place)

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
            self.setCurrentIndex(self._model.index(place, self._first_column()))
        return place >= 0

    def _restore(self, chosen: set[str], current: int) -> None:
        selection = QItemSelection()
        last = len(ProjectColumn) - 1
        for first, stop in _spans(
            [place for place, row in enumerate(self._model.rows) if row.number in chosen] if chosen else []
        ):
            selection.select(self._model.index(first, 0), self._model.index(stop, last))
        keeper = self.selectionModel()
        keeper.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if current >= 0:
            index = self._model.index(current, self._first_column())
            keeper.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)

    def _first_column(self) -> int:
        for place in range(len(ProjectColumn)):
            column = self._header.logicalIndex(place)
            if not self._header.isSectionHidden(column):
                return column
        return ProjectColumn.NUMBER

    def _after_columns(self) -> None:
        self._delegate.set_first_column(self._first_column())
        self._fit_title()
        self.viewport().update()

    def _on_columns(self) -> None:
        self._after_columns()
        self.columns_changed.emit()

    def _on_resized(self, column: int, _old: int, _new: int) -> None:
        if column == ProjectColumn.TITLE and not self._fitting:
            self._title_fixed = True
        elif not self._fitting:
            self._fit_title()

    def _fit_title(self) -> None:
        """Give the title the width that the other columns leave, until the user sets it."""
        if self._title_fixed or self._header.isSectionHidden(ProjectColumn.TITLE):
            return
        others = self._header.length() - self._header.sectionSize(ProjectColumn.TITLE)
        self._fitting = True
        wished = self._delegate.look.columns[ProjectColumn.TITLE]
        self._header.resizeSection(ProjectColumn.TITLE, max(wished, self.viewport().width() - others))
        self._fitting = False

    def _on_sort_clicked(self, column: int, way: Qt.SortOrder) -> None:
        self.order_chosen.emit(SortOrder(ProjectColumn(column), way is Qt.SortOrder.DescendingOrder))

    def _on_double_clicked(self) -> None:
        self._open_current()

    def _open_current(self) -> None:
        row = self.current_row()
        if row is not None:
            self.opened.emit(row.number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
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
