"""Lays tables out on paper: rows as pieces, none broken across pages, their header on every page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fujidesk.domain.charts import ChartFoot
from fujidesk.domain.pack_blocks import CellAlign, MarkCell, PhasesCell, Row, TableBlock
from fujidesk.domain.scenes import Align, Rect, Target
from fujidesk.plots.pack_pages.cells import STRIP_HEIGHT, cell_text, draw_chip
from fujidesk.plots.pack_pages.grids import TABLE_PT, Grid, grid_of, header_lines
from fujidesk.plots.pack_pages.legends import PhaseLegend
from fujidesk.plots.pack_pages.paper import ROOM, SMALL_PT, Ink, Pen, broken, height_of
from fujidesk.plots.pack_pages.pieces import Piece, TextPiece

TITLE_PT = 11.0
_PAD_Y, _GROUP_INDENT = 3.6, 8.0
_TALLEST = ROOM - 90.0
"""A row taller than this goes on in a further row: no page would hold it under its headings."""
_TOGETHER = 4
"""So many rows at least stand on the last page of a table that has several."""
_CONTINUED = "（続き）"
_INKS = {align: Ink(align=Align(align.value)) for align in CellAlign}


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
            if grid.shows_years(place):
                self._draw_years(pen, left, top, place, column.years)
                continue
            lines = header_lines(column, grid.room(place))
            first = top + (self.height - height_of(len(lines), SMALL_PT)) / 2
            pen.lines(left + grid.anchor(place, column.align), first, lines, SMALL_PT, _INKS[column.align])

    def _draw_years(self, pen: Pen, left: float, top: float, place: int, years: tuple[str, ...]) -> None:
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
    """A heading over rows, its text broken to the table's width."""

    text: str
    lines: tuple[str, ...]
    grid: Grid

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Write it bold, with a bar before it."""
        pen.add(Rect(left, top + 2.5, 3, self.height - 5, pen.accent))
        first = top + (self.height - height_of(len(self.lines), TABLE_PT)) / 2
        pen.lines(left + _GROUP_INDENT, first, self.lines, TABLE_PT, Ink(pen.accent, bold=True))
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
    pieces += [first, *heads[1:], *_kept_together(list(_rows(block, grid, tuple(heads))))]
    if block.foot is not None:
        pieces[-1] = replace(pieces[-1], keeps_next=True)
        pieces += foot_pieces(block.foot, width)
    return pieces


def _kept_together(rows: list[Piece]) -> list[Piece]:
    """Let the last rows stay together, so that no page holds a single one, unless they are tall."""
    last = rows[-_TOGETHER:]
    if sum(piece.height for piece in last) > ROOM / 2:
        return rows
    return [*rows[:-_TOGETHER], *(replace(piece, keeps_next=True) for piece in last[:-1]), last[-1]]


def foot_pieces(foot: ChartFoot, width: float) -> list[Piece]:
    """Return what stands below a table."""
    lines = broken(foot.text, width, SMALL_PT)
    height = height_of(len(lines), SMALL_PT) + 3
    return (
        [TextPiece(height=height, lines=lines, size=SMALL_PT, is_muted=True, gap=4.0, width=width)]
        if lines
        else []
    )


def _header_height(grid: Grid) -> float:
    """Return the height of the header: as its tallest name needs."""
    most = max(len(header_lines(column, grid.room(place))) if not grid.shows_years(place) else 1
               for place, column in enumerate(grid.columns))  # fmt: skip
    return height_of(most, SMALL_PT) + 2 * _PAD_Y


def _rows(block: TableBlock, grid: Grid, repeated: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield the rows; each repeats legend, header and the heading of its group on a new page."""
    heads = repeated
    for row in block.rows:
        if row.is_group:
            text = cell_text(row.cells[0]) if row.cells else ""
            heads = (*repeated, _group(f"{text}{_CONTINUED}", grid))
            yield replace(_group(text, grid), heads=repeated)
        else:
            yield from _row(row, grid, heads)


def _group(text: str, grid: Grid) -> GroupPiece:
    """Return the heading of a group."""
    lines = broken(text, grid.width - _GROUP_INDENT, TABLE_PT)
    height = height_of(max(len(lines), 1), TABLE_PT) + 7
    return GroupPiece(height=height, keeps_next=True, text=text, lines=lines, grid=grid)


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
