"""Fills paper by computation: sizes, columns, rows per page, so that no text is under 8 pt.

The largest text and the tallest rows are taken that need no more pages than the smallest would. Lengths are
points from the top left corner of a page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from fujidesk.domain.fiscal import half_name, long_year, short_year
from fujidesk.domain.timeline import TimelineData, TimelineGroup, TimelineLine
from fujidesk.plots.legend import LegendRow, legend_rows
from fujidesk.plots.marks import Placed, TimeAxis
from fujidesk.plots.style import MIN_TEXT_PT, width_pt, wrapped

TITLE_PT = 14.0
GAP_PT = 6.0
BODY_SIZES_PT = (10.0, 9.5, 9.0, 8.5, MIN_TEXT_PT)
"""Sizes of the rows' text, the largest first; never under what can be read on paper."""
LINE_FACTOR = 1.22
MOST_STRETCH = 1.55
"""Rows grow at most so far to fill a page; beyond that the page stays open at its bottom."""
_MOST_SPREAD = 1.15
"""What is left at the bottom of a page that is not the last is shared out among its rows."""
MANY_ROWS = 2_000
"""From here on only the smallest text is tried: paging has to measure each title."""
_TITLE_SHARE, _TITLE_SHARE_BESIDE_INDICATOR = 0.36, 0.26
_INDICATOR_SHARE, _INDICATOR_MIN_PT = 0.34, 120.0
_COLUMN_MIN_PT = 27.0
_FOOTER_PT = 20.0
"""Room at the bottom of each page: how many projects, the source, the page, what 未確定 means."""
_MOST_LINES = 4
"""Titles and 施策指標等 break into at most so many lines; the plan's longest take three on A4."""


@dataclass(frozen=True)
class Paper:
    """A size of paper in points; height None: one page as tall as its rows need."""

    key: str
    width: float
    height: float | None
    margin: float = 34.0


PAPERS = {"A4": Paper("A4", 841.89, 595.28), "A3": Paper("A3", 1190.55, 841.89)}
"""Landscape papers (ISO 216)."""


@dataclass(frozen=True)
class PageFrame:
    """What all pages of one print share: places of columns, header and body.

    indicator_width is 0 where the column 施策指標等 is not shown (it belongs to the DX roadmap).
    """

    paper: Paper
    body_pt: float
    number_left: float
    title_left: float
    title_width: float
    axis: TimeAxis
    indicator_left: float
    indicator_width: float
    legend: tuple[LegendRow, ...]
    header_top: float
    year_height: float
    half_height: float

    @property
    def left(self) -> float:
        """Left edge of the table."""
        return self.paper.margin

    @property
    def right(self) -> float:
        """Right edge of the table."""
        return self.paper.width - self.paper.margin

    @property
    def body_top(self) -> float:
        """Where the rows begin."""
        return self.header_top + self.year_height + self.half_height

    @property
    def body_height(self) -> float:
        """Room for rows on one page."""
        if self.paper.height is None:
            return float("inf")
        return self.paper.height - self.paper.margin - _FOOTER_PT - self.body_top


@dataclass(frozen=True)
class PageLine:
    """A line on a page. texts: the title (or heading) broken to its column; indicator: the same beside."""

    line: TimelineLine
    texts: tuple[str, ...]
    indicator: tuple[str, ...] = ()
    height: float = 0.0
    top: float = 0.0

    @property
    def is_head(self) -> bool:
        """Whether this is a group header."""
        return isinstance(self.line, TimelineGroup)


@dataclass(frozen=True)
class Page:
    """One page: its number from 1, and its lines from top to bottom."""

    number: int
    lines: tuple[PageLine, ...]

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """The lines as the bars need them."""
        return tuple(Placed(item.line, item.top, item.height) for item in self.lines)


