"""A table of few columns on the wall; every cell has at most two lines."""

from dataclasses import replace
from decimal import Decimal

from fujidesk.domain.pack_blocks import CellAlign, Column, Row, TableBlock
from fujidesk.domain.scenes import Align, Target
from fujidesk.domain.sharing import shared
from fujidesk.plots.pack_pages.cells import cell_text
from fujidesk.plots.pen import LEADING, Ink, Pen, broken
from fujidesk.plots.style import width_pt
from fujidesk.plots.wall_pages.paper import LEAST_PT, Body, cut

_HEAD, _ROW, _GAP, _MOST = 46.0, 78.0, 18.0, 2
_SHORT = 10
"""A value of so many characters or fewer is not broken."""
_ALIGNS = {CellAlign.LEFT: Align.LEFT, CellAlign.CENTER: Align.CENTER, CellAlign.RIGHT: Align.RIGHT}


def lines_that_fit(body: Body) -> int:
    """Return how many lines a room holds below the heading line."""
    return max(int((body.height - _HEAD) / _ROW), 1)


def draw_lines(pen: Pen, block: TableBlock, body: Body) -> None:
    """Draw headings and lines; a line that is about one project opens it."""
    if not block.rows:
        pen.lines(body.left, body.top, (block.empty,), LEAST_PT, Ink(pen.palette.muted))
        return
    places = _places(columns_fitted(block, body), body.left)
    for column, (left, width) in zip(block.columns, places, strict=True):
        label = _label(column)
        ink = Ink(pen.palette.muted, _ALIGNS[column.align])
        pen.text(_side(column, left, width), body.top + _HEAD / 2, label, LEAST_PT, ink)
    pen.rule(body.left, body.left + body.width, body.top + _HEAD, pen.palette.line_strong, 1.5)
    for number, row in enumerate(block.rows):
        _row(pen, block.columns, places, row, body, body.top + _HEAD + number * _ROW)


def columns_fitted(block: TableBlock, body: Body) -> tuple[Column, ...]:
    """Return the columns with their widths in a room as weights: no figure and no short value is broken.

    Columns that are fitted stay so for any of the table's lines, so that all its pages are alike.
    """
    least = [_least(block, place) + _GAP for place in range(len(block.columns))]
    weights = [column.weight for column in block.columns]
    widths = shared(body.width, weights, least, [body.width] * len(weights))
    return tuple(replace(column, weight=width) for column, width in zip(block.columns, widths, strict=True))


def _least(block: TableBlock, place: int) -> float:
    """Return the width of a column's name and of its longest figure or short value."""
    cells = [row.cells[place] for row in block.rows]
    texts = [
        cell_text(cell) for cell in cells if isinstance(cell, int | Decimal) or len(cell_text(cell)) <= _SHORT
    ]
    return max(width_pt(text, LEAST_PT) for text in (_label(block.columns[place]), *texts))


def _label(column: Column) -> str:
    """Return the name of a column with its unit."""
    return f"{column.label}（{column.unit}）" if column.unit else column.label


def _places(columns: tuple[Column, ...], left: float) -> list[tuple[float, float]]:
    """Return left edge and width of each fitted column; left: edge of the first."""
    found = []
    for column in columns:
        found.append((left, column.weight - _GAP))
        left += column.weight
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
