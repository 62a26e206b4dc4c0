"""Bars that stand side by side, as time goes across: counts in every part that can hold them."""

from fujidesk.domain.chart_looks import look_of
from fujidesk.domain.charts import Segment, StackedBar, StackedChart
from fujidesk.domain.palette import Palette
from fujidesk.domain.scenes import Align, Dash, Rect, Target
from fujidesk.plots.chart_scenes.box import Box
from fujidesk.plots.chart_scenes.legend import Entry, draw_line, lines_of
from fujidesk.plots.pen import LEADING, Ink, Pen, broken, height_of
from fujidesk.plots.style import width_pt

_TALL = 16.0
"""Height of the bars as wanted, in sizes."""
_SHARE = 0.78
"""A bar's share of its place."""


class Upright:
    """The layout of a chart of bars that stand."""

    def __init__(self, chart: StackedChart, palette: Palette) -> None:
        self._chart = chart
        self._palette = palette

    def needed(self, width: float, size: float) -> float:
        """Return the height it needs in a width."""
        return self._above(width, size) + size * _TALL + self._below(width, size)

    def draw(self, pen: Pen, box: Box, size: float) -> None:
        """Draw legend, bars, and the name of each below it."""
        bars = self._chart.bars
        for index, line in enumerate(lines_of(self._entries(), box.width, size)):
            draw_line(pen, box.left, box.top + index * size * LEADING, line, size)
        top = box.top + self._above(box.width, size)
        bottom = max(box.bottom - self._below(box.width, size), top + 1.0)
        step = box.width / len(bars)
        scale = (bottom - top) / max(bar.total for bar in bars) if any(bar.total for bar in bars) else 0.0
        for place, bar in enumerate(bars):
            centre = box.left + (place + 0.5) * step
            self._bar(
                pen, bar, Box(centre - step * _SHARE / 2, top, step * _SHARE, bottom - top), scale, size
            )
            label = broken(bar.label, step, size)
            pen.lines(centre, bottom + size * 0.2, label, size, Ink(align=Align.CENTER))
        pen.rule(box.left, box.right, bottom, pen.palette.line_strong, 0.8)

    def _entries(self) -> list[Entry]:
        """Return the words of all marks that occur, first phase first."""
        return [
            Entry(look_of(key, self._chart.looks, self._palette), word) for key, word in self._chart.marks
        ]

    def _above(self, width: float, size: float) -> float:
        """Return the height of the legend and of the total over the tallest bar."""
        return (len(lines_of(self._entries(), width, size)) + 1.3) * size * LEADING

    def _below(self, width: float, size: float) -> float:
        """Return the height of the names under the bars."""
        step = width / max(len(self._chart.bars), 1)
        return height_of(max((len(broken(bar.label, step, size)) for bar in self._chart.bars), default=0),
                         size) + size * 0.3  # fmt: skip

    def _bar(self, pen: Pen, bar: StackedBar, box: Box, scale: float, size: float) -> None:
        """Draw the parts of a bar from below, and its total above."""
        bottom = box.bottom
        for part in bar.segments:
            if not part.count:
                continue
            tall = part.count * scale
            look = look_of(part.key, self._chart.looks, pen.palette)
            target = Target(f"{bar.label}　{part.word}", part.numbers)
            edge = look.edge or pen.palette.surface
            pen.add(Rect(box.left, bottom - tall, box.width, tall, look.fill, edge, 0.6, Dash(look.style),
                         target=target))  # fmt: skip
            text = self._words(part, box.width, size)
            if text and tall >= size * 1.15:
                ink = Ink(look.ink, Align.CENTER)
                pen.text(box.left + box.width / 2, bottom - tall / 2, text, size, ink)
            bottom -= tall
        total = f"{bar.total}"
        if width_pt(total, size) <= box.width / _SHARE:
            pen.text(
                box.left + box.width / 2, bottom - size * 0.7, total, size, Ink(align=Align.CENTER, bold=True)
            )

    def _words(self, part: Segment, room: float, size: float) -> str:
        """Return what is written in a part: phase and count, or the count alone; "" for no room."""
        name = f"({part.key})" if part.key.isdigit() else part.word
        texts = (f"{name} {part.count}", f"{part.count}")
        return next((text for text in texts if width_pt(text, size) <= room - 1.0), "")
