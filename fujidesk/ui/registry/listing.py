"""Which projects the list shows and in which order, before any widget sees them.

Plain lists in, plain lists out: no Qt. Sorting is done once for all rows; filtering keeps that order and is
repeated at each keystroke, so it works on whole lists and remembers what the last filters left.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.records import ProjectRow
from fujidesk.ui.itemmodels.project_columns import ColumnTexts, ProjectColumn

_KEPT = 12
"""How many filters' results are kept."""


@dataclass(frozen=True)
class SortOrder:
    """The column a list is sorted by, and which way."""

    column: ProjectColumn = ProjectColumn.NUMBER
    descending: bool = False


class Listing:
    """All rows, sorted once; filtering keeps the order.

    What the last filters left is kept: a filter that only narrows one of them is applied to what that one
    left, so that typing on in the text box touches fewer and fewer rows, and going back touches none.
    """

    def __init__(self, texts: ColumnTexts) -> None:
        self._texts = texts
        self._rows: Sequence[ProjectRow] = ()
        self._ordered: Sequence[ProjectRow] = ()
        self._shown: Sequence[ProjectRow] = ()
        self._filter = ProjectFilter()
        self._order = SortOrder()
        self._kept: dict[ProjectFilter, Sequence[ProjectRow]] = {}

    @property
    def all_rows(self) -> Sequence[ProjectRow]:
        """Every project, in the plan's order."""
        return self._rows

    @property
    def shown(self) -> Sequence[ProjectRow]:
        """The projects that pass the filter, in the chosen order."""
        return self._shown

    @property
    def filter(self) -> ProjectFilter:
        """The filter in force."""
        return self._filter

    @property
    def order(self) -> SortOrder:
        """The order in force."""
        return self._order

    def set_rows(self, rows: Sequence[ProjectRow]) -> None:
        """Take these rows (in the plan's order) and sort and filter them as before."""
        self._rows = rows
        self.set_order(self._order)

    def set_order(self, order: SortOrder) -> None:
        """Sort; equal rows stay in the plan's order and rows without a value stand last, either way."""
        self._order = order
        if order == SortOrder():
            self._ordered = self._rows
        else:
            self._ordered = self._sorted(order)
        self._kept.clear()
        self.set_filter(self._filter)

    def _sorted(self, order: SortOrder) -> list[ProjectRow]:
        """Return all rows in this order."""
        key = self._texts.sort_key(order.column)
        rows = sorted(self._rows, key=key, reverse=order.descending)
        if not order.descending:
            return rows  # the keys themselves put what is blank last
        blank = [self._texts.is_blank(row, order.column) for row in rows]
        given = [row for row, without in zip(rows, blank, strict=True) if not without]
        return given + [row for row, without in zip(rows, blank, strict=True) if without]

    def set_filter(self, wanted: ProjectFilter) -> None:
        """Narrow the list to what passes."""
        self._filter = wanted
        self._shown = self._ordered if wanted.is_empty else self._passing(wanted)

    def _passing(self, wanted: ProjectFilter) -> Sequence[ProjectRow]:
        """Return what passes, from the narrowest result at hand that holds all of it."""
        if wanted not in self._kept:
            wider = [rows for other, rows in self._kept.items() if wanted.narrows(other)]
            if len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[wanted] = wanted.apply(min(wider, key=len, default=self._ordered), self._texts.at)
        return self._kept[wanted]
