"""Indicators against their targets, a small panel each: the values as points, the target as a dashed line."""

from collections.abc import Sequence
from decimal import Decimal

from fujidesk.domain.achievement import figure_text
from fujidesk.domain.charts import TrendChart, TrendPanel, TrendPoint
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.scenes import Align, Dash, Dot, Line, Target
from fujidesk.plots.chart_scenes.box import Box
from fujidesk.plots.pen import LEADING, Ink, Pen
from fujidesk.plots.style import fitted, width_pt, wrapped

_WIDE, _PLOT, _GAP = 22.0, 4.5, 1.2
"""Least width of a panel, height of its curve, gap between panels; in sizes."""
_TOLERANCE = 0.01
_LINES_BELOW, _MOST_TITLE = 2, 2
"""Years and values below the curve; most lines of a title above it."""


class Trends:
    """The layout of small panels."""

    def __init__(self, chart: TrendChart) -> None:
        self._chart = chart

    def needed(self, width: float, size: float) -> float:
        """Return the height it needs in a width: all of its panels."""
        return -(-len(self._chart.panels) // self._across(width, size)) * self._tall(width, size)

    def draw(self, pen: Pen, box: Box, size: float) -> None:
        """Draw as many panels as the height holds; the rest is told in words."""
        for panel, place in self.places(box, size):
            self._panel(pen, panel, place, size)
        if rest := self.rest(box, size):
            pen.lines(box.left, box.bottom - size * LEADING, (rest,), size, Ink(pen.palette.muted))

    def places(self, box: Box, size: float) -> list[tuple[TrendPanel, Box]]:
        """Return the panels that a box holds, each with its place."""
        panels, across = self._chart.panels, self._across(box.width, size)
        held = self._held(box, size)
        shown = panels[: held * across]
        rest = size * LEADING if len(shown) < len(panels) else 0.0
        tall = max((box.height - rest) / held, self._tall(box.width, size))
        gap = size * _GAP
        width = (box.width - gap * (across - 1)) / across
        return [
            (panel, Box(box.left + column * (width + gap), box.top + row * tall, width, tall - gap))
            for panel, (row, column) in zip(
                shown, (divmod(n, across) for n in range(len(shown))), strict=True
            )
        ]

    def rest(self, box: Box, size: float) -> str:
        """Return in words how many panels a box does not hold; "" where it holds all."""
        left = len(self._chart.panels) - self._held(box, size) * self._across(box.width, size)
        return f"ほか {left} 件" if left > 0 else ""

    def _held(self, box: Box, size: float) -> int:
        """Return how many rows of panels a box holds."""
        rows = -(-len(self._chart.panels) // self._across(box.width, size))
        if rows * self._tall(box.width, size) > box.height + _TOLERANCE:
            return max(int((box.height - size * LEADING) / self._tall(box.width, size)), 1)
        return rows

    def _across(self, width: float, size: float) -> int:
        """Return how many panels stand side by side, so that no figure is cut."""
        texts = (
            width_pt(value_of(point), size) * len(panel.points)
            for panel in self._chart.panels
            for point in panel.points
        )
        least = max([size * _WIDE, *(text + size * 3 for text in texts)])
        return max(min(int((width + size * _GAP) / (least + size * _GAP)), len(self._chart.panels)), 1)

    def _tall(self, width: float, size: float) -> float:
        """Return the least height of a panel with the gap below it, in a drawing of a width."""
        across = self._across(width, size)
        lines = self.title_lines((width - size * _GAP * (across - 1)) / across, size) + 1 + _LINES_BELOW
        return size * (lines * LEADING + _PLOT + _GAP)

    def title_lines(self, width: float, size: float) -> int:
        """Return how many lines the titles of all panels take: two, where any needs them."""
        is_long = any(width_pt(title_of(panel), size) > width for panel in self._chart.panels)
        return _MOST_TITLE if is_long else 1

    def _panel(self, pen: Pen, panel: TrendPanel, box: Box, size: float) -> None:
        """Draw title, target, curve, years and values of an indicator."""
        muted, line = Ink(pen.palette.muted), size * LEADING
        titles = self.title_lines(box.width, size)
        title = wrapped(title_of(panel), box.width, size, titles)
        pen.lines(box.left, box.top + (titles - len(title)) * line, title, size, Ink(bold=True))
        target = fitted(target_of(panel), box.width, size)
        pen.lines(box.left, box.top + titles * line, (target,), size, muted)
        above = (titles + 1) * line
        plot = Box(box.left, box.top + above, box.width, box.height - above - _LINES_BELOW * line)
        self._curve(pen, panel, plot, size)
        step = box.width / max(len(panel.points), 1)
        for place, point in enumerate(panel.points):
            x = box.left + (place + 0.5) * step
            year, value = short_year(point.fiscal_year), fitted(value_of(point), step - 2, size)
            pen.lines(x, plot.bottom, (year,), size, Ink(pen.palette.muted, Align.CENTER))
            pen.lines(x, plot.bottom + line, (value,), size, Ink(align=Align.CENTER))

    def _curve(self, pen: Pen, panel: TrendPanel, box: Box, size: float) -> None:
        """Draw the target as a dashed line and the values as points, joined where years follow each other."""
        colours = pen.palette
        known = [point.value for point in panel.points if point.value is not None]
        top, bottom = _bounds(known, panel.target)
        radius = size * 0.28
        inner = box.height - 4 * radius
        pen.rule(box.left, box.right, box.bottom - 0.5, colours.line_strong)

        def height_at(value: Decimal) -> float:
            return box.bottom - 2 * radius - float((value - bottom) / (top - bottom)) * inner

        if panel.target is not None:
            y = height_at(panel.target)
            pen.add(Line(box.left, y, box.right, y, colours.today, 0.9, Dash.DASHED))
        step = box.width / max(len(panel.points), 1)
        last: tuple[float, float] | None = None
        for place, point in enumerate(panel.points):
            if point.value is None:
                last = None
                continue
            x, y = box.left + (place + 0.5) * step, height_at(point.value)
            if last is not None:
                pen.add(Line(*last, x, y, colours.edge(4), 1.2))
            last = (x, y)
        for place, point in enumerate(panel.points):
            if point.value is not None:
                x, y = box.left + (place + 0.5) * step, height_at(point.value)
                told = Target(
                    f"{panel.number} {panel.title}　{short_year(point.fiscal_year)}", (panel.number,)
                )
                pen.add(Dot(x, y, radius, colours.edge(4), colours.surface, 0.8, told))


def title_of(panel: TrendPanel) -> str:
    """Return what stands above a panel."""
    return f"{panel.number} {panel.title}"


def target_of(panel: TrendPanel) -> str:
    """Return target and unit as they stand below the title."""
    return f"目標 {panel.target_text}　単位 {panel.unit or '－'}"


def value_of(point: TrendPoint) -> str:
    """Return the value of a year; a dash where none was reported."""
    return figure_text(point.value) or "－"


def _bounds(known: Sequence[Decimal], target: Decimal | None) -> tuple[Decimal, Decimal]:
    """Return upper and lower end of the scale; it holds 0, so that no change looks larger than it is."""
    values = [*known, *([] if target is None else [target]), Decimal(0)]
    top, bottom = max(values), min(values)
    return (top, bottom) if top > bottom else (bottom + 1, bottom)
