"""The days of a plan, and the 1 April that is proposed for a change."""

import datetime as dt

import pytest

from fujidesk.domain.plan_days import next_april, plan_period


def test_a_plan_holds_from_its_first_april_to_its_last_march(small_profile):
    assert plan_period(small_profile) == (dt.date(2022, 4, 1), dt.date(2027, 3, 31))


@pytest.mark.parametrize(
    ("today", "day"),
    [("2025-04-01", "2025-04-01"), ("2025-04-02", "2026-04-01"), ("2025-12-31", "2026-04-01"),
     ("2026-02-01", "2026-04-01"), ("2030-01-01", "2026-04-01"), ("2020-01-01", "2022-04-01")],
)  # fmt: skip
def test_next_first_of_april_within_the_period(small_profile, today, day):
    assert next_april(small_profile, dt.date.fromisoformat(today)).isoformat() == day
