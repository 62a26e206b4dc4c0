"""A table of figures: Enter or a click on a figure opens its list, Ctrl+C copies, headings sort."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.copied_figures import figures_data
from fujidesk.ui.widgets.figure_delegate import FigureDelegate
from fujidesk.ui.widgets.figure_model import PADS, FigureColumn, FigureModel, FigureRow

_ROW_PX, _TWO_LINES_PX = 28, 46
_CHAR_PX = 7
_LEAST_PX, _LEAST_CENTRED_PX = 120, 40


class FigureTable(QTableView):
    """Shows `FigureRow`s. chosen: the list behind a cell; opened: a row's project; row_changed: stood on.

    rows_fitted: the heights of the rows may be others, as the width or what is shown is.
    whole_rows: rows are chosen, not cells; Enter then opens the project. act: what Enter does, in words,
    where that is something else. is_sample: what is copied is marked as made up.
    """

    chosen = Signal(ProjectFilter)
    opened = Signal(str)
    row_changed = Signal(int)
    rows_fitted = Signal()

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None, *,
                 whole_rows: bool = False, act: str = "") -> None:  # fmt: skip
        super().__init__(parent)
        self._theme = theme
        self._whole_rows = whole_rows
        self.is_sample = False
        self._fitted_to = -1
        self.figures = FigureModel(parent=self)
        self.setModel(self.figures)
        self.setItemDelegate(FigureDelegate(self.figures, theme, self))
        act = act or ("個票を開く" if whole_rows else "事業の一覧を開く")
        self.setAccessibleName(f"{name}。Enterで{act}、Ctrl+Cで表計算ソフトへコピー")
        self._set_behaviour()
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self.figures.layoutChanged.connect(self._fit_rows)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _set_behaviour(self) -> None:
        """Set what a table of figures needs: no grid, no editing, Tab leaves, headings sort."""
        view = QAbstractItemView
        behaviour = view.SelectionBehavior
        self.setSelectionBehavior(behaviour.SelectRows if self._whole_rows else behaviour.SelectItems)
        mode = view.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if self._whole_rows else mode.ContiguousSelection)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self.figures.sort)

    def show_rows(self, rows: Iterable[FigureRow], columns: Sequence[FigureColumn] | None = None) -> None:
        """Show other rows (and columns); the keyboard stays on the same project where it is still shown."""
        number = self.current_number()
        place = self.currentIndex()
        self.figures.show_rows(rows, columns)
        if columns is not None:
            self._fit()
        else:
            self._fit_rows()
        row = self.figures.row_of(number) if number else min(place.row(), self.figures.rowCount() - 1)
        row = max(row, 0) if self._whole_rows else row
        if 0 <= row < self.figures.rowCount():
            self._stand_on(row, max(place.column(), 0))

    def _stand_on(self, row: int, column: int) -> None:
        """Put the keyboard on a cell without selecting it where cells are chosen one by one."""
        index = self.figures.index(row, min(column, self.figures.columnCount() - 1))
        flag = QItemSelectionModel.SelectionFlag
        way = flag.ClearAndSelect | flag.Rows if self._whole_rows else flag.NoUpdate
        self.selectionModel().setCurrentIndex(index, way)

    def sizeHint(self) -> QSize:
        """Ask for no more than the least height: a table takes what is left and scrolls."""
        return QSize(self._theme.px(256), max(self.minimumHeight(), self._theme.px(_ROW_PX) * 3))

    def current_number(self) -> str:
        """Return the project of the row stood on, "" where there is none."""
        index = self.currentIndex()
        return self.figures.rows[index.row()].number if index.isValid() else ""

    def choose(self, number: str) -> bool:
        """Stand on a project's row; False where it is not shown."""
        row = self.figures.row_of(number)
        if row >= 0:
            self._stand_on(row, 0)
            self.scrollTo(self.figures.index(row, 0))
        return row >= 0

    def height_of_rows(self, most: int) -> int:
        """Return the height for heading and rows, at most so many of them."""
        rows = min(self.figures.rowCount(), most)
        return self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()

    def height_of_first(self, most: int) -> int:
        """Return the height that shows the first rows, at most so many, as high as they are now."""
        rows = sum(self.rowHeight(row) for row in range(min(self.figures.rowCount(), most)))
        bar = self.horizontalScrollBar()
        is_wide = self.horizontalHeader().length() > self.viewport().width()
        return (
            self.horizontalHeader().sizeHint().height()
            + rows
            + (bar.sizeHint().height() if is_wide else 0)
            + 2 * self.frameWidth()
        )

    def copy(self) -> None:
        """Copy what is selected with its headings; the whole table where no more than a cell is."""
        drawn = {place for place, column in enumerate(self.figures.columns) if column.is_drawn}
        places = [index for index in self.selectionModel().selectedIndexes() if index.column() not in drawn]
        rows = sorted({index.row() for index in places})
        columns = sorted({index.column() for index in places})
        if len(places) <= 1:
            rows, columns = list(range(self.figures.rowCount())), list(range(self.figures.columnCount()))
        elif self._whole_rows:
            columns = list(range(self.figures.columnCount()))
        QGuiApplication.clipboard().setMimeData(
            figures_data(self.figures, rows, columns, sample=self.is_sample)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or copy; walking is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew, where it is another one."""
        super().resizeEvent(event)
        if self.viewport().width() != self._fitted_to:
            self._fit()

    def _on_clicked(self, index: QModelIndex) -> None:
        """Open the list behind a figure; rows of projects open by double click."""
        if not self._whole_rows:
            self._open(index)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        """Open the project of a row."""
        if self._whole_rows:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        """Tell what is wanted: the row's project, else the list behind the cell."""
        if not index.isValid():
            return
        row = self.figures.rows[index.row()]
        behind = self.figures.cell(index).behind
        if self._whole_rows and row.number:
            self.opened.emit(row.number)
        elif behind is not None:
            self.chosen.emit(behind)

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """Tell which row the keyboard stands on."""
        self.row_changed.emit(current.row())

    def _restyle(self) -> None:
        """Measure again after theme or text size changed."""
        self.verticalHeader().setMinimumSectionSize(self._theme.px(_ROW_PX))
        self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        """Give columns their characters, and what is left to the widest; short of room, the table scrolls."""
        columns = self.figures.columns
        self._fitted_to = self.viewport().width()
        if not columns:
            self._fit_rows()
            return
        widths = [self._own_width(column) for column in columns]
        left = self._fitted_to - sum(widths)
        flexible = [column for column in columns if not column.chars]
        room = max(left, 0) // max(len(flexible), 1)
        for section, column in enumerate(columns):
            least = self._theme.px(_LEAST_CENTRED_PX if column.is_centred else _LEAST_PX)
            self.setColumnWidth(section, widths[section] if column.chars else max(room, least))
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Give a row two lines where a text of a column that wraps does not fit into one."""
        header, one, two = self.verticalHeader(), self._theme.px(_ROW_PX), self._theme.px(_TWO_LINES_PX)
        header.setDefaultSectionSize(one)
        metrics, pad = QFontMetrics(self._theme.font()), self._theme.gap(PADS[2])
        rooms = {
            section: self.columnWidth(section) - 2 * pad
            for section, column in enumerate(self.figures.columns)
            if column.wraps
        }
        for place, row in enumerate(self.figures.rows):
            is_long = any(metrics.horizontalAdvance(row.cells[at].text) > room for at, room in rooms.items())
            header.resizeSection(place, two if is_long else one)
        self.rows_fitted.emit()

    def _own_width(self, column: FigureColumn) -> int:
        """Return the width of a column that names its characters; 0 for one that shares the rest."""
        if not column.chars:
            return 0
        return self._theme.px(column.chars * _CHAR_PX) + 2 * self._theme.gap(column.pad)
