"""Native charts of slides with the names of their bars, broken to their room.

PowerPoint would break them itself; LibreOffice presses a chart whose names are too long.
"""

from collections.abc import Sequence
from dataclasses import replace

from fujidesk.domain.charts import AmountChart, FlowChart, TrendPanel
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.slides import (
    NAMES_SHARE,
    NativeChart,
    SlideBox,
    SlideChart,
    before_marks,
    is_upright,
    wholes,
)
from fujidesk.plots.chart_scenes.trend import value_of
from fujidesk.plots.pen import broken
from fujidesk.plots.style import width_pt

_BETWEEN = "・"
_SAFE = 0.82
"""Part of their room that names take: another font may be wider."""


def native_chart(chart: NativeChart, box: SlideBox, size: float, alt: str) -> SlideChart:
    """Return a chart in a place with its names; what has no room in a bar is told beside its name."""
    bare = SlideChart(box, chart, size, alt, ())
    labels = _labels(bare)
    if isinstance(chart, TrendPanel) or is_upright(chart):
        return replace(bare, labels=labels)
    room = box.width * NAMES_SHARE * _SAFE
    return replace(bare, labels=tuple("\n".join(broken(label, room, size)) for label in labels))


def _labels(item: SlideChart) -> tuple[str, ...]:
    """Return the names of bars with how many projects they count, or the years with their values."""
    chart = item.chart
    if isinstance(chart, TrendPanel):
        return tuple(f"{short_year(point.fiscal_year)}\n{value_of(point)}" for point in chart.points)
    if isinstance(chart, AmountChart):
        return tuple(_counted(pair.label, len(pair.numbers)) for pair in chart.pairs)
    if isinstance(chart, FlowChart):
        names = []
        for (key, word), whole in zip(before_marks(chart), wholes(chart), strict=True):
            after = dict(chart.marks)
            parts = [(f"→{after[flow.after]}", flow.count) for flow in chart.flows if flow.before == key]
            name = _counted(f"{chart.before_word} {word}", chart.side(key, before=True))
            names.append(name + _narrow(item, parts, whole))
        return tuple(names)
    if chart.upright:
        return tuple(f"{bar.label}\n計{bar.total}" for bar in chart.bars)
    return tuple(
        _counted(bar.label, bar.total)
        + _narrow(item, [(part.word, part.count) for part in bar.segments], bar.total)
        for bar in chart.bars
    )


def _counted(name: str, count: int) -> str:
    """Return a name with how many projects it counts, where that is known."""
    return f"{name}（{count}）" if count else name


def _narrow(item: SlideChart, parts: Sequence[tuple[str, int]], whole: int) -> str:
    """Return the parts that have no room for their figure in lines of their own; "" for none."""
    room = item.box.width * NAMES_SHARE * _SAFE
    lines = [""]
    for told in (f"{word} {count}" for word, count in parts if count and item.is_narrow(count, whole)):
        longer = f"{lines[-1]}{_BETWEEN}{told}" if lines[-1] else told
        if width_pt(longer, item.size) <= room:
            lines[-1] = longer
        else:
            lines.append(told)
    return "".join(f"\n{line}" for line in lines if line)
