"""What slides are made of."""

from fujidesk.domain.slides import (
    SlideBox,
    SlideCell,
    SlideChart,
    SlideFont,
    SlideRow,
    SlideTable,
    before_marks,
    is_upright,
    wholes,
)
from tests.demo_pack import amount_chart, flow_chart, grades_chart, phases_chart, trend_chart


def test_only_bars_over_time_stand():
    assert is_upright(phases_chart())
    assert not any(is_upright(chart) for chart in (grades_chart(), flow_chart(), amount_chart()))


def test_a_flow_has_a_bar_for_each_grade_of_the_earlier_year():
    chart = flow_chart()
    assert [key for key, _ in before_marks(chart)] == ["S", "A", "B", "C", "D"]
    assert wholes(chart) == (100, 100, 100, 100, 100)


def test_lying_bars_of_shares_fill_the_width_and_standing_ones_share_a_scale():
    lying, upright = grades_chart(), phases_chart()
    assert wholes(lying) == tuple(bar.total for bar in lying.bars)
    assert set(wholes(upright)) == {max(bar.total for bar in upright.bars)}
    assert wholes(trend_chart().panels[0]) == ()


def test_a_part_is_narrow_where_its_figure_has_no_room():
    chart = SlideChart(SlideBox(0, 0, 200, 200), grades_chart(), 8.0, "", ())
    assert chart.is_narrow(1, 100)
    assert not chart.is_narrow(20, 100)
    upright = SlideChart(SlideBox(0, 0, 200, 200), phases_chart(), 8.0, "", ())
    assert upright.is_narrow(5, 100)
    assert not upright.is_narrow(7, 100)


def test_a_table_is_as_large_as_its_columns_and_rows():
    cell = SlideCell("", SlideFont(9))
    table = SlideTable(1, 2, (30, 40), (SlideRow(10, (cell, cell)), SlideRow(12, (cell, cell))), "")
    assert table.box == SlideBox(1, 2, 70, 22)


def test_letter_and_figure_need_more_room_than_the_figure_alone():
    chart = SlideChart(SlideBox(0, 0, 200, 200), grades_chart(), 8.0, "", ())
    assert not chart.is_narrow(8, 100)
    assert not chart.has_room("A", 8, 100)
    assert chart.has_room("A", 20, 100)
    upright = SlideChart(SlideBox(0, 0, 240, 200), phases_chart(), 8.0, "", ())
    assert not upright.has_room("(4)", 69, 100)
