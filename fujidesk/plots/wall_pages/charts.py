"""Charts on the wall: each as large as the page; long ones on as many pages as they need."""

from collections.abc import Iterator
from dataclasses import replace

from fujidesk.domain.charts import AmountChart, Chart, HeatChart, StackedChart, TrendChart
from fujidesk.domain.palette import Palette
from fujidesk.plots.chart_scenes import chart_scene
from fujidesk.plots.pen import Ink, Pen, broken, height_of
from fujidesk.plots.wall_pages.paper import LEAST_PT, Body

_MOST_PAGES = 40


def on_wall(chart: Chart, body: Body, palette: Palette) -> tuple[Chart, ...]:
    """Return a chart as it goes on the wall: of a heat map the first lines alone, else all its parts.

    The lines of a heat map stand by their size; its colours mean the same only within one picture.
    """
    parts = parts_of(chart, body, palette)
    first = parts[0]
    if not (isinstance(chart, HeatChart) and isinstance(first, HeatChart)) or len(parts) == 1:
        return parts
    foot = chart.head.foot
    told = f"{len(chart.lines)} {chart.first_column}のうち多い順に {len(first.lines)}"
    told = f"{told}。{foot.remark}" if foot.remark else told
    return (replace(first, head=replace(first.head, foot=replace(foot, remark=told))),)


def parts_of(chart: Chart, body: Body, palette: Palette) -> tuple[Chart, ...]:
    """Return the chart, dealt out to as many as are needed for each to fit a page at the wall's size."""
    room = body.height - foot_height(chart, body.width)
    count = _lines(chart)
    for pages in range(1, min(count, _MOST_PAGES) + 1):
        dealt = tuple(_dealt(chart, -(-count // pages)))
        if all(_needed(part, body.width, palette) <= room for part in dealt):
            return dealt
    return (chart,)


def draw_chart(pen: Pen, chart: Chart, body: Body) -> None:
    """Draw a chart into a room, with what it is made from below."""
    foot = foot_height(chart, body.width)
    scene = chart_scene(chart, body.width, body.height - foot, LEAST_PT, palette=pen.palette, with_text=False)
    pen.place(scene, body.left, body.top)
    lines = broken(chart.head.foot.text, body.width, LEAST_PT)
    top = body.bottom - height_of(len(lines), LEAST_PT)
    pen.lines(body.left, top, lines, LEAST_PT, Ink(pen.palette.muted))


def foot_height(chart: Chart, width: float) -> float:
    """Return the height of what stands below a chart, with the gap above it."""
    lines = broken(chart.head.foot.text, width, LEAST_PT)
    return height_of(len(lines), LEAST_PT) + LEAST_PT * 0.6 if lines else 0.0


def _needed(chart: Chart, width: float, palette: Palette) -> float:
    """Return the height that a chart needs in a width."""
    return chart_scene(chart, width, None, LEAST_PT, palette=palette, with_text=False).height


def _lines(chart: Chart) -> int:
    """Return into how many parts a chart can be dealt; 1 where it makes sense only as a whole."""
    if isinstance(chart, HeatChart):
        return max(len(chart.lines), 1)
    if isinstance(chart, TrendChart):
        return max(len(chart.panels), 1)
    if isinstance(chart, AmountChart):
        return max(len(chart.pairs), 1)
    return max(len(chart.bars), 1) if isinstance(chart, StackedChart) and not chart.upright else 1


def _dealt(chart: Chart, each: int) -> Iterator[Chart]:
    """Yield parts of a chart with so many lines."""
    if isinstance(chart, HeatChart):
        lines = chart.lines
        yield from (replace(chart, lines=lines[at : at + each]) for at in range(0, len(lines) or 1, each))
    elif isinstance(chart, TrendChart):
        panels = chart.panels
        yield from (replace(chart, panels=panels[at : at + each]) for at in range(0, len(panels) or 1, each))
    elif isinstance(chart, AmountChart):
        pairs = chart.pairs
        yield from (replace(chart, pairs=pairs[at : at + each]) for at in range(0, len(pairs) or 1, each))
    elif isinstance(chart, StackedChart) and not chart.upright:
        bars = chart.bars
        yield from (replace(chart, bars=bars[at : at + each]) for at in range(0, len(bars) or 1, each))
    else:
        yield chart
