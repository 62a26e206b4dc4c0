"""The columns of a table on paper: their widths by what stands in them, and where their texts stand."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from fujidesk.domain.pack_blocks import Cell, CellAlign, Column, MarkCell, PhasesCell, TableBlock
from fujidesk.domain.sharing import shared
from fujidesk.plots.pack_pages.cells import Strip, cell_text, chip_width
from fujidesk.plots.pack_pages.paper import SMALL_PT, broken
from fujidesk.plots.style import width_pt

TABLE_PT = 9.0
_PAD_X = 4.0
_SHORT = 10
"""A value of so many characters or fewer is not broken."""
_BETWEEN = 0.25
"""Room between a figure and a kanji in sizes: some programs that show slides leave it."""
_LEAST_TEXT = 5
"""A column of texts is at least so many characters wide."""
_STEP_LEAST, _STEP_MOST = 13.0, 27.0
"""Width of a half-year in a strip."""


@dataclass(frozen=True)
class Grid:
    """The columns of a table on paper. lefts: left edges from 0, with the right edge of the last at the end.

    halves: of each column, how many half-years its strips have, 0 where it has none.
    """

    columns: tuple[Column, ...]
    lefts: tuple[float, ...]
    halves: tuple[int, ...]
    with_reached: bool

    @property
    def width(self) -> float:
        """Width of the whole table."""
        return self.lefts[-1]

    def room(self, place: int) -> float:
        """Return the width for the text of a column."""
        return self.lefts[place + 1] - self.lefts[place] - 2 * _PAD_X

    def shows_years(self, place: int) -> bool:
        """Tell whether the strips of a column have years over them in place of the column's name."""
        years = len(self.columns[place].years)
        return years > 0 and self.halves[place] % years == 0

    def anchor(self, place: int, align: CellAlign) -> float:
        """Return the x at which a text of a column stands, from the left edge of the table."""
        if align is CellAlign.LEFT:
            return self.lefts[place] + _PAD_X
        if align is CellAlign.RIGHT:
            return self.lefts[place + 1] - _PAD_X
        return (self.lefts[place] + self.lefts[place + 1]) / 2

    def strip(self, place: int, left: float) -> Strip:
        """Return where the half-years of a column stand on a page whose table begins at left."""
        return Strip(
            left + self.lefts[place] + _PAD_X, self.room(place), self.halves[place],
            with_reached=self.with_reached,
        )  # fmt: skip


def header_lines(column: Column, room: float) -> tuple[str, ...]:
    """Return the name of a column broken to it, its unit below."""
    unit = broken(f"（{column.unit}）", room + _PAD_X, SMALL_PT) if column.unit else ()
    return (*broken(column.label, room, SMALL_PT), *unit)


def grid_of(block: TableBlock, width: float) -> Grid:
    """Return the columns of a table in a width: no short value or figure is broken, the rest by weight."""
    rows = block.lines
    halves = tuple(
        max((_halves(row.cells[place]) for row in rows), default=0) for place in range(len(block.columns))
    )
    least = [_least(block, place, halves[place]) + 2 * _PAD_X for place in range(len(block.columns))]
    most = [_most(block, place, halves[place]) + 2 * _PAD_X + 0.5 for place in range(len(block.columns))]
    widths = shared(width, [column.weight for column in block.columns], least, most)
    lefts = [0.0]
    for found in widths:
        lefts.append(lefts[-1] + found)
    with_reached = any(
        isinstance(cell, PhasesCell) and cell.reached.strip() for row in rows for cell in row.cells
    )
    return Grid(block.columns, tuple(lefts), halves, with_reached)


def _halves(cell: Cell) -> int:
    """Return how many half-years a strip has; 0 for any other value."""
    return max(len(cell.planned), len(cell.reached)) if isinstance(cell, PhasesCell) else 0


def _least(block: TableBlock, place: int, halves: int) -> float:
    """Return the least width of the values of a column."""
    if halves:
        return halves * _STEP_LEAST
    column = block.columns[place]
    label = width_pt(column.label[:4], SMALL_PT)
    unit = width_pt(f"（{column.unit}）", SMALL_PT) if column.unit else 0.0
    return max([label, unit, *(_least_cell(cell) for cell in {row.cells[place] for row in block.lines})])


def _least_cell(cell: Cell) -> float:
    """Return the width that a value needs at least."""
    if isinstance(cell, MarkCell):
        return chip_width(cell.mark) - 4
    text = cell_text(cell)
    if isinstance(cell, int | Decimal) or len(text) <= _SHORT:
        return width_pt(text, TABLE_PT) + _changes(text) * _BETWEEN * TABLE_PT
    return _LEAST_TEXT * TABLE_PT


def _changes(text: str) -> int:
    """Return how often Latin letters or figures and Japanese ones meet in a text."""
    return sum(before.isascii() is not after.isascii() for before, after in pairwise(text))


def _most(block: TableBlock, place: int, halves: int) -> float:
    """Return the width in which no value of a column is broken."""
    if halves:
        return halves * _STEP_MOST
    label = width_pt(block.columns[place].label, SMALL_PT)
    texts = {cell_text(row.cells[place]) for row in block.lines}
    return max([label, *(width_pt(line, TABLE_PT) for text in texts for line in text.splitlines())])
