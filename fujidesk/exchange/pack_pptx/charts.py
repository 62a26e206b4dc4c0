"""The native charts of slides: bars of counts, how grades moved, amounts, indicators against targets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fujidesk.domain.chart_looks import look_of
from fujidesk.domain.charts import AmountChart, FlowChart, Looks, StackedChart, TrendPanel
from fujidesk.domain.palette import PAPER
from fujidesk.domain.slides import (
    LYING_SHARE,
    NAMES_SHARE,
    NativeChart,
    SlideChart,
    before_marks,
    is_upright,
    wholes,
)
from fujidesk.exchange.pack_pptx.xml import FONT, emu, solid
from fujidesk.exchange.same_times import same_times
from fujidesk.exchange.workbook_build import empty_workbook, workbook_bytes
from fujidesk.exchange.workbook_format import cell_at, put_text

if TYPE_CHECKING:
    from pptx.chart.chart import Chart as PptxChart
    from pptx.chart.plot import _BasePlot
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.slide import Slide as PptxSlide

_LABELS = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
_PLAIN = "General"
_EDGE_PT, _LINE_PT, _MARKER = 0.5, 1.5, 5
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_UPRIGHT_GAP, _LYING_GAP, _PAIR_GAP = 35, 55, 60


@dataclass(frozen=True)
class _Series:
    """A series: name, values (None: not known), colours of its bars, labels and edges (#RRGGBB)."""

    name: str
    values: tuple[int | float | None, ...]
    fill: str
    ink: str
    edge: str = ""
    lead: str = ""
    """Sign of its mark before each figure where there is room: 「A 24」, 「(4) 69」; "" for none."""


def add_chart(slide: "PptxSlide", item: SlideChart) -> Any:
    """Add a chart to a slide, and return its frame."""
    from pptx.chart.data import CategoryChartData  # late: heavy
    from pptx.util import Emu

    chart, series = item.chart, _series(item.chart)
    make: Any = CategoryChartData  # python-pptx types it not
    data = make(number_format=_PLAIN)
    data.categories = item.labels
    for each in series:
        data.add_series(each.name, each.values)
    left, top, width, height = (
        Emu(emu(length)) for length in (item.box.left, item.box.top, item.box.width, item.box.height)
    )
    frame: Any = slide.shapes.add_chart(_kind(chart), left, top, width, height, data)
    if _looks_computed([*item.labels, *(each.name for each in series)]):
        frame.chart.part.chart_workbook.update_from_xlsx_blob(_plain_figures(item.labels, series))
    _dress(frame.chart, item, series)
    return frame


def _looks_computed(texts: Iterable[str]) -> bool:
    """Tell whether XlsxWriter would make a formula or a link of a text, as python-pptx lets it."""
    return any(text.startswith(("=", "{=")) or ":" in text for text in texts)


def _plain_figures(labels: Sequence[str], series: Sequence[_Series]) -> bytes:
    """Return the workbook of a chart's figures in the layout of python-pptx, all texts as texts."""
    book = empty_workbook("")
    sheet = book.create_sheet("Sheet1")
    for row, label in enumerate(labels, start=2):
        put_text(cell_at(sheet, row, 1), label)
    for column, each in enumerate(series, start=2):
        put_text(cell_at(sheet, 1, column), each.name)
        for row, value in enumerate(each.values, start=2):
            cell_at(sheet, row, column).value = value
    return same_times(workbook_bytes(book))


def _kind(chart: NativeChart) -> "XL_CHART_TYPE":
    """Return the kind of chart: bars that lie show shares, as on paper, bars that stand show counts."""
    from pptx.enum.chart import XL_CHART_TYPE  # late: heavy

    if isinstance(chart, TrendPanel):
        return XL_CHART_TYPE.LINE_MARKERS
    if isinstance(chart, AmountChart):
        return XL_CHART_TYPE.BAR_CLUSTERED
    if isinstance(chart, StackedChart) and not chart.upright:
        return XL_CHART_TYPE.BAR_STACKED_100
    return XL_CHART_TYPE.BAR_STACKED if isinstance(chart, FlowChart) else XL_CHART_TYPE.COLUMN_STACKED


def _series(chart: NativeChart) -> list[_Series]:
    """Return the series of a chart in order."""
    if isinstance(chart, TrendPanel):
        return _trend(chart)
    if isinstance(chart, AmountChart):
        budget = _Series("予算額（千円）", tuple(pair.budget_kyen for pair in chart.pairs),
                         PAPER.fill(1), PAPER.text, PAPER.edge(3))  # fmt: skip
        actual = tuple(pair.actual_kyen for pair in chart.pairs)
        return [budget, _Series("実績額（千円）", actual, PAPER.fill(3), PAPER.text, PAPER.edge(3))]
    if isinstance(chart, FlowChart):
        counts = {(flow.before, flow.after): flow.count for flow in chart.flows}
        return [
            _marked((key, Looks.GRADE), f"{chart.after_word} {word}",
                    tuple(counts.get((before, key), 0) for before, _ in before_marks(chart)))
            for key, word in chart.marks
            if chart.side(key, before=False)
        ]  # fmt: skip
    return [
        _marked((key, chart.looks), word, tuple(bar.count(key) for bar in chart.bars))
        for key, word in chart.marks
    ]


def _marked(mark: tuple[str, Looks], name: str, values: tuple[int, ...]) -> _Series:
    """Return the series of a mark in its look, with its letter or number as the sign of its parts."""
    key, looks = mark
    look = look_of(key, looks, PAPER)
    lead = f"({key})" if looks is Looks.PHASE and key.isdigit() else key if len(key) == 1 else ""
    return _Series(name, values, look.fill, look.ink, look.edge or PAPER.surface, lead)


def _trend(panel: TrendPanel) -> list[_Series]:
    """Return the values of an indicator, and its target over all years where it has one."""
    values = tuple(None if point.value is None else float(point.value) for point in panel.points)
    found = [_Series("実績", values, PAPER.edge(4), PAPER.text)]
    if panel.target is not None:
        target = (float(panel.target),) * len(panel.points)
        found.append(_Series("目標", target, PAPER.today, PAPER.today))
    return found


def _dress(chart: "PptxChart", item: SlideChart, series: list[_Series]) -> None:
    """Give a chart its font, legend, axes and colours."""
    from pptx.enum.chart import XL_LEGEND_POSITION  # late: heavy
    from pptx.util import Pt

    chart.has_title = False
    chart.font.size = Pt(item.size)
    _set_font(chart)
    chart.has_legend = not isinstance(item.chart, TrendPanel)
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    _set_axes(chart, item.chart)
    plot = chart.plots[0]
    if isinstance(item.chart, TrendPanel):
        _dress_lines(plot, series)
    else:
        _dress_bars(plot, series, item)


def _set_font(chart: "PptxChart") -> None:
    """Name the font for Latin and East Asian letters (python-pptx issue 768: `font.name` sets one)."""
    from pptx.oxml import parse_xml  # late: heavy

    facts: Any = chart.font._rPr  # noqa: SLF001 - python-pptx has no way to it
    for tag in ("latin", "ea"):
        facts.append(parse_xml(f'<a:{tag} xmlns:a="{_DRAWING}" typeface="{FONT}"/>'))


def _set_axes(chart: "PptxChart", drawn: NativeChart) -> None:
    """Let the names of bars or years stand, the first above; figures stand in the bars without a scale."""
    from pptx.enum.chart import XL_TICK_MARK  # late: heavy

    values: Any = chart.value_axis
    names: Any = chart.category_axis
    values.visible = values.has_major_gridlines = False
    values.minimum_scale = None if isinstance(drawn, TrendPanel) and _has_negative(drawn) else 0
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = _colour(PAPER.line_strong)
    lies = isinstance(drawn, AmountChart | FlowChart) or (
        isinstance(drawn, StackedChart) and not drawn.upright
    )
    names.reverse_order = lies


def _has_negative(panel: TrendPanel) -> bool:
    """Tell whether any value or the target is below 0."""
    values = [point.value for point in panel.points] + [panel.target]
    return any(value is not None and value < 0 for value in values)


def _dress_bars(plot: "_BasePlot", series: list[_Series], item: SlideChart) -> None:
    """Colour bars, and write its figure into each part."""
    from pptx.enum.chart import XL_LABEL_POSITION  # late: heavy
    from pptx.util import Pt

    bars: Any = plot
    is_pair = isinstance(item.chart, AmountChart)
    stands = is_upright(item.chart)
    bars.gap_width = _PAIR_GAP if is_pair else _UPRIGHT_GAP if stands else _LYING_GAP
    for drawn, each in zip(bars.series, series, strict=True):
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = _colour(each.fill)
        drawn.format.line.color.rgb = _colour(each.edge)
        drawn.format.line.width = Pt(_EDGE_PT)
        labels = drawn.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = _format(each.lead), False
        labels.position = XL_LABEL_POSITION.OUTSIDE_END if is_pair else XL_LABEL_POSITION.CENTER
        labels.font.size = Pt(item.size)
        labels.font.color.rgb = _colour(each.ink)
        if not is_pair:
            _fit_labels(labels, item, each)
    if not stands:
        _make_room(bars)


def _format(lead: str) -> str:
    """Return the format of labels: the sign of the mark before the figure; none where it is 0."""
    return f'"{lead} "#,##0;;;' if lead else "#,##0;;;"


def _fit_labels(labels: Any, item: SlideChart, series: _Series) -> None:
    """Leave the labels of narrow parts out, and the sign where only the figure has room."""
    from pptx.oxml import parse_xml  # late: heavy

    found = []
    for place, (count, total) in enumerate(zip(series.values, wholes(item.chart), strict=True)):
        if count and item.is_narrow(int(count), total):
            found.append(f'<c:idx val="{place}"/><c:delete val="1"/>')
        elif count and series.lead and not item.has_room(series.lead, int(count), total):
            found.append(_bare_label(place, series.ink, item.size))
    for index, label in enumerate(found):
        made = parse_xml(f'<c:dLbl xmlns:c="{_CHART}" xmlns:a="{_DRAWING}">{label}</c:dLbl>')
        labels._element.insert(index, made)  # noqa: SLF001 - python-pptx has no labels of this kind


def _bare_label(place: int, ink: str, size: float) -> str:
    """Return the label of one part that shows its figure alone."""
    shown = "".join(f'<c:show{name} val="{int(name == "Val")}"/>' for name in _LABELS)
    return (
        f'<c:idx val="{place}"/><c:numFmt formatCode="{_format("")}" sourceLinked="0"/><c:spPr/>'
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}">{solid(ink)}'
        f'</a:defRPr></a:pPr><a:endParaRPr lang="ja-JP"/></a:p></c:txPr><c:dLblPos val="ctr"/>{shown}'
    )


