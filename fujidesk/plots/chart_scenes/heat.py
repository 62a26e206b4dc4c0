"""A heat map: the figure stands in every cell, the fill only helps to find the large ones."""

from fujidesk.domain.charts import HeatChart, HeatLine
from fujidesk.domain.palette import Palette
from fujidesk.domain.scenes import Align, Rect, Target
from fujidesk.plots.chart_scenes.box import Box
from fujidesk.plots.pen import LEADING, Ink, Pen, broken
from fujidesk.plots.style import width_pt, wrapped

_NAMES, _PAD, _MOST = 0.4, 0.5, 2.6
"""Most share of the names in the width; room beside texts and most height of a line, in sizes."""
_STEPS = 4


class HeatMap:
    """The layout of a heat map."""

    def __init__(self, chart: HeatChart) -> None:
        self._chart = chart

    def needed(self, width: float, size: float) -> float:
        """Return the height it needs in a width: all of its lines."""
        names = self._names(width, size)
        lines = sum(len(self._label(line.label, names, size)) for line in self._chart.lines)
        pads = len(self._chart.lines) * size * 0.35
        return self._head(width, size) + lines * size * LEADING + pads

    def draw(self, pen: Pen, box: Box, size: float) -> None:
        """Draw as many lines as the height holds; the rest is told in words, never left out in silence."""
        lines = self._chart.lines
        names = self._names(box.width, size)
        head = self._head(box.width, size)
        self._columns(pen, box, names, size)
        heights = [len(self._label(line.label, names, size)) * size * LEADING + size * 0.35 for line in lines]
        room = box.height - head
        shown = len(lines)
        if sum(heights) > room + 0.01:
            room -= size * LEADING
            shown = 0
            while shown < len(lines) and sum(heights[: shown + 1]) <= room:
                shown += 1
        stretch = max(min(room / max(sum(heights[:shown]), 1.0), _MOST / (LEADING + 0.35)), 1.0)
        top = box.top + head
        for line, height in zip(lines[:shown], heights, strict=False):
            self._line(pen, line, Box(box.left, top, box.width, height * stretch), names, size)
            top += height * stretch
        if shown < len(lines):
            rest = f"ほか {len(lines) - shown} {self._chart.first_column}"
            pen.lines(box.left, top, (rest,), size, Ink(pen.palette.muted))

    def _names(self, width: float, size: float) -> float:
        """Return the width of the names of lines."""
        widest = max((width_pt(line.label, size) for line in self._chart.lines), default=0.0)
        return min(max(widest, width_pt(self._chart.first_column, size)) + size * _PAD, width * _NAMES)

    def _label(self, label: str, names: float, size: float) -> tuple[str, ...]:
        """Return a name in at most two lines."""
        return wrapped(label, names - size * _PAD, size, 2) or ("",)

    def _step(self, width: float, size: float) -> float:
        """Return the width of a column."""
        return (width - self._names(width, size)) / max(len(self._chart.columns), 1)

    def _head(self, width: float, size: float) -> float:
        """Return the height of the names of columns."""
        step = self._step(width, size)
        most = max((len(broken(word, step - 1, size)) for word in self._chart.columns), default=1)
        return most * size * LEADING + size * 0.2

    def _columns(self, pen: Pen, box: Box, names: float, size: float) -> None:
        """Write the names of the columns."""
        step = self._step(box.width, size)
        pen.lines(box.left, box.top, (self._chart.first_column,), size, Ink(pen.palette.muted))
        for place, word in enumerate(self._chart.columns):
            centre = box.left + names + (place + 0.5) * step
            lines = broken(word, step - 1, size)
            pen.lines(centre, box.top, lines, size, Ink(pen.palette.muted, Align.CENTER))

    def _line(self, pen: Pen, line: HeatLine, box: Box, names: float, size: float) -> None:
        """Draw a name and its cells."""
        label = self._label(line.label, names, size)
        pen.lines(box.left, box.top + (box.height - len(label) * size * LEADING) / 2, label, size)
        step = self._step(box.width, size)
        for place, numbers in enumerate(line.cells):
            x = box.left + names + place * step
            fill, ink = heat_look(len(numbers), self._chart.most, pen.palette)
            target = Target(f"{line.label}　{self._chart.columns[place]}", numbers) if numbers else None
            pen.add(Rect(x + 0.5, box.top + 0.5, step - 1, box.height - 1, fill, target=target))
            text = f"{len(numbers)}" if numbers else "－"
            pen.text(x + step / 2, box.top + box.height / 2, text, size, Ink(ink, Align.CENTER))


def heat_look(count: int, most: int, palette: Palette) -> tuple[str, str]:
    """Return fill and ink of a cell: four steps up to the largest count."""
    if not count:
        return palette.surface, palette.muted
    step = max(1, -(-count * _STEPS // most))
    return palette.fill(step), palette.ink(step)
