"""Days of made rounds."""

import datetime as dt

import pytest

from fujidesk.domain.sample_days import iso_day, working_day


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-04-28", "2026-04-28"), ("2024-04-28", "2024-04-26"), ("2023-04-29", "2023-04-28")],
)
def test_a_day_at_a_weekend_is_the_friday_before(day, expected):
    assert working_day(dt.date.fromisoformat(day)).isoformat() == expected


def test_days_later_are_no_weekend_either():
    assert iso_day(dt.date(2026, 5, 1), 1) == "2026-05-01"
    assert iso_day(dt.date(2026, 5, 1), 3) == "2026-05-04"
