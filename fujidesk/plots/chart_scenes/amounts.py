"""Budget beside actual cost, a pair of bars a group, each with its word and its amount."""

from fujidesk.domain.charts import AmountChart, AmountPair
from fujidesk.domain.scenes import Align, Rect, Target
from fujidesk.plots.chart_scenes.box import Box
from fujidesk.plots.pen import LEADING, Ink, Pen, broken
from fujidesk.plots.style import width_pt

_BAR, _LEAST, _MOST, _GAP = 1.5, 1.2, 2.2, 0.7
"""Height of a bar as wanted, at least and at most, and the gap between groups; in sizes."""
_NAME = 2.6
"""Room of 「予算」 and 「実績」, in sizes."""


class Amounts:
    """The layout of a chart of amounts."""

    def __init__(self, chart: AmountChart) -> None:
        self._chart = chart

    def needed(self, width: float, size: float) -> float:
        """Return the height it needs in a width."""
        heads = sum(len(broken(_label(pair), width, size)) for pair in self._chart.pairs)
        return heads * size * LEADING + len(self._chart.pairs) * size * (2 * _BAR + _GAP)

    def draw(self, pen: Pen, box: Box, size: float) -> None:
        """Draw the pairs; they share the height that their labels leave."""
        pairs = self._chart.pairs
        heads = [broken(_label(pair), box.width, size) for pair in pairs]
        free = (box.height - sum(map(len, heads)) * size * LEADING) / len(pairs)
        tall = min(max(free * _BAR / (2 * _BAR + _GAP), size * _LEAST), size * _MOST)
        amounts = [amount for pair in pairs for amount in (pair.budget_kyen, pair.actual_kyen)]
        beside = max(width_pt(_words(amount), size) for amount in amounts) + size * 0.5
        room = box.width - size * _NAME - beside
        scale = room / max(*amounts, 1)
        top = box.top
        for pair, head in zip(pairs, heads, strict=True):
            pen.lines(box.left, top, head, size)
            top += len(head) * size * LEADING
            for amount, name in ((pair.budget_kyen, "予算"), (pair.actual_kyen, "実績")):
                self._bar(pen, pair, (amount, name), Box(box.left, top, amount * scale, tall), size)
                top += tall
            top += max(free - 2 * tall, 0.0)

    def _bar(self, pen: Pen, pair: AmountPair, told: tuple[int, str], box: Box, size: float) -> None:
        """Draw one bar: the budget hatched, the actual cost filled. told: amount and word."""
        amount, name = told
        colours, middle = pen.palette, box.top + box.height / 2
        left, is_budget = box.left + size * _NAME, name == "予算"
        pen.text(left - size * 0.4, middle, name, size, Ink(colours.muted, Align.RIGHT))
        fill, edge = (colours.surface, colours.edge(3)) if is_budget else (colours.fill(3), colours.edge(3))
        pen.add(
            Rect(left, box.top + 1, max(box.width, 0.5), box.height - 2, fill, edge, 0.8, hatched=is_budget,
                 target=Target(f"{pair.label}　{name}", pair.numbers))
        )  # fmt: skip
        pen.text(left + box.width + size * 0.4, middle, _words(amount), size)


def _label(pair: AmountPair) -> str:
    """Return the name of a group with how many projects it counts."""
    return f"{pair.label}（{len(pair.numbers)}）" if pair.numbers else pair.label


def _words(amount: int) -> str:
    """Return an amount as it is written."""
    return f"{amount:,} 千円"
