"""Tables on slides, from the rows that stand on a page; a strip of phases takes a column a half-year."""

from collections.abc import Iterator, Sequence

from fujidesk.domain.pack_blocks import CellAlign, MarkCell, PhasesCell
from fujidesk.domain.palette import PAPER
from fujidesk.domain.scenes import Align
from fujidesk.domain.slides import SlideCell, SlideFont, SlideRow, SlideTable
from fujidesk.plots.pack_pages.cells import cell_text
from fujidesk.plots.pack_pages.grids import TABLE_PT, Grid, header_lines
from fujidesk.plots.pack_pages.paper import SMALL_PT, broken
from fujidesk.plots.pack_pages.pieces import Placed
from fujidesk.plots.pack_pages.tables import GroupPiece, HeaderPiece, RowPiece
from fujidesk.plots.pack_slides.cells import text_cell, track_cells, value_cell
from fujidesk.plots.pack_slides.texts import joined

TablePiece = HeaderPiece | GroupPiece | RowPiece
_SIDE = 24.0
"""Width of the column that tells plan and actual apart."""
_SIDES = ("計画", "実績")


def table_of(placed: Sequence[Placed], left: float, top: float) -> SlideTable:
    """Return the table of rows that stand below each other; all of them of one grid."""
    pieces = [item.piece for item in placed if isinstance(item.piece, TablePiece)]
    layout = _Layout(pieces[0].grid)
    rows = tuple(row for piece in pieces for row in layout.rows(piece))
    heads = isinstance(pieces[0], HeaderPiece)
    labels = "、".join(column.label for column in pieces[0].grid.columns if column.label)
    lines = sum(isinstance(piece, RowPiece) for piece in pieces)
    return SlideTable(left, top + placed[0].top, layout.widths, rows, f"表（{labels}）{lines}行", heads)


class _Layout:
    """The columns of a table on slides."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._down = 2 if grid.with_reached else 1
        self.widths = tuple(width for place in range(len(grid.columns)) for width in self._widths(place))

    def _widths(self, place: int) -> list[float]:
        """Return the widths of a column's columns."""
        whole, halves = self._grid.lefts[place + 1] - self._grid.lefts[place], self._grid.halves[place]
        side = _SIDE if self._grid.with_reached else 0.0
        if not halves:
            return [whole]
        return [*([side] if side else []), *([(whole - side) / halves] * halves)]

    def rows(self, piece: TablePiece) -> Iterator[SlideRow]:
        """Yield the rows of a piece: two where phases reached stand under those planned."""
        if isinstance(piece, HeaderPiece):
            yield SlideRow(piece.height, tuple(self._heads()))
        elif isinstance(piece, GroupPiece):
            font = SlideFont(TABLE_PT, PAPER.edge(4), bold=True)
            cell = SlideCell(piece.text, font, PAPER.surface, across=len(self.widths))
            yield SlideRow(piece.height, (cell, *([None] * (len(self.widths) - 1))))
        else:
            height = piece.height / self._down
            for side in range(self._down):
                yield SlideRow(height, tuple(self._cells(piece, side)))

    def _heads(self) -> Iterator[SlideCell | None]:
        """Yield the names of the columns; over half-years their years."""
        for place, column in enumerate(self._grid.columns):
            font = SlideFont(SMALL_PT, align=Align(column.align.value))
            count = len(self._widths(place))
            if not self._grid.shows_years(place):
                text = joined(header_lines(column, self._grid.room(place)))
                yield SlideCell(text, font, PAPER.ground, across=count)
                yield from [None] * (count - 1)
                continue
            if self._grid.with_reached:
                yield SlideCell("", font, PAPER.ground)
            each = self._grid.halves[place] // len(column.years)
            for year in column.years:
                middle = SlideFont(SMALL_PT, align=Align.CENTER)
                yield SlideCell(year, middle, PAPER.ground, across=each, is_ruled=True)
                yield from [None] * (each - 1)

    def _cells(self, piece: RowPiece, side: int) -> Iterator[SlideCell | None]:
        """Yield the cells of a row, or of one side of it."""
        for place, cell in enumerate(piece.row.cells):
            if isinstance(cell, PhasesCell):
                yield from self._phases(piece, place, cell, side)
            elif side:
                yield None
            elif isinstance(cell, MarkCell) and piece.is_continued:
                yield text_cell("", CellAlign.CENTER, self._down)
            elif isinstance(cell, MarkCell) or self._is_whole(piece, place):
                yield value_cell(cell, self._grid.columns[place].align, self._down)
            else:
                yield text_cell(joined(piece.lines[place]), self._grid.columns[place].align, self._down)

    def _is_whole(self, piece: RowPiece, place: int) -> bool:
        """Tell whether a row holds a whole text, as all but those taller than a page do."""
        whole = broken(cell_text(piece.row.cells[place]), self._grid.room(place), TABLE_PT)
        return piece.lines[place] == whole

    def _phases(self, piece: RowPiece, place: int, cell: PhasesCell, side: int) -> Iterator[SlideCell | None]:
        """Yield the half-years of a strip, planned or reached, after the word for which of them."""
        track = (cell.planned, cell.reached)[side]
        if piece.is_continued:
            track = ""
        if self._grid.with_reached:
            yield SlideCell(_SIDES[side], SlideFont(SMALL_PT, PAPER.muted, align=Align.CENTER))
        yield from track_cells(track, self._grid.halves[place])
