"""The list as it is printed: what passes the filter, in its order, with the columns that are shown."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fujidesk.domain.charts import ChartFoot
from fujidesk.domain.pack_blocks import Cell, CellAlign, Column, MarkCell, PhasesCell, Row, TableBlock
from fujidesk.domain.printed import PrintedPaper, PrintedPart, printed_paper
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRow
from fujidesk.domain.report_rows import ABSENT
from fujidesk.domain.row_marks import mark_of_char
from fujidesk.domain.scoring import Standing
from fujidesk.domain.timeline_words import OPEN_NOTE
from fujidesk.ui.itemmodels.project_columns import ColumnTexts, ProjectColumn
from fujidesk.ui.registry.listing import Listing, SortOrder

LIST_TITLE = "事業一覧"
_WEIGHTS: Mapping[ProjectColumn, float] = {
    ProjectColumn.NUMBER: 4, ProjectColumn.TITLE: 20, ProjectColumn.DEPARTMENTS: 9,
    ProjectColumn.CATEGORY: 3, ProjectColumn.DX: 2.5, ProjectColumn.PHASES: 20, ProjectColumn.STATUS: 4.5,
    ProjectColumn.GRADE: 4, ProjectColumn.INDICATOR: 10, ProjectColumn.PAGE: 2.5, ProjectColumn.MEASURE: 12,
    ProjectColumn.SUMMARY: 18, ProjectColumn.SOGO: 5, ProjectColumn.KEIEI: 5,
}  # fmt: skip
"""Shares of the width, in full-width characters."""
_ALIGNS = {
    ProjectColumn.DX: CellAlign.CENTER, ProjectColumn.GRADE: CellAlign.CENTER,
    ProjectColumn.CATEGORY: CellAlign.CENTER, ProjectColumn.STATUS: CellAlign.CENTER,
    ProjectColumn.PAGE: CellAlign.RIGHT,
}  # fmt: skip
_NOT_SAID = frozenset({ABSENT, Standing.UNANSWERED.value})
_OPEN = f"斜線の帯は{OPEN_NOTE}"
_MOST_BESIDE = 9
"""With more columns than these the summary stands under the title: beside it, it would be a thin column."""


@dataclass(frozen=True, slots=True)
class PrintState:
    """Of which day and state of the data a print is.

    sample: the register holds made-up answers. is_approved: the headquarters has approved the year's grades;
    before that they are for the office only (001, 図表6-2).
    """

    day: dt.date
    sample: bool
    is_approved: bool


def printed_list(
    listing: Listing,
    columns: Sequence[ProjectColumn],
    texts: ColumnTexts,
    profile: PlanProfile,
    state: PrintState,
) -> PrintedPaper:
    """Return the list for paper."""
    rows = listing.shown
    table = _table(rows, columns, texts, _foot(rows, columns))
    is_open = not state.is_approved and ProjectColumn.GRADE in columns and any(map(texts.answers.grade, rows))
    about = _about(listing, texts, profile)
    if is_open:
        about = f"{about}　{texts.answers.year_word} の評価は{profile.words.approval}前"
    part = PrintedPart(LIST_TITLE, (table,), about, is_internal=is_open)
    return printed_paper((part,), profile, texts.answers.fiscal_year, state.day, sample=state.sample)


def _about(listing: Listing, texts: ColumnTexts, profile: PlanProfile) -> str:
    """Return what narrows the list, how much it holds, and its order where it is not the plan's."""
    words = listing.filter.describe(profile)
    whole, shown = len(listing.all_rows), len(listing.shown)
    count = f"{whole:,} 事業" if whole == shown else f"{whole:,} 事業中 {shown:,} 事業"
    parts = [f"条件：{words}" if words else "", count]
    order = listing.order
    if order != SortOrder():
        way = "の逆順" if order.descending else "の順"
        parts.append(f"並び：{texts.header(order.column)}{way}")
    return "　".join(part for part in parts if part)


def _foot(rows: Sequence[ProjectRow], columns: Sequence[ProjectColumn]) -> ChartFoot | None:
    """Return what hatched bars mean, where there are any."""
    has_open = ProjectColumn.PHASES in columns and any("0" in row.settled for row in rows)
    return ChartFoot("", "", "", _OPEN) if has_open else None


def _table(
    rows: Sequence[ProjectRow], columns: Sequence[ProjectColumn], texts: ColumnTexts, foot: ChartFoot | None
) -> TableBlock:
    """Return headings and rows."""
    title, summary = ProjectColumn.TITLE, ProjectColumn.SUMMARY
    below = len(columns) > _MOST_BESIDE and title in columns and summary in columns
    beside = [column for column in columns if not (below and column is summary)]
    heads = [_head(column, texts) for column in beside]
    cells = [[_cell(row, column, texts) for column in beside] for row in rows]
    if below:
        place = beside.index(title)
        heads[place] = replace(heads[place], label=f"{heads[place].label}／{texts.header(summary)}")
        for row, line in zip(rows, cells, strict=True):
            line[place] = f"{line[place]}\n{texts.shown(row, summary)}".rstrip()
    lines = tuple(Row(tuple(line), number=row.number) for row, line in zip(rows, cells, strict=True))
    return TableBlock("projects", "", tuple(heads), lines, foot)


def _head(column: ProjectColumn, texts: ColumnTexts) -> Column:
    """Return a heading; years over a strip."""
    years = tuple(texts.year_words()) if column is ProjectColumn.PHASES else ()
    return Column(texts.header(column), _WEIGHTS[column], _ALIGNS.get(column, CellAlign.LEFT), years=years)


def _cell(row: ProjectRow, column: ProjectColumn, texts: ColumnTexts) -> Cell:
    """Return a cell: a strip of phases, a grade, or the text that the list shows."""
    if column is ProjectColumn.PHASES:
        return PhasesCell(row.phases.ljust(2 * len(texts.year_words())), settled=row.settled)
    if column is ProjectColumn.GRADE:
        mark = mark_of_char(texts.answers.char(row))
        return None if mark in _NOT_SAID else MarkCell(mark)
    return texts.shown(row, column)
