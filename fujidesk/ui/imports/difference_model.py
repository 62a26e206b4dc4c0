"""The differences of an import as a table: one row a value, each taken or not."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from fujidesk.domain.changes import Difference, Entity, FieldChange, JsonValue
from fujidesk.domain.describing import describe_value
from fujidesk.domain.fields import field_label
from fujidesk.domain.numbers import sort_value
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.searching import fold, terms

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Gives the `DifferenceRow`."""
_CHOICES = frozenset({"is_dx", "category", "plan", "actual", "page"})
_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class DifferenceColumn(IntEnum):
    """The columns of the table."""

    ACCEPTED = 0
    NUMBER = 1
    TITLE = 2
    FIELD = 3
    BEFORE = 4
    AFTER = 5
    NOTE = 6


_HEADINGS = {
    DifferenceColumn.ACCEPTED: "反映", DifferenceColumn.NUMBER: "番号", DifferenceColumn.TITLE: "名前",
    DifferenceColumn.FIELD: "項目", DifferenceColumn.BEFORE: "台帳の値",
    DifferenceColumn.AFTER: "取り込む値", DifferenceColumn.NOTE: "備考",
}  # fmt: skip


@dataclass(frozen=True)
class DifferenceRow:
    """A difference in words. group: the kind of field, for the filter; haystack: folded for search."""

    difference: Difference
    title: str
    label: str
    group: str
    before: str
    after: str
    haystack: str

    @property
    def is_choice(self) -> bool:
        """Tell whether the value is chosen, not written: its words change as a whole."""
        return self.difference.change.field.partition(".")[0] in _CHOICES

    @property
    def number(self) -> str:
        """The project number or level code."""
        return self.difference.change.key


def difference_rows(
    differences: Iterable[Difference], titles: Mapping[str, str], profile: PlanProfile
) -> list[DifferenceRow]:
    """Return differences in words; titles: project number or level code → name."""
    return [_row(item, titles.get(item.change.key, ""), profile) for item in differences]


def _row(item: Difference, title: str, profile: PlanProfile) -> DifferenceRow:
    """Return one difference in words."""
    change = item.change
    name = title or _title_of_new(change.after)
    label = field_label(change.field)
    before, after = (_words(change.field, value, profile) for value in (change.before, change.after))
    haystack = fold(f"{change.key} {name} {label} {before} {after}")
    return DifferenceRow(item, name, label, _group(change.field), before, after, haystack)


def _title_of_new(value: JsonValue) -> str:
    """Return the title of a project that the register does not have yet."""
    return str(value.get("title") or "") if isinstance(value, dict) else ""


def _group(field: str) -> str:
    """Return the kind of a field in words: all half-years of a schedule are one kind."""
    kind = field.partition(".")[0]
    kinds = {"plan": "スケジュール（計画）", "actual": "スケジュール（実績）", "action": "年度ごとの取組内容"}
    return kinds.get(kind, field_label(field))


def _words(field: str, value: JsonValue, profile: PlanProfile) -> str:
    """Return a value in words; of a whole new project, what is given, line by line."""
    if field != "*" or not isinstance(value, dict):
        return describe_value(field, value, profile)
    given = {key: item for key, item in value.items() if item not in (None, "", [])}
    shown = (key for key in given if key not in ("policy", "measure"))
    return "\n".join(f"{field_label(key)}：{describe_value(key, given[key], profile)}" for key in shown)


