"""The table of differences with its filter, its ticks and both texts in full below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from fujidesk.domain.changes import Difference
from fujidesk.ui.imports.changed_text import as_html, compare_texts
from fujidesk.ui.imports.changed_text_delegate import ChangedTextDelegate
from fujidesk.ui.imports.difference_model import DifferenceColumn, DifferenceModel, DifferenceRow
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.widgets.flow_layout import FlowLayout

ANY_FIELD = "すべての項目"
_WIDTHS = {
    DifferenceColumn.ACCEPTED: 48, DifferenceColumn.NUMBER: 72, DifferenceColumn.TITLE: 190,
    DifferenceColumn.FIELD: 200, DifferenceColumn.NOTE: 170,
}  # fmt: skip
_LEAST_VALUE_PX = 200
_FILTER_DELAY_MS = 80


class DifferenceTable(QTableView):
    """A table whose ticks the space bar turns over for all selected rows.

    Both columns of values share the width that the others leave.
    """

    toggle_chosen = Signal()
    _least_px = 0

    def share_width(self, least_px: int) -> None:
        """Give what is left to both columns of values, at least so much to each."""
        self._least_px = least_px
        columns = (DifferenceColumn.BEFORE, DifferenceColumn.AFTER)
        others = sum(self.columnWidth(column) for column in DifferenceColumn if column not in columns)
        for column in columns:
            self.setColumnWidth(column, max(least_px, (self.viewport().width() - others) // 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggle_chosen.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width(self._least_px)


class DifferenceView(QWidget):
    """Shows differences; `accepted()` gives those that are ticked.

    accepted_changed(count): how many are ticked now.
    """

    accepted_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = DifferenceModel(self)
        self._table = DifferenceTable(self)
        self._search = QLineEdit(self)
        self._field = QComboBox(self)
        self._shown = text_label("", "note", self)
        self._texts = TextPair(theme, self)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_FILTER_DELAY_MS)
        self._build_table()
        self._build()
        self._connect()

    def set_rows(self, rows: Sequence[DifferenceRow], accepted: Callable[[Difference], bool]) -> None:
        """Show differences; accepted tells which are ticked at first."""
        self._model.set_rows(rows, accepted)
        with QSignalBlocker(self._field):
            self._field.clear()
            self._field.addItems([ANY_FIELD, *self._model.groups()])
        self._show_count()
        if rows:
            self._table.selectRow(0)

    def accepted(self) -> list[Difference]:
        """Return the ticked differences."""
        return self._model.accepted()

    def _build_table(self) -> None:
        table = self._table
        self.setFocusProxy(table)
        table.setModel(self._model)
        table.setAccessibleName("台帳との違い")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(self._theme.px(28))
        table.setSortingEnabled(True)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.horizontalHeader().setMinimumSectionSize(self._theme.px(40))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width_px in _WIDTHS.items():
            table.setColumnWidth(column, self._theme.px(width_px))
        table.share_width(self._theme.px(_LEAST_VALUE_PX))
        delegate = ChangedTextDelegate(self._theme, table)
        for column in (DifferenceColumn.BEFORE, DifferenceColumn.AFTER):
            table.setItemDelegateForColumn(column, delegate)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self._theme.gap(8), 0, 0)
        layout.addLayout(self._filter_row())
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._table)
        splitter.addWidget(self._texts)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        layout.addWidget(splitter, 1)

    def _filter_row(self) -> FlowLayout:
        self._search.setPlaceholderText("番号・事業名・値で絞り込み")
        self._search.setAccessibleName("違いの絞り込み")
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumWidth(self._theme.px(280))
        self._field.setAccessibleName("項目で絞り込み")
        self._field.setMinimumWidth(self._theme.px(180))
        row = FlowLayout(gap=self._theme.gap(8))
        for widget in (self._search, self._field):
            row.addWidget(widget)
        for text, act in (
            ("表示中をすべて選ぶ", self._on_all), ("表示中をすべて外す", self._on_none),
            ("この事業を選ぶ", self._on_project), ("この事業を外す", self._on_no_project),
        ):  # fmt: skip
            made = button(text, self)
            made.clicked.connect(act)
            row.addWidget(made)
        row.addWidget(self._shown)
        return row

    def _connect(self) -> None:
        self._model.accepted_changed.connect(self._on_accepted)
        self._model.modelReset.connect(self._show_count)
        self._table.selectionModel().currentRowChanged.connect(self._on_current)
        self._table.toggle_chosen.connect(self._on_toggle)
        self._search.textChanged.connect(self._delay.start)
        self._delay.timeout.connect(self._filter)
        self._field.currentIndexChanged.connect(self._filter)
        self._theme.changed.connect(self._on_theme)

    def _filter(self) -> None:
        self._delay.stop()
        group = self._field.currentText() if self._field.currentIndex() > 0 else ""
        self._model.set_filter(self._search.text(), group)
        if self._model.rowCount():
            self._table.selectRow(0)
        self._show_texts()

    def _show_count(self) -> None:
        self._shown.setText(f"{self._model.rowCount():,} 件を表示")

    def _selected_rows(self) -> list[int]:
        return [index.row() for index in self._table.selectionModel().selectedRows()]

    def _on_all(self) -> None:
        self._model.accept_shown(on=True)

    def _on_none(self) -> None:
        self._model.accept_shown(on=False)

    def _on_project(self) -> None:
        self._accept_projects(on=True)

    def _on_no_project(self) -> None:
        self._accept_projects(on=False)

    def _accept_projects(self, *, on: bool) -> None:
        numbers = {self._model.row_at(row).number for row in self._selected_rows()}
        self._model.accept_projects(numbers, on=on)

    def _on_toggle(self) -> None:
        rows = self._selected_rows()
        if rows:
            every_one = all(self._model.is_accepted(row) for row in rows)
            self._model.accept_rows(rows, on=not every_one)

    def _on_accepted(self) -> None:
        self.accepted_changed.emit(self._model.accepted_count())

    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_texts()

    def _show_texts(self) -> None:
        """Show both values of the current row in full, changed characters emphasised."""
        index = self._table.currentIndex()
        if not index.isValid():
            self._texts.show_row(None)
            return
        self._texts.show_row(self._model.row_at(index.row()))

    def _on_theme(self) -> None:
        self._table.verticalHeader().setDefaultSectionSize(self._theme.px(28))
        self._show_texts()


class TextPair(QWidget):
    """Both values of a difference in full, side by side, changed characters emphasised; its note below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before = _text_view("台帳の値", self)
        self._after = _text_view("取り込む値", self)
        self._note = text_label("", "note", self, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.gap(8))
        for title, view in (("台帳の値", self._before), ("取り込む値", self._after)):
            column = QVBoxLayout()
            column.addWidget(text_label(title, "note", self))
            column.addWidget(view, 1)
            row.addLayout(column, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(row, 1)
        rows.addWidget(self._note)

    def show_row(self, row: DifferenceRow | None) -> None:
        """Show a difference; None empties both."""
        tokens = self._theme.tokens
        self._note.setText(f"備考：{row.difference.note}" if row and row.difference.note else "")
        old, new = compare_texts(row.before, row.after, whole=row.is_choice) if row else ((), ())
        self._before.setHtml(as_html(old, tokens.bad, tokens.bad_text, "line-through"))
        self._after.setHtml(as_html(new, tokens.good, tokens.good_text, "underline"))


def _text_view(name: str, parent: QWidget) -> QTextBrowser:
    made = QTextBrowser(parent)
    made.setAccessibleName(f"{name}の全文")
    made.setTabChangesFocus(True)
    made.setOpenLinks(False)
    made.setMinimumHeight(made.fontMetrics().lineSpacing() * 3)
    return made
