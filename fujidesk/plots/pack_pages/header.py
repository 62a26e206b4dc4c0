"""What stands on every page of a pack: meeting and day, number of the paper, 取扱注意, page n / N."""

from dataclasses import dataclass

from fujidesk.domain.pack_blocks import INTERNAL_WORD, Pack, PackPart
from fujidesk.domain.scenes import Align, Rect
from fujidesk.plots.pack_pages.paper import HEIGHT, LEFT, RIGHT, SMALL_PT, WIDTH, Ink, Pen
from fujidesk.plots.style import fitted, width_pt

_TOP, _BOX_HEIGHT, _BOX_PT, _PAD = 25.0, 20.0, 11.0, 10.0
_TITLE_PT, _TITLE_MIDDLE, _RULE = 15.0, 62.0, 76.0
_GAP = 8.0
_FOOT_MIDDLE = HEIGHT - 25.0


@dataclass(frozen=True)
class PageNumber:
    """The number of a page in the pack, counted from 1, and how many there are."""

    number: int
    count: int

    @property
    def text(self) -> str:
        """「n / N」."""
        return f"{self.number} / {self.count}"


def draw_frame(pen: Pen, pack: Pack, part: PackPart, page: PageNumber, continued: str = "") -> None:
    """Draw header and footer of a page. continued: word after the title of a part's further pages."""
    middle = _TOP + _BOX_HEIGHT / 2
    left = _draw_boxes(pen, pack, part)
    room = left - LEFT - _GAP
    pen.text(LEFT, middle, fitted(pack.title, room, 9.5), 9.5, Ink(pen.palette.muted))
    title = fitted(part.title, RIGHT - LEFT - width_pt(continued, 9.5) - _GAP, _TITLE_PT)
    pen.text(LEFT, _TITLE_MIDDLE, title, _TITLE_PT, Ink(bold=True))
    beside = LEFT + width_pt(title, _TITLE_PT) + _GAP
    pen.text(beside, _TITLE_MIDDLE + 1.5, continued, 9.5, Ink(pen.palette.muted))
    pen.rule(LEFT, RIGHT, _RULE, pen.accent, 1.2)
    _draw_foot(pen, pack, page)


def _draw_boxes(pen: Pen, pack: Pack, part: PackPart) -> float:
    """Draw 資料番号, 取扱注意 and the word of made-up data from the right; return where they begin."""
    right = _draw_box(pen, RIGHT, part.label, pen.palette.text)
    if part.is_internal:
        right = _draw_box(pen, right - _GAP, INTERNAL_WORD, pen.palette.today)
    if pack.state.sample:
        right = _draw_box(pen, right - _GAP, pack.state.sample, pen.palette.report)
    return right


def _draw_box(pen: Pen, right: float, text: str, colour: str) -> float:
    """Draw a text in a box that ends at a right edge; return its left edge."""
    width = width_pt(text, _BOX_PT) + 2 * _PAD
    pen.add(Rect(right - width, _TOP, width, _BOX_HEIGHT, pen.palette.surface, colour, 1.2))
    pen.text(right - width / 2, _TOP + _BOX_HEIGHT / 2, text, _BOX_PT, Ink(colour, Align.CENTER, bold=True))
    return right - width


def _draw_foot(pen: Pen, pack: Pack, page: PageNumber) -> None:
    """Write the page in the middle, the plan at the left, and the state of the data at the right."""
    room = (RIGHT - LEFT) / 2 - 50
    muted = pen.palette.muted
    state = "　".join(part for part in (pack.state.as_of, pack.state.approval) if part)
    pen.text(LEFT, _FOOT_MIDDLE, fitted(pack.plan_name, room, SMALL_PT), SMALL_PT, Ink(muted))
    pen.text(WIDTH / 2, _FOOT_MIDDLE, page.text, 10.0, Ink(align=Align.CENTER))
    pen.text(RIGHT, _FOOT_MIDDLE, fitted(state, room, SMALL_PT), SMALL_PT, Ink(muted, Align.RIGHT))
