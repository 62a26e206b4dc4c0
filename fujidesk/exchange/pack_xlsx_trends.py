"""The indicators of a pack in its workbook: a small native line chart each, three beside each other.

They stand below their table. Each row of charts takes a row of the sheet, so that no page parts one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from fujidesk.domain.charts import TrendChart, TrendPanel
from fujidesk.domain.palette import PAPER
from fujidesk.exchange.chart_anchors import row_anchor
from fujidesk.exchange.report_tables import TableSheet

if TYPE_CHECKING:
    from openpyxl.chart.line_chart import LineChart
    from openpyxl.chart.series import Series

_ACROSS, _TALL_PT = 3, 130.0
_TITLE_PT, _HEADROOM = 8, 1.3
_LINE_EMU = 15875
_LOW = Decimal("0.3")
"""A figure of less than that share of the target stands above its point: below it lies the axis."""
_BESIDE = "図の目標の線（印刷されません）"


@dataclass(frozen=True)
class TrendRows:
    """Where the table of the indicators stands. head: its first row. first, last: columns of its years."""

    head: int
    first: int
    last: int


def add_trends(sheet: TableSheet, chart: TrendChart, rows: TrendRows) -> None:
    """Draw the charts below the table, from its cells; they take the next rows of the sheet."""
    edges = _edges(sheet.widths)
    if any(panel.target is not None for panel in chart.panels):
        sheet.beside(rows.head, [_BESIDE])
    for start in range(0, len(chart.panels), _ACROSS):
        for place, panel in enumerate(chart.panels[start : start + _ACROSS]):
            drawn: Any = _panel(sheet, panel, rows, rows.head + 1 + start + place)
            drawn.anchor = row_anchor(sheet.row, (edges[place], edges[place + 1]), _TALL_PT - 4)
            sheet.sheet.add_chart(drawn)
        sheet.gap(_TALL_PT)


def _edges(widths: Sequence[float]) -> list[int]:
    """Return the columns at which charts begin, the last one's end too: those next to equal shares."""
    sums = list(accumulate(widths, initial=0.0))
    shares = [sums[-1] * place / _ACROSS for place in range(_ACROSS + 1)]
    return [min(range(len(sums)), key=lambda at: abs(sums[at] - share)) for share in shares]


def _panel(sheet: TableSheet, panel: TrendPanel, rows: TrendRows, row: int) -> "LineChart":
    """Return the chart of an indicator whose values stand in a row."""
    from openpyxl.chart import LineChart, Reference  # late: heavy

    drawn = LineChart()
    years = Reference(sheet.sheet, min_col=rows.first, max_col=rows.last, min_row=rows.head)
    cells = Reference(sheet.sheet, min_col=rows.first, max_col=rows.last, min_row=row)
    drawn.add_data(cells, from_rows=True, titles_from_data=False)
    drawn.set_categories(years)
    _dress(drawn.series[0], panel)
    if panel.target is not None:
        drawn.series.append(_target(sheet, panel, row))
    drawn.title = _title(f"{panel.number} {panel.title}\n目標 {panel.target_text}　単位 {panel.unit or '－'}")
    drawn.legend = None
    drawn.x_axis.delete, drawn.y_axis.delete = False, True
    drawn.y_axis.majorGridlines = None
    values = [point.value for point in panel.points] + [panel.target]
    known = [float(value) for value in values if value is not None]
    if known and min(known) >= 0 < max(known):
        drawn.y_axis.scaling.min, drawn.y_axis.scaling.max = 0, max(known) * _HEADROOM
    return drawn


def _dress(series: "Series", panel: TrendPanel) -> None:
    """Give the values their line, points and figures; figures stand below where the target lies above."""
    from openpyxl.chart.label import DataLabel, DataLabelList  # late: heavy
    from openpyxl.chart.marker import Marker

    colour = PAPER.edge(4).lstrip("#")
    series.smooth = False
    series.graphicalProperties.line.solidFill = colour
    series.graphicalProperties.line.width = _LINE_EMU
    series.marker = Marker(symbol="circle", size=5)
    series.marker.graphicalProperties.solidFill = colour
    series.marker.graphicalProperties.line.solidFill = colour
    labels = DataLabelList(showVal=True, showSerName=False, dLblPos="t")
    labels.showLegendKey = labels.showCatName = labels.showPercent = False
    labels.dLbl = [
        DataLabel(idx=place, dLblPos="b", showVal=True, showSerName=False, showLegendKey=False,
                  showCatName=False, showPercent=False)
        for place, point in enumerate(panel.points)
        if point.value is not None and panel.target is not None
        and panel.target * _LOW < point.value < panel.target
    ]  # fmt: skip
    series.dLbls = labels


def _target(sheet: TableSheet, panel: TrendPanel, row: int) -> "Series":
    """Return the target as a dashed line over all years.

    Its figures stand beside what is printed: LibreOffice draws no line that is not taken from cells.
    """
    from openpyxl.chart import Reference  # late: heavy
    from openpyxl.chart.marker import Marker
    from openpyxl.chart.series import SeriesLabel
    from openpyxl.chart.series_factory import SeriesFactory

    count = len(panel.points)
    first = sheet.beside(row, [None if panel.target is None else float(panel.target)] * count)
    cells = Reference(sheet.sheet, min_col=first, max_col=first + count - 1, min_row=row)
    series: Series = SeriesFactory(cells)
    series.tx, series.smooth = SeriesLabel(v="目標"), False
    line = series.graphicalProperties.line
    line.solidFill, line.prstDash, line.width = PAPER.today.lstrip("#"), "dash", _LINE_EMU
    series.marker = Marker(symbol="none")
    return series


def _title(text: str) -> Any:
    """Return a small title."""
    from openpyxl.chart.title import title_maker  # late: heavy

    title: Any = title_maker(text)
    for paragraph in title.tx.rich.paragraphs:
        paragraph.pPr.defRPr.sz, paragraph.pPr.defRPr.b = _TITLE_PT * 100, True
    title.overlay = False
    return title
