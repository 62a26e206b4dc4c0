"""The frame of every chart: its title above, what it is made from below, the drawing between them."""

from collections.abc import Callable
from dataclasses import dataclass

from fujidesk.domain.chart_emptiness import empty_words
from fujidesk.domain.charts import (
    Chart,
    FlowChart,
    HeatChart,
    StackedChart,
    StripChart,
    TrendChart,
)
from fujidesk.domain.pack_blocks import INTERNAL_WORD
from fujidesk.domain.palette import PAPER, Palette
from fujidesk.domain.scenes import Align, Rect, Scene
from fujidesk.plots.chart_scenes import amounts, flow, heat, lying, strip, trend, upright
from fujidesk.plots.chart_scenes.box import Box, draw_empty
from fujidesk.plots.pen import LEADING, Ink, Pen, broken, height_of
from fujidesk.plots.style import MIN_TEXT_PT, width_pt

_TITLE = 1.25
"""Size of the title in sizes of normal text."""
_GAP = 0.6
"""Between title, drawing and foot, in sizes."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind of chart is drawn. needed: height that it needs in a width at a size of text."""

    needed: Callable[[float, float], float]
    draw: Callable[[Pen, Box, float], None]


def _kind(chart: Chart, palette: Palette) -> _Kind:
    """Return how a chart is drawn."""
    if isinstance(chart, StackedChart):
        layout: upright.Upright | lying.Lying = (
            upright.Upright(chart, palette) if chart.upright else lying.Lying(chart, palette)
        )
        return _Kind(layout.needed, layout.draw)
    if isinstance(chart, FlowChart):
        flows = flow.Flows(chart)
        return _Kind(flows.needed, flows.draw)
    if isinstance(chart, HeatChart):
        cells = heat.HeatMap(chart)
        return _Kind(cells.needed, cells.draw)
    if isinstance(chart, StripChart):
        years = strip.YearStrip(chart)
        return _Kind(years.needed, years.draw)
    if isinstance(chart, TrendChart):
        panels = trend.Trends(chart)
        return _Kind(panels.needed, panels.draw)
    pairs = amounts.Amounts(chart)
    return _Kind(pairs.needed, pairs.draw)


class ChartWords:
    """Title and foot of a chart, broken to its width.

    size, title_size, small: of normal text, title and foot in points. chips: words that warn.
    """

    def __init__(self, chart: Chart, width: float, size: float) -> None:
        head = chart.head
        self.size, self.small = size, max(size - 1.0, MIN_TEXT_PT)
        self.title_size = size * _TITLE
        self.chips = tuple(word for word in (INTERNAL_WORD if head.is_internal else "", head.sample) if word)
        self._pad = self.small * 0.5
        beside = sum(width_pt(word, self.small) + 3 * self._pad for word in self.chips)
        self.title = broken(head.title, max(width - beside, width * 0.4), self.title_size)
        self.foot = broken(head.foot.text, width, self.small)

    @property
    def above(self) -> float:
        """Height of the title with the gap below."""
        return height_of(len(self.title), self.title_size) + self.size * _GAP

    @property
    def below(self) -> float:
        """Height of the foot with the gap above; 0 without one."""
        return height_of(len(self.foot), self.small) + self.size * _GAP if self.foot else 0.0

    def draw(self, pen: Pen, width: float, height: float) -> None:
        """Write them; words that warn stand in a box at the right of the title."""
        pen.lines(0.0, 0.0, self.title, self.title_size, Ink(bold=True))
        top = height - height_of(len(self.foot), self.small)
        pen.lines(0.0, top, self.foot, self.small, Ink(pen.palette.muted))
        right = width
        tall = self.small * 1.7
        for word in self.chips:
            across = width_pt(word, self.small) + 2 * self._pad
            colour = pen.palette.today if word == INTERNAL_WORD else pen.palette.report
            pen.add(Rect(right - across, 0.5, across, tall, pen.palette.surface, colour, radius=2.0))
            pen.text(right - across / 2, 0.5 + tall / 2, word, self.small, Ink(colour, Align.CENTER))
            right -= across + self._pad


def chart_scene(
    chart: Chart, width: float, height: float | None = None, size: float = 9.0, *, palette: Palette = PAPER,
    with_text: bool = True,
) -> Scene:  # fmt: skip
    """Return a chart laid out.

    Args:
        chart: the values.
        width: of the drawing in points.
        height: of the drawing in points; None: as tall as it needs.
        size: of normal text in points; none is smaller than `MIN_TEXT_PT`.
        palette: colours by meaning.
        with_text: with the title above and the foot below; else the drawing alone.
    """
    size = max(size, MIN_TEXT_PT)
    words, kind = ChartWords(chart, width, size), _kind(chart, palette)
    above, below = (words.above, words.below) if with_text else (0.0, 0.0)
    if height is None:
        height = max(kind.needed(width, size), size * LEADING * 2) + above + below
    pen = Pen(palette)
    if with_text:
        words.draw(pen, width, height)
    box = Box(0.0, above, width, max(height - above - below, size))
    if nothing := empty_words(chart):
        draw_empty(pen, box, nothing, size)
    else:
        kind.draw(pen, box, size)
    return Scene(width, height, tuple(pen.items), chart.head.title, chart.alt)
