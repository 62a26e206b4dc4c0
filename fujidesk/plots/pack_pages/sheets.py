"""Lays the sheet of one project out on one page: heading, five-year strip, the plan beside the year's report.

The largest text is taken with which all fits; what does not fit at 8 pt goes on on a further page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from fujidesk.domain.pack_blocks import SheetBlock
from fujidesk.domain.palette import Palette
from fujidesk.domain.scenes import Align, Rect, Scene, Target
from fujidesk.plots.pack_pages.charts import ChartDrawer
from fujidesk.plots.pack_pages.paper import LEADING, ROOM, SMALL_PT, Ink, Pen, broken, height_of
from fujidesk.plots.pack_pages.pieces import Piece
from fujidesk.plots.style import width_pt

_SIZES = (10.0, 9.5, 9.0, 8.5, SMALL_PT)
_SHARES = (0.6, 0.54, 0.66, 0.5)
"""Part of the width for the plan's side, best first."""
_CONTINUED_PT = 9.0
_TITLE_PT, _HEAD_PT, _HEAD_HEIGHT = 13.0, 9.5, 18.0
_GUTTER, _GAP = 14.0, 8.0
_LABEL, _PAD_X, _PAD_Y = 78.0, 5.0, 3.0
_CHIP_PT, _CHIP_HEIGHT, _CHIP_PAD = 9.0, 16.0, 8.0
_PLAN, _CONTINUED = "計画", "（続き）"


@dataclass(frozen=True)
class Field:
    """A line of a form: its label, and its value broken to the form."""

    label: tuple[str, ...]
    lines: tuple[str, ...]

    def height(self, size: float) -> float:
        """Return how tall it is."""
        label, value = height_of(len(self.label), SMALL_PT), height_of(max(len(self.lines), 1), size)
        return max(label, value) + 2 * _PAD_Y


@dataclass(frozen=True)
class Form:
    """Fields below each other under a heading. width: of the whole form."""

    title: str
    fields: tuple[Field, ...]
    width: float

    def height(self, size: float) -> float:
        """Return how tall it is; 0 without fields."""
        return _HEAD_HEIGHT + sum(field.height(size) for field in self.fields) if self.fields else 0.0


