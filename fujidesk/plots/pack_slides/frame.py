"""What stands on every slide: meeting, day, number of the paper, 取扱注意, page n / N, state of the data."""

from collections.abc import Iterator

from fujidesk.domain.pack_blocks import Pack, PackPart
from fujidesk.domain.palette import PAPER
from fujidesk.domain.scenes import Align
from fujidesk.domain.slides import SlideBox, SlideFont, SlideText
from fujidesk.plots.pack_pages.header import (
    BOX_HEIGHT,
    BOX_PAD,
    BOX_PT,
    FOOT_MIDDLE,
    RULE,
    TITLE_MIDDLE,
    TITLE_PT,
    TOP,
    PageNumber,
    page_marks,
    state_words,
)
from fujidesk.plots.pack_pages.paper import LEFT, RIGHT, SMALL_PT, WIDTH, height_of
from fujidesk.plots.style import width_pt

_GAP, _MEETING_PT, _PAGE_PT, _PAGE_WIDTH = 8.0, 9.5, 10.0, 100.0
_RULE_HEIGHT = 1.2


def heading() -> SlideText:
    """Return where the title of a slide stands, and how."""
    height = height_of(1, TITLE_PT)
    box = SlideBox(LEFT, TITLE_MIDDLE - height / 2, RIGHT - LEFT, height)
    return SlideText(box, (), SlideFont(TITLE_PT, bold=True), is_middle=True)


def page_text(page: PageNumber) -> SlideText:
    """Return 「n / N」 at the foot."""
    font = SlideFont(_PAGE_PT, align=Align.CENTER)
    return line_text(WIDTH / 2 - _PAGE_WIDTH / 2, FOOT_MIDDLE, _PAGE_WIDTH, page.text, font)


def line_text(left: float, middle: float, width: float, text: str, font: SlideFont) -> SlideText:
    """Return a text of one line around a middle."""
    height = height_of(1, font.size)
    return SlideText(
        SlideBox(left, middle - height / 2, width, height), (text,), font, is_middle=True, wraps=False
    )


def frame_items(pack: Pack, part: PackPart) -> Iterator[SlideText]:
    """Yield header and footer but for title and page."""
    muted, middle = PAPER.muted, TOP + BOX_HEIGHT / 2
    right = RIGHT + _GAP
    boxes: list[SlideText] = []
    for text, colour in page_marks(pack, part, PAPER):
        width = width_pt(text, BOX_PT) + 2 * BOX_PAD
        right -= _GAP + width
        font = SlideFont(BOX_PT, colour, bold=True, align=Align.CENTER)
        boxes.append(SlideText(SlideBox(right, TOP, width, BOX_HEIGHT), (text,), font, PAPER.surface, colour,
                               is_middle=True, wraps=False))  # fmt: skip
    yield line_text(LEFT, middle, right - LEFT - _GAP, pack.title, SlideFont(_MEETING_PT, muted))
    yield from boxes
    rule = SlideBox(LEFT, RULE - _RULE_HEIGHT / 2, RIGHT - LEFT, _RULE_HEIGHT)
    yield SlideText(rule, (), SlideFont(SMALL_PT), fill=PAPER.edge(4))
    room = (RIGHT - LEFT) / 2 - _PAGE_WIDTH / 2
    yield line_text(LEFT, FOOT_MIDDLE, room, pack.plan_name, SlideFont(SMALL_PT, muted))
    yield line_text(RIGHT - room, FOOT_MIDDLE, room, state_words(pack),
                    SlideFont(SMALL_PT, muted, align=Align.RIGHT))  # fmt: skip
