"""How grades moved between two years: bands from the earlier grade at the left to the later at the right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from fujidesk.domain.charts import Flow, FlowChart
from fujidesk.domain.palette import MARK_LOOKS, PLAIN_MARK
from fujidesk.domain.scenes import Align, Band, Rect, Target
from fujidesk.plots.chart_scenes.box import Box
from fujidesk.plots.pen import LEADING, Ink, Pen, broken, height_of
from fujidesk.plots.style import width_pt

_TALL, _NODE, _GAP = 20.0, 1.1, 0.35
"""Height of the bands as wanted, width of a grade's post, least gap between posts; in sizes."""
_OPACITY = 0.45
_SAME_OPACITY = 0.25


@dataclass(slots=True)
class _Node:
    """The post of a grade. used: how much of its height bands have taken already."""

    top: float
    height: float
    used: float = 0.0

    def take(self, amount: float) -> tuple[float, float]:
        """Return upper and lower end of the next band."""
        top = self.top + self.used
        self.used += amount
        return top, top + amount


class Flows:
    """The layout of a chart of flows."""

    def __init__(self, chart: FlowChart) -> None:
        self._chart = replace(chart, flows=tuple(flow for flow in chart.flows if flow.count))
        self._words = dict(chart.marks)
        self._ranks = {key: rank for rank, (key, _) in enumerate(chart.marks)}

    def needed(self, width: float, size: float) -> float:
        """Return the height it needs in a width."""
        return size * LEADING + size * _TALL + height_of(len(self._sentence(width, size)), size)

    def draw(self, pen: Pen, box: Box, size: float) -> None:
        """Draw the years, the posts with their counts, the bands between them, and what went up and down."""
        sentence = self._sentence(box.width, size)
        below = height_of(len(sentence), size) + size * 0.3
        inner = Box(box.left, box.top + size * LEADING, box.width, box.height - size * LEADING - below)
        most = max(max(self._present(before=side).values()) for side in (True, False))
        pad = max(width_pt(f"{word} {most}", size) for word in self._words.values()) + size * 0.5
        left, right = box.left + pad, box.right - pad - size * _NODE
        for x, word in ((left, self._chart.before_word), (right, self._chart.after_word)):
            middle = box.top + size * LEADING / 2
            pen.text(x + size * _NODE / 2, middle, word, size, Ink(align=Align.CENTER, bold=True))
        scale = self._scale(inner.height, size)
        before = self._nodes(inner, scale, size, before=True)
        after = self._nodes(inner, scale, size, before=False)
        ordered = sorted(self._chart.flows, key=self._place)
        taken = {id(flow): before[flow.before].take(flow.count * scale) for flow in ordered}
        for flow in sorted(ordered, key=self._place_after):
            self._band(pen, flow, taken[id(flow)], after[flow.after].take(flow.count * scale),
                       (left + size * _NODE, right))  # fmt: skip
        self._posts(pen, before, (left, -size * 0.4), size, is_before=True)
        self._posts(pen, after, (right, size * (_NODE + 0.4)), size, is_before=False)
        for key, node in before.items():
            mine = [(flow, taken[id(flow)]) for flow in ordered if flow.before == key]
            self._tell(pen, mine, node, left + size * (_NODE + 0.4), size)
        pen.lines(box.left, box.bottom - height_of(len(sentence), size), sentence, size)

    def _place(self, flow: Flow) -> tuple[int, int]:
        """Order of bands at the left."""
        return self._ranks[flow.before], self._ranks[flow.after]

    def _place_after(self, flow: Flow) -> tuple[int, int]:
        """Order of bands at the right."""
        return self._ranks[flow.after], self._ranks[flow.before]

    def _sentence(self, width: float, size: float) -> tuple[str, ...]:
        """Return the counts of what went up and down."""
        return broken(self._chart.moved, width, size)

    def _present(self, *, before: bool) -> dict[str, int]:
        """Return the marks that occur on a side with their counts, best first."""
        counts = {key: self._chart.side(key, before=before) for key in self._words}
        return {key: count for key, count in counts.items() if count}

    def _scale(self, height: float, size: float) -> float:
        """Return the points of a project, so that the posts of both sides fit with room for their words."""
        sides = [self._present(before=side).values() for side in (True, False)]
        low, high = 0.0, height / max(sum(side) for side in sides)
        for _ in range(40):
            middle = (low + high) / 2
            if all(_tall(side, middle, size) <= height for side in sides):
                low = middle
            else:
                high = middle
        return low

    def _nodes(self, box: Box, scale: float, size: float, *, before: bool) -> dict[str, _Node]:
        """Return the posts of a side from above; what is left over is shared by their gaps."""
        present = self._present(before=before)
        spare = max(box.height - _tall(present.values(), scale, size), 0.0) / max(len(present) - 1, 1)
        nodes, top = {}, box.top
        for key, count in present.items():
            place = max(count * scale, size * LEADING)
            nodes[key] = _Node(top + (place - count * scale) / 2, count * scale)
            top += place + size * _GAP + (spare if len(present) > 1 else 0.0)
        return nodes

    def _posts(
        self, pen: Pen, nodes: Mapping[str, _Node], at: tuple[float, float], size: float, *, is_before: bool
    ) -> None:
        """Draw the posts of a side with letter and count. at: x of the posts, and of the words from there."""
        x, beside = at
        year = self._chart.before_word if is_before else self._chart.after_word
        for key, node in nodes.items():
            look = MARK_LOOKS.get(key, PLAIN_MARK)
            numbers = tuple(
                number
                for flow in self._chart.flows
                if (flow.before if is_before else flow.after) == key
                for number in flow.numbers
            )
            word = self._words[key]
            pen.add(Rect(x, node.top, size * _NODE, node.height, look.fill, look.edge or look.fill, 0.5,
                         target=Target(f"{year}　{word}", numbers)))  # fmt: skip
            ink = Ink(align=Align.RIGHT if is_before else Align.LEFT, bold=True)
            pen.text(x + beside, node.top + node.height / 2, f"{word} {len(numbers)}", size, ink)

    def _band(
        self,
        pen: Pen,
        flow: Flow,
        start: tuple[float, float],
        end: tuple[float, float],
        x: tuple[float, float],
    ) -> None:
        """Draw the band of a flow; one that stays is paler, so that the moves stand out."""
        look = MARK_LOOKS.get(flow.before, PLAIN_MARK)
        opacity = _SAME_OPACITY if flow.before == flow.after else _OPACITY
        words = f"{self._words[flow.before]} から {self._words[flow.after]}"
        target = Target(f"{self._chart.before_word} → {self._chart.after_word}　{words}", flow.numbers)
        pen.add(Band(x[0], *start, x[1], *end, look.edge or look.fill, opacity, target))

    def _tell(
        self, pen: Pen, flows: Iterable[tuple[Flow, tuple[float, float]]], node: _Node, x: float, size: float
    ) -> None:
        """Write into the bands of a post where they go and how many; the smallest where there is room."""
        told = sorted(flows, key=_count, reverse=True)[: int(max(node.height, size * 1.2) / (size * 1.15))]
        middles: list[float] = []
        ordered = sorted(told, key=_upper)
        floor = node.top + node.height
        for place, (_, (top, bottom)) in enumerate(ordered):
            rest = (len(ordered) - place - 1) * size * 1.15
            middle = min((top + bottom) / 2, floor - size * 0.57 - rest)
            least = middles[-1] + size * 1.15 if middles else node.top + size * 0.57
            middles.append(max(middle, least) if node.height >= size * 1.15 else node.top + node.height / 2)
        for (flow, _), middle in zip(ordered, middles, strict=True):
            pen.text(x, middle, f"→{self._words[flow.after]} {flow.count}", size, Ink())


def _count(item: tuple[Flow, tuple[float, float]]) -> int:
    """Sort flows by how many they are."""
    return item[0].count


def _upper(item: tuple[Flow, tuple[float, float]]) -> float:
    """Sort flows by where their band begins."""
    return item[1][0]


def _tall(counts: Iterable[int], scale: float, size: float) -> float:
    """Return the height of the posts of a side; each is given room for its words."""
    places = [max(count * scale, size * LEADING) for count in counts]
    return sum(places) + size * _GAP * max(len(places) - 1, 0)
