"""The table of differences with its filter, its ticks and both texts in full below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from fujidesk.domain.changes import Difference
from fujidesk.ui.imports.changed_text_delegate import ChangedTextDelegate
from fujidesk.ui.imports.difference_model import DifferenceColumn, DifferenceModel, DifferenceRow
from fujidesk.ui.imports.table_dress import dress_table
from fujidesk.ui.imports.text_pair import TextPair
from fujidesk.ui.imports.tick_table import TickTable
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.widgets.flow_layout import FlowLayout

ANY_FIELD = "すべての項目"
_WIDTHS = {
    DifferenceColumn.ACCEPTED: 48, DifferenceColumn.NUMBER: 72, DifferenceColumn.TITLE: 190,
    DifferenceColumn.FIELD: 200, DifferenceColumn.NOTE: 170,
}  # fmt: skip
_TEXT_COLUMNS = (DifferenceColumn.TITLE, DifferenceColumn.FIELD, DifferenceColumn.NOTE)
_LEAST_VALUE_PX = 200
_FILTER_DELAY_MS = 80


class SearchBox(QLineEdit):
    """The box that narrows the table: Escape empties it before it may close the dialog.

    leave_requested: Down or Enter ask for the table.
    """

    leave_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape and Down where they mean something here; Enter must not press a button."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)


class DifferenceTable(TickTable):
    """Both columns of values share the width that the others leave."""

    _least_px = 0

    def share_width(self, least_px: int) -> None:
        """Give what is left to both columns of values, at least so much to each."""
        self._least_px = least_px
        columns = (DifferenceColumn.BEFORE, DifferenceColumn.AFTER)
        others = sum(self.columnWidth(column) for column in DifferenceColumn if column not in columns)
        for column in columns:
            self.setColumnWidth(column, max(least_px, (self.viewport().width() - others) // 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
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
        self._search = SearchBox(self)
        self._field = QComboBox(self)
        self._shown = text_label("", "note", self)
        self._texts = TextPair(("台帳の値", "取り込む値"), theme, self)
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

    @property
    def is_changed(self) -> bool:
        """Whether the ticks are other than at first."""
        return self._model.is_changed

    def _build_table(self) -> None:
        """Set the table up: whole rows, sorted on request, values drawn with their changes."""
        table = self._table
        self.setFocusProxy(table)
        table.setModel(self._model)
        table.setAccessibleName("台帳との違い")
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        dress_table(table, self._theme)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setSortingEnabled(True)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.horizontalHeader().setMinimumSectionSize(self._theme.px(40))
        for column, width_px in _WIDTHS.items():
            is_text = (
                column in _TEXT_COLUMNS
            )  # long texts are cut anyway; they leave their room to the values
            table.setColumnWidth(column, self._theme.gap(width_px) if is_text else self._theme.px(width_px))
        table.share_width(self._theme.gap(_LEAST_VALUE_PX))
        delegate = ChangedTextDelegate(self._theme, table)
        for column in (DifferenceColumn.BEFORE, DifferenceColumn.AFTER):
            table.setItemDelegateForColumn(column, delegate)

    def _build(self) -> None:
        """Stack filter, table and both texts."""
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
        """Return what narrows the table and what ticks many rows at once."""
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
        """Let filter, table and ticks reach each other."""
        self._model.accepted_changed.connect(self._on_accepted)
        self._model.modelReset.connect(self._show_count)
        self._table.selectionModel().currentRowChanged.connect(self._on_current)
        self._table.toggle_chosen.connect(self._on_toggle)
        self._search.textChanged.connect(self._delay.start)
        self._search.leave_requested.connect(self._on_leave)
        self._delay.timeout.connect(self._filter)
        self._field.currentIndexChanged.connect(self._filter)
        self._theme.changed.connect(self._on_theme)

    def _filter(self) -> None:
        """Show what the box and the kind of field leave."""
        self._delay.stop()
        group = self._field.currentText() if self._field.currentIndex() > 0 else ""
        self._model.set_filter(self._search.text(), group)
        if self._model.rowCount():
            self._table.selectRow(0)
        self._show_texts()

    def _on_leave(self) -> None:
        """Go on to the table, which by then shows what was typed."""
        self._filter()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_count(self) -> None:
        """Say how many rows are shown."""
        self._shown.setText(f"{self._model.rowCount():,} 件を表示")

    def _on_all(self) -> None:
        """Tick what is shown."""
        self._model.accept_shown(on=True)

    def _on_none(self) -> None:
        """Untick what is shown."""
        self._model.accept_shown(on=False)

    def _on_project(self) -> None:
        """Tick all of the selected projects."""
        self._accept_projects(on=True)

    def _on_no_project(self) -> None:
        """Untick all of the selected projects."""
        self._accept_projects(on=False)

    def _accept_projects(self, *, on: bool) -> None:
        """Tick or untick all differences of the selected projects, shown or not."""
        numbers = {self._model.row_at(row).number for row in self._table.selected_rows()}
        self._model.accept_projects(numbers, on=on)

    def _on_toggle(self) -> None:
        """Untick the selected rows where all are ticked, else tick them."""
        self._model.toggle_rows(self._table.selected_rows())

    def _on_accepted(self) -> None:
        """Tell how many are ticked."""
        self.accepted_changed.emit(self._model.accepted_count())

    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        """Follow the cursor with both texts."""
        self._show_texts()

    def _show_texts(self) -> None:
        """Show both values of the current row in full, changed characters emphasised."""
        index = self._table.currentIndex()
        if not index.isValid():
            self._texts.show_texts("", "")
            return
        row = self._model.row_at(index.row())
        self._texts.show_texts(row.before, row.after, row.difference.note, whole=row.is_choice)

    def _on_theme(self) -> None:
        """Take over colours and text size."""
        dress_table(self._table, self._theme)
        self._show_texts()