class DifferenceModel(QAbstractTableModel):
    """Differences with their ticks; a filter narrows what is shown, ticks stay.

    accepted_changed: some ticks have changed.
    """

    accepted_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[DifferenceRow] = []
        self._accepted = bytearray()
        self._at_first = b""
        self._visible: list[int] = []
        self._order: list[int] = []

    def set_rows(self, rows: Sequence[DifferenceRow], accepted: Callable[[Difference], bool]) -> None:
        """Show other differences; accepted tells which are ticked at first."""
        self.beginResetModel()
        self._rows = list(rows)
        self._accepted = bytearray(accepted(row.difference) for row in rows)
        self._at_first = bytes(self._accepted)
        self._order = list(range(len(rows)))
        self._visible = self._order
        self.endResetModel()
        self.accepted_changed.emit()

    def groups(self) -> list[str]:
        """Return the kinds of fields that occur, in the order of their first row."""
        return list(dict.fromkeys(row.group for row in self._rows))

    def set_filter(self, text: str, group: str) -> None:
        """Show only rows that hold all words of the text and are of one kind ("" for any)."""
        words = terms(text)
        rows = self._rows
        self.beginResetModel()
        self._visible = [
            place
            for place in self._order
            if (not group or rows[place].group == group)
            and all(word in rows[place].haystack for word in words)
        ]
        self.endResetModel()

    def accepted(self) -> list[Difference]:
        """Return the ticked differences in their first order, shown or not."""
        return [row.difference for row, on in zip(self._rows, self._accepted, strict=True) if on]

    @property
    def is_changed(self) -> bool:
        """Whether the ticks are other than at first."""
        return self._accepted != self._at_first

    def accepted_count(self) -> int:
        """Return how many differences are ticked."""
        return sum(self._accepted)

    def row_at(self, row: int) -> DifferenceRow:
        """Return the difference shown in a row of the table."""
        return self._rows[self._visible[row]]

    def accept_shown(self, *, on: bool) -> None:
        """Tick or untick all rows that are shown."""
        self._accept(self._visible, on)

    def accept_rows(self, rows: Iterable[int], *, on: bool) -> None:
        """Tick or untick some rows of the table."""
        self._accept([self._visible[row] for row in rows], on)

    def accept_projects(self, numbers: Iterable[str], *, on: bool) -> None:
        """Tick or untick all differences of some projects, shown or not."""
        wanted = frozenset(numbers)
        self._accept([place for place, row in enumerate(self._rows) if row.number in wanted], on)

    def is_accepted(self, row: int) -> bool:
        """Tell whether a row of the table is ticked."""
        return bool(self._accepted[self._visible[row]])

    def _accept(self, places: Sequence[int], on: bool) -> None:
        """Set ticks by place in the list of all, and tell."""
        for place in places:
            self._accepted[place] = on
        if places and self._visible:
            first = self.index(0, DifferenceColumn.ACCEPTED)
            last = self.index(len(self._visible) - 1, DifferenceColumn.ACCEPTED)
            self.dataChanged.emit(first, last, [Qt.ItemDataRole.CheckStateRole])
        self.accepted_changed.emit()

    def _sort_key(self, column: int) -> Callable[[int], int | str]:
        """Return the key of a column: numbers in the plan's order, texts without regard to width and case."""
        if column == DifferenceColumn.ACCEPTED:
            return self._accepted.__getitem__
        if column == DifferenceColumn.NUMBER:
            return [_number_key(row.difference.change) for row in self._rows].__getitem__
        return [fold(_shown(row, column)) for row in self._rows].__getitem__

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many differences pass the filter."""
        return 0 if parent.isValid() else len(self._visible)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """As many as `DifferenceColumn` has."""
        return 0 if parent.isValid() else len(DifferenceColumn)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell in words, its tick, or the whole row (ROW_ROLE); long cells have tool tips."""
        if not index.isValid():
            return None
        row, column = self.row_at(index.row()), index.column()
        if column == DifferenceColumn.ACCEPTED:
            return _tick(row, role, on=self.is_accepted(index.row()))
        if role == ROW_ROLE:
            return row
        explained = column in (DifferenceColumn.TITLE, DifferenceColumn.NOTE)
        if role == Qt.ItemDataRole.DisplayRole or (role == Qt.ItemDataRole.ToolTipRole and explained):
            return _shown(row, column)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick one row; nothing else can be edited here."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != DifferenceColumn.ACCEPTED:
            return False
        self.accept_rows([index.row()], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only the first column has a box to tick."""
        found = super().flags(index)
        if index.isValid() and index.column() == DifferenceColumn.ACCEPTED:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _HEADINGS[DifferenceColumn(section)]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort what is shown; the order of writing stays the file's."""
        if column < 0:
            return
        self.layoutAboutToBeChanged.emit()
        key, reverse = self._sort_key(column), order == Qt.SortOrder.DescendingOrder
        self._order = sorted(range(len(self._rows)), key=key, reverse=reverse)
        shown = set(self._visible)
        self._visible = [place for place in self._order if place in shown]
        self.layoutChanged.emit()


def _shown(row: DifferenceRow, column: int) -> str:
    """Return the text of a cell."""
    texts = {
        DifferenceColumn.NUMBER: row.number, DifferenceColumn.TITLE: row.title,
        DifferenceColumn.FIELD: row.label, DifferenceColumn.BEFORE: row.before,
        DifferenceColumn.AFTER: row.after, DifferenceColumn.NOTE: row.difference.note,
    }  # fmt: skip
    return texts.get(DifferenceColumn(column), "")


def _tick(row: DifferenceRow, role: int, *, on: bool) -> Any:
    """Return the tick of a row, for the eye and read aloud."""
    if role == Qt.ItemDataRole.CheckStateRole:
        return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    if role == Qt.ItemDataRole.AccessibleTextRole:
        state = "反映する" if on else "反映しない"
        return f"{state}、{row.number} {row.title} {row.label}"
    return None


def _number_key(change: FieldChange) -> int:
    """Return the key of the plan's order; policies and measures come first."""
    if change.entity is Entity.PROJECT:
        return sort_value(change.key)
    return sort_value(change.key.replace(".", "-")) - 10**15
