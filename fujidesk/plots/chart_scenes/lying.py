"""Bars that lie under each other, each as wide as the drawing: shares with letter and count in every part.

Parts that are too narrow for their words are told at the right above their bar, so that no mark is told by
its colour alone.
"""

from fujidesk.domain.chart_looks import look_of
from fujidesk.domain.charts import Segment, StackedBar, StackedChart
from fujidesk.domain.palette import Palette
from fujidesk.domain.scenes import Align, Dash, Rect, Target
from fujidesk.plots.chart_scenes.box import Box
from fujidesk.plots.chart_scenes.legend import Entry, draw_line, line_width, lines_of
from fujidesk.plots.pen import LEADING, Ink, Pen, broken
from fujidesk.plots.style import width_pt

_BAR, _LEAST_BAR, _MOST_BAR, _BETWEEN, _MOST_BETWEEN = 2.0, 1.3, 3.6, 0.6, 3.0
"""Height of a bar as wanted, at least and at most, and the gap between bars, wanted and at most; in sizes."""
_PAD = 0.35
"""Room on each side of a word in its part, in sizes."""


class Lying:
    """The layout of a chart of bars that lie."""

    def __init__(self, chart: StackedChart, palette: Palette) -> None:
        self._chart = chart
        self._palette = palette

    def needed(self, width: float, size: float) -> float:
        """Return the height it needs in a width."""
        heads = sum(len(self._head(bar, width, size)) for bar in self._chart.bars) * size * LEADING
        return heads + len(self._chart.bars) * size * (_BAR + _BETWEEN)

    def draw(self, pen: Pen, box: Box, size: float) -> None:
        """Draw the bars; they share the height that their labels leave."""
        bars = self._chart.bars
        heads = [self._head(bar, box.width, size) for bar in bars]
        free = (box.height - sum(map(len, heads)) * size * LEADING) / len(bars)
        tall = min(max(free * _BAR / (_BAR + _BETWEEN), size * _LEAST_BAR), size * _MOST_BAR)
        gap = max(min(free - tall, size * _MOST_BETWEEN), 0.0)
        top = box.top
        for bar, head in zip(bars, heads, strict=True):
            for index, (text, entries) in enumerate(head):
                line = top + index * size * LEADING
                pen.lines(box.left, line, (text,), size)
                draw_line(pen, box.right - line_width(entries, size), line, entries, size)
            top += len(head) * size * LEADING
            self._bar(pen, bar, Box(box.left, top, box.width, tall), size)
            top += tall + gap

    def _head(self, bar: StackedBar, width: float, size: float) -> list[tuple[str, list[Entry]]]:
        """Return the lines above a bar: its label at the left, its narrow parts at the right."""
        entries = [
            Entry(look_of(part.key, self._chart.looks, self._palette), _words(part), _target(bar, part))
            for part in bar.segments
            if part.count and not _fits(part, width * part.count / bar.total, size)
        ]
        label = f"{bar.label}（{bar.total}）"
        if width_pt(label, size) + line_width(entries, size) + size * 1.5 <= width:
            return [(label, entries)]
        named: list[tuple[str, list[Entry]]] = [(text, []) for text in broken(label, width, size)]
        return named + [("", line) for line in lines_of(entries, width, size)]

    def _bar(self, pen: Pen, bar: StackedBar, box: Box, size: float) -> None:
        """Draw the parts of a bar from the left."""
        left = box.left
        for part in bar.segments:
            if not part.count:
                continue
            width = box.width * part.count / bar.total
            look = look_of(part.key, self._chart.looks, pen.palette)
            edge = look.edge or pen.palette.surface
            inset = 0.6 if look.edge else 0.0
            pen.add(
                Rect(left + inset, box.top + inset, max(width - 2 * inset, 0.4), box.height - 2 * inset,
                     look.fill, edge, 0.8, Dash(look.style), target=_target(bar, part))
            )  # fmt: skip
            if _fits(part, width, size):
                ink = Ink(look.ink, Align.CENTER, bold=True)
                pen.text(left + width / 2, box.top + box.height / 2, _words(part), size, ink)
            left += width


def _words(part: Segment) -> str:
    """Return letter and count of a part."""
    return f"{part.word} {part.count}"


def _fits(part: Segment, width: float, size: float) -> bool:
    """Tell whether a part is wide enough for its words."""
    return width_pt(_words(part), size) + 2 * _PAD * size <= width


def _target(bar: StackedBar, part: Segment) -> Target:
    """Return what a part stands for."""
    return Target(f"{bar.label}　{part.word}", part.numbers)
