"""Indicators at the end: reached, not reached, cannot be said; 見込み while the last year is open."""

from decimal import Decimal

import pytest

from fujidesk.domain.achievement import IndicatorSeries, series_of
from fujidesk.domain.records import Direction, Indicator
from fujidesk.domain.whole_plan.finals import Final, by_result, final_indicator


def series(values, *, figure="10", direction=Direction.AT_LEAST, due=2026, unit="件"):
    target = Indicator("目標", None if figure is None else Decimal(figure), unit, direction, due)
    told = [(2022 + place, None if v is None else Decimal(v), "") for place, v in enumerate(values)]
    return IndicatorSeries("1-1-1", "窓口", "市民課", target, series_of(target, told, 2026))


def final(item, through=2026, *, unfinished=False, last=2026):
    return final_indicator(item, 2022, through, last, unfinished=unfinished)


@pytest.mark.parametrize(("value", "result"), [("10", Final.REACHED), ("9.9", Final.NOT_REACHED)])
def test_the_last_value_is_compared_with_the_target(value, result):
    found = final(series([1, 2, 3, 4, value]))
    assert (found.result, found.fiscal_year, found.is_forecast) == (result, 2026, False)
    assert "R8 の実績値で判定" in found.reason


def test_less_is_better_where_the_target_says_so():
    assert final(series([20, 15, 12, 10, 9], direction=Direction.AT_MOST)).result is Final.REACHED


def test_without_the_last_year_the_last_known_value_is_a_forecast():
    found = final(series([1, 2, 3, 11, None]), 2025, unfinished=True)
    assert (found.result, found.fiscal_year, found.is_forecast) == (Final.REACHED, 2025, True)
    short = final(series([1, 2, 3, 9, None]), 2025, unfinished=True)
    assert (short.result, short.is_forecast) == (Final.NOT_REACHED, True)


def test_a_target_that_was_due_before_is_no_forecast():
    found = final(series([1, 2, 11, 12, None], due=2024), 2025, unfinished=True)
    assert not found.is_forecast


def test_the_last_years_value_may_change_until_it_is_approved():
    """FINAL_RULE: 最終年度の実績が … 承認されていないときは「見込み」."""
    assert final(series([1, 2, 3, 4, 11]), unfinished=True).is_forecast
    assert not final(series([1, 2, 3, 4, 11])).is_forecast


def test_to_keep_a_figure_stays_open_until_the_end():
    found = final(series([10, 10, 10, 10, None], direction=Direction.KEEP, due=2024), 2025, unfinished=True)
    assert (found.result, found.is_forecast) == (Final.REACHED, True)


def test_values_after_the_last_year_that_counts_are_not_looked_at():
    assert final(series([1, 2, 3, 4, 50]), 2025, unfinished=True).result is Final.NOT_REACHED


def test_a_target_due_after_the_span_cannot_be_said_to_be_missed():
    assert final(series([1, 2, 3], due=2026), 2024, last=2024).result is Final.UNKNOWN
    assert final(series([1, 2, 12], due=2026), 2024, last=2024).result is Final.REACHED


@pytest.mark.parametrize("item", [
    series([None] * 5), series([1, 2, 3, 4, 5], figure=None), series([1, 2, 3, 4, 5], direction=None),
])  # fmt: skip
def test_without_value_figure_or_direction_nothing_can_be_said(item):
    found = final(item)
    assert found.result is Final.UNKNOWN
    assert found.reason
    assert not found.is_forecast


def test_before_the_first_answer_nothing_can_be_said():
    assert final(series([5, 5, 5, 5, 5]), None, unfinished=True).result is Final.UNKNOWN


def test_results_list_their_projects():
    found = by_result([final(series([1, 2, 3, 4, 10])), final(series([1, 2, 3, 4, 5]))])
    assert {key: len(numbers) for key, numbers in found.items()} == {
        Final.REACHED: 1, Final.NOT_REACHED: 1, Final.UNKNOWN: 0,
    }  # fmt: skip
