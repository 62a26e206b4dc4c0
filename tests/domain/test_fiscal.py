import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.fiscal import (
    HalfYear,
    half_in_force,
    half_name,
    half_year_of,
    half_years,
    long_day,
    long_year,
    parse_year,
    short_year,
)


def test_a_plan_from_r4_to_r8_has_ten_half_years_in_order():
    halves = half_years(2022, 2026)
    assert len(halves) == 10
    assert halves[0] == HalfYear(2022, 1)
    assert halves[-1] == HalfYear(2026, 2)
    assert list(halves) == sorted(halves)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 4, 1), HalfYear(2026, 1)),
        (dt.date(2026, 9, 30), HalfYear(2026, 1)),
        (dt.date(2026, 10, 1), HalfYear(2026, 2)),
        (dt.date(2027, 3, 31), HalfYear(2026, 2)),
    ],
)
def test_a_day_lies_in_the_half_year_of_its_fiscal_year(day, expected):
    assert half_year_of(day) == expected


def test_years_and_halves_are_shown_in_wareki():
    assert short_year(2022) == "R4"
    assert long_year(2022) == "令和4年度"
    assert long_year(2019) == "令和元年度"
    assert long_year(2018) == "2018年度"
    assert half_name(1) == "上期"
    assert HalfYear(2026, 2).label == "R8下"
    assert HalfYear(2026, 2).long_label == "令和8年度 下期"


@pytest.mark.parametrize(
    "text", ["令和4年度", "令和 4 年度", "令和４年度", "R4", "Ｒ４", "r4", "2022", "R4年度", "2022年度"]
)
def test_a_fiscal_year_is_read_however_it_is_written(text):
    assert parse_year(text) == 2022


@pytest.mark.parametrize("text", ["", "令和", "R", "R0", "四年度", "令和x年度", "20225", "計画"])
def test_what_is_no_year_is_not_read_as_one(text):
    assert parse_year(text) is None


def test_the_first_year_of_an_era_is_read():
    assert parse_year("令和元年度") == 2019


@pytest.mark.parametrize(
    ("year", "day", "expected"),
    [
        (2026, dt.date(2026, 5, 1), HalfYear(2026, 1)),
        (2026, dt.date(2027, 3, 31), HalfYear(2026, 2)),
        (2022, dt.date(2026, 5, 1), HalfYear(2022, 2)),
        (2026, dt.date(2022, 5, 1), HalfYear(2026, 2)),
    ],
)
def test_the_half_in_force_is_todays_or_the_last_of_the_year(year, day, expected):
    assert half_in_force(year, day) == expected


@given(st.integers(1950, 2117))
def test_every_year_is_read_back_from_its_names(year):
    """Western names have four figures; Reiwa goes up to 99."""
    assert parse_year(short_year(year)) == parse_year(long_year(year)) == year


@given(st.text())
def test_any_text_is_a_year_or_none(text):
    year = parse_year(text)
    assert year is None or 0 <= year <= 9999


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31)))
def test_the_next_day_never_lies_in_an_earlier_half_year(day):
    assert half_year_of(day) <= half_year_of(day + dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2023-04-28", "令和5年4月28日（金）"),
        ("2019-05-01", "令和元年5月1日（水）"),
        ("2019-04-30", "2019年4月30日（火）"),
        ("2024-02-29", "令和6年2月29日（木）"),
    ],
)
def test_a_day_is_shown_in_the_japanese_calendar(day, text):
    assert long_day(dt.date.fromisoformat(day)) == text
