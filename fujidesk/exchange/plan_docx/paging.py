"""Lays the blocks of a printed plan on pages, so that the page of every place is known.

A heading stays with what follows it; a sheet is parted only where a page cannot hold it. A text that is
longer than a page goes on in a row or paragraph that says so; put together again the pieces are the text.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeAlias

from fujidesk.domain.plan_book import words
from fujidesk.domain.plan_book.blocks import (
    Block,
    BookPart,
    Grid,
    GridCell,
    GridRow,
    Heading,
    Look,
    PlanBook,
    Prose,
    Remark,
)
from fujidesk.domain.progress import Progress
from fujidesk.exchange.plan_docx import metrics
from fujidesk.exchange.plan_docx.metrics import MM_PT, row_height, text_height

TALL_MM, WIDE_MM = (160.0, 250.0), (253.0, 168.0)
"""Width and height of the text on a page, upright and landscape."""
_RESERVE_PT = 18.0
"""That stays free at the bottom of each page, for what a program sets a little higher."""
_FEWEST_LINES = 3
"""Of a text that is parted, on each page."""
CONTENTS = Heading("目次", 1)
_FIRST_PAGE = 2
"""Behind the cover, which is page 1 without showing it."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands on top of a page that begins with a table: where in the book it is."""

    text: str


Placed: TypeAlias = Block | Lead


