"""Dates, years and numbers as shown."""

import datetime as dt

import pytest

from fujidesk.ui import formats


def test_years_moments_and_counts():
    assert formats.year_choice(2025) == "令和7年度（R7）"
    assert formats.moment(dt.datetime(2025, 11, 21, 8, 5)) == "11月21日 08:05"
    assert formats.moment_of_text("2025-11-21T08:31:00") == "11月21日 08:31"
    assert formats.moment_of_text("いつか") == "いつか"
    assert formats.count(1234) == "1,234 件"
    assert formats.count(5, "事業") == "5 事業"


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (dt.date(2025, 3, 31), 2024),
        (dt.date(2025, 4, 1), 2025),
        (dt.date(2020, 5, 1), 2022),
        (dt.date(2031, 5, 1), 2026),
    ],
)
def test_the_current_year_stays_within_the_plan(day, year):
    assert formats.current_fiscal_year(day, range(2022, 2027)) == year
