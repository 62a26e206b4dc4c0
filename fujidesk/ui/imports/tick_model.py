"""A table whose first column is a tick: what is shown can be narrowed and sorted, the ticks stay."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Gives the row."""
R = TypeVar("R")
_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class TickModel(QAbstractTableModel, Generic[R]):
    """Rows with their ticks; subclasses say what stands in the columns and by what they are sorted.

    accepted_changed: some ticks have changed.
    """

    accepted_changed = Signal()
    headings: Sequence[str] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []
        self._accepted = bytearray()
        self._may = b""
        self._at_first = b""
        self._visible: list[int] = []
        self._order: list[int] = []

    def show_rows(self, rows: Sequence[R], accepted: Callable[[R], bool], may: Callable[[R], bool]) -> None:
        """Show other rows; accepted tells which are ticked at first, may which can be ticked at all."""
        self.beginResetModel()
        self._rows = list(rows)
        self._may = bytes(may(row) for row in rows)
        self._accepted = bytearray(accepted(row) and may(row) for row in rows)
        self._at_first = bytes(self._accepted)
        self._order = list(range(len(rows)))
        self._visible = self._order
        self.endResetModel()
        self.accepted_changed.emit()

    def narrow(self, passes: Callable[[R], bool]) -> None:
        """Show only rows that pass."""
        rows = self._rows
        self.beginResetModel()
        self._visible = [place for place in self._order if passes(rows[place])]
        self.endResetModel()

    @property
    def rows(self) -> Sequence[R]:
        """All rows in their first order, shown or not."""
        return self._rows

    def accepted_rows(self) -> list[R]:
        """Return the ticked rows in their first order, shown or not."""
        return [row for row, on in zip(self._rows, self._accepted, strict=True) if on]

    @property
    def is_changed(self) -> bool:
        """Whether the ticks are other than at first."""
        return self._accepted != self._at_first

    def accepted_count(self) -> int:
        """Return how many rows are ticked."""
        return sum(self._accepted)

    def row_at(self, row: int) -> R:
        """Return what a row of the table shows."""
        return self._rows[self._visible[row]]

    def accept_shown(self, *, on: bool) -> None:
        """Tick or untick all rows that are shown."""
        self._accept(self._visible, on)

    def accept_rows(self, rows: Iterable[int], *, on: bool) -> None:
        """Tick or untick some rows of the table."""
        self._accept([self._visible[row] for row in rows], on)

    def toggle_rows(self, rows: Iterable[int]) -> None:
        """Untick rows of the table where all that can be ticked are, else tick them."""
        able = [row for row in rows if self.may_accept(row)]
        if able:
            every_one = all(self.is_accepted(row) for row in able)
            self.accept_rows(able, on=not every_one)

    def accept_where(self, wanted: Callable[[R], bool], *, on: bool) -> None:
        """Tick or untick all rows that are wanted, shown or not."""
        self._accept([place for place, row in enumerate(self._rows) if wanted(row)], on)

    def is_accepted(self, row: int) -> bool:
        """Tell whether a row of the table is ticked."""
        return bool(self._accepted[self._visible[row]])

    def may_accept(self, row: int) -> bool:
        """Tell whether a row of the table can be ticked."""
        return bool(self._may[self._visible[row]])

    def sort_key(self, column: int) -> Callable[[int], Any]:
        """Return the key of a column by place in the list of all rows; the ticks are known here."""
        raise NotImplementedError

    def tick_words(self, row: R, *, on: bool) -> str:
        """Return what is read aloud for a tick."""
        raise NotImplementedError

    def tick(self, row: int, role: int) -> Any:
        """Return the tick of a row of the table for a role; None where it cannot be ticked."""
        on = self.is_accepted(row)
        if role == Qt.ItemDataRole.CheckStateRole and self.may_accept(row):
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tick_words(self.row_at(row), on=on)
        return None

    def _accept(self, places: Sequence[int], on: bool) -> None:
        """Set ticks by place in the list of all, and tell."""
        for place in places:
            self._accepted[place] = on and self._may[place]
        if places and self._visible:
            first, last = self.index(0, 0), self.index(len(self._visible) - 1, 0)
            self.dataChanged.emit(first, last, [Qt.ItemDataRole.CheckStateRole])
        self.accepted_changed.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many rows pass the filter."""
        return 0 if parent.isValid() else len(self._visible)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """One for each heading."""
        return 0 if parent.isValid() else len(self.headings)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick one row; nothing else can be edited here."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() or not self.may_accept(index.row()):
            return False
        self.accept_rows([index.row()], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only the first column has a box to tick, where the row can be ticked."""
        found = super().flags(index)
        if index.isValid() and index.column() == 0 and self.may_accept(index.row()):
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.headings[section]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort what is shown; the order of writing stays the file's."""
        if column < 0:
            return
        self.layoutAboutToBeChanged.emit()
        key = self.sort_key(column) if column else self._accepted.__getitem__
        self._order = sorted(range(len(self._rows)), key=key, reverse=order == Qt.SortOrder.DescendingOrder)
        shown = set(self._visible)
        self._visible = [place for place in self._order if place in shown]
        self.layoutChanged.emit()
