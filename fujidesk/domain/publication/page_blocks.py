"""What a published page says, before any HTML, so that what is written is compared with it word by word.

Addresses are paths from the folder's root.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from fujidesk.domain.achievement import figure_text
from fujidesk.domain.publication.content import PublicChart

NOTHING = "－"
"""Shown where nothing is known."""
SKIP_WORD, NAV_WORD, TRAIL_WORD, TURN_WORD = "本文へ移動", "サイト内の案内", "現在の位置", "前後の事業"
TABLE_WORD, FILE_WORD = "図の数値を表で見る", "図のファイル（SVG）を開く"


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads to a page of the folder, or to an address outside of it (https)."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A grade or state as a sign. key: of its colours; the word says the same without them."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A text of several paragraphs."""

    texts: tuple[str, ...]


Cell: TypeAlias = str | int | Decimal | Link | Mark | Lines | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. The first cell of each row is its head.

    wide: it may be wider than a narrow screen. kind: 「list」, 「years」, 「counts」 or 「reasons」 where its
    columns have widths of their own.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, one under the other."""

    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class LinkList:
    """Links, each with a few words on what it leads to ("" for none)."""

    items: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart. file: its SVG, with title and foot; "" where it stands in the page, which has these beside.

    table: the same in figures.
    """

    key: str
    chart: PublicChart
    file: str
    table: Grid

    @property
    def alt(self) -> str:
        """The chart in words, with source, day and denominator."""
        return f"{self.chart.alt}{self.chart.head.foot.text}"

    @property
    def caption(self) -> str:
        """What stands under it: the word that leads to its file, else source, day and denominator."""
        return FILE_WORD if self.file else self.chart.head.foot.text


Block: TypeAlias = Grid | Words | Facts | LinkList | Drawing


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under a heading. key: its anchor. parts: those under headings of the next level."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    parts: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """What stands on every page. notices: above the content. feet: below it."""

    title: str
    city: str
    links: tuple[Link, ...]
    notices: tuple[str, ...]
    feet: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page. trail: from the first page down to this one. turns: to the pages before and after it."""

    path: str
    title: str
    site: Site
    sections: tuple[Section, ...]
    lead: tuple[str, ...] = ()
    trail: tuple[Link, ...] = ()
    turns: tuple[Link, ...] = field(default=())

    @property
    def window_title(self) -> str:
        """What the browser shows in its tab; differs from page to page."""
        return self.site.title if self.title == self.site.title else f"{self.title}｜{self.site.title}"

    @property
    def all_sections(self) -> Iterator[Section]:
        """Yield the sections and those below them, in order."""
        return _all_sections(self.sections)

    @property
    def drawings(self) -> Iterator[Drawing]:
        """Yield the charts, in order."""
        return (
            block for section in self.all_sections for block in section.blocks if isinstance(block, Drawing)
        )


def shown(cell: Cell) -> str:
    """Return a cell as it is shown; of several paragraphs the first."""
    if isinstance(cell, str):
        return cell or NOTHING
    if cell is None:
        return NOTHING
    if isinstance(cell, int | Decimal):
        return figure_text(Decimal(cell))
    if isinstance(cell, Lines):
        return cell.texts[0] if cell.texts else NOTHING
    return cell.text


def paragraphs(text: str) -> Lines:
    """Return a text as paragraphs; empty lines are left out."""
    return Lines(tuple(" ".join(line.split()) for line in text.splitlines() if line.strip()))


def cell_texts(cell: Cell) -> Iterator[str]:
    """Yield what a cell shows, one text a paragraph."""
    if isinstance(cell, Lines) and cell.texts:
        yield from cell.texts
    else:
        yield shown(cell)


def page_texts(page: Page) -> Iterator[str]:
    """Yield every text of a page as often as it stands there; those in its drawings are their own."""
    site = page.site
    yield from (page.window_title, SKIP_WORD, site.city, site.title, page.title, *page.lead, *site.notices)
    yield from (link.text for link in (*site.links, *page.trail, *page.turns))
    if page.trail:
        yield page.title
    for section in page.sections:
        yield from _section_texts(section)
    for foot in site.feet:
        yield from cell_texts(foot)


def _section_texts(section: Section) -> Iterator[str]:
    """Yield the texts of a section and the parts below it."""
    yield section.title
    for block in section.blocks:
        yield from _block_texts(block)
    for part in section.parts:
        yield from _section_texts(part)


def _block_texts(block: Block) -> Iterator[str]:
    """Yield the texts of a block."""
    if isinstance(block, Words):
        yield from block.texts
    elif isinstance(block, Grid):
        yield from _grid_texts(block)
    elif isinstance(block, Facts):
        for name, cell in block.rows:
            yield name
            yield from cell_texts(cell)
    elif isinstance(block, LinkList):
        for link, note in block.items:
            yield from (text for text in (link.text, note) if text)
    else:
        yield from (block.caption, TABLE_WORD)
        yield from _grid_texts(block.table)


def _grid_texts(grid: Grid) -> Iterator[str]:
    """Yield the texts of a table."""
    yield grid.caption
    yield from grid.head
    for row in grid.rows:
        for cell in row:
            yield from cell_texts(cell)


def _all_sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    """Yield sections and those below them."""
    for section in sections:
        yield section
        yield from _all_sections(section.parts)
