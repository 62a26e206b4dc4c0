"""The charts of a pack in its workbook: the figures as a table, and a native chart made from its cells."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from fujidesk.domain.chart_emptiness import empty_words
from fujidesk.domain.chart_looks import look_of
from fujidesk.domain.charts import AmountChart, Chart, ChartTable, FlowChart, Looks, StackedChart, TrendChart
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.pack_blocks import ChartBlock
from fujidesk.domain.palette import PAPER
from fujidesk.exchange.chart_anchors import row_anchor
from fujidesk.exchange.evaluation_chart import label_ink
from fujidesk.exchange.pack_xlsx_trends import TrendRows, add_trends
from fujidesk.exchange.report_tables import Column, TableSheet, TableValue

if TYPE_CHECKING:
    from openpyxl.chart.bar_chart import BarChart
    from openpyxl.chart.label import DataLabel, DataLabelList

_LEAST_PT, _UPRIGHT_PT, _LINE_PT = 150.0, 230.0, 30.0
"""Least height of lying bars, height of upright ones, and of one lying bar."""
_AMOUNT_FILLS = ("A9C2E8", "23408E")
_TEXT, _EDGE = "1B2430", "8A94A3"
_TREND_TEXTS = 4
"""So many columns of indicators hold texts: number, project, target, unit."""


def add_chart(sheet: TableSheet, block: ChartBlock) -> None:
    """Write a chart on a page: title, its figures as a table, the chart, its foot and the office's note."""
    chart = block.chart
    if sheet.has_table:
        sheet.break_page()
    sheet.heading(chart.head.title)
    if chart.head.message:
        sheet.note(chart.head.message, "rt_plain")
    if isinstance(chart, FlowChart):
        sheet.note(f"左の評価は{chart.before_word}、帯の色は{chart.after_word}の評価です。")
    if nothing := empty_words(chart):
        sheet.note(nothing, "rt_plain")
        return
    table = chart.table
    columns = _columns(chart, table)
    rows = [[_value(value) for value in line] for line in table.lines]
    head = sheet.table(columns, rows) if rows else None
    if head is not None and isinstance(chart, StackedChart | AmountChart | FlowChart):
        _draw(sheet, chart, head, len(rows))
    elif head is not None and isinstance(chart, TrendChart):
        add_trends(sheet, chart, TrendRows(head, _TREND_TEXTS + 1, len(table.header)))
    sheet.note(chart.head.foot.text)
    if block.note:
        sheet.note(block.note, "rt_plain")
    sheet.gap()


def _value(value: str | int | Decimal | None) -> TableValue:
    """Return what a cell holds: numbers stay numbers, nothing known stays empty."""
    return float(value) if isinstance(value, Decimal) else value


def _draw(sheet: TableSheet, chart: StackedChart | AmountChart | FlowChart, head: int, lines: int) -> None:
    """Draw a native chart below its table, from its cells."""
    from openpyxl.chart import Reference  # late: heavy

    drawn = _bars(chart)
    series = len(_AMOUNT_FILLS) if isinstance(chart, AmountChart) else len(chart.marks)
    data = Reference(sheet.sheet, min_col=2, max_col=1 + series, min_row=head, max_row=head + lines)
    drawn.add_data(data, titles_from_data=True)
    drawn.set_categories(Reference(sheet.sheet, min_col=1, min_row=head + 1, max_row=head + lines))
    columns = list(zip(*(line[1 : 1 + series] for line in chart.table.lines), strict=True))
    for item, values, (fill, ink, edge) in zip(drawn.series, columns, _looks(chart), strict=True):
        item.graphicalProperties.solidFill = fill
        item.graphicalProperties.line.solidFill = edge
        item.dLbls = _labels(ink)
        item.dLbls.dLbl = [_no_label(place) for place, value in enumerate(values) if not value]
    height = _UPRIGHT_PT if drawn.type == "col" else max(_LEAST_PT, (lines + 3) * _LINE_PT)
    placed: Any = drawn
    placed.anchor = row_anchor(sheet.row, (0, len(sheet.widths)), height)
    sheet.sheet.add_chart(drawn)
    sheet.gap(height + 6)


def _bars(chart: StackedChart | AmountChart | FlowChart) -> "BarChart":
    """Return an empty bar chart of the right kind; bars of grades that lie show shares, as on paper."""
    from openpyxl.chart import BarChart  # late: heavy

    is_upright = isinstance(chart, StackedChart) and chart.upright
    if isinstance(chart, AmountChart):
        bars = BarChart(grouping="clustered", gapWidth=60)
    else:
        is_share = isinstance(chart, StackedChart) and not is_upright
        bars = BarChart(grouping="percentStacked" if is_share else "stacked", overlap=100, gapWidth=45)
    bars.type = "col" if is_upright else "bar"
    if not is_upright:
        bars.x_axis.scaling.orientation = "maxMin"
    bars.x_axis.delete, bars.y_axis.delete = False, True
    bars.y_axis.majorGridlines = None
    bars.legend.position = "b"
    return bars


def _looks(chart: StackedChart | AmountChart | FlowChart) -> list[tuple[str, str, str]]:
    """Return fill, ink and edge of the series, as on paper and screen, without their #."""
    if isinstance(chart, AmountChart):
        return [(fill, _TEXT, _EDGE) for fill in _AMOUNT_FILLS]
    looks = chart.looks if isinstance(chart, StackedChart) else Looks.GRADE
    found = (look_of(key, looks, PAPER) for key, _ in chart.marks)
    return [
        (look.fill.lstrip("#"), look.ink.lstrip("#"), (look.edge or PAPER.surface).lstrip("#"))
        for look in found
    ]


def _columns(chart: Chart, table: ChartTable) -> list[Column]:
    """Return the columns of a chart's table: texts at the left, figures at the right, years short."""
    texts = _TREND_TEXTS if isinstance(chart, TrendChart) else 1
    heads = [short_year(int(head)) if head.isdigit() else head for head in table.header]
    return [Column(head, "rt_text" if place < texts else "rt_kyen") for place, head in enumerate(heads)]


def _labels(ink: str) -> "DataLabelList":
    """Return labels that show the figure of each segment in a colour that can be read on it."""
    from openpyxl.chart.label import DataLabelList  # late: heavy

    labels = DataLabelList(showVal=True, showSerName=False)
    labels.showLegendKey = labels.showCatName = labels.showPercent = False
    labels.txPr = label_ink(ink)
    return labels


def _no_label(place: int) -> "DataLabel":
    """Return what keeps the figure 0 of a part that is not there off the chart."""
    from openpyxl.chart.label import DataLabel  # late: heavy

    return DataLabel(
        idx=place, showVal=False, showSerName=False, showLegendKey=False, showCatName=False, showPercent=False
    )
