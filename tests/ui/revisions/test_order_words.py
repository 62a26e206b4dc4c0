"""What the dialog of a change reads and proposes."""

import datetime as dt

import pytest

from fujidesk.ui.revisions.order_words import first_day, numbers_in, offered


def test_typed_numbers_and_names(small_workspace):
    now = small_workspace.revisions.now()
    assert numbers_in("1-1-1 窓口の案内番号、１－１－９, 住民_台帳、 ", now) == ("1-1-1", "1-1-9", "1-5-10")
    assert numbers_in("何か", now) == ("何か",)
    assert offered(now)[0] == "1-1-1 窓口の案内番号"


@pytest.mark.parametrize(
    ("today", "day"),
    [("2025-04-01", "2025-04-01"), ("2025-04-02", "2026-04-01"), ("2026-02-01", "2026-04-01"),
     ("2030-01-01", "2026-04-01"), ("2020-01-01", "2022-04-01")],
)  # fmt: skip
def test_next_first_of_april_within_the_period(small_profile, today, day):
    assert first_day(small_profile, dt.date.fromisoformat(today)).isoformat() == day
