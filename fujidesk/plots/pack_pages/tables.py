"""Lays tables out on paper: widths of columns by their values, rows as pieces, header on every page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from fujidesk.domain.charts import ChartFoot
from fujidesk.domain.pack_blocks import Cell, CellAlign, Column, MarkCell, PhasesCell, Row, TableBlock
from fujidesk.domain.scenes import Align, Rect, Target
from fujidesk.plots.pack_pages.cells import (
    STRIP_HEIGHT,
    Strip,
    cell_text,
    chip_width,
    draw_chip,
)
from fujidesk.plots.pack_pages.legends import PhaseLegend
from fujidesk.plots.pack_pages.paper import LEADING, ROOM, SMALL_PT, Ink, Pen, broken, height_of
from fujidesk.plots.pack_pages.pieces import Piece, TextPiece
from fujidesk.plots.style import width_pt

TABLE_PT, TITLE_PT = 9.0, 11.0
_PAD_X, _PAD_Y = 4.0, 3.6
_SHORT = 10
"""A value of so many characters or fewer is not broken."""
_LEAST_TEXT = 5
"""A column of texts is at least so many characters wide."""
_STEP_LEAST = 13.0
"""Least width of a half-year in a strip."""
_TALLEST = ROOM - 90.0
"""A row taller than this goes on in a further row: no page would hold it under its headings."""
_CONTINUED = "（続き）"
_INKS = {align: Ink(align=Align(align.value)) for align in CellAlign}


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


@dataclass(frozen=True, kw_only=True)
class HeaderPiece(Piece):
    """The names of the columns, with their units; over a strip its years."""

    grid: Grid

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the line on a ground."""
        colours, grid = pen.palette, self.grid
        pen.add(Rect(left, top, grid.width, self.height, colours.ground))
        pen.rule(left, left + grid.width, top, colours.line_strong, 0.8)
        pen.rule(left, left + grid.width, top + self.height, colours.line_strong, 0.8)
        for place, column in enumerate(grid.columns):
            years = column.label.split()
            if grid.halves[place] and len(years) > 1 and grid.halves[place] % len(years) == 0:
                self._draw_years(pen, left, top, place, years)
                continue
            lines = header_lines(column, grid.room(place))
            first = top + (self.height - height_of(len(lines), SMALL_PT)) / 2
            pen.lines(left + grid.anchor(place, column.align), first, lines, SMALL_PT, _INKS[column.align])

    def _draw_years(self, pen: Pen, left: float, top: float, place: int, years: list[str]) -> None:
        """Write each year over its half-years."""
        strip = self.grid.strip(place, left)
        step = strip.step * strip.count / len(years)
        for number, year in enumerate(years):
            middle = top + self.height / 2
            pen.text(strip.left + (number + 0.5) * step, middle, year, SMALL_PT, Ink(align=Align.CENTER))
            pen.post(strip.left + number * step, top, top + self.height, pen.palette.line_strong)
        pen.post(strip.left + len(years) * step, top, top + self.height, pen.palette.line_strong)


@dataclass(frozen=True, kw_only=True)
class GroupPiece(Piece):
    """A heading over rows."""

    text: str
    grid: Grid

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Write it bold, with a bar before it."""
        pen.add(Rect(left, top + 2.5, 3, self.height - 5, pen.accent))
        pen.text(left + 8, top + self.height / 2, self.text, TABLE_PT, Ink(pen.accent, bold=True))
        pen.rule(left, left + self.grid.width, top + self.height, pen.palette.line_strong)


@dataclass(frozen=True, kw_only=True)
class RowPiece(Piece):
    """A row with its texts broken to their columns."""

    row: Row
    lines: tuple[tuple[str, ...], ...]
    grid: Grid
    is_continued: bool = False

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw its values around its middle, and a thin line below."""
        grid = self.grid
        if self.row.number:
            pen.area(left, top, grid.width, self.height, Target(self.row.number, (self.row.number,)))
        middle = top + self.height / 2
        for place, (cell, lines) in enumerate(zip(self.row.cells, self.lines, strict=True)):
            if isinstance(cell, PhasesCell):
                self._draw_strip(pen, left, top, place, cell)
            elif isinstance(cell, MarkCell):
                if not self.is_continued:
                    draw_chip(pen, cell.mark, left + grid.anchor(place, CellAlign.CENTER), middle)
            else:
                align = grid.columns[place].align
                first = middle - height_of(len(lines), TABLE_PT) / 2
                pen.lines(left + grid.anchor(place, align), first, lines, TABLE_PT, _INKS[align])
        pen.rule(left, left + grid.width, top + self.height)

    def _draw_strip(self, pen: Pen, left: float, top: float, place: int, cell: PhasesCell) -> None:
        """Draw a strip with upright lines between its years."""
        strip = self.grid.strip(place, left)
        for half in range(0, strip.count + 1, 2):
            pen.post(strip.left + half * strip.step, top, top + self.height)
        if not self.is_continued:
            strip.draw(pen, cell, top + self.height / 2)


def header_lines(column: Column, room: float) -> tuple[str, ...]:
    """Return the name of a column broken to it, its unit below."""
    unit = broken(f"（{column.unit}）", room + _PAD_X, SMALL_PT) if column.unit else ()
    return (*broken(column.label, room, SMALL_PT), *unit)


