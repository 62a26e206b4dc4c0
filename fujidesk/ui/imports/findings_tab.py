"""A tab of the import dialog that is only read: a table, and the chosen row in full below."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from fujidesk.ui.imports.finding_models import TextTableModel
from fujidesk.ui.theme import Theme


class FindingsTab(QWidget):
    """Shows rows of texts; widths_px: of the columns at 100 % text, the last one takes what is left."""

    def __init__(
        self, name: str, headings: Sequence[str], widths_px: Sequence[int], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
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
        """Show other rows."""
        self._model.set_rows(rows, details)
        if rows:
            self._table.selectRow(0)

    def _set_up_table(self, name: str, widths_px: Sequence[int], theme: Theme) -> None:
        table = self._table
        table.setModel(self._model)
        table.setAccessibleName(name)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(theme.px(28))
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        for column, width_px in enumerate(widths_px):
            table.setColumnWidth(column, theme.px(width_px))
        table.selectionModel().currentRowChanged.connect(self._on_current)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._detail.setPlainText(self._model.detail(current.row()) if current.isValid() else "")
