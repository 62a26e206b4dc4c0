"""Charts on slides with title and foot: native ones; heat maps and strips as tables."""

from collections.abc import Iterator

from fujidesk.domain.achievement import figure_text
from fujidesk.domain.chart_emptiness import empty_words
from fujidesk.domain.charts import Chart, FlowChart, HeatChart, StripChart, TrendChart, TrendPanel
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.pack_blocks import INTERNAL_WORD
from fujidesk.domain.palette import PAPER
from fujidesk.domain.scenes import Align
from fujidesk.domain.slides import (
    SlideBox,
    SlideCell,
    SlideFont,
    SlideItem,
    SlideRow,
    SlideTable,
    SlideText,
)
from fujidesk.plots.chart_scenes.box import Box
from fujidesk.plots.chart_scenes.frame import ChartWords
from fujidesk.plots.chart_scenes.heat import heat_look
from fujidesk.plots.chart_scenes.trend import Trends, target_of, title_of
from fujidesk.plots.pack_slides.frame import line_text
from fujidesk.plots.pack_slides.labels import native_chart
from fujidesk.plots.pack_slides.strips import StripTable
from fujidesk.plots.pack_slides.texts import joined
from fujidesk.plots.pen import height_of
from fujidesk.plots.style import fitted, width_pt, wrapped

_SAFE = 0.9
"""Part of the width that title and foot are laid out for: another font may be wider."""
_NAMES, _LEAST_LINE = 0.3, 1.5
"""Share of the names in a heat map's width; least height of its lines, in sizes."""


def chart_items(chart: Chart, box: SlideBox, size: float) -> Iterator[SlideItem]:
    """Yield a chart in a place, size: of normal text in points."""
    words = ChartWords(chart, box.width * _SAFE, size)
    yield from _words(chart, words, box)
    above, below = words.above, words.below
    inner = SlideBox(box.left, box.top + above, box.width, max(box.height - above - below, size))
    yield from _drawing(chart, inner, size)


def _words(chart: Chart, words: ChartWords, box: SlideBox) -> Iterator[SlideItem]:
    """Yield title, words that warn, and foot."""
    right, pad = box.left + box.width, words.small * 0.5
    for word in words.chips:
        across, colour = width_pt(word, words.small) + 2 * pad, PAPER.today
        place = SlideBox(right - across, box.top + 0.5, across, words.small * 1.7)
        colour = PAPER.today if word == INTERNAL_WORD else PAPER.report
        font = SlideFont(words.small, colour, align=Align.CENTER)
        yield SlideText(place, (word,), font, PAPER.surface, colour, is_middle=True)
        right -= across + pad
    title = SlideBox(box.left, box.top, right - box.left, height_of(len(words.title), words.title_size))
    yield SlideText(title, (joined(words.title),), SlideFont(words.title_size, bold=True))
    if words.foot:
        tall = height_of(len(words.foot), words.small)
        foot = SlideBox(box.left, box.top + box.height - tall, box.width + 4, tall)
        yield SlideText(foot, (chart.head.foot.text,), SlideFont(words.small, PAPER.muted))


def _drawing(chart: Chart, box: SlideBox, size: float) -> Iterator[SlideItem]:
    """Yield what is between title and foot."""
    if nothing := empty_words(chart):
        yield SlideText(box, (nothing,), SlideFont(size, PAPER.muted))
    elif isinstance(chart, HeatChart):
        yield from _heat(chart, box, size)
    elif isinstance(chart, StripChart):
        yield StripTable(chart, box.width, size).table(box.left, box.top, box.height)
    elif isinstance(chart, TrendChart):
        yield from _trends(chart, box, size)
    elif isinstance(chart, FlowChart):
        line = height_of(1, size)
        place = SlideBox(box.left, box.top, box.width, box.height - line)
        yield native_chart(chart, place, size, chart.alt)
        told = box.top + box.height - line / 2
        yield line_text(box.left, told, box.width, chart.moved, SlideFont(size))
    else:
        yield native_chart(chart, box, size, chart.alt)


def _trends(chart: TrendChart, box: SlideBox, size: float) -> Iterator[SlideItem]:
    """Yield the panels of indicators; how many have no room is told in words."""
    layout, place = Trends(chart), Box(box.left, box.top, box.width, box.height)
    line = height_of(1, size)
    for panel, each in layout.places(place, size):
        titles = layout.title_lines(each.width, size)
        lines = wrapped(title_of(panel), each.width, size, titles)
        top = each.top + (titles - len(lines)) * line
        head = SlideBox(each.left, top, each.width + 6, len(lines) * line)
        yield SlideText(head, (joined(lines),), SlideFont(size, bold=True))
        target, font = fitted(target_of(panel), each.width, size), SlideFont(size, PAPER.muted)
        yield line_text(each.left, each.top + (titles + 0.5) * line, each.width + 4, target, font)
        above = (titles + 1) * line
        curve = SlideBox(each.left, each.top + above, each.width, each.height - above)
        yield native_chart(panel, curve, size, panel_words(panel))
    if rest := layout.rest(place, size):
        font = SlideFont(size, PAPER.muted)
        yield line_text(box.left, place.bottom - line / 2, box.width, rest, font)


def panel_words(panel: TrendPanel) -> str:
    """Return an indicator over the years in words."""
    values = "、".join(
        f"{short_year(point.fiscal_year)} {figure_text(point.value, panel.unit) or '実績なし'}"
        for point in panel.points
    )
    return f"{title_of(panel)}。{target_of(panel)}。{values}。"


def _heat(chart: HeatChart, box: SlideBox, size: float) -> Iterator[SlideItem]:
    """Yield a heat map as a table; how many lines have no room is told in words."""
    names, least = box.width * _NAMES, size * _LEAST_LINE
    held = min(len(chart.lines), int(box.height / least) - 2)
    height = min(box.height / (held + 2), size * 2.6)
    muted, middle = SlideFont(size, PAPER.muted), SlideFont(size, PAPER.muted, align=Align.CENTER)
    head = (SlideCell(chart.first_column, muted), *(SlideCell(word, middle) for word in chart.columns))
    rows = [SlideRow(height, head)]
    for line in chart.lines[:held]:
        counts = [_count(len(cell), chart.most, size) for cell in line.cells]
        name = SlideCell(fitted(line.label, names - 8, size), SlideFont(size))
        rows.append(SlideRow(height, (name, *counts)))
    step = (box.width - names) / len(chart.columns)
    yield SlideTable(box.left, box.top, (names, *([step] * len(chart.columns))), tuple(rows), chart.alt)
    if held < len(chart.lines):
        rest = f"ほか {len(chart.lines) - held} {chart.first_column}"
        yield line_text(box.left, box.top + (held + 1.5) * height, box.width, rest, muted)


def _count(count: int, most: int, size: float) -> SlideCell:
    """Return the cell of a count."""
    fill, ink = heat_look(count, most, PAPER)
    return SlideCell(
        f"{count}" if count else "－", SlideFont(size, ink, align=Align.CENTER), fill, is_ruled=True
    )