def table_pieces(block: TableBlock, width: float, phase_words: tuple[str, ...] = ()) -> list[Piece]:
    """Return a table as pieces: title, legend of its strips, header, rows, foot.

    phase_words: of the plan's phases, for the legend; () leaves them out.
    """
    pieces: list[Piece] = []
    if block.title:
        pieces.append(TextPiece(height=height_of(1, TITLE_PT) + 3, gap=12.0, keeps_next=True, size=TITLE_PT,
                                lines=(block.title,), bold=True))  # fmt: skip
    if not block.rows:
        return [*pieces, TextPiece(height=height_of(1, TABLE_PT) + 4, lines=(block.empty,), size=TABLE_PT)]
    grid = grid_of(block, width)
    heads: list[Piece] = []
    if any(grid.halves):
        with_reached = grid.with_reached
        heads.append(PhaseLegend(height=16.0, keeps_next=True, words=phase_words, with_reached=with_reached))
    heads.append(HeaderPiece(height=_header_height(grid), keeps_next=True, grid=grid))
    first = heads[0] if pieces else replace(heads[0], gap=8.0)
    pieces += [first, *heads[1:], *_rows(block, grid, tuple(heads))]
    if block.foot is not None:
        pieces[-1] = replace(pieces[-1], keeps_next=True)
        pieces += foot_pieces(block.foot, width)
    return pieces


def foot_pieces(foot: ChartFoot, width: float) -> list[Piece]:
    """Return what stands below a table."""
    lines = broken(foot.text, width, SMALL_PT)
    height = height_of(len(lines), SMALL_PT) + 3
    return [TextPiece(height=height, lines=lines, size=SMALL_PT, is_muted=True, gap=4.0)] if lines else []


def _header_height(grid: Grid) -> float:
    """Return the height of the header: as its tallest name needs."""
    most = max(len(header_lines(column, grid.room(place))) if not grid.halves[place] else 1
               for place, column in enumerate(grid.columns))  # fmt: skip
    return height_of(most, SMALL_PT) + 2 * _PAD_Y


def _rows(block: TableBlock, grid: Grid, repeated: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield the rows; each repeats legend, header and the heading of its group on a new page."""
    heads = repeated
    for row in block.rows:
        if row.is_group:
            text = cell_text(row.cells[0]) if row.cells else ""
            group = GroupPiece(
                height=TABLE_PT * LEADING + 7, keeps_next=True, heads=repeated, text=text, grid=grid
            )
            heads = (*repeated, replace(group, text=f"{text}{_CONTINUED}", heads=()))
            yield group
        else:
            yield from _row(row, grid, heads)


def _row(row: Row, grid: Grid, heads: tuple[Piece, ...]) -> Iterator[RowPiece]:
    """Yield a row; further ones with the rest of its texts, where it is taller than a page."""
    lines = tuple(
        broken(cell_text(cell), grid.room(place), TABLE_PT) if not isinstance(cell, MarkCell) else ()
        for place, cell in enumerate(row.cells)
    )
    step = int(_TALLEST // height_of(1, TABLE_PT))
    count = max((len(found) for found in lines), default=1)
    with_strip = any(isinstance(cell, PhasesCell) for cell in row.cells)
    for start in range(0, max(count, 1), step):
        part = tuple(found[start : start + step] for found in lines)
        tall = height_of(max([len(found) for found in part] + [1]), TABLE_PT)
        height = max(tall, STRIP_HEIGHT if with_strip else 0.0) + 2 * _PAD_Y
        yield RowPiece(height=height, heads=heads, row=row, lines=part, grid=grid, is_continued=start > 0)


def grid_of(block: TableBlock, width: float) -> Grid:
    """Return the columns of a table in a width: no short value or figure is broken, the rest by weight."""
    rows = block.lines
    halves = tuple(
        max((_halves(row.cells[place]) for row in rows), default=0) for place in range(len(block.columns))
    )
    least = [_least(block, place, halves[place]) + 2 * _PAD_X for place in range(len(block.columns))]
    widths = _shared(width, [column.weight for column in block.columns], least)
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
    column = block.columns[place]
    if halves:
        return halves * _STEP_LEAST
    label = max(
        width_pt(word, SMALL_PT) for word in (column.label[:4], f"（{column.unit}）" if column.unit else "")
    )
    return max([label, *(_least_cell(cell) for cell in {row.cells[place] for row in block.lines})])


def _least_cell(cell: Cell) -> float:
    """Return the width that a value needs at least."""
    if isinstance(cell, MarkCell):
        return chip_width(cell.mark) - 4
    text = cell_text(cell)
    if isinstance(cell, int | Decimal) or len(text) <= _SHORT:
        return width_pt(text, TABLE_PT)
    return _LEAST_TEXT * TABLE_PT


def _shared(width: float, weights: list[float], least: list[float]) -> list[float]:
    """Share a width out by weight, but no column gets less than its least where the paper allows it."""
    fixed: dict[int, float] = {}
    while True:
        rest = width - sum(fixed.values())
        free = [place for place in range(len(weights)) if place not in fixed]
        total = sum(weights[place] for place in free)
        found = {place: rest * weights[place] / total if total else 0.0 for place in free}
        short = [place for place in free if found[place] < least[place]]
        if not short:
            return [fixed.get(place, found.get(place, 0.0)) for place in range(len(weights))]
        if len(short) == len(free):
            scale = width / sum(least)
            return [value * scale for value in least]
        fixed |= {place: least[place] for place in short}