@dataclass(slots=True)
class Page:
    """A page: its number as it is printed, whether it lies landscape, and what stands on it."""

    number: int
    is_wide: bool
    items: list[Placed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LaidBook:
    """A book on pages. contents: headings by page of the table of contents; page_of: key → page."""

    contents: tuple[tuple[Heading, ...], ...]
    pages: tuple[Page, ...]
    page_of: Mapping[str, int]


def lay_out(book: PlanBook, progress: Progress) -> LaidBook:
    """Return the book on pages.

    Raises:
        CancelledError: the user stopped the work.
    """
    contents = tuple(_contents_pages(tuple(book.entries())))
    pages: list[Page] = []
    for done, part in enumerate(book.parts):
        tell = partial(progress.step, done, len(book.parts), "頁を割り付けています")
        pages += _Pager(part, _FIRST_PAGE + len(contents) + len(pages), tell).pages()
    return LaidBook(contents, tuple(pages), dict(_places(pages)))


def _contents_pages(entries: Sequence[Heading]) -> Iterator[tuple[Heading, ...]]:
    """Yield the lines of each page of the table of contents."""
    top = metrics.HEADINGS[1]
    room = TALL_MM[1] * MM_PT - _RESERVE_PT - top.pitch - top.after
    taken: list[Heading] = []
    used = 0.0
    for entry in entries:
        high = text_height(entry.text, metrics.ENTRY, TALL_MM[0] - 25)
        if taken and used + high > room:
            yield tuple(taken)
            taken, used = [], 0.0
        taken.append(entry)
        used += high
    yield tuple(taken)


def _places(pages: Iterable[Page]) -> Iterator[tuple[str, int]]:
    """Yield every key with its page."""
    for page in pages:
        for item in page.items:
            if isinstance(item, Heading) and item.key:
                yield item.key, page.number
            elif isinstance(item, Grid):
                yield from ((cell.key, page.number) for row in item.rows for cell in row if cell.key)


class _Pager:
    """Lays one part of the book on pages."""

    def __init__(self, part: BookPart, first: int, tell: Callable[[], None]) -> None:
        """Begin before the first page, whose number is `first`; `tell` is called now and then."""
        self._part = part
        self._first = first
        self._tell = tell
        self._width, height = WIDE_MM if part.is_wide else TALL_MM
        self._full = height * MM_PT - _RESERVE_PT
        self._pages: list[Page] = []
        self._rest = 0.0
        self._lead = ""

    def pages(self) -> list[Page]:
        """Return the pages of the part."""
        blocks = self._part.blocks
        for at, block in enumerate(blocks):
            if at % 50 == 0:
                self._tell()
            if isinstance(block, Heading):
                self._heading(block, blocks[at + 1 :])
            elif isinstance(block, Prose):
                self._prose(block)
            elif isinstance(block, Remark):
                self._put(block, self._height(block))
            else:
                self._grid(block)
        return self._pages

    def _new_page(self, *, with_lead: bool = False) -> None:
        """Begin a page; a table that begins one has a line over it."""
        self._pages.append(Page(self._first + len(self._pages), self._part.is_wide))
        self._rest = self._full
        if with_lead:
            lead = Lead(f"{self._lead}{words.AGAIN}")
            self._pages[-1].items.append(lead)
            self._rest -= text_height(lead.text, metrics.LEAD, self._width)

    def _put(self, block: Block, height: float) -> None:
        """Put a block on the page, or on the next one where it does not fit."""
        if height > self._rest:
            self._new_page(with_lead=isinstance(block, Grid))
        self._pages[-1].items.append(block)
        self._rest -= height

    def _heading(self, block: Heading, behind: Sequence[Block]) -> None:
        """Put a heading where at least the beginning of what follows has room too."""
        if block.level < max(metrics.HEADINGS):
            self._lead = block.text
        if block.starts_page or not self._pages:
            self._new_page()
        height = self._height(block)
        if height + self._beginning(behind, height) > self._rest and not self._has_headings_only():
            self._new_page()
        self._put(block, height)

    def _has_headings_only(self) -> bool:
        """Tell whether nothing but headings stands on the page: what follows them must not leave it."""
        return all(isinstance(item, Heading) for item in self._pages[-1].items)

    def _beginning(self, blocks: Sequence[Block], above: float) -> float:
        """Return how much room the first of some blocks needs, with all headings and remarks before it.

        above: the height of the heading over them. A table that no page can hold with that begins with a row.
        """
        needed = 0.0
        for block in blocks:
            if isinstance(block, Heading) and block.starts_page:
                return needed
            if isinstance(block, Grid):
                whole = self._grid_height(block)
                if block.whole and above + needed + whole <= self._full:
                    return needed + whole
                first = self._rows_height(block, (*block.head, *block.rows[:1]))
                return needed + first + metrics.GAP.pitch
            if isinstance(block, Prose):
                lines = metrics.PROSE.pitch * _FEWEST_LINES
                return needed + min(self._height(block), lines + metrics.PROSE.after)
            needed += self._height(block)
        return needed

    def _height(self, block: Heading | Prose | Remark) -> float:
        """Return the height of a text."""
        if isinstance(block, Heading):
            return text_height(block.text, metrics.HEADINGS[block.level], self._width)
        if isinstance(block, Remark):
            return text_height(block.text, metrics.REMARK, self._width)
        return text_height(f"　{block.text}", metrics.PROSE, self._width)

    def _prose(self, block: Prose) -> None:
        """Put a paragraph; a long one is parted by the end of the page."""
        look = metrics.PROSE
        while (height := self._height(block)) > self._rest:
            lines = int((self._rest - look.after) / look.pitch)
            is_long = height > _FEWEST_LINES * 2 * look.pitch + look.after
            cut = metrics.cut_at(f"　{block.text}", look, self._width, lines) - 1
            if not is_long or lines < _FEWEST_LINES or cut < 1:
                self._new_page()
                continue
            self._put(replace(block, text=block.text[:cut]), self._rest)
            block = Prose(block.text[cut:], continues=True)
        self._put(block, height)

    def _rows_height(self, grid: Grid, rows: Iterable[GridRow]) -> float:
        """Return the height of some rows of a table."""
        return sum(row_height(row, grid.widths_mm) for row in rows)

    def _grid_height(self, grid: Grid) -> float:
        """Return the height of a table with the gap below it."""
        return self._rows_height(grid, (*grid.head, *grid.rows)) + metrics.GAP.pitch

    def _grid(self, grid: Grid) -> None:
        """Put a table, on as many pages as it needs; every page has a table of its own."""
        height = self._grid_height(grid)
        if height <= self._rest:
            self._put(grid, height)
            return
        if grid.whole and height <= self._full_with_lead() and not self._has_headings_only():
            self._new_page(with_lead=True)
            self._put(grid, height)
            return
        self._parted(grid)

    def _full_with_lead(self) -> float:
        """Return the room of a page that begins with a table."""
        lead = text_height(f"{self._lead}{words.AGAIN}", metrics.LEAD, self._width)
        return self._full - lead

    def _parted(self, grid: Grid) -> None:
        """Put a table row by row."""
        again = grid.head_again or grid.head
        head, waiting = grid.head, list(reversed(grid.rows))
        tallest_head = max(self._rows_height(grid, head), self._rows_height(grid, again))
        taken: list[GridRow] = []
        room = self._rest - self._rows_height(grid, head) - metrics.GAP.pitch
        while waiting:
            row = waiting.pop()
            height = row_height(row, grid.widths_mm)
            if height <= room:
                taken.append(row)
                room -= height
                continue
            full = self._full_with_lead() - tallest_head - metrics.GAP.pitch
            parts = _parted_row(row, grid.widths_mm, room) if height > full else None
            if parts:
                taken.append(parts[0])
                row = parts[1]
            waiting.append(row)
            if taken:
                self._put(replace(grid, head=head, rows=tuple(taken)), self._rest)
                head, taken = again, []
            self._new_page(with_lead=True)
            room = self._rest - self._rows_height(grid, head) - metrics.GAP.pitch
            self._tell()
        self._put(replace(grid, head=head, rows=tuple(taken)), self._rest - room)


def _parted_row(row: GridRow, widths_mm: Sequence[float], room: float) -> tuple[GridRow, GridRow] | None:
    """Return a row that is higher than a page in two: as much as there is room for, and the rest.

    Names of rows, and a text that is at its end, are not parted: a name says in the rest that it goes on.
    None where there is room for hardly a line.
    """
    now: list[GridCell] = []
    later: list[GridCell] = []
    column = 0
    for cell in row:
        width = metrics.cell_room_mm(sum(widths_mm[column : column + cell.span]))
        look = metrics.CELLS[cell.look]
        # A line is left for the break between two paragraphs, which stands at the end of the first piece.
        lines = int((room - 2 * metrics.CELL_TOP_MM * MM_PT - 1) / look.pitch) - 1
        if lines < _FEWEST_LINES:
            return None
        is_name = cell.look is Look.HEAD
        cut = len(cell.text) if is_name else metrics.cut_at(cell.text, look, width, lines)
        now.append(replace(cell, text=cell.text[:cut]))
        name = cell.text if cell.text.endswith(words.AGAIN) or not cell.text else f"{cell.text}{words.AGAIN}"
        later.append(replace(cell, text=name if is_name else cell.text[cut:], key="", page_of=""))
        column += cell.span
    return tuple(now), tuple(later)
