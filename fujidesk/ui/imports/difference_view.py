"""The table of differences with its filter, its ticks and both texts in full below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from fujidesk.domain.changes import Difference
from fujidesk.ui.imports.changed_text_delegate import ChangedTextDelegate
from fujidesk.ui.imports.difference_model import DifferenceColumn, DifferenceModel, DifferenceRow
from fujidesk.ui.imports.tick_table import TickTable
from fujidesk.ui.imports.tick_view import TickView
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button
from fujidesk.ui.widgets.flow_layout import FlowLayout

ANY_FIELD = "すべての項目"
_WIDTHS = {
    DifferenceColumn.ACCEPTED: 48, DifferenceColumn.NUMBER: 72, DifferenceColumn.TITLE: 190,
    DifferenceColumn.FIELD: 200, DifferenceColumn.NOTE: 170,
}  # fmt: skip
_TEXT_COLUMNS = (DifferenceColumn.TITLE, DifferenceColumn.FIELD, DifferenceColumn.NOTE)
"""Long texts are cut anyway: these grow half as fast as the text and leave their room to the values."""
_LEAST_VALUE_PX = 200


class DifferenceTable(TickTable):
    """Both columns of values share the width that the others leave.

    Where that is too little to compare anything, each keeps its least width and the table scrolls sideways.
    """

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


class DifferenceView(TickView):
    """Shows differences; `accepted()` gives those that are ticked.

    accepted_changed(count): how many are ticked now.
    """

    accepted_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        model, table = DifferenceModel(), DifferenceTable()
        super().__init__(model, table, ("台帳の値", "取り込む値"), theme, parent)
        self._model = model
        self._differences = table
        self._field = QComboBox(self)
        self._build()
        self.restyle()
        self._model.accepted_changed.connect(self._on_accepted)
        self._field.currentIndexChanged.connect(self.filter_now)

    def set_rows(self, rows: Sequence[DifferenceRow], accepted: Callable[[Difference], bool]) -> None:
        """Show differences; accepted tells which are ticked at first."""
        self._model.set_rows(rows, accepted)
        with QSignalBlocker(self._field):
            self._field.clear()
            self._field.addItems([ANY_FIELD, *self._model.groups()])
        self.filter_now()

    def accepted(self) -> list[Difference]:
        """Return the ticked differences."""
        return self._model.accepted()

    def narrow(self, text: str) -> None:
        """Show what the box and the kind of field leave."""
        group = self._field.currentText() if self._field.currentIndex() > 0 else ""
        self._model.set_filter(text, group)

    def show_row(self, row: DifferenceRow | None) -> None:
        """Show both values of a difference in full, changed characters emphasised."""
        if row is None:
            self._texts.show_texts("", "")
            return
        self._texts.show_texts(row.before, row.after, row.difference.note, whole=row.is_choice)

    def restyle(self) -> None:
        """Take over the text size; both columns of values share what the others leave."""
        super().restyle()
        theme, table = self._theme, self._differences
        table.horizontalHeader().setMinimumSectionSize(theme.px(40))
        for column, width_px in _WIDTHS.items():
            length = theme.gap if column in _TEXT_COLUMNS else theme.px
            table.setColumnWidth(column, length(width_px))
        table.share_width(theme.gap(_LEAST_VALUE_PX))

    def _build(self) -> None:
        """Stack filter, table and both texts; values are drawn with their changes."""
        self._table.setAccessibleName("台帳との違い")
        delegate = ChangedTextDelegate(self._theme, self._table)
        for column in (DifferenceColumn.BEFORE, DifferenceColumn.AFTER):
            self._table.setItemDelegateForColumn(column, delegate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self._theme.gap(8), 0, 0)
        layout.addLayout(self._filter_row())
        layout.addWidget(self.over_texts(self._texts), 1)

    def _filter_row(self) -> FlowLayout:
        """Return what narrows the table and what ticks many rows at once."""
        self._search.setPlaceholderText("番号・事業名・値で絞り込み")
        self._search.setAccessibleName("違いの絞り込み")
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

    def _on_accepted(self) -> None:
        """Tell how many are ticked."""
        self.accepted_changed.emit(self._model.accepted_count())
