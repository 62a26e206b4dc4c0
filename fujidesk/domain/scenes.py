"""A drawing as a value: rectangles, lines, bands and texts, laid out once, painted anywhere.

Charts and pages of meeting papers are laid out as scenes (`plots/`), which PDF, SVG, PNG, printer and wall
then paint alike, so that a figure cannot differ between two of them. Lengths are points from the top left
corner, y grows downwards. A mark may carry the projects it stands for, so that a click opens their list.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias


class Align(StrEnum):
    """On which side of its x a text stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Dash(StrEnum):
    """How a line or an outline is drawn; told by form, so that it survives a grey print."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DASHDOT = "dashdot"


@dataclass(frozen=True, slots=True)
class Target:
    """What a mark stands for: the numbers of its projects, and the words of what they have in common."""

    label: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle. fill and edge: #RRGGBB, "" for none. hatched: filled with slanted lines of its edge."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    edge_width: float = 0.6
    dash: Dash = Dash.SOLID
    radius: float = 0.0
    hatched: bool = False
    target: Target | None = None

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text. y: its baseline. size: points. bold: drawn heavier, where the font has no bold cut."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    align: Align = Align.LEFT
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float = 0.6
    dash: Dash = Dash.SOLID


@dataclass(frozen=True, slots=True)
class Band:
    """A band that flows from a left edge to a right edge in an S (change of grades).

    left and right: x; the rest: y of its upper and lower end on either side. opacity: 0 to 1.
    """

    left: float
    left_top: float
    left_bottom: float
    right: float
    right_top: float
    right_bottom: float
    fill: str
    opacity: float = 0.5
    target: Target | None = None

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it; the S is followed by smoothstep, within a point of the curve."""
        if not self.left <= x <= self.right:
            return False
        part = (x - self.left) / (self.right - self.left)
        bent = part * part * (3 - 2 * part)
        top = self.left_top + (self.right_top - self.left_top) * bent
        bottom = self.left_bottom + (self.right_bottom - self.left_bottom) * bent
        return top <= y <= bottom


@dataclass(frozen=True, slots=True)
class Dot:
    """A round mark; filled, or an empty ring where fill is ""."""

    x: float
    y: float
    radius: float
    fill: str = ""
    edge: str = ""
    edge_width: float = 1.0
    target: Target | None = None

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return (x - self.x) ** 2 + (y - self.y) ** 2 <= self.radius**2


Item: TypeAlias = Rect | Words | Line | Band | Dot


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing: its size in points, its items from back to front, its name and its alternative text."""

    width: float
    height: float
    items: tuple[Item, ...]
    title: str = ""
    alt: str = ""

    def target_at(self, x: float, y: float) -> Target | None:
        """Return what the frontmost mark at a point stands for; None where there is none."""
        for item in reversed(self.items):
            if isinstance(item, Rect | Band | Dot) and item.target is not None and item.holds(x, y):
                return item.target
        return None

    def targets(self) -> Iterator[Rect | Band | Dot]:
        """Yield the marks that stand for projects, in reading order, for the keyboard."""
        found = [
            item for item in self.items if isinstance(item, Rect | Band | Dot) and item.target is not None
        ]
        yield from sorted(found, key=_place)


def _place(item: Rect | Band | Dot) -> tuple[float, float]:
    """Return where a mark begins, top before left."""
    return (item.left_top, item.left) if isinstance(item, Band) else (item.y, item.x)


def moved(items: Iterable[Item], right: float, down: float) -> tuple[Item, ...]:
    """Return items at another place, so that a chart is laid into a page."""
    return tuple(_moved(item, right, down) for item in items)


def _moved(item: Item, right: float, down: float) -> Item:
    """Return one item at another place."""
    if isinstance(item, Line):
        return replace(item, x1=item.x1 + right, x2=item.x2 + right, y1=item.y1 + down, y2=item.y2 + down)
    if isinstance(item, Band):
        return replace(
            item, left=item.left + right, right=item.right + right, left_top=item.left_top + down,
            left_bottom=item.left_bottom + down, right_top=item.right_top + down,
            right_bottom=item.right_bottom + down,
        )  # fmt: skip
    return replace(item, x=item.x + right, y=item.y + down)
