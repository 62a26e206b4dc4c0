"""What stands on every page of a pack: meeting and day, number of the paper, 取扱注意, page n / N."""

from dataclasses import dataclass

from fujidesk.domain.pack_blocks import INTERNAL_WORD, Pack, PackPart
from fujidesk.domain.palette import Palette
from fujidesk.domain.scenes import Align, Rect
from fujidesk.plots.pack_pages.paper import HEIGHT, LEFT, RIGHT, SMALL_PT, WIDTH, Ink, Pen
from fujidesk.plots.style import fitted, width_pt

TOP, BOX_HEIGHT, BOX_PT, BOX_PAD = 25.0, 20.0, 11.0, 10.0
TITLE_PT, TITLE_MIDDLE, RULE = 15.0, 62.0, 76.0
_GAP = 8.0
FOOT_MIDDLE = HEIGHT - 25.0


@dataclass(frozen=True)
class PageNumber:
    """The number of a page in the pack, counted from 1, and how many there are."""

    number: int
    count: int

    @property
    def text(self) -> str:
        """「n / N」."""
        return f"{self.number} / {self.count}"


@dataclass(frozen=True)
class FrameWords:
    """What stands around a page. marks: in boxes at the top, from the right, each with its colour.

    heading: top left. title: over the contents. foot and state: bottom left and right.
    """

    heading: str
    title: str
    marks: tuple[tuple[str, str], ...]
    foot: str
    state: str


def draw_frame(pen: Pen, pack: Pack, part: PackPart, page: PageNumber, continued: str = "") -> None:
    """Draw header and footer of a page. continued: word after the title of a part's further pages."""
    marks = page_marks(pack, part, pen.palette)
    words = FrameWords(pack.title, part.title, marks, pack.plan_name, state_words(pack))
    draw_words(pen, words, page, continued)


def draw_words(pen: Pen, words: FrameWords, page: PageNumber, continued: str = "") -> None:
    """Draw what stands around a page of any paper. continued: as `draw_frame`."""
    middle = TOP + BOX_HEIGHT / 2
    left = _draw_boxes(pen, words.marks)
    room = left - LEFT - _GAP
    pen.text(LEFT, middle, fitted(words.heading, room, 9.5), 9.5, Ink(pen.palette.muted))
    title = fitted(words.title, RIGHT - LEFT - width_pt(continued, 9.5) - _GAP, TITLE_PT)
    pen.text(LEFT, TITLE_MIDDLE, title, TITLE_PT, Ink(bold=True))
    beside = LEFT + width_pt(title, TITLE_PT) + _GAP
    pen.text(beside, TITLE_MIDDLE + 1.5, continued, 9.5, Ink(pen.palette.muted))
    pen.rule(LEFT, RIGHT, RULE, pen.accent, 1.2)
    _draw_foot(pen, words, page)


def _draw_boxes(pen: Pen, marks: tuple[tuple[str, str], ...]) -> float:
    """Draw 資料番号, 取扱注意 and the word of made-up data from the right; return where they begin."""
    right = RIGHT + _GAP
    for text, colour in marks:
        right = _draw_box(pen, right - _GAP, text, colour)
    return right


def page_marks(pack: Pack, part: PackPart, palette: Palette) -> tuple[tuple[str, str], ...]:
    """Return what stands in boxes at the top of a page, from the right, each with its colour."""
    return ((part.label, palette.text), *care_marks(part.is_internal, pack.state.sample, palette))


def care_marks(is_internal: bool, sample: str, palette: Palette) -> tuple[tuple[str, str], ...]:
    """Return 取扱注意 and the word of made-up data (sample), as far as they hold, each with its colour."""
    marks = [(INTERNAL_WORD, palette.today)] if is_internal else []
    return (*marks, (sample, palette.report)) if sample else tuple(marks)


def state_words(pack: Pack) -> str:
    """Return from which state of the data the pack was made, as it stands on every page."""
    return "　".join(part for part in (pack.state.as_of, pack.state.approval) if part)


def _draw_box(pen: Pen, right: float, text: str, colour: str) -> float:
    """Draw a text in a box that ends at a right edge; return its left edge."""
    width = width_pt(text, BOX_PT) + 2 * BOX_PAD
    pen.add(Rect(right - width, TOP, width, BOX_HEIGHT, pen.palette.surface, colour, 1.2))
    pen.text(right - width / 2, TOP + BOX_HEIGHT / 2, text, BOX_PT, Ink(colour, Align.CENTER, bold=True))
    return right - width


def _draw_foot(pen: Pen, words: FrameWords, page: PageNumber) -> None:
    """Write the page in the middle, the plan at the left, and the state of the data at the right."""
    room = (RIGHT - LEFT) / 2 - 50
    muted = pen.palette.muted
    pen.text(LEFT, FOOT_MIDDLE, fitted(words.foot, room, SMALL_PT), SMALL_PT, Ink(muted))
    pen.text(WIDTH / 2, FOOT_MIDDLE, page.text, 10.0, Ink(align=Align.CENTER))
    pen.text(RIGHT, FOOT_MIDDLE, fitted(words.state, room, SMALL_PT), SMALL_PT, Ink(muted, Align.RIGHT))
