"""Writes the comparison of two plans as a workbook that prints: a sheet for each section."""

import datetime as dt
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from fujidesk.domain.fiscal import era_day
from fujidesk.domain.plan_comparison import (
    SECTION_NAMES,
    PlanComparison,
    Section,
    SideLine,
    SideTable,
)
from fujidesk.domain.progress import Progress
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.report_tables import INTERNAL_NOTE, Column, TableBook

_LABEL_WIDTHS = {
    Section.OUTLINE: (14.0, 46.0), Section.STRUCTURE: (8.0, 40.0), Section.CATEGORIES: (26.0,),
    Section.PHASES: (13.0, 8.0), Section.GRADES: (8.0, 14.0),
}  # fmt: skip
_COUNT_WIDTH, _NARROW_WIDTH, _GAP_WIDTH = 9.0, 6.5, 2.0
_Values = list[str | int | None]


def write_comparison(path: Path, found: PlanComparison, today: dt.date, progress: Progress) -> None:
    """Write the workbook, whole or not at all; today: the day that the sheets name.

    Raises:
        MachineError: the file cannot be written.
        CancelledError: the user stopped it; no file is left.
    """
    care = INTERNAL_NOTE if found.is_internal else ""
    book = TableBook("計画の比較", sample=found.is_sample, care=care)
    for done, section in enumerate(Section):
        progress.step(done, len(Section), f"{SECTION_NAMES[section]}を書いています")
        _write_section(book, found, section, today)
    replace_with_bytes(path, book.data())
    progress.step(len(Section), len(Section), "書き出しました")


def _write_section(book: TableBook, found: PlanComparison, section: Section, today: dt.date) -> None:
    """Add the sheet of a section: the left plan, a gap, the right plan."""
    left, right = found.tables(section)
    widths = [*_widths(left, section), _GAP_WIDTH, *_widths(right, section)]
    name = SECTION_NAMES[section]
    sheet = book.add_sheet(name, f"計画の比較　{name}", widths)
    sheet.note(f"左：{found.left.plan.label}　右：{found.right.plan.label}　{era_day(today)}現在")
    if left.note:
        sheet.note(f"左：{left.note}　右：{right.note}")
    columns = [*_columns(left), Column(""), *_columns(right)]
    rows = [
        [*_cells(left, one), None, *_cells(right, other)]
        for one, other in zip_longest(left.lines, right.lines)
    ]
    head = sheet.table(columns, rows)
    sheet.finish(landscape=True, head=head)


def _widths(table: SideTable, section: Section) -> Sequence[float]:
    """Return the widths of the columns of a side."""
    width = _NARROW_WIDTH if section is Section.GRADES else _COUNT_WIDTH
    return [*_LABEL_WIDTHS[section], *(width for _ in table.columns)]


def _columns(table: SideTable) -> list[Column]:
    """Return the columns of a side."""
    return [
        *(Column(head) for head in table.heads),
        *(Column(column, "rt_count") for column in table.columns),
    ]


def _cells(table: SideTable, line: SideLine | None) -> _Values:
    """Return the cells of a line; empty ones where the side has none, or nothing to count."""
    width = len(table.heads) + len(table.columns)
    if line is None:
        return [None] * width
    first, *others = line.labels
    indented = f"{'　' * line.depth}{first}"
    found: _Values = [indented, *others, *line.counts]
    return found + [None] * (width - len(found))