def _make_room(bars: Any) -> None:
    """Give the names of lying bars a share of the width, however long they are."""
    from pptx.oxml import parse_xml  # late: heavy

    area = bars._element.getparent()  # noqa: SLF001 - python-pptx has no layout
    old = area.find(f"{{{_CHART}}}layout")
    sizes = (("x", NAMES_SHARE), ("y", 0.02), ("w", 1 - NAMES_SHARE - 0.02), ("h", LYING_SHARE))
    modes = "".join(f'<c:{axis}Mode val="edge"/>' for axis in ("x", "y"))
    values = "".join(f'<c:{axis} val="{value}"/>' for axis, value in sizes)
    layout = parse_xml(
        f'<c:layout xmlns:c="{_CHART}"><c:manualLayout><c:layoutTarget val="inner"/>{modes}{values}'
        "</c:manualLayout></c:layout>"
    )
    if old is not None:
        area.remove(old)
    area.insert(0, layout)


def _colour(text: str) -> Any:
    """Return a colour (#RRGGBB) as python-pptx wants it."""
    from pptx.dml.color import RGBColor  # late: heavy

    number = int(text.lstrip("#"), 16)
    make: Any = RGBColor  # python-pptx types it not
    return make(number >> 16, number >> 8 & 0xFF, number & 0xFF)


def _dress_lines(plot: "_BasePlot", series: list[_Series]) -> None:
    """Draw values as a line with points, the target as a dashed line."""
    from pptx.enum.chart import XL_MARKER_STYLE  # late: heavy
    from pptx.enum.dml import MSO_LINE_DASH_STYLE
    from pptx.util import Pt

    lines: Any = plot
    for place, (drawn, each) in enumerate(zip(lines.series, series, strict=True)):
        colour = _colour(each.fill)
        drawn.smooth = False
        drawn.format.line.color.rgb = colour
        drawn.format.line.width = Pt(_LINE_PT)
        if place:
            drawn.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
            drawn.marker.style = XL_MARKER_STYLE.NONE
            continue
        drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, _MARKER
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = colour
