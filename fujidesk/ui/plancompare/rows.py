"""From one side of a comparison to the rows of its table."""

from fujidesk.domain.plan_comparison import PROJECTS, Section, SideLine, SideTable
from fujidesk.domain.upper_plans import marks_text
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow

_LABEL_CHARS = {
    Section.OUTLINE: (20, 0), Section.STRUCTURE: (6, 0), Section.CATEGORIES: (0,),
    Section.PHASES: (11, 7), Section.GRADES: (7, 17),
}  # fmt: skip
"""Widths of the labels in half-width characters; 0: a share of the rest."""
_COUNT_CHARS, _PHASE_CHARS, _BAR_CHARS = 7, 9, 20


def side_columns(section: Section, table: SideTable) -> list[FigureColumn]:
    """Return the columns of a side: its labels, then what is counted."""
    wraps = section in (Section.OUTLINE, Section.STRUCTURE)
    found = [
        FigureColumn(head, chars=chars, wraps=wraps and not chars)
        for head, chars in zip(table.heads, _LABEL_CHARS[section], strict=True)
    ]
    if section is Section.GRADES:
        return [*found, FigureColumn("内訳", tip="総合評価ごとの事業数（棒の長さは割合）")]
    chars = _PHASE_CHARS if section is Section.PHASES else _COUNT_CHARS
    found += [FigureColumn(column, is_figure=True, chars=chars) for column in table.columns]
    if table.columns == (PROJECTS,):
        found.append(FigureColumn("", chars=_BAR_CHARS, tip="棒の長さは事業数", is_drawn=True))
    return found


def side_rows(section: Section, table: SideTable) -> list[FigureRow]:
    """Return the lines of a side."""
    return [FigureRow(tuple(_cells(section, table, line, at))) for at, line in enumerate(table.lines)]


def _cells(section: Section, table: SideTable, line: SideLine, at: int) -> list[FigureCell]:
    """Return the cells of a line; they sort by where they stand in the plan."""
    indent = "　" * line.depth
    labels = [FigureCell(f"{indent}{text}", key=at, tip=text) for text in line.labels]
    if section is Section.GRADES:
        return [*labels, _grade_cell(table, line)]
    counts: list[int | None] = list(line.counts) or [None] * len(table.columns)
    shaded = section is Section.PHASES
    found = [_count_cell(count, table.most, shaded=shaded) for count in counts]
    if table.columns == (PROJECTS,):
        found.append(_bar_cell(line, table.most))
    return [*labels, *found]


def _count_cell(count: int | None, most: int, *, shaded: bool) -> FigureCell:
    """Return a count, the darker the larger; an empty cell where nothing is counted."""
    if count is None:
        return FigureCell("", key=-1, said="なし")
    return FigureCell(f"{count:,}", key=count, share=count / most if shaded else 0.0)


def _bar_cell(line: SideLine, most: int) -> FigureCell:
    """Return the bar of a count."""
    count = line.counts[0]
    return FigureCell(bar=count / most, key=count, said=f"{count:,} 事業")


def _grade_cell(table: SideTable, line: SideLine) -> FigureCell:
    """Return the grades of a year as a bar of parts, with their counts to be read out."""
    parts = tuple((mark, count) for mark, count in zip(table.marks, line.counts, strict=False) if count)
    said = marks_text(parts) or "なし"
    return FigureCell(parts=parts, said=said, tip=said if parts else "", text="" if parts else "―")
