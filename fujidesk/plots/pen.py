"""A pen that collects the items of a drawing, and texts broken to a width.

Lengths are points from the top left corner, y grows downwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from fujidesk.domain.palette import PAPER, Palette
from fujidesk.domain.scenes import Align, Item, Line, Rect, Scene, Target, Words, moved
from fujidesk.plots.style import width_pt, wrapped

LEADING = 1.32
"""Height of a line in sizes of its text."""
_RISE = 0.88
"""From the top of a line to its baseline, in sizes: the ascent of IPAexGothic."""
_MIDDLE = 0.38
"""From the middle of a kanji down to its baseline, in sizes."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text is written; colour "": of normal text."""

    colour: str = ""
    align: Align = Align.LEFT
    bold: bool = False


_PLAIN = Ink()


class Pen:
    """Collects the items of a drawing from back to front. palette: colours by meaning."""

    def __init__(self, palette: Palette = PAPER) -> None:
        self.palette = palette
        self.items: list[Item] = []

    @property
    def accent(self) -> str:
        """The one colour of headings and boxes."""
        return self.palette.edge(4)

    def add(self, item: Item) -> None:
        """Lay an item on top."""
        self.items.append(item)

    def text(self, x: float, middle: float, text: str, size: float, ink: Ink = _PLAIN) -> None:
        """Write a line around a middle."""
        if text:
            self.items.append(
                Words(
                    x,
                    middle + size * _MIDDLE,
                    text,
                    size,
                    ink.colour or self.palette.text,
                    ink.align,
                    ink.bold,
                )
            )

    def lines(self, x: float, top: float, lines: Iterable[str], size: float, ink: Ink = _PLAIN) -> None:
        """Write lines of a text below each other from a top."""
        step = size * LEADING
        baseline = top + (step - size) / 2 + size * _RISE
        colour = ink.colour or self.palette.text
        for line in lines:
            if line:
                self.items.append(Words(x, baseline, line, size, colour, ink.align, ink.bold))
            baseline += step

    def area(self, x: float, y: float, width: float, height: float, target: Target) -> None:
        """Lay an unseen area that opens projects when it is clicked."""
        self.items.append(Rect(x, y, width, height, target=target))

    def rule(self, x1: float, x2: float, y: float, colour: str = "", width: float = 0.4) -> None:
        """Draw a level line; colour "": that of thin lines."""
        self.items.append(Line(x1, y, x2, y, colour or self.palette.line, width))

    def post(self, x: float, top: float, bottom: float, colour: str = "", width: float = 0.4) -> None:
        """Draw an upright line; colour "": that of thin lines."""
        self.items.append(Line(x, top, x, bottom, colour or self.palette.line, width))

    def place(self, scene: Scene, x: float, y: float) -> None:
        """Lay a drawing into the page."""
        self.items += moved(scene.items, x, y)


@lru_cache(maxsize=20_000)
def broken(text: str, room: float, size: float) -> tuple[str, ...]:
    """Break a text into as many lines as it needs; its own line breaks stay. "" gives none.

    Kept, as the same names stand in hundreds of lines of a pack.
    """
    if not text:
        return ()
    if "\n" not in text and width_pt(text, size) <= room:
        return (text,)
    lines: list[str] = []
    for paragraph in text.splitlines():
        lines += wrapped(paragraph, room, size, len(paragraph) + 1) or ("",)
    return tuple(lines)


def height_of(count: int, size: float) -> float:
    """Return the height of so many lines of text."""
    return count * size * LEADING
