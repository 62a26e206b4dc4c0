"""Where each mark of the timeline stands, as numbers: bars, hatching of open half-years, figures, end marks.

Lengths are points, y grows downwards. Nothing is drawn here, so that it can be checked without a figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from fujidesk.domain.timeline import TimelineData, TimelineLine, TimelineRow, Track

HATCH_STEP_PT = 4.5
BAR_GAP_PT = 0.6
END_MARK_PT = 2.0
FIGURE_EVERY_PT = 900.0
"""A bar longer than this says its figure again, so that one is seen however far one has zoomed in."""
_LEAST_FIGURES = 1.8
"""A bar shorter than so many times its figure gets none."""
_MOST_BAR = 1.6
"""Bars are at most so many times as thick as their figure: equally thick in rows of one and two lines."""


class Placed(NamedTuple):
    """A line of the chart with the top edge and height it got."""

    line: TimelineLine
    top: float
    height: float


class Box(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float


class Segment(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


class Figure(NamedTuple):
    """The number of a phase in its bar: its middle, and whether the bar under it is an open one."""

    x: float
    y: float
    phase: int
    is_open: bool


@dataclass(frozen=True)
class TimeAxis:
    """Half-year columns side by side: left edge, width of each, how many."""

    left: float
    column_width: float
    count: int

    @property
    def right(self) -> float:
        """The right edge of the last column."""
        return self.x(self.count)

    def x(self, place: float) -> float:
        """Return the x of a place on the time axis (in columns)."""
        return self.left + place * self.column_width


@dataclass
class Marks:
    """The marks of some lines, collected by kind, as each kind is drawn as one collection.

    boxes and open_boxes go with box_phases and open_phases one to one, hatching with hatching_phases. open:
    of half-years that the plan document leaves open. ends: where a project has ended. unscheduled: rows
    without any phase.
    """

    boxes: list[Box] = field(default_factory=list)
    box_phases: list[int] = field(default_factory=list)
    open_boxes: list[Box] = field(default_factory=list)
    open_phases: list[int] = field(default_factory=list)
    hatching: list[Segment] = field(default_factory=list)
    hatching_phases: list[int] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    ends: list[Segment] = field(default_factory=list)
    unscheduled: list[Segment] = field(default_factory=list)


class Bands(NamedTuple):
    """Top and bottom of the plan's band and of the actual one, from the top of a line."""

    plan: tuple[float, float]
    actual: tuple[float, float]


def bands(height: float, figure_pt: float, *, has_actual: bool) -> Bands:
    """Return where the bands of a line stand: the plan alone as a bar, else as a thin band."""
    if not has_actual:
        thick = min(max(figure_pt * 1.3, 0.58 * height), figure_pt * _MOST_BAR, height - 3)
        top = (height - thick) / 2
        return Bands((top, top + thick), (0.0, 0.0))
    thin, gap = min(max(2.6, 0.14 * height), figure_pt * _MOST_BAR / 3), 1.0
    thick = min(max(figure_pt * 1.25, 0.48 * height), figure_pt * _MOST_BAR, height - thin - gap - 3)
    top = (height - thin - gap - thick) / 2
    return Bands((top, top + thin), (top + thin + gap, top + thin + gap + thick))


def marks_of(placed: Sequence[Placed], axis: TimeAxis, figure_pt: float, *, has_actual: bool) -> Marks:
    """Return the marks of the rows among the placed lines.

    figure_pt: size of the figures in the bars; a bar too short for its figure gets none.
    """
    marks = Marks()
    for line, top, height in placed:
        if isinstance(line, TimelineRow):
            both = bands(height, figure_pt, has_actual=has_actual)
            _add_track(marks, line.plan, axis, (top + both.plan[0], top + both.plan[1]), figure_pt)
            if has_actual:
                _add_track(marks, line.actual, axis, (top + both.actual[0], top + both.actual[1]), figure_pt)
            if not line.plan.given and not (has_actual and line.actual.given):
                middle = top + height / 2
                marks.unscheduled.append(Segment(axis.left + 6, middle, axis.right - 6, middle))
    return marks


def _add_track(
    marks: Marks, track: Track, axis: TimeAxis, band: tuple[float, float], figure_pt: float
) -> None:
    """Add the marks of one track; band: top and bottom of its bars."""
    top, bottom = band
    with_figures = bottom - top >= figure_pt * 1.1
    open_spans = track.open_spans()
    for bar in track.bars():
        # Each piece says its phase, so that none is told by its colour alone.
        for start, stop, is_open in _pieces(bar.start, bar.stop, open_spans):
            box = Box(axis.x(start) + BAR_GAP_PT, top, axis.x(stop) - BAR_GAP_PT, bottom)
            places = _figure_places(axis.x(start), axis.x(stop), figure_pt) if with_figures else ()
            marks.figures += [Figure(x, (top + bottom) / 2, bar.phase, is_open) for x in places]
            if is_open:
                marks.open_boxes.append(box)
                marks.open_phases.append(bar.phase)
                _add_hatching(marks, box, bar.phase, [(x - figure_pt, x + figure_pt) for x in places])
            else:
                marks.boxes.append(box)
                marks.box_phases.append(bar.phase)
    for place in track.ends():
        x = axis.x(place) + END_MARK_PT / 2
        marks.ends.append(Segment(x, top, x, bottom))


def _figure_places(left: float, right: float, figure_pt: float) -> tuple[float, ...]:
    """Return the middles of the figures in a piece: none where it is too short, several where it is long."""
    length = right - left
    if length < figure_pt * _LEAST_FIGURES:
        return ()
    count = max(int(length // FIGURE_EVERY_PT), 1)
    return tuple(left + length * (i + 0.5) / count for i in range(count))


def _pieces(start: int, stop: int, open_spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Cut a bar where it turns from settled to open and back."""
    at = start
    for first, last in open_spans:
        left, right = max(first, start), min(last, stop)
        if left < right:
            if at < left:
                yield at, left, False
            yield left, right, True
            at = right
    if at < stop:
        yield at, stop, False


def _add_hatching(marks: Marks, box: Box, phase: int, free: Sequence[tuple[float, float]]) -> None:
    """Hatch an open box with rising lines, leaving the ranges `free` to its figures."""
    rise = box.bottom - box.top
    x = box.left + HATCH_STEP_PT / 2
    while x + rise <= box.right:
        if all(x + rise <= first or x >= last for first, last in free):
            marks.hatching.append(Segment(x, box.bottom, x + rise, box.top))
            marks.hatching_phases.append(phase)
        x += HATCH_STEP_PT


def progress_points(
    placed: Sequence[Placed], data: TimelineData, axis: TimeAxis
) -> list[tuple[float, float, int]]:
    """Return the 報告時点 line (イナズマ線) as (x, y, slip) through the middle of each line.

    Left of the report date is behind the plan, right of it ahead; empty before the first report.
    """
    if data.report_column is None:
        return []
    points = []
    for line, top, height in placed:
        slip = line.slip(data.report_column) if isinstance(line, TimelineRow) else 0
        points.append((axis.x(data.report_column + 1 + slip), top + height / 2, slip))
    return points
