"""A table of figures for paper: what its cells show, as the tables of papers take it."""

from collections.abc import Sequence

from fujidesk.domain.charts import ChartFoot
from fujidesk.domain.pack_blocks import Cell, CellAlign, Column, MarkCell, PhasesCell, Row, TableBlock
from fujidesk.domain.printed import PrintedPart
from fujidesk.domain.report_rows import mark_name
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureModel, FigureRow

_REST = 18.0
"""Weight of a column that takes the rest of the width, in full-width characters."""


def figures_block(
    key: str, title: str, columns: Sequence[FigureColumn], rows: Sequence[FigureRow],
    foot: ChartFoot | None = None,
) -> TableBlock:  # fmt: skip
    """Return columns and rows as a table, without the columns that are only drawn."""
    kept = [place for place, column in enumerate(columns) if not column.is_drawn]
    heads = tuple(_head(columns[place]) for place in kept)
    lines = tuple(Row(tuple(_cell(row.cells[place]) for place in kept), number=row.number) for row in rows)
    return TableBlock(key, title, heads, lines, foot, "該当するものはありません。")


def figures_part(title: str, figures: FigureModel, about: str, *, internal: bool = False) -> PrintedPart:
    """Return a list as it stands, sorted and narrowed; title, about, internal: see `PrintedPart`."""
    return PrintedPart(title, (figures_block("list", "", figures.columns, figures.rows),), about, internal)


def _head(column: FigureColumn) -> Column:
    """Return a heading; widths are half-width characters on the screen."""
    align = CellAlign.RIGHT if column.is_figure else CellAlign.CENTER if column.is_centred else CellAlign.LEFT
    return Column(column.title, column.chars / 2 or _REST, align)


def _cell(cell: FigureCell) -> Cell:
    """Return a cell: a strip, a chip, or texts with the words of its chips and bars."""
    if any(cell.strip):
        return PhasesCell(cell.strip[0], settled=cell.strip[1])
    if cell.parts:
        return "　".join(f"{mark_name(mark)} {count:,}" for mark, count in cell.parts)
    if len(cell.marks) == 1 and not cell.text:
        return MarkCell(cell.marks[0])
    return "　".join(part for part in (*map(mark_name, cell.marks), cell.text) if part)
