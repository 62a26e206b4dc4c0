"""資料5: each indicator against its target over the years, judged by the rule that stands below."""

from dataclasses import replace
from decimal import Decimal

from fujidesk.domain.achievement import RULE_TEXT
from fujidesk.domain.chart_making import ChartData, made_charts
from fujidesk.domain.pack_blocks import ChartBlock, TableBlock
from fujidesk.domain.pack_parts.indicators import indicators
from tests.domain.pack_parts.conftest import NOW, PROFILE, RECORDS, TODAY, evaluation, series


def table(data):
    return next(block for block in indicators(data) if isinstance(block, TableBlock))


def line(block, number="1-1-1"):
    row = next(row for row in block.rows if row.number == number)
    return dict(zip((column.label for column in block.columns), row.cells, strict=True))


def test_target_values_and_judgement_stand_in_a_line(make_data):
    found = line(table(make_data()))
    assert (found["目標"], found["R4"], found["R5"], found["判定"]) == (
        "100件以上（R8 まで）", "40件", "120件", "達成",
    )  # fmt: skip
    assert found["判定の理由"] == "目標 100件以上（R8 まで）、実績 120件"


def test_years_after_the_reported_one_have_no_column(make_data):
    later = (series(values=((2023, Decimal(120), ""), (2024, Decimal(130), ""))),)
    block = table(make_data(evaluation=evaluation(indicators=later)))
    labels = [column.label for column in block.columns]
    assert "R5" in labels
    assert "R6" not in labels
    assert "130" not in repr(block)


def test_not_reached_before_the_due_year_is_on_the_way(make_data):
    below = (series(values=((2023, Decimal(90), ""),)),)
    assert line(table(make_data(evaluation=evaluation(indicators=below))))["判定"] == "途上"


def test_a_year_without_a_value_is_unknown_never_zero(make_data):
    none = (series(values=((2023, None, ""),)),)
    found = line(table(make_data(evaluation=evaluation(indicators=none))))
    assert (found["R5"], found["判定"], found["判定の理由"]) == (None, "判定できない", "実績値の記入がない")


def test_the_rule_and_the_denominator_stand_below(make_data):
    text = table(make_data()).foot.text
    assert RULE_TEXT in text
    assert "施策指標のある 1 事業、うち判定 1（判定できない 0 を除く）" in text


def test_projects_that_did_not_run_in_the_year_are_neither_listed_nor_counted(make_data):
    """A project that ended before the year is not asked, so that 「判定できない」 would be a guess."""
    both = (series(), series("1-1-9", ((2022, Decimal(40), ""), (2023, None, ""))))
    block = table(make_data(evaluation=evaluation(indicators=both)))
    assert [row.number for row in block.rows] == ["1-1-1"]
    assert "施策指標のある 1 事業、うち判定 1（判定できない 0 を除く）" in block.foot.text


def test_the_chart_stands_before_the_table(make_data):
    made = made_charts(ChartData(PROFILE, evaluation(), RECORDS, NOW, 2023, TODAY))
    first, second = indicators(make_data(charts=made))
    assert isinstance(first, ChartBlock)
    assert isinstance(second, TableBlock)


def test_without_indicators_the_table_says_so(make_data):
    block = table(replace(make_data(), evaluation=evaluation(indicators=())))
    assert (block.rows, block.empty) == ((), "施策指標のある事業はありません。")
