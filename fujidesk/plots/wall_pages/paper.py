"""The wall's page: its measures, its frame, and what a page carries beside its drawing.

Lengths are points at 1080p: a page of 1440 × 810 fills 1920 × 1080 pixels at 96 dots per inch, so that a size
given here is the size in points on such a screen.
"""

from dataclasses import dataclass

from fujidesk.domain.pack_blocks import INTERNAL_WORD, Pack
from fujidesk.domain.palette import PAPER, Palette
from fujidesk.domain.scenes import Align, Rect, Scene
from fujidesk.plots.pen import Ink, Pen, broken, height_of
from fujidesk.plots.style import fitted, width_pt

WIDTH, HEIGHT = 1440.0, 810.0
LEFT, RIGHT = 66.0, WIDTH - 66.0
ROOM = RIGHT - LEFT
LEAST_PT = 24.0
"""No type on the wall is smaller."""
BODY_PT = 30.0
_CAPTION_MIDDLE, _HEADING_TOP = 52.0, 76.0
_HEADINGS = ((46.0, 2), (40.0, 2), (34.0, 3))
"""Sizes of a heading with the lines that each may take, largest first."""
_FOOT_MIDDLE = HEIGHT - 40.0
BOTTOM = HEIGHT - 78.0
"""Where the contents end."""
_GAP = 26.0
_BOX_PAD, _BOX_HEIGHT = 12.0, 40.0


@dataclass(frozen=True, slots=True)
class WallPage:
    """A page. part: its part's place in the pack, -1 for the title page and for drilled ones.

    notes: what the office wrote to it. numbers: of the projects whose questions may come up.
    """

    scene: Scene
    part: int = -1
    notes: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a page. caption: small, over the heading. chips: words that warn, from the right."""

    caption: str
    heading: str
    chips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """The room for a page's contents."""

    top: float
    bottom: float = BOTTOM
    left: float = LEFT
    width: float = ROOM

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


def chips_of(pack: Pack, *, is_internal: bool) -> tuple[str, ...]:
    """Return the words that warn on a page."""
    return tuple(word for word in (INTERNAL_WORD if is_internal else "", pack.state.sample) if word)


def begun(head: Head, palette: Palette = PAPER) -> tuple[Pen, Body]:
    """Return a pen with ground and heading drawn, and the room that is left below."""
    pen = Pen(palette)
    pen.add(Rect(0.0, 0.0, WIDTH, HEIGHT, palette.surface))
    right = _chips(pen, head.chips)
    caption = fitted(head.caption, right - LEFT - _GAP, LEAST_PT)
    pen.text(LEFT, _CAPTION_MIDDLE, caption, LEAST_PT, Ink(palette.muted))
    size, lines = _heading(head.heading)
    pen.lines(LEFT, _HEADING_TOP, lines, size, Ink(bold=True))
    return pen, Body(_HEADING_TOP + height_of(len(lines), size) + _GAP)


def finished(pen: Pen, pack: Pack, title: str, number: str = "", alt: str = "") -> Scene:
    """Return the drawing with meeting and number at its foot. number: 「2 / 14」, "" on drilled pages."""
    muted = Ink(pen.palette.muted)
    room = RIGHT - LEFT - width_pt(number, LEAST_PT) - _GAP
    pen.text(LEFT, _FOOT_MIDDLE, fitted(pack.title, room, LEAST_PT), LEAST_PT, muted)
    pen.text(RIGHT, _FOOT_MIDDLE, number, LEAST_PT, Ink(pen.palette.muted, Align.RIGHT))
    return Scene(WIDTH, HEIGHT, tuple(pen.items), title, alt)


def _heading(text: str) -> tuple[float, tuple[str, ...]]:
    """Return a heading broken in the largest size in which it has room; cut where there is none."""
    for size, most in _HEADINGS:
        lines = broken(text, ROOM, size)
        if len(lines) <= most:
            return size, lines
    size, most = _HEADINGS[-1]
    return size, cut(broken(text, ROOM, size), most, ROOM, size)


def cut(lines: tuple[str, ...], most: int, room: float, size: float) -> tuple[str, ...]:
    """Return at most so many lines; what is left out is told by an ellipsis."""
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], fitted("".join(lines[most - 1 :]), room, size))


def _chips(pen: Pen, words: tuple[str, ...]) -> float:
    """Draw the words that warn at the right; returns where they begin."""
    right = RIGHT
    for word in words:
        colour = pen.palette.today if word == INTERNAL_WORD else pen.palette.report
        width = width_pt(word, LEAST_PT) + 2 * _BOX_PAD
        top = _CAPTION_MIDDLE - _BOX_HEIGHT / 2
        pen.add(Rect(right - width, top, width, _BOX_HEIGHT, pen.palette.surface, colour, 2.0, radius=5.0))
        ink = Ink(colour, Align.CENTER, bold=True)
        pen.text(right - width / 2, _CAPTION_MIDDLE, word, LEAST_PT, ink)
        right -= width + _BOX_PAD
    return right
