"""Whether targets are reached: only what can be told for certain."""

from dataclasses import replace
from decimal import Decimal

import pytest

from fujidesk.domain.achievement import (
    ACHIEVEMENT_NAMES,
    RULE_TEXT,
    Achievement,
    IndicatorSeries,
    achieved,
    achievement_denominator,
    figure_text,
    judge,
    series_of,
    target_text,
    unit_doubt,
)
from fujidesk.domain.records import Direction, Indicator

UP = Indicator("利用を 80%以上とする", Decimal(80), "%", Direction.AT_LEAST, 2024)
DOWN = Indicator("待ち時間を 10分以下とする", Decimal(10), "分", Direction.AT_MOST, 2024)
KEEP = Indicator("稼働 35システムを維持する", Decimal(35), "システム", Direction.KEEP, 2026)
NONE = Indicator("事故 0件を維持する", Decimal(0), "件", Direction.KEEP)
LAST_YEAR = 2026


def found(indicator, year, value, note=""):
    number = None if value is None else Decimal(value)
    return judge(indicator, year, number, LAST_YEAR, note).achievement


@pytest.mark.parametrize(
    ("indicator", "year", "value", "expected"),
    [
        (UP, 2022, "80", Achievement.REACHED),
        (UP, 2022, "79.9", Achievement.ON_THE_WAY),
        (UP, 2023, "79.9", Achievement.ON_THE_WAY),
        (UP, 2024, "79.9", Achievement.MISSED),
        (UP, 2025, "79.9", Achievement.MISSED),
        (UP, 2022, "120", Achievement.REACHED),
        (DOWN, 2022, "10", Achievement.REACHED),
        (DOWN, 2022, "10.1", Achievement.ON_THE_WAY),
        (DOWN, 2024, "10.1", Achievement.MISSED),
        (DOWN, 2022, "0", Achievement.REACHED),
        (KEEP, 2022, "35", Achievement.REACHED),
        (KEEP, 2022, "36", Achievement.REACHED),
        (KEEP, 2022, "34", Achievement.MISSED),
        (NONE, 2022, "0", Achievement.REACHED),
        (NONE, 2022, "1", Achievement.MISSED),
        (replace(UP, due_year=None), 2025, "10", Achievement.ON_THE_WAY),
        (replace(UP, due_year=None), 2026, "10", Achievement.MISSED),
    ],
)
def test_a_value_stands_to_its_target_as_the_rule_says(indicator, year, value, expected):
    assert found(indicator, year, value) is expected


@pytest.mark.parametrize(
    ("indicator", "value", "reason"),
    [
        (replace(UP, figure=None), "90", "数値がない"),
        (replace(UP, direction=None), "90", "決まっていない"),
        (UP, None, "記入がない"),
        (UP, "0.9", "% かどうか分からない"),
    ],
)
def test_what_cannot_be_told_is_told_so_with_the_reason(indicator, value, reason):
    point = judge(indicator, 2024, None if value is None else Decimal(value), LAST_YEAR)
    assert point.achievement is Achievement.UNKNOWN
    assert reason in point.reason


def test_an_appraisal_with_another_unit_cannot_be_judged():
    people = replace(UP, figure=Decimal(100), unit="人")
    assert found(people, 2024, "1200", "年間で1,200件の利用があった。") is Achievement.UNKNOWN
    assert found(people, 2024, "1200", "年間で1,200人の利用があった。") is Achievement.REACHED
    assert found(people, 2024, "1200", "昨年度の800件から増えた。") is Achievement.REACHED
    assert unit_doubt(people, Decimal(1200), "1,200 になった") == ""


def test_a_fraction_is_only_doubtful_beside_a_large_percentage():
    small = replace(UP, figure=Decimal("0.5"))
    assert found(small, 2024, "0.6") is Achievement.REACHED
    assert found(UP, 2024, "0") is Achievement.MISSED
    assert found(UP, 2024, "1.1") is Achievement.MISSED


def test_figures_and_targets_in_short():
    assert figure_text(Decimal("1200.50"), "件") == "1,200.5件"
    assert figure_text(Decimal("100"), "%") == "100%"
    assert figure_text(None) == ""
    assert target_text(UP) == "80%以上（R6 まで）"
    assert target_text(NONE) == "0件を維持"
    assert target_text(replace(UP, direction=None, due_year=None)) == "80%"
    assert target_text(Indicator("利用を\n 増やす")) == "利用を 増やす"


def test_the_reason_gives_target_and_actual():
    assert judge(UP, 2022, Decimal(70), LAST_YEAR).reason == (
        "目標 80%以上（R6 まで）、実績 70%、目標年度 R6 まで期間がある"
    )
    assert judge(UP, 2024, Decimal(85), LAST_YEAR).reason == "目標 80%以上（R6 まで）、実績 85%"


def test_a_series_counts_by_year_with_its_denominator():
    values = [(2022, None, ""), (2023, Decimal(70), ""), (2024, Decimal(80), "")]
    one = IndicatorSeries("1-1-1", "一", "課", UP, series_of(UP, values, LAST_YEAR))
    two = IndicatorSeries(
        "1-1-2", "二", "課", replace(UP, figure=None), series_of(replace(UP, figure=None), values, LAST_YEAR)
    )
    assert [point.achievement for point in one.points] == [
        Achievement.UNKNOWN,
        Achievement.ON_THE_WAY,
        Achievement.REACHED,
    ]
    assert one.has_values
    assert one.at(2023).value == Decimal(70)
    assert one.at(2030) is None
    counts = achieved([one, two], 2024)
    assert counts[Achievement.REACHED] == ("1-1-1",)
    assert counts[Achievement.UNKNOWN] == ("1-1-2",)
    assert (
        achievement_denominator([one, two], 2024)
        == "施策指標のある 2 事業、うち判定 1（判定できない 1 を除く）"
    )
    assert achieved([one, two], 2030)[Achievement.REACHED] == ()


def test_the_rule_names_every_word_that_it_gives():
    assert all(word in RULE_TEXT for word in ACHIEVEMENT_NAMES.values())
