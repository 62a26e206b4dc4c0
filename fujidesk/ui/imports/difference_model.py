"""The differences of an import as a table: one row a value, each taken or not."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from fujidesk.domain.changes import Difference, Entity, FieldChange, JsonValue
from fujidesk.domain.describing import describe_value
from fujidesk.domain.fields import field_label
from fujidesk.domain.numbers import sort_value
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.searching import fold, terms
from fujidesk.ui.imports.tick_model import ROW_ROLE, TickModel

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
    """A difference in words.

    title: name of the project, policy or measure. label: the field in words. group: the kind of field, for
    the filter. before, after: what the register has and what the file says. haystack: all texts, folded for
    search.
    """

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
    label = field_label(change.field, profile)
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
    return "\n".join(
        f"{field_label(key, profile)}：{describe_value(key, given[key], profile)}" for key in shown
    )


class DifferenceModel(TickModel[DifferenceRow]):
    """Differences with their ticks; a filter narrows what is shown, ticks stay."""

    headings = tuple(_HEADINGS.values())

    def set_rows(self, rows: Sequence[DifferenceRow], accepted: Callable[[Difference], bool]) -> None:
        """Show other differences; accepted tells which are ticked at first."""
        self.show_rows(rows, lambda row: accepted(row.difference), _is_any)

    def groups(self) -> list[str]:
        """Return the kinds of fields that occur, in the order of their first row."""
        return list(dict.fromkeys(row.group for row in self.rows))

    def set_filter(self, text: str, group: str) -> None:
        """Show only rows that hold all words of the text and are of one kind ("" for any)."""
        words = terms(text)
        self.narrow(
            lambda row: (not group or row.group == group) and all(word in row.haystack for word in words)
        )

    def accepted(self) -> list[Difference]:
        """Return the ticked differences in their first order, shown or not."""
        return [row.difference for row in self.accepted_rows()]

    def accept_projects(self, numbers: Iterable[str], *, on: bool) -> None:
        """Tick or untick all differences of some projects, shown or not."""
        wanted = frozenset(numbers)
        self.accept_where(lambda row: row.number in wanted, on=on)

    def sort_key(self, column: int) -> Callable[[int], int | str]:
        """Return the key of a column: numbers in the plan's order, texts without regard to width and case."""
        if column == DifferenceColumn.NUMBER:
            return [_number_key(row.difference.change) for row in self.rows].__getitem__
        return [fold(_shown(row, column)) for row in self.rows].__getitem__

    def tick_words(self, row: DifferenceRow, *, on: bool) -> str:
        """Return what is read aloud for a tick."""
        return f"{'反映する' if on else '反映しない'}、{row.number} {row.title} {row.label}"

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell in words, its tick, or the whole row (ROW_ROLE); long cells have tool tips."""
        if not index.isValid():
            return None
        row, column = self.row_at(index.row()), index.column()
        if column == DifferenceColumn.ACCEPTED:
            return self.tick(index.row(), role)
        if role == ROW_ROLE:
            return row
        explained = column in (DifferenceColumn.TITLE, DifferenceColumn.NOTE)
        if role == Qt.ItemDataRole.DisplayRole or (role == Qt.ItemDataRole.ToolTipRole and explained):
            return _shown(row, column)
        return None


def _is_any(_row: DifferenceRow) -> bool:
    """Every difference can be ticked."""
    return True


def _shown(row: DifferenceRow, column: int) -> str:
    """Return the text of a cell."""
    texts = {
        DifferenceColumn.NUMBER: row.number, DifferenceColumn.TITLE: row.title,
        DifferenceColumn.FIELD: row.label, DifferenceColumn.BEFORE: row.before,
        DifferenceColumn.AFTER: row.after, DifferenceColumn.NOTE: row.difference.note,
    }  # fmt: skip
    return texts.get(DifferenceColumn(column), "")


def _number_key(change: FieldChange) -> int:
    """Return the key of the plan's order; policies and measures come first."""
    if change.entity is Entity.PROJECT:
        return sort_value(change.key)
    return sort_value(change.key.replace(".", "-")) - 10**15
