"""Native charts of slides."""

import io

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from fujidesk.domain.charts import TrendPanel
from fujidesk.domain.slides import SlideBox, SlideChart
from fujidesk.exchange.pack_pptx.charts import add_chart
from tests.demo_pack import amount_chart, flow_chart, grades_chart, phases_chart, trend_chart


def drawn(chart, labels):
    file = Presentation()
    slide = file.slides.add_slide(file.slide_layouts[6])
    return add_chart(slide, SlideChart(SlideBox(0, 0, 400, 300), chart, 8.0, "図", labels)).chart


def labels_of(chart):
    count = len(chart.points) if isinstance(chart, TrendPanel) else len(getattr(chart, "bars", "")) or 3
    return tuple(f"名{number}" for number in range(count))


@pytest.mark.parametrize(
    "name", ["=cmd|'/C calc'!A0", "{=1+1}", "http://example.com", "external:c:/a.xlsx", "=課"]
)
def test_the_figures_behind_a_chart_hold_no_formula_and_no_link(name):
    """XlsxWriter takes such texts for more than texts; who opens the figures would run them."""
    chart = amount_chart()
    labels = (name, *labels_of(chart)[1:])
    made = drawn(chart, labels)
    assert tuple(made.plots[0].categories) == labels
    book = load_workbook(io.BytesIO(made.part.chart_workbook.xlsx_part.blob))
    rows = [list(row) for row in book.worksheets[0].iter_rows()]
    assert [row[0].value for row in rows] == [None, *labels]
    assert [cell.value for cell in rows[0][1:]] == ["予算額（千円）", "実績額（千円）"]
    assert [row[1].value for row in rows[1:]] == [pair.budget_kyen for pair in chart.pairs]
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n"}
    assert not any(cell.hyperlink for row in rows for cell in row)


def test_grades_that_moved_are_a_bar_each_with_the_later_grades_as_parts():
    chart = flow_chart()
    made = drawn(chart, ("S", "A", "B", "C", "D"))
    assert {series.name: tuple(series.values) for series in made.plots[0].series} == {
        "R7 S": (6, 5, 0, 0, 0), "R7 A": (0, 40, 22, 0, 0), "R7 B": (0, 0, 70, 9, 0), "R7 C": (0, 0, 8, 6, 1),
    }  # fmt: skip


def test_amounts_are_pairs_with_their_unit():
    chart = amount_chart()
    made = drawn(chart, labels_of(chart))
    assert [series.name for series in made.plots[0].series] == ["予算額（千円）", "実績額（千円）"]
    assert tuple(made.plots[0].series[0].values) == tuple(pair.budget_kyen for pair in chart.pairs)


def test_an_indicator_has_gaps_where_nothing_is_known_and_its_target_as_a_line():
    known, unknown = trend_chart().panels[0], trend_chart().panels[2]
    values, target = drawn(known, labels_of(known)).plots[0].series
    assert tuple(values.values) == (20.0, 40.0, 60.0, 80.0, 100.0)
    assert set(target.values) == {100.0}
    assert tuple(drawn(unknown, labels_of(unknown)).plots[0].series[0].values) == (None,) * 5


@pytest.mark.parametrize("chart", [grades_chart(), phases_chart(), amount_chart(), trend_chart().panels[0]])
def test_names_are_those_that_were_broken_and_no_scale_is_shown(chart):
    labels = labels_of(chart)
    made = drawn(chart, labels)
    assert tuple(made.plots[0].categories) == labels
    assert not made.value_axis.visible
    assert not made.value_axis.has_major_gridlines


def test_the_first_bar_lies_above_and_names_have_their_share_of_the_width():
    lying = drawn(grades_chart(), labels_of(grades_chart()))
    assert lying.category_axis.reverse_order
    xml = lying.part.blob.decode() if isinstance(lying.part.blob, bytes) else lying.part.blob
    assert '<c:x val="0.36"/>' in xml
    assert not drawn(phases_chart(), labels_of(phases_chart())).category_axis.reverse_order


def test_series_have_the_colours_of_paper():
    made = drawn(grades_chart(), labels_of(grades_chart()))
    assert str(made.plots[0].series[0].format.fill.fore_color.rgb) == "0B3C8C"


def test_parts_say_letter_and_figure_where_there_is_room_and_nothing_where_there_is_none():
    chart = grades_chart()
    xml = drawn(chart, labels_of(chart)).part.blob.decode()
    series = {part.split("<c:v>")[1].split("<")[0]: part for part in xml.split("<c:ser>")[1:]}
    assert 'formatCode="&quot;A &quot;#,##0;;;"' in series["A"]
    assert "<c:dLbl>" not in series["A"]
    assert '<c:delete val="1"/>' in series["D"]
    assert 'formatCode="#,##0;;;"' in series["未評価"]


def test_phases_say_their_number_only_where_the_bars_are_wide():
    def labels(width):
        file = Presentation()
        slide = file.slides.add_slide(file.slide_layouts[6])
        item = SlideChart(SlideBox(0, 0, width, 300), phases_chart(), 8.0, "図", labels_of(phases_chart()))
        return add_chart(slide, item).chart.part.blob.decode().count('formatCode="#,##0;;;"')

    assert labels(240.0) > 0
    assert labels(760.0) == 0
