"""Where things stand on the timeline's screen: header, names, columns and lines, in pixels; no widget."""

from dataclasses import dataclass
from typing import NamedTuple

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.timeline import TimelineData, TimelineGroup, TimelineRow
from fujidesk.plots.marks import Placed, TimeAxis

TILE_WIDTH_PX = 768
TILE_LINES = 40
"""Tiles are large enough that few are drawn per screen, and small enough that one takes some 30 ms."""
MIN_ZOOM, MAX_ZOOM = 0.6, 4.0
ZOOM_STEP = 1.25
_NAMES_SHARE = 0.38
"""Names take at most so much of the width; longer titles are in the hover card."""


class Lengths(NamedTuple):
    """Lengths at zoom 1 and the chosen text size, in pixels.

    names_width: what the longest title needs. halves: whether the header names 上期 and 下期 too.
    """

    row_height: int
    header_height: int
    number_width: int
    names_width: int
    figure_px: float
    pad: int
    halves: bool = True


class TileKey(NamedTuple):
    """A tile by its place: block of lines, block of the width."""

    lines: int
    across: int


@dataclass(frozen=True)
class ViewGeometry:
    """Places in the viewport for its size, a zoom and a number of lines and columns.

    Scroll positions are passed in; chart coordinates have their origin at the first line's top left.
    """

    width: int
    height: int
    lengths: Lengths
    zoom: float
    line_count: int
    columns: tuple[HalfYear, ...]

    @property
    def row_height(self) -> int:
        """Height of each line."""
        return max(round(self.lengths.row_height * min(self.zoom, 2.0)), 12)

    @property
    def names_width(self) -> int:
        """Width of numbers and titles at the left."""
        return min(round(self.lengths.names_width * self.text_factor), int(self.width * _NAMES_SHARE))

    @property
    def column_width(self) -> float:
        """Width of a half-year: fills the window at zoom 1 and below, wider above."""
        room = max(self.width - self.names_width, 60)
        return room / max(len(self.columns), 1) * max(self.zoom, 1.0)

    @property
    def chart_width(self) -> int:
        """Width of all half-years."""
        return round(self.column_width * len(self.columns))

    @property
    def chart_height(self) -> int:
        """Height of all lines."""
        return self.row_height * self.line_count

    @property
    def body_height(self) -> int:
        """Height of the part that scrolls."""
        return max(self.height - self.lengths.header_height, 0)

    @property
    def figure_px(self) -> float:
        """Size of the figures in the bars."""
        return self.lengths.figure_px * min(max(self.zoom, 0.75), 1.6)

    @property
    def text_factor(self) -> float:
        """How much smaller or larger than the base the names are written."""
        return min(max(self.zoom, 0.75), 1.4)

    def line_at(self, y: int, scroll: int) -> int | None:
        """Return the line under a point of the viewport; None in header and pinned group and below all."""
        if y < self.lengths.header_height + self.row_height and scroll > 0:
            return None
        if y < self.lengths.header_height:
            return None
        line = (y - self.lengths.header_height + scroll) // self.row_height
        return line if 0 <= line < self.line_count else None

    def column_at(self, x: int, scroll: int) -> int | None:
        """Return the half-year under a point of the viewport; None over the names."""
        if x < self.names_width:
            return None
        column = int((x - self.names_width + scroll) // self.column_width)
        return column if 0 <= column < len(self.columns) else None

    def line_top(self, line: int, scroll: int) -> int:
        """Return the y of a line's upper edge in the viewport."""
        return self.lengths.header_height + line * self.row_height - scroll

    def column_x(self, place: float, scroll: int) -> float:
        """Return the x of a place on the time axis in the viewport."""
        return self.names_width + place * self.column_width - scroll

    def visible_lines(self, scroll: int) -> range:
        """Return the lines that show at a scroll position."""
        first = scroll // self.row_height
        last = -(-(scroll + self.body_height) // self.row_height)
        return range(max(first, 0), min(last, self.line_count))

    def visible_tiles(self, across: int, down: int) -> list[TileKey]:
        """Return the tiles that show at scroll positions, row by row."""
        height = self.row_height * TILE_LINES
        blocks = range(down // height, -(-min(down + self.body_height, self.chart_height) // height))
        right = min(across + self.width - self.names_width, self.chart_width)
        columns = range(across // TILE_WIDTH_PX, -(-right // TILE_WIDTH_PX))
        return [TileKey(block, column) for block in blocks for column in columns]

    def tile_place(self, key: TileKey) -> tuple[int, int, int, int]:
        """Return left, top, width and height of a tile in chart coordinates."""
        left, top = key.across * TILE_WIDTH_PX, key.lines * TILE_LINES * self.row_height
        lines = min(TILE_LINES, self.line_count - key.lines * TILE_LINES)
        return left, top, min(TILE_WIDTH_PX, self.chart_width - left), lines * self.row_height

    def tile_axis(self, key: TileKey) -> TimeAxis:
        """Return the time axis as it lies in a tile."""
        return TimeAxis(-key.across * TILE_WIDTH_PX, self.column_width, len(self.columns))

    def tile_lines(self, data: TimelineData, key: TileKey) -> list[Placed]:
        """Return a tile's lines with their places in it, and one more before and after where there is."""
        first = key.lines * TILE_LINES
        wanted = range(max(first - 1, 0), min(first + TILE_LINES + 1, self.line_count))
        return [Placed(data.lines[i], (i - first) * self.row_height, self.row_height) for i in wanted]


def group_above(data: TimelineData, line: int) -> TimelineGroup | None:
    """Return the group that a line belongs to."""
    for index in range(min(line, len(data.lines) - 1), -1, -1):
        found = data.lines[index]
        if isinstance(found, TimelineGroup):
            return found
    return None


def row_at(data: TimelineData | None, line: int | None) -> TimelineRow | None:
    """Return the project on a line; None for a group header and outside the chart."""
    if data is None or line is None or not 0 <= line < len(data.lines):
        return None
    found = data.lines[line]
    return found if isinstance(found, TimelineRow) else None


def next_row(data: TimelineData, line: int, step: int) -> int | None:
    """Return the nearest project from a line on in the direction of step; back again where there is none."""
    for direction in (step, -step):
        index = line
        while 0 <= index < len(data.lines):
            if isinstance(data.lines[index], TimelineRow):
                return index
            index += 1 if direction > 0 else -1
    return None
