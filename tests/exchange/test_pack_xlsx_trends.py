"""Line charts of indicators in a workbook."""

from dataclasses import replace
from decimal import Decimal

from fujidesk.exchange.pack_xlsx_trends import TrendRows, add_trends
from fujidesk.exchange.report_tables import TableBook
from tests.demo_pack import trend_chart


def drawn(*panels):
    sheet = TableBook("本", sample=False, care="").add_sheet(
        "図", "図", (9.0, 44.0, 24.0, 8.0, *([11.0] * 5))
    )
    add_trends(sheet, replace(trend_chart(), panels=panels), TrendRows(3, 5, 9))
    return sheet


def test_a_row_of_three_takes_a_row_of_the_sheet():
    chart = trend_chart()
    sheet = drawn(*chart.panels[:4])
    assert [item.anchor._from.row for item in sheet.sheet._charts] == [1, 1, 1, 2]
    assert sheet.sheet.row_dimensions[2].height == sheet.sheet.row_dimensions[3].height > 100


def test_the_scale_begins_at_0_and_leaves_room_for_the_figures():
    (made,) = drawn(trend_chart().panels[0]).sheet._charts
    assert made.y_axis.scaling.min == 0
    assert made.y_axis.scaling.max > 100


def test_an_indicator_without_target_or_below_0_is_drawn_as_it_is():
    panel = trend_chart().panels[0]
    low = replace(panel, target=None, points=tuple(replace(p, value=Decimal(-3)) for p in panel.points))
    (made,) = drawn(low).sheet._charts
    assert len(made.series) == 1
    assert made.y_axis.scaling.min is None


def test_the_target_is_a_line_taken_from_cells_beside_the_print():
    panel = trend_chart().panels[0]
    sheet = drawn(panel)
    (made,) = sheet.sheet._charts
    reference = made.series[1].val.numRef.f
    cells = [cell for row in sheet.sheet[reference.split("!")[1].replace("$", "")] for cell in row]
    assert [cell.value for cell in cells] == [float(panel.target)] * len(panel.points)
    assert min(cell.column for cell in cells) > len(sheet.widths)
    assert made.series[1].graphicalProperties.line.prstDash == "dash"


def test_a_figure_below_the_target_stands_below_its_point_but_not_on_the_axis():
    panel = trend_chart().panels[0]
    values = (Decimal(0), Decimal(60), Decimal(100), Decimal(120), None)
    points = tuple(replace(p, value=value) for p, value in zip(panel.points, values, strict=True))
    (made,) = drawn(replace(panel, target=Decimal(100), points=points)).sheet._charts
    labels = made.series[0].dLbls
    assert labels.dLblPos == "t"
    assert [(label.idx, label.dLblPos) for label in labels.dLbl] == [(1, "b")]
