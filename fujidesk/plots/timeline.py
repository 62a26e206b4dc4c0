"""Draws timelines on matplotlib figures: whole pages for paper, and tiles for a screen that scrolls.

Lengths are points from the top left corner. Marks of one kind go into one collection, because a patch per
bar costs five times as much; on a screen the figures in the bars are glyphs of one collection as well,
on paper they are texts, so that they can be selected and found.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D, Transform

from fujidesk.domain.palette import PAPER, Palette
from fujidesk.domain.timeline import TimelineData, TimelineGroup, TimelineRow
from fujidesk.plots.chart_pen import CAP_HEIGHT, DOT_PT, RADIUS_PT, ChartPen
from fujidesk.plots.marks import Box, Marks, Placed, Segment, TimeAxis, marks_of, progress_points
from fujidesk.plots.style import font


class Pen:
    """Puts artists on a figure in points from its top left corner.

    matplotlib counts inches from the lower left corner; the transforms turn y over once, so that all code
    here reads like a page. zorder: 1 grounds and grid, 2 bars, 3 marks, 5 to 7 lines, 8 tags, 9 texts.
    """

    def __init__(self, figure: Figure, palette: Palette) -> None:
        self.figure = figure
        self.palette = palette
        height = figure.get_figheight() * 72
        self.to_pixels: Transform = (
            Affine2D().scale(1, -1).translate(0, height).scale(1 / 72) + figure.dpi_scale_trans
        )
        self.scale_only: Transform = Affine2D().scale(1 / 72) + figure.dpi_scale_trans

    def add(self, artist: Artist) -> None:
        """Put an artist on the figure without clipping."""
        artist.set_clip_on(False)
        self.figure.add_artist(artist)

    def boxes(self, boxes: Sequence[Box], fills: Sequence[str] | str, zorder: float, *,
              edges: Sequence[str] | str = "none", radius: float = 0.0) -> None:  # fmt: skip
        """Fill rectangles, with rounded corners where a radius is given.

        fills, edges: one colour for all, or one a box.
        """
        if boxes:
            outlines = _rounded(boxes, radius) if radius else _corners(boxes)
            self.add(PolyCollection(
                list(outlines), facecolors=fills, edgecolors=edges, linewidths=0.6,
                transform=self.to_pixels, zorder=zorder,
            ))  # fmt: skip

    def lines(self, segments: Iterable[Segment], colours: Sequence[str] | str, zorder: float, *,
              width: float = 0.6, dotted: bool = False) -> None:  # fmt: skip
        """Draw straight lines."""
        ends = [((s.x1, s.y1), (s.x2, s.y2)) for s in segments]
        if ends:
            self.add(LineCollection(
                ends, colors=colours, linewidths=width, linestyles=(0, (1, 3)) if dotted else "solid",
                capstyle="butt", transform=self.to_pixels, zorder=zorder,
            ))  # fmt: skip

    def path(
        self, points: Sequence[tuple[float, float]], colour: str, zorder: float, *, width: float
    ) -> None:
        """Draw a line through points."""
        self.add(Line2D(*zip(*points, strict=True), color=colour, linewidth=width,
                        transform=self.to_pixels, zorder=zorder))  # fmt: skip

    def dots(self, points: Sequence[tuple[float, float]], colour: str, zorder: float) -> None:
        """Draw round marks."""
        self.add(Line2D(*zip(*points, strict=True), color=colour, marker="o", markersize=2 * DOT_PT,
                        linestyle="none", transform=self.to_pixels, zorder=zorder))  # fmt: skip

    def text(self, x: float, middle: float, text: str, size: float, *,
             colour: str | None = None, align: str = "left") -> None:  # fmt: skip
        """Write one line of text whose figures stand around the height `middle`."""
        self.add(Text(
            x, middle + size * CAP_HEIGHT / 2, text, color=colour or self.palette.text, ha=align,
            va="baseline", fontproperties=font(size), transform=self.to_pixels, zorder=9,
        ))  # fmt: skip

    def tag(self, box: Box, text: str, size: float, fill: str) -> None:
        """Write a text in white on a small coloured box."""
        self.boxes([box], fill, 8, radius=RADIUS_PT)
        self.text((box.left + box.right) / 2, (box.top + box.bottom) / 2, text, size,
                  colour=self.palette.surface, align="center")  # fmt: skip


def _corners(boxes: Sequence[Box]) -> np.ndarray:
    """Return the outlines of boxes, boxes × 4 × 2."""
    edges = np.array(boxes)
    return edges[:, [[0, 1], [2, 1], [2, 3], [0, 3]]]


_TURN = np.radians([180, 225, 270, 270, 315, 360, 0, 45, 90, 90, 135, 180])


def _rounded(boxes: Sequence[Box], radius: float) -> np.ndarray:
    """Return the outlines of boxes with rounded corners, three points a corner, boxes × 12 × 2."""
    left, top, right, bottom = np.array(boxes).T[:, :, None]
    r = np.minimum(radius, np.minimum(right - left, bottom - top) / 2)
    middle_x = np.concatenate([left + r] * 3 + [right - r] * 6 + [left + r] * 3, axis=1)
    middle_y = np.concatenate([top + r] * 6 + [bottom - r] * 6, axis=1)
    return np.stack([middle_x + r * np.cos(_TURN), middle_y + r * np.sin(_TURN)], axis=2)


def figure_text(phase: int) -> str:
    """Return the figure of a phase as the plan writes it, "(4)"."""
    return f"({phase})"


@cache
def _figure_glyph(phase: int, size: float) -> Path:
    """Return the outline of a phase's figure, centred on the origin; cached because it never changes."""
    path = TextPath((0, 0), figure_text(phase), size=size, prop=font(size))
    left, bottom, right, top = path.get_extents().extents
    return path.transformed(Affine2D().translate(-(left + right) / 2, -(bottom + top) / 2))


