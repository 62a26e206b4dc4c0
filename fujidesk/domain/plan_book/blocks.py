"""What a printed plan is made of: headings, paragraphs and tables, in parts, with places to refer to.

A key names a place of the book ("sheet.1-1-1"); a cell or a line of the table of contents shows the page on
which it comes to lie.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Look(StrEnum):
    """How a cell is set. Looks never say anything of their own: what counts stands in the text."""

    PLAIN = "plain"
    HEAD = "head"
    """The name of a column or row."""
    FIGURE = "figure"
    """A number, a mark or a code: centred."""
    SMALL = "small"
    """Small and centred: halves of a year and their departments."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table.

    text: a line break is a paragraph of its own. span: columns that it covers. shade: 0 for none, else the
    depth of its ground, 1 to 4. page_of: key of the place whose page stands here, in place of a text.
    key: of the place that the cell is.
    """

    text: str = ""
    span: int = 1
    look: Look = Look.PLAIN
    shade: int = 0
    page_of: str = ""
    key: str = ""


GridRow: TypeAlias = tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. level: 1 a chapter, 2 and 3 the levels of the plan, 4 a section that is not in the contents.

    starts_page: it begins a page of its own.
    """

    text: str
    level: int
    key: str = ""
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, as it was written: also an empty one is a line of the text.

    continues: it is the rest of the paragraph before it, which a page parted.
    """

    text: str
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A line that explains what follows; no text of the register."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    widths_mm: of its columns. rows: below its head. head: rows on top, again on each page of the table.
    head_again: what stands on top of the further pages where that is something else. whole: it is not
    parted where one page can hold it.
    """

    widths_mm: tuple[float, ...]
    rows: tuple[GridRow, ...]
    head: tuple[GridRow, ...] = ()
    head_again: tuple[GridRow, ...] = ()
    whole: bool = False


Block: TypeAlias = Heading | Prose | Remark | Grid


@dataclass(frozen=True, slots=True)
class BookPart:
    """A chapter, which begins on a page of its own; a wide one lies on A4 landscape."""

    blocks: tuple[Block, ...]
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class PlanBook:
    """A whole plan. cover: its lines, the name of the plan second; running: on top of every other page."""

    cover: tuple[str, ...]
    running: str
    parts: tuple[BookPart, ...]

    def entries(self) -> Iterator[Heading]:
        """Yield the headings of the table of contents."""
        for part in self.parts:
            for block in part.blocks:
                if isinstance(block, Heading) and block.key:
                    yield block