@dataclass(frozen=True)
class PaperLayout:
    """A whole print.

    frame: the same on all pages. pages: at least one, also of a plan without any row.
    """

    frame: PageFrame
    pages: tuple[Page, ...]

    @property
    def page_height(self) -> float:
        """Height of a page; of an endless paper as much as its rows take."""
        if self.frame.paper.height is not None:
            return self.frame.paper.height
        last = self.pages[-1].lines[-1:]
        bottom = last[0].top + last[0].height if last else self.frame.body_top
        return bottom + _FOOTER_PT + self.frame.paper.margin


def lay_out(data: TimelineData, paper: Paper) -> PaperLayout:
    """Return the pages of a timeline on a paper: filled, headers repeated, no group header left alone.

    First the fewest pages are found, with the smallest text; then the largest text and the tallest rows that
    need no more. A column 施策指標等 that the smallest text has room for is not given up for a larger one.
    """
    frame = _frame(data, paper, MIN_TEXT_PT)
    lines = _lines(data, frame)
    fewest = len(_fill(lines, frame.body_height))
    for size in BODY_SIZES_PT if data.row_count <= MANY_ROWS else ():
        larger = _frame(data, paper, size)
        broken = _lines(data, larger)
        keeps_indicator = bool(larger.indicator_width) == bool(frame.indicator_width)
        if keeps_indicator and len(_fill(broken, larger.body_height)) <= fewest:
            frame, lines = larger, broken
            break
    stretch = _widest_stretch(lines, frame.body_height, fewest)
    return PaperLayout(frame, _with_places(_fill(_stretched(lines, stretch), frame.body_height), frame))


def _frame(data: TimelineData, paper: Paper, size: float) -> PageFrame:
    """Place the columns of a print for a size of text; 施策指標等 give way to a long period."""
    rows = [row for group in data.groups for row in group.rows]
    usable = paper.width - 2 * paper.margin
    number = max([width_pt(row.number, size) for row in rows] + [width_pt("番号", size)]) + 2 * GAP_PT
    widths = sorted(width_pt(row.title, size) for row in rows) or [0.0]
    longest = max(widths[-1], width_pt(data.project_word, size)) + 2 * GAP_PT
    indicator = _indicator_width(data, usable, size)
    share = _TITLE_SHARE_BESIDE_INDICATOR if indicator else _TITLE_SHARE
    title = min(longest, usable * share)
    count = len(data.columns)
    indicator = min(indicator, usable - number - title - count * _COLUMN_MIN_PT)
    if indicator < _INDICATOR_MIN_PT:
        indicator = 0.0
        title = min(longest, usable * _TITLE_SHARE)
    column = (usable - number - title - indicator) / count
    axis = TimeAxis(paper.margin + number + title, column, count)
    legend = legend_rows(data, usable, MIN_TEXT_PT)
    header_top = paper.margin + TITLE_PT * 1.3 + GAP_PT + len(legend) * MIN_TEXT_PT * 1.75 + GAP_PT / 2
    return PageFrame(
        paper, size, paper.margin + GAP_PT, paper.margin + number, title, axis, axis.right + GAP_PT,
        max(indicator - GAP_PT, 0.0), legend, header_top, size * 1.7, MIN_TEXT_PT * 1.6,
    )  # fmt: skip


def _indicator_width(data: TimelineData, usable: float, size: float) -> float:
    """Return the room for 施策指標等 beside the bars; 0 where it is not asked for or nobody has one.

    Points; at least so much that a sentence breaks into a few lines, at most a third of the paper.
    """
    texts = [row.indicator for group in data.groups for row in group.rows if row.indicator]
    if not data.with_indicators or not texts:
        return 0.0
    longest = max(width_pt(text, size) for text in texts) + 2 * GAP_PT
    return max(min(longest, usable * _INDICATOR_SHARE), _INDICATOR_MIN_PT)