@dataclass(frozen=True)
class ChartBody:
    """The part of a chart with the bars: its lines with their places, the time axis, its edges.

    left and right: how far row grounds and separators reach. figure_pt: size of the figures in bars.
    before and after: the neighbouring lines outside, which the 報告時点 line comes from and goes to.
    """

    placed: Sequence[Placed]
    axis: TimeAxis
    left: float
    right: float
    figure_pt: float
    before: Placed | None = None
    after: Placed | None = None

    @property
    def top(self) -> float:
        """Upper edge of the first line."""
        return self.placed[0].top

    @property
    def bottom(self) -> float:
        """Lower edge of the last line."""
        return self.placed[-1].top + self.placed[-1].height


def draw_body(pen: Pen, data: TimelineData, body: ChartBody, *, glyphs: bool) -> None:
    """Draw the bars of a chart with all around them on a figure.

    glyphs: figures in bars as outlines (fast, for screens) instead of texts (selectable, for paper).
    """
    marks = draw_chart(pen, data, body)
    (_draw_glyphs if glyphs else draw_figures)(pen, marks, body.figure_pt)


def draw_chart(pen: ChartPen, data: TimelineData, body: ChartBody) -> Marks:
    """Draw grounds, grid, bars and the lines of today and of the report; return the marks for the figures."""
    marks = marks_of(body.placed, body.axis, body.figure_pt, has_actual=data.has_actual)
    if not body.placed:
        return marks
    _draw_grid(pen, body)
    _draw_bars(pen, marks)
    if data.today is not None:
        x = body.axis.x(data.today)
        pen.lines([Segment(x, body.top, x, body.bottom)], pen.palette.today, 6, width=1.2)
    _draw_progress(pen, data, body)
    return marks


