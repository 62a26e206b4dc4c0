"""Lays the sheet of one project out on one page: heading, five-year strip, the plan beside the year's report.

The largest text is taken with which all fits; what does not fit at 8 pt goes on on a further page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from fujidesk.domain.pack_blocks import SheetBlock
from fujidesk.domain.palette import Palette
from fujidesk.domain.scenes import Align, Rect, Scene, Target
from fujidesk.plots.pack_pages.charts import ChartDrawer
from fujidesk.plots.pack_pages.forms import CONTINUED, Form, ShortValues, form, short_values
from fujidesk.plots.pack_pages.paper import ROOM, SMALL_PT, Ink, Pen, broken, height_of
from fujidesk.plots.pack_pages.pieces import Piece
from fujidesk.plots.style import width_pt

_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, SMALL_PT)
_SHARES = (0.6, 0.55, 0.5, 0.65, 0.45)
"""Part of the width for the plan's side; that with the lower page is taken, the first of equals."""
_CONTINUED_PT = 9.0
TITLE_PT = 13.0
GUTTER, _GAP = 14.0, 8.0
CHIP_PT, CHIP_HEIGHT, CHIP_PAD = 9.0, 16.0, 8.0
STRIP_PT = 8.5
_PLAN, _REPORT = "計画", "進捗状況報告"


@dataclass(frozen=True, kw_only=True)
class SheetPiece(Piece):
    """One page of a sheet; strip None on further pages, and where the project has none."""

    block: SheetBlock
    title: tuple[str, ...]
    strip: Scene | None
    facts: ShortValues
    forms: tuple[Form, ...]
    size: float
    width: float

    @property
    def facts_height(self) -> float:
        """Height of the short values with the gap below; 0 without any."""
        return self.facts.height(self.size) + _GAP if self.facts.lines else 0.0

    @property
    def room(self) -> float:
        """Height that is left for the forms."""
        strip = self.strip.height + _GAP if self.strip is not None else 0.0
        return self.height - heading_height(self.title) - self.facts_height - strip

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw heading, strip and forms."""
        self._draw_heading(pen, left, top)
        y = top + heading_height(self.title)
        self.facts.draw(pen, left, y, self.size)
        y += self.facts_height
        if self.strip is not None:
            pen.place(self.strip, left, y)
        y = top + self.height - self.room
        x = left
        for each in self.forms:
            each.draw(pen, x, y, self.size)
            x += each.width + GUTTER

    def _draw_heading(self, pen: Pen, left: float, top: float) -> None:
        """Write number and title; category and DX as chips at the right."""
        pen.area(left, top, self.width, heading_height(self.title) - _GAP,
                 Target(self.block.title, (self.block.number,)))  # fmt: skip
        pen.lines(left, top, self.title, TITLE_PT, Ink(bold=True))
        right = left + self.width
        for word in chips(self.block):
            width = width_pt(word, CHIP_PT) + 2 * CHIP_PAD
            box = Rect(right - width, top, width, CHIP_HEIGHT, pen.palette.surface, pen.accent, radius=3.0)
            pen.add(box)
            ink = Ink(pen.accent, Align.CENTER)
            pen.text(right - width / 2, top + CHIP_HEIGHT / 2, word, CHIP_PT, ink)
            right -= width + 5


def chips(block: SheetBlock) -> tuple[str, ...]:
    """Return the words beside the title, from the right."""
    return tuple(word for word in ("DX" if block.is_dx else "", block.category) if word)


def heading_height(title: tuple[str, ...]) -> float:
    """Return the height of number and title with the gap below."""
    return height_of(len(title), TITLE_PT) + _GAP


def sheet_pieces(block: SheetBlock, width: float, drawer: ChartDrawer, palette: Palette) -> list[Piece]:
    """Return the pages of a sheet: one, unless its texts are longer than a page holds at 8 pt."""
    beside = sum(width_pt(word, CHIP_PT) + 2 * CHIP_PAD + 5 for word in chips(block))
    title = broken(f"{block.number}　{block.title}", width - beside - _GAP, TITLE_PT)
    strip = None if block.strip is None else drawer(block.strip, width, None, STRIP_PT, palette=palette)
    first = SheetPiece(height=ROOM, begins_page=True, block=block, title=title, strip=strip,
                       facts=short_values(block.facts, width, _CONTINUED_PT), forms=(), size=_CONTINUED_PT,
                       width=width)  # fmt: skip
    for size in _SIZES:
        forms = min((_forms(block, width, share, size) for share in _SHARES), key=partial(_tallest, size))
        piece = replace(first, facts=short_values(block.facts, width, size), size=size, forms=forms)
        if _tallest(size, forms) <= piece.room:
            return [piece]
    return list(_continued(first, _forms(block, width, _SHARES[0], _CONTINUED_PT)))


def _tallest(size: float, forms: tuple[Form, ...]) -> float:
    """Return the height of the taller form."""
    return max(each.height(size) for each in forms)


def _continued(first: SheetPiece, forms: tuple[Form, ...]) -> Iterator[SheetPiece]:
    """Deal forms that are too tall out to as many pages as they need; facts and strip stand on the first."""
    piece = first
    name = f"{first.block.number}　{first.block.title}{CONTINUED}"
    title = broken(name, first.width * 0.85, TITLE_PT)
    while any(each.fields for each in forms):
        parts = [each.cut(piece.room, piece.size) for each in forms]
        yield replace(piece, forms=tuple(now for now, _ in parts))
        forms = tuple(later for _, later in parts)
        piece = replace(first, strip=None, facts=replace(first.facts, lines=()), title=title)


def _forms(block: SheetBlock, width: float, share: float, size: float) -> tuple[Form, ...]:
    """Return the plan's side and the report's; the plan's alone takes the whole width."""
    if not block.report:
        return (form(_PLAN, block.texts, width, size),)
    usable = width - GUTTER
    return (
        form(_PLAN, block.texts, usable * share, size),
        form(block.report_title or _REPORT, block.report, usable * (1 - share), size),
    )
