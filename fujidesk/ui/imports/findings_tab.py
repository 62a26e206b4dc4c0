"""A tab of the import dialog that is only read: a table, and the chosen row in full below."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPlainTextEdit,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from fujidesk.ui.imports.finding_models import TextTableModel
from fujidesk.ui.imports.table_dress import dress_table
from fujidesk.ui.theme import Theme


class FindingsTab(QWidget):
    """Shows rows of texts, the chosen one in full in a box below, from which it can be copied.

    widths_px: of the columns at 100 % text (they grow half as fast as it); the last one takes what is left.
    opened: a row was double-clicked or Enter pressed on it; carries the text of its first column.
    """

    opened = Signal(str)

    def __init__(
        self, name: str, headings: Sequence[str], widths_px: Sequence[int], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = TextTableModel(headings, self)
        self._table = QTableView(self)
        self._detail = QPlainTextEdit(self)
        self._detail.setReadOnly(True)
        self._detail.setTabChangesFocus(True)
        self._detail.setAccessibleName(f"{name}の全文")
        self._set_up_table(name, widths_px, theme)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._table)
        splitter.addWidget(self._detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.gap(8), 0, 0)
        layout.addWidget(splitter)

    def set_rows(self, rows: Sequence[tuple[str, ...]], details: Sequence[str]) -> None:
        """Show other rows; details: the long text of each, shown below while it is chosen."""
        self._model.set_rows(rows, details)
        self._detail.clear()  # a reset model tells of no current row
        if rows:
            self._table.selectRow(0)

    @property
    def chosen(self) -> str:
        """The text of the chosen row's first column; "" where none is chosen."""
        return str(self._table.currentIndex().siblingAtColumn(0).data() or "")

    def _set_up_table(self, name: str, widths_px: Sequence[int], theme: Theme) -> None:
        """Set the table up; the row under the cursor is shown in full below."""
        table = self._table
        table.setModel(self._model)
        table.setAccessibleName(name)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._restyle()
        theme.changed.connect(self._restyle)
        table.horizontalHeader().setStretchLastSection(True)
        for column, width_px in enumerate(widths_px):
            table.setColumnWidth(column, theme.gap(width_px))
        table.selectionModel().currentRowChanged.connect(self._on_current)
        table.activated.connect(self._on_activated)

    def _restyle(self) -> None:
        """Take over the text size; the list of kept disagreements stays open while it changes."""
        dress_table(self._table, self._theme)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """Show the whole text of a row."""
        self._detail.setPlainText(self._model.detail(current.row()) if current.isValid() else "")

    def _on_activated(self, index: QModelIndex) -> None:
        """Tell which row was double-clicked or entered."""
        self.opened.emit(str(index.siblingAtColumn(0).data()))