def _draw_grid(pen: ChartPen, body: ChartBody) -> None:
    """Draw grounds of group headers, lines between rows and between half-years (those of years stronger)."""
    colours, axis = pen.palette, body.axis
    heads = [p for p in body.placed if isinstance(p.line, TimelineGroup)]
    pen.boxes([Box(body.left, p.top, body.right, p.top + p.height) for p in heads], colours.ground, 1)
    pen.lines([Segment(body.left, y, body.right, y) for y in (p.top + p.height - 0.5 for p in body.placed)],
              colours.line, 1.2, width=0.5)  # fmt: skip
    for half, colour, width in ((1, colours.line, 0.4), (0, colours.line_strong, 0.5)):
        places = [i for i in range(axis.count + 1) if i % 2 == half]
        pen.lines([Segment(axis.x(i), p.top, axis.x(i), p.top + p.height)
                   for p in _row_stretches(body) for i in places], colour, 1.1, width=width)  # fmt: skip


def _row_stretches(body: ChartBody) -> list[Placed]:
    """Return the stretches between group headers, each as one placed line, for few long grid lines."""
    stretches: list[Placed] = []
    for item in body.placed:
        if isinstance(item.line, TimelineRow):
            last = stretches[-1] if stretches else None
            if last is not None and abs(last.top + last.height - item.top) < 0.01:
                stretches[-1] = Placed(item.line, last.top, last.height + item.height)
            else:
                stretches.append(item)
    return stretches


def _draw_bars(pen: ChartPen, marks: Marks) -> None:
    """Draw settled bars, open ones with their hatching, end marks and rows without a schedule."""
    colours = pen.palette
    pen.boxes(marks.boxes, [colours.fill(p) for p in marks.box_phases], 2,
              edges=[colours.edge(p) for p in marks.box_phases], radius=RADIUS_PT)  # fmt: skip
    pen.boxes(marks.open_boxes, colours.surface, 2, edges=[colours.edge(p) for p in marks.open_phases],
              radius=RADIUS_PT)  # fmt: skip
    pen.lines(marks.hatching, [colours.edge(p) for p in marks.hatching_phases], 2.1, width=0.7)
    pen.lines(marks.ends, colours.text, 3, width=2.0)
    pen.lines(marks.unscheduled, colours.line_strong, 2, width=1.0, dotted=True)


def draw_figures(pen: ChartPen, marks: Marks, size: float) -> None:
    """Write the figures in bars as texts, which can be selected and found."""
    for mark in marks.figures:
        ink = pen.palette.text if mark.is_open else pen.palette.ink(mark.phase)
        pen.text(mark.x, mark.y, figure_text(mark.phase), size, colour=ink, align="center")


def _draw_glyphs(pen: Pen, marks: Marks, size: float) -> None:
    """Draw the figures in bars as outlines: one collection a phase, many times faster than texts."""
    places: dict[tuple[int, str], list[tuple[float, float]]] = {}
    for mark in marks.figures:
        ink = pen.palette.text if mark.is_open else pen.palette.ink(mark.phase)
        places.setdefault((mark.phase, ink), []).append((mark.x, mark.y))
    for (phase, ink), offsets in places.items():
        glyphs = PathCollection(
            [_figure_glyph(phase, size)], offsets=offsets, offset_transform=pen.to_pixels,
            facecolors=ink, edgecolors="none", zorder=5,
        )  # fmt: skip
        glyphs.set_transform(pen.scale_only)
        pen.add(glyphs)


def _draw_progress(pen: ChartPen, data: TimelineData, body: ChartBody) -> None:
    """Draw the 報告時点 line with a dot on each row that is off its plan."""
    around = [p for p in (body.before, *body.placed, body.after) if p is not None]
    points = progress_points(around, data, body.axis)
    if not points or data.report_column is None:
        return
    x = body.axis.x(data.report_column + 1)
    path = [(px, py) for px, py, _ in points]
    path = path if body.before else [(x, body.top), *path]
    path = path if body.after else [*path, (x, body.bottom)]
    pen.path(path, pen.palette.report, 7, width=1.4)
    slipped = [(px, py) for px, py, slip in points if slip]
    if slipped:
        pen.dots(slipped, pen.palette.report, 7.1)


def draw_tile(figure: Figure, data: TimelineData, body: ChartBody, palette: Palette = PAPER) -> None:
    """Draw a part of the bars alone, for a screen that puts headers and names around it itself."""
    figure.set_facecolor(palette.surface)
    draw_body(Pen(figure, palette), data, body, glyphs=True)
