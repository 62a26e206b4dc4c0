"""Charts say themselves: as a table, in words, with source, day and denominator."""

from decimal import Decimal

import pytest

from fujidesk.domain.charts import (
    AmountChart,
    AmountPair,
    ChartFoot,
    ChartHead,
    ChartName,
    Flow,
    FlowChart,
    HeatChart,
    HeatLine,
    Looks,
    Segment,
    StackedBar,
    StackedChart,
    StripChart,
    TrendChart,
    TrendPanel,
    TrendPoint,
)
from fujidesk.domain.fiscal import half_years

FOOT = ChartFoot("進捗状況報告", "令和8年7月10日現在", "全 3 事業")


def head(name, title="評価"):
    return ChartHead(name, title, FOOT)


STACKED = StackedChart(
    head(ChartName.GRADES_BY_POLICY), Looks.GRADE, (("S", "S"), ("B", "B")),
    (
        StackedBar("1 窓口", (Segment("S", "S", ("1-1-1",)), Segment("B", "B", ("1-1-2", "1-1-3")))),
        StackedBar("2 街", (Segment("B", "B", ("2-1-1",)),)),
    ),
)  # fmt: skip
FLOW = FlowChart(
    head(ChartName.GRADE_CHANGE, "変化"), (("A", "A"), ("B", "B")), "R6", "R7",
    (Flow("A", "A", ("1",)), Flow("B", "A", ("2", "3")), Flow("A", "B", ("4",))),
    up=("2", "3"), same=("1",), down=("4",),
)  # fmt: skip


def test_foot_tells_denominator_day_and_source():
    assert FOOT.text == "全 3 事業　令和8年7月10日現在　出典：進捗状況報告"
    assert ChartFoot("", "今日", "全 1 事業", "未評価を除く").text == "全 1 事業　今日　未評価を除く"


def test_stacked_chart_as_a_table_has_zeros_and_totals():
    table = STACKED.table
    assert table.header == ("評価", "S", "B", "計")
    assert table.lines == (("1 窓口", 1, 2, 3), ("2 街", 0, 1, 1))


def test_stacked_chart_in_words_names_every_figure():
    assert STACKED.alt == "評価。1 窓口は3事業で、S 1、B 2。2 街は1事業で、B 1。"


def test_flow_as_a_table_adds_up():
    assert FLOW.table.lines == (("A", 1, 1, 2), ("B", 2, 0, 2))
    assert (FLOW.side("A", before=True), FLOW.side("A", before=False)) == (2, 3)
    assert "上がった 2事業、変わらない 1事業、下がった 1事業" in FLOW.alt
    assert "BからAへ 2" in FLOW.alt


def test_heat_map_counts_projects_of_each_cell():
    chart = HeatChart(
        head(ChartName.DEPARTMENT_LOAD), ("R4上", "R4下"), (HeatLine("収納課", (("1", "2"), ())),)
    )
    assert (chart.most, chart.table.lines) == (2, (("収納課", 2, 0),))
    assert "収納課 最大2事業" in chart.alt
    assert HeatChart(head(ChartName.DEPARTMENT_LOAD), (), ()).most == 1


def test_trend_shows_nothing_where_no_value_is_known():
    panel = TrendPanel(
        "1-1-1", "窓口", "%", Decimal(80), "80%以上",
        (TrendPoint(2022, Decimal(50)), TrendPoint(2023, None)),
    )  # fmt: skip
    chart = TrendChart(head(ChartName.INDICATORS), (panel,))
    assert chart.table.header[-2:] == ("2022", "2023")
    assert chart.table.lines == (("1-1-1", "窓口", "80%以上", "%", Decimal(50), None),)
    assert "2022年度の実績 50%" in chart.alt


def test_amounts_are_in_thousands_of_yen():
    chart = AmountChart(head(ChartName.BUDGET), (AmountPair("R4", 1200, 1100),))
    assert chart.table.header == ("区分", "予算額（千円）", "実績額（千円）")
    assert "予算 1,200千円、実績 1,100千円" in chart.alt


@pytest.mark.parametrize(
    ("track", "place", "word"),
    [("12", 0, "研究"), ("12", 1, "運用"), ("1-", 1, "終了"), ("1 ", 1, ""), ("", 0, ""), ("9", 0, "運用")],
)
def test_strip_names_phases(track, place, word):
    chart = StripChart(head(ChartName.STRIP), "1-1-1", half_years(2022, 2022), ("研究", "運用"), track, "")
    assert chart.phase_word(track, place) == word


def test_strip_as_a_table_has_a_line_a_half_year():
    chart = StripChart(
        head(ChartName.STRIP),
        "1-1-1",
        half_years(2022, 2022),
        ("研究", "運用"),
        "12",
        "1 ",
        ((2022, "A", "A"),),
    )
    assert chart.table.lines == (("令和4年度 上期", "研究", "研究"), ("令和4年度 下期", "運用", ""))
    assert "2022年度 A" in chart.alt