def _lines(data: TimelineData, frame: PageFrame) -> list[PageLine]:
    """Break all texts to their columns; heights are the least that they need.

    Points. A row with a plan and an actual bar needs more than one with a plan alone.
    """
    size = frame.body_pt
    row_least = size * LINE_FACTOR + (9.0 if data.has_actual else 5.0)
    lines: list[PageLine] = []
    for group in data.groups:
        heading = wrapped(group.heading, frame.axis.left - frame.number_left, size, 1)
        lines.append(PageLine(group, heading, height=size * LINE_FACTOR + 5.0))
        for row in group.rows:
            texts = wrapped(row.title, frame.title_width - GAP_PT, size, _MOST_LINES)
            beside = (
                wrapped(row.indicator, frame.indicator_width - GAP_PT, size, _MOST_LINES)
                if frame.indicator_width
                else ()
            )
            tall = max(len(texts), len(beside)) * size * LINE_FACTOR + 5.0
            lines.append(PageLine(row, texts, beside, max(row_least, tall)))
    return lines


def _stretched(lines: Sequence[PageLine], stretch: float) -> list[PageLine]:
    """Return the lines with their heights multiplied.

    Text keeps its size: only the room around it grows.
    """
    return [replace(item, height=item.height * stretch) for item in lines]


def _fill(lines: Sequence[PageLine], room: float) -> list[list[PageLine]]:
    """Deal lines out to pages.

    A group header goes to the next page when its first row does not fit below it; a group that goes on
    gets its header again with （続き）.
    """
    pages: list[list[PageLine]] = [[]]
    used, head = 0.0, None
    for index, item in enumerate(lines):
        needed = item.height
        if item.is_head:
            head = item
            needed += lines[index + 1].height if index + 1 < len(lines) else 0.0
        if pages[-1] and used + needed > room + 0.01:
            pages.append([])
            used = 0.0
            if head is not None and not item.is_head:
                pages[-1].append(replace(head, texts=(f"{head.texts[0]}（続き）",)))
                used = head.height
        pages[-1].append(item)
        used += item.height
    return pages


def _widest_stretch(lines: Sequence[PageLine], room: float, count: int) -> float:
    """Return how much rows can grow without a further page (bisection: more stretch never needs fewer).

    Between 1 and `MOST_STRETCH`; eight halvings find it to 0.002. Of very many rows three are
    enough.
    """
    low, high = 1.0, MOST_STRETCH
    if len(_fill(_stretched(lines, high), room)) <= count:
        return high
    for _ in range(8 if len(lines) <= MANY_ROWS else 3):
        middle = (low + high) / 2
        if len(_fill(_stretched(lines, middle), room)) <= count:
            low = middle
        else:
            high = middle
    return low


def _with_places(pages: Sequence[Sequence[PageLine]], frame: PageFrame) -> tuple[Page, ...]:
    """Give each line its place on its page; full pages are spread to their bottom.

    The last page is not: few rows over a whole page would look like an error.
    """
    placed = []
    for number, lines in enumerate(pages, start=1):
        used = sum(item.height for item in lines)
        is_full = number < len(pages) and used > 0
        spread = min(frame.body_height / used, _MOST_SPREAD) if is_full else 1.0
        top = frame.body_top
        items = []
        for item in lines:
            items.append(replace(item, top=top, height=item.height * spread))
            top += items[-1].height
        placed.append(Page(number, tuple(items)))
    return tuple(placed)


def column_labels(data: TimelineData, axis: TimeAxis, size: float) -> list[tuple[float, str]]:
    """Return the names of the fiscal years with their middles; short ones where the long do not fit."""
    years = sorted({when.fiscal_year for when in data.columns})
    room = 2 * axis.column_width - GAP_PT
    is_long = all(width_pt(long_year(year), size) <= room for year in years)
    places = {year: [i for i, when in enumerate(data.columns) if when.fiscal_year == year] for year in years}
    return [
        (
            axis.x((places[year][0] + places[year][-1] + 1) / 2),
            long_year(year) if is_long else short_year(year),
        )
        for year in years
    ]


def half_labels(data: TimelineData, axis: TimeAxis, size: float) -> list[tuple[float, str]]:
    """Return 上期 and 下期 (上, 下 where columns are narrow) with their middles."""
    is_long = width_pt("上期", size) <= axis.column_width - 2
    return [
        (axis.x(i + 0.5), half_name(when.half) if is_long else half_name(when.half)[0])
        for i, when in enumerate(data.columns)
    ]
