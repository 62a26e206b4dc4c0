"""The charts of a pack in its workbook: the figures as a table, and a native chart made from its cells."""

from decimal import Decimal
from typing import TYPE_CHECKING

from fujidesk.domain.charts import AmountChart, Chart, Looks, StackedChart
from fujidesk.domain.pack_blocks import ChartBlock
from fujidesk.domain.palette import MARK_LOOKS, PAPER, PLAIN_MARK
from fujidesk.exchange.evaluation_chart import label_ink
from fujidesk.exchange.report_tables import Column, TableSheet, TableValue

if TYPE_CHECKING:
    from openpyxl.chart.bar_chart import BarChart
    from openpyxl.chart.label import DataLabelList

_WIDTH_CM, _LEAST_CM, _UPRIGHT_CM = 24, 5, 8
_POINTS_PER_CM = 28.35
_STATUS_LOOKS = {
    "done": ("E3F3EC", "00553F"), "running": ("4D70B5", "FFFFFF"), "stopped": ("B92C1E", "FFFFFF"),
    "not_started": ("C9D3DC", "1B2430"),
}  # fmt: skip
_AMOUNT_FILLS = ("A9C2E8", "23408E")
_EDGE = "8A94A3"


def add_chart(sheet: TableSheet, block: ChartBlock) -> None:
    """Write a chart: title, its figures as a table, the chart, its foot and the office's note."""
    chart = block.chart
    sheet.heading(chart.head.title)
    if chart.head.message:
        sheet.note(chart.head.message, "rt_plain")
    table = chart.table
    columns = [Column(table.header[0]), *(Column(head, "rt_kyen") for head in table.header[1:])]
    rows = [[_value(value) for value in line] for line in table.lines]
    head = sheet.table(columns, rows) if rows else None
    if head is not None and isinstance(chart, StackedChart | AmountChart):
        _draw(sheet, chart, head, len(rows))
    sheet.note(chart.head.foot.text)
    if block.note:
        sheet.note(block.note, "rt_plain")
    sheet.gap()


def _value(value: str | int | Decimal | None) -> TableValue:
    """Return what a cell holds: numbers stay numbers, nothing known stays empty."""
    return float(value) if isinstance(value, Decimal) else value


def _draw(sheet: TableSheet, chart: StackedChart | AmountChart, head: int, lines: int) -> None:
    """Draw a native chart below its table, from its cells."""
    from openpyxl.chart import Reference  # late: heavy

    drawn = _bars(chart)
    series = len(chart.marks) if isinstance(chart, StackedChart) else len(_AMOUNT_FILLS)
    data = Reference(sheet.sheet, min_col=2, max_col=1 + series, min_row=head, max_row=head + lines)
    drawn.add_data(data, titles_from_data=True)
    drawn.set_categories(Reference(sheet.sheet, min_col=1, min_row=head + 1, max_row=head + lines))
    for item, (fill, ink) in zip(drawn.series, _looks(chart), strict=True):
        item.graphicalProperties.solidFill = fill
        item.graphicalProperties.line.solidFill = _EDGE
        item.dLbls = _labels(ink)
    height = _UPRIGHT_CM if drawn.type == "col" else max(_LEAST_CM, lines + 3)
    drawn.width, drawn.height = _WIDTH_CM, height
    sheet.sheet.add_chart(drawn, f"A{sheet.row}")
    sheet.gap(height * _POINTS_PER_CM + 6)


def _bars(chart: StackedChart | AmountChart) -> "BarChart":
    """Return an empty bar chart of the right kind."""
    from openpyxl.chart import BarChart  # late: heavy

    if isinstance(chart, AmountChart):
        bars = BarChart(grouping="clustered", gapWidth=60)
        bars.type = "col"
    else:
        bars = BarChart(grouping="stacked", overlap=100, gapWidth=45)
        bars.type = "col" if chart.upright else "bar"
        if not chart.upright:
            bars.x_axis.scaling.orientation = "maxMin"
    bars.x_axis.delete = bars.y_axis.delete = False
    bars.y_axis.majorGridlines = None
    bars.legend.position = "b"
    return bars


def _looks(chart: Chart) -> list[tuple[str, str]]:
    """Return fill and ink of the series, as on paper and screen."""
    if not isinstance(chart, StackedChart):
        return [(fill, ink) for fill, ink in zip(_AMOUNT_FILLS, ("1B2430", "1B2430"), strict=True)]
    return [_look(chart.looks, key) for key, _ in chart.marks]


def _look(looks: Looks, key: str) -> tuple[str, str]:
    """Return fill and ink of a mark, without their #."""
    if looks is Looks.STATUS:
        return _STATUS_LOOKS.get(key, ("FFFFFF", "1B2430"))
    if looks is Looks.PHASE:
        pair = (PAPER.fill(int(key)), PAPER.ink(int(key))) if key.isdigit() else (PAPER.ground, PAPER.text)
    else:
        found = MARK_LOOKS.get(key, PLAIN_MARK)
        pair = (found.fill, found.ink)
    return pair[0].lstrip("#"), pair[1].lstrip("#")


def _labels(ink: str) -> "DataLabelList":
    """Return labels that show the figure of each segment in a colour that can be read on it."""
    from openpyxl.chart.label import DataLabelList  # late: heavy

    labels = DataLabelList(showVal=True, showSerName=False)
    labels.showLegendKey = labels.showCatName = labels.showPercent = False
    labels.txPr = label_ink(ink)
    return labels
