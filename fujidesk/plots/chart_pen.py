"""What the timeline is drawn with, and the pen that makes a scene of it for print and preview."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Protocol

from fujidesk.domain.palette import PAPER, Palette
from fujidesk.domain.scenes import Align, Dash, Dot, Item, Line, Rect, Scene, Words
from fujidesk.plots.marks import Box, Segment

CAP_HEIGHT = 0.74
"""Height of figures and capitals in ems; half of it takes a text's baseline below its middle."""
RADIUS_PT = 2.0
DOT_PT = 2.0
"""Radius of the dots on the line of the report, without their edge of 1 pt."""


class ChartPen(Protocol):
    """Draws marks in points from the top left corner; y grows downwards, what has a higher zorder lies above.

    zorder: 1 grounds and grid, 2 bars, 3 marks, 5 to 7 lines, 8 tags, 9 texts.
    """

    palette: Palette

    def boxes(self, boxes: Sequence[Box], fills: Sequence[str] | str, zorder: float, *,
              edges: Sequence[str] | str = "none", radius: float = 0.0) -> None:  # fmt: skip
        """Fill rectangles, with rounded corners where a radius is given; one colour for all, or one a box."""

    def lines(self, segments: Iterable[Segment], colours: Sequence[str] | str, zorder: float, *,
              width: float = 0.6, dotted: bool = False) -> None:  # fmt: skip
        """Draw straight lines."""

    def path(
        self, points: Sequence[tuple[float, float]], colour: str, zorder: float, *, width: float
    ) -> None:
        """Draw a line through points."""

    def dots(self, points: Sequence[tuple[float, float]], colour: str, zorder: float) -> None:
        """Draw round marks."""

    def text(self, x: float, middle: float, text: str, size: float, *,
             colour: str | None = None, align: str = "left") -> None:  # fmt: skip
        """Write one line of text whose figures stand around the height `middle`."""

    def tag(self, box: Box, text: str, size: float, fill: str) -> None:
        """Write a text in white on a small coloured box."""


class ScenePen:
    """Collects what is drawn as the items of a scene."""

    def __init__(self, palette: Palette = PAPER) -> None:
        self.palette = palette
        self._items: list[tuple[float, Item]] = []

    def scene(self, width: float, height: float, title: str) -> Scene:
        """Return all that was drawn, from back to front, on a ground."""
        ground = Rect(0.0, 0.0, width, height, self.palette.surface)
        items = (item for _, item in sorted(self._items, key=_depth))
        return Scene(width, height, (ground, *items), title)

    def boxes(self, boxes: Sequence[Box], fills: Sequence[str] | str, zorder: float, *,
              edges: Sequence[str] | str = "none", radius: float = 0.0) -> None:  # fmt: skip
        """See `ChartPen`."""
        for box, fill, edge in zip(boxes, _each(fills, len(boxes)), _each(edges, len(boxes)), strict=True):
            width, height = box.right - box.left, box.bottom - box.top
            drawn = "" if edge == "none" else edge
            round_by = min(radius, width / 2, height / 2)
            self._add(zorder, Rect(box.left, box.top, width, height, fill, drawn, radius=round_by))

    def lines(self, segments: Iterable[Segment], colours: Sequence[str] | str, zorder: float, *,
              width: float = 0.6, dotted: bool = False) -> None:  # fmt: skip
        """See `ChartPen`."""
        found = list(segments)
        dash = Dash.DOTTED if dotted else Dash.SOLID
        for item, colour in zip(found, _each(colours, len(found)), strict=True):
            self._add(zorder, Line(item.x1, item.y1, item.x2, item.y2, colour, width, dash))

    def path(
        self, points: Sequence[tuple[float, float]], colour: str, zorder: float, *, width: float
    ) -> None:
        """See `ChartPen`."""
        for (x1, y1), (x2, y2) in pairwise(points):
            self._add(zorder, Line(x1, y1, x2, y2, colour, width))

    def dots(self, points: Sequence[tuple[float, float]], colour: str, zorder: float) -> None:
        """See `ChartPen`."""
        for x, y in points:
            self._add(zorder, Dot(x, y, DOT_PT, colour, colour))

    def text(self, x: float, middle: float, text: str, size: float, *,
             colour: str | None = None, align: str = "left") -> None:  # fmt: skip
        """See `ChartPen`."""
        if text:
            baseline = middle + size * CAP_HEIGHT / 2
            self._add(9, Words(x, baseline, text, size, colour or self.palette.text, Align(align)))

    def tag(self, box: Box, text: str, size: float, fill: str) -> None:
        """See `ChartPen`."""
        self.boxes([box], fill, 8, radius=RADIUS_PT)
        self.text((box.left + box.right) / 2, (box.top + box.bottom) / 2, text, size,
                  colour=self.palette.surface, align="center")  # fmt: skip

    def _add(self, zorder: float, item: Item) -> None:
        """Keep an item with its depth."""
        self._items.append((zorder, item))


def _depth(placed: tuple[float, Item]) -> float:
    """Sort by depth; what was drawn first lies below among equals."""
    return placed[0]


def _each(colours: Sequence[str] | str, count: int) -> Sequence[str]:
    """Return one colour for each mark."""
    return [colours] * count if isinstance(colours, str) else colours
