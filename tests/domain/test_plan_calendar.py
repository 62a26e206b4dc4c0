"""The calendar of a plan: windows in a fiscal year, and the years that ask for something (001, 図表6-2, 6-3)."""

import datetime as dt

import pytest

from fujidesk.domain.plan_calendar import (
    STANDARD_CALENDAR,
    STANDARD_PERIOD,
    CalendarTerm,
    day_in_year,
    year_steps,
    years_meant,
)

FIRST, LAST = 2022, 2026


def term(key):
    return next(item for item in STANDARD_CALENDAR if item.key == key)


@pytest.mark.parametrize(
    ("month_day", "day"),
    [("04-01", dt.date(2026, 4, 1)), ("12-31", dt.date(2026, 12, 31)), ("01-15", dt.date(2027, 1, 15)),
     ("03-31", dt.date(2027, 3, 31)), ("02-29", dt.date(2027, 2, 28))],
)  # fmt: skip
def test_january_to_march_are_of_the_next_calendar_year(month_day, day):
    assert day_in_year(2026, month_day) == day


def test_a_leap_year_has_its_day():
    assert day_in_year(2027, "02-29") == dt.date(2028, 2, 29)


@pytest.mark.parametrize(
    ("begins", "ends", "window"),
    [
        ("06-01", "06-30", (dt.date(2026, 6, 1), dt.date(2026, 6, 30))),
        ("12-15", "01-31", (dt.date(2026, 12, 15), dt.date(2027, 1, 31))),
        ("03-15", "04-10", (dt.date(2027, 3, 15), dt.date(2027, 4, 10))),
        ("05-05", "05-05", (dt.date(2026, 5, 5), dt.date(2026, 5, 5))),
    ],
)
def test_a_window_may_run_over_the_end_of_the_year(begins, ends, window):
    assert CalendarTerm("x", "事", begins, ends).window(2026) == window


@pytest.mark.parametrize(
    ("years", "meant"),
    [((0, -1), [2022, 2023, 2024, 2025, 2026]), ((-1, -1), [2026]), ((0, 0), [2022]),
     ((1, -2), [2023, 2024, 2025]), ((0, 9), [2022, 2023, 2024, 2025, 2026]), ((3, 1), [])],
)  # fmt: skip
def test_years_are_counted_from_either_end_of_the_period(years, meant):
    assert list(years_meant(years, FIRST, LAST)) == meant


def test_a_short_plan_has_no_year_in_its_middle():
    assert list(years_meant((1, -2), 2022, 2023)) == []


def test_the_survey_begins_and_ends_a_year_after_the_plan():
    """R4 is asked about in April of R5, and R8, the last year, in April of R9."""
    due = [year for year in range(2020, 2030) if term("status_survey").is_due_in(year, FIRST, LAST)]
    assert due == [2023, 2024, 2025, 2026, 2027]


def test_hearings_and_budgets_are_in_the_years_of_the_plan():
    due = [year for year in range(2020, 2030) if term("priority_hearings").is_due_in(year, FIRST, LAST)]
    assert due == [2022, 2023, 2024, 2025, 2026]


@pytest.mark.parametrize("key", ["whole_evaluation", "next_plan"])
def test_the_whole_evaluation_and_the_next_plan_are_of_the_last_year(key):
    assert [year for year in range(2020, 2030) if term(key).is_due_in(year, FIRST, LAST)] == [2026]


def test_the_standard_year_has_the_months_of_the_plan():
    """001, 図表6-2."""
    yearly = [item for item in STANDARD_CALENDAR if item.years == (0, -1)]
    assert {int(item.begins[:2]) for item in yearly} == {4, 5, 6, 7, 10, 11, 1, 2}
    about = {item.key: item.about for item in yearly}
    assert (about["status_survey"], about["report_headquarters"], about["publication"]) == (-1, -1, -1)
    assert (about["budget_request"], about["budget_settled"]) == (1, 1)


def test_keys_of_the_standard_are_its_own():
    assert len({item.key for item in STANDARD_CALENDAR}) == len(STANDARD_CALENDAR)
    assert all(item.action for item in STANDARD_CALENDAR if item.opens)


def test_the_whole_period_has_its_three_rows():
    """001, 図表6-3: the bodies are founded in the first year and reviewed until the last but one."""
    assert list(dict.fromkeys(mark.row for mark in STANDARD_PERIOD)) == ["計画", "進行管理", "推進体制"]
    last = [mark.title for mark in STANDARD_PERIOD if LAST in years_meant(mark.years, FIRST, LAST)]
    assert len(last) == 3
    assert {mark.sign for mark in STANDARD_PERIOD} == {"△", "▲"}


def test_the_twelve_steps_are_those_of_the_plan():
    """001, 図表6-2."""
    steps = year_steps(STANDARD_CALENDAR)
    assert [step.month for step in steps] == [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
    assert [step.word for step in steps] == [
        "調査", "WG", "幹事会", "本部・公表", "", "", "予算・説明", "ヒアリング", "", "予算案", "議会", ""
    ]  # fmt: skip
    assert steps[0].work == "前年度の実施状況調査、新規事業調査（次年度に向けた提案）"
    assert steps[2].work == "幹事会への前年度実績報告、新規事業ヒアリングと事業化に向けた支援"
    assert [step.month for step in steps if not step.work] == [8, 9, 12, 3]


def test_what_takes_longer_than_a_month_is_a_step_only_by_its_word():
    long = CalendarTerm("x", "点検", "09-15", "11-10")
    assert {step.work for step in year_steps((long,))} == {""}
    worded = CalendarTerm("x", "点検", "09-15", "11-10", step="点検")
    assert [(step.month, step.word) for step in year_steps((worded,)) if step.word] == [(9, "点検")]