@dataclass(frozen=True, kw_only=True)
class SheetPiece(Piece):
    """One page of a sheet; strip None on further pages, and where the project has none."""

    block: SheetBlock
    title: tuple[str, ...]
    strip: Scene | None
    forms: tuple[Form, ...]
    size: float
    width: float

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw heading, strip and forms."""
        self._draw_heading(pen, left, top)
        y = top + heading_height(self.title)
        if self.strip is not None:
            pen.place(self.strip, left, y)
            y += self.strip.height + _GAP
        x = left
        for form in self.forms:
            _draw_form(pen, form, x, y, self.size)
            x += form.width + _GUTTER

    def _draw_heading(self, pen: Pen, left: float, top: float) -> None:
        """Write number and title; category and DX as chips at the right."""
        pen.area(left, top, self.width, heading_height(self.title) - _GAP,
                 Target(self.block.title, (self.block.number,)))  # fmt: skip
        pen.lines(left, top, self.title, _TITLE_PT, Ink(bold=True))
        right = left + self.width
        for word in chips(self.block):
            width = width_pt(word, _CHIP_PT) + 2 * _CHIP_PAD
            box = Rect(right - width, top, width, _CHIP_HEIGHT, pen.palette.surface, pen.accent, radius=3.0)
            pen.add(box)
            ink = Ink(pen.accent, Align.CENTER)
            pen.text(right - width / 2, top + _CHIP_HEIGHT / 2, word, _CHIP_PT, ink)
            right -= width + 5


def chips(block: SheetBlock) -> tuple[str, ...]:
    """Return the words beside the title, from the right."""
    return tuple(word for word in ("DX" if block.is_dx else "", block.category) if word)


def heading_height(title: tuple[str, ...]) -> float:
    """Return the height of number and title with the gap below."""
    return height_of(len(title), _TITLE_PT) + _GAP


def _draw_form(pen: Pen, form: Form, left: float, top: float, size: float) -> None:
    """Draw a form: heading, labels on a ground, values beside them."""
    if not form.fields:
        return
    colours = pen.palette
    pen.add(Rect(left, top, 3, _HEAD_HEIGHT - 5, pen.accent))
    pen.text(left + 8, top + (_HEAD_HEIGHT - 5) / 2, form.title, _HEAD_PT, Ink(pen.accent, bold=True))
    y = top + _HEAD_HEIGHT
    first = y
    for field in form.fields:
        height = field.height(size)
        pen.add(Rect(left, y, _LABEL, height, colours.ground))
        pen.rule(left, left + form.width, y, colours.line_strong, 0.5)
        label_top = y + _PAD_Y + (size - SMALL_PT) * LEADING / 2
        pen.lines(left + _PAD_X, label_top, field.label, SMALL_PT)
        pen.lines(left + _LABEL + _PAD_X, y + _PAD_Y, field.lines, size)
        y += height
    pen.add(Rect(left, first, form.width, y - first, "", colours.line_strong))


def sheet_pieces(block: SheetBlock, width: float, drawer: ChartDrawer, palette: Palette) -> list[Piece]:
    """Return the pages of a sheet: one, unless its texts are longer than a page holds at 8 pt."""
    beside = sum(width_pt(word, _CHIP_PT) + 2 * _CHIP_PAD + 5 for word in chips(block))
    title = broken(f"{block.number}　{block.title}", width - beside - _GAP, _TITLE_PT)
    strip = None if block.strip is None else drawer(block.strip, width, None, 8.5, palette=palette)
    room = ROOM - heading_height(title) - (strip.height + _GAP if strip is not None else 0.0)
    first = SheetPiece(height=ROOM, begins_page=True, block=block, title=title, strip=strip, forms=(),
                       size=_CONTINUED_PT, width=width)  # fmt: skip
    for size, share in product(_SIZES, _SHARES):
        forms = _forms(block, width, share, size)
        if all(form.height(size) <= room for form in forms):
            return [replace(first, forms=forms, size=size)]
    return list(_continued(first, _forms(block, width, _SHARES[0], _CONTINUED_PT), room))


def _continued(first: SheetPiece, forms: tuple[Form, ...], room: float) -> list[SheetPiece]:
    """Deal forms that are too tall out to as many pages as they need; the strip stands on the first."""
    pages: list[SheetPiece] = []
    piece = first
    while any(form.fields for form in forms):
        parts = [_cut(form, room, piece.size) for form in forms]
        pages.append(replace(piece, forms=tuple(now for now, _ in parts)))
        forms = tuple(later for _, later in parts)
        title = broken(
            f"{first.block.number}　{first.block.title}{_CONTINUED}", first.width * 0.85, _TITLE_PT
        )
        piece = replace(first, strip=None, title=title)
        room = ROOM - heading_height(title)
    return pages


def _cut(form: Form, room: float, size: float) -> tuple[Form, Form]:
    """Part a form into what fits in a room and the rest; a field is cut between its lines."""
    fields = list(form.fields)
    now: list[Field] = []
    left = room - _HEAD_HEIGHT
    while fields and fields[0].height(size) <= left:
        now.append(fields.pop(0))
        left -= now[-1].height(size)
    count = int((left - 2 * _PAD_Y) // height_of(1, size))
    if fields and count >= max(len(fields[0].label), 2):
        cut = fields[0]
        now.append(replace(cut, lines=cut.lines[:count]))
        fields[0] = replace(cut, lines=cut.lines[count:])
    title = form.title if form.title.endswith(_CONTINUED) else f"{form.title}{_CONTINUED}"
    return replace(form, fields=tuple(now)), replace(form, title=title, fields=tuple(fields))


def _forms(block: SheetBlock, width: float, share: float, size: float) -> tuple[Form, ...]:
    """Return the plan's side and the report's; the plan's alone takes the whole width."""
    plan = (*block.facts, *block.texts)
    if not block.report:
        return (_form(_PLAN, plan, width, size),)
    usable = width - _GUTTER
    report_title = block.report_title or "進捗状況報告"
    return (
        _form(_PLAN, plan, usable * share, size),
        _form(report_title, block.report, usable * (1 - share), size),
    )


def _form(title: str, values: Sequence[tuple[str, str]], width: float, size: float) -> Form:
    """Return a form with its texts broken."""
    room = width - _LABEL - 2 * _PAD_X
    fields = tuple(
        Field(broken(label, _LABEL - 2 * _PAD_X, SMALL_PT), broken(value or "－", room, size))
        for label, value in values
    )
    return Form(title, fields, width)
