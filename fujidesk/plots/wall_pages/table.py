"""A table of few columns on the wall; every cell has at most two lines."""

from fujidesk.domain.pack_blocks import CellAlign, Column, Row, TableBlock
from fujidesk.domain.scenes import Align, Target
from fujidesk.plots.pack_pages.cells import cell_text
from fujidesk.plots.pen import LEADING, Ink, Pen, broken
from fujidesk.plots.wall_pages.paper import LEAST_PT, Body, cut

_HEAD, _ROW, _GAP, _MOST = 46.0, 78.0, 18.0, 2
_ALIGNS = {CellAlign.LEFT: Align.LEFT, CellAlign.CENTER: Align.CENTER, CellAlign.RIGHT: Align.RIGHT}


def lines_that_fit(body: Body) -> int:
    """Return how many lines a room holds below the heading line."""
    return max(int((body.height - _HEAD) / _ROW), 1)


def draw_lines(pen: Pen, block: TableBlock, body: Body) -> None:
    """Draw headings and lines; a line that is about one project opens it."""
    if not block.rows:
        pen.lines(body.left, body.top, (block.empty,), LEAST_PT, Ink(pen.palette.muted))
        return
    places = _places(block.columns, body)
    for column, (left, width) in zip(block.columns, places, strict=True):
        label = f"{column.label}（{column.unit}）" if column.unit else column.label
        ink = Ink(pen.palette.muted, _ALIGNS[column.align])
        pen.text(_side(column, left, width), body.top + _HEAD / 2, label, LEAST_PT, ink)
    pen.rule(body.left, body.left + body.width, body.top + _HEAD, pen.palette.line_strong, 1.5)
    for number, row in enumerate(block.rows):
        _row(pen, block.columns, places, row, body, body.top + _HEAD + number * _ROW)


def _places(columns: tuple[Column, ...], body: Body) -> list[tuple[float, float]]:
    """Return left edge and width of each column, by its weight."""
    total = sum(column.weight for column in columns)
    left, found = body.left, []
    for column in columns:
        width = body.width * column.weight / total
        found.append((left, width - _GAP))
        left += width
    return found


def _row(
    pen: Pen, columns: tuple[Column, ...], places: list[tuple[float, float]], row: Row, body: Body, top: float
) -> None:
    """Draw a line."""
    if row.number:
        pen.area(body.left, top, body.width, _ROW, Target(row.number, (row.number,)))
    for column, (left, width), cell in zip(columns, places, row.cells, strict=True):
        lines = cut(broken(" ".join(cell_text(cell).split()), width, LEAST_PT), _MOST, width, LEAST_PT)
        first = top + (_ROW - len(lines) * LEAST_PT * LEADING) / 2
        pen.lines(_side(column, left, width), first, lines, LEAST_PT, Ink(align=_ALIGNS[column.align]))
    pen.rule(body.left, body.left + body.width, top + _ROW, pen.palette.line, 0.8)


def _side(column: Column, left: float, width: float) -> float:
    """Return where the texts of a column stand."""
    return {CellAlign.LEFT: left, CellAlign.CENTER: left + width / 2, CellAlign.RIGHT: left + width}[
        column.align
    ]
