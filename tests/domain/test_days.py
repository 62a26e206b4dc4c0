"""Days as ISO text: one way of writing them, nothing that is no day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.days import is_day, iso_day, outside_fault


@given(st.dates())
def test_a_day_and_its_text_are_the_same_day(day):
    assert iso_day(day) == iso_day(day.isoformat()) == day.isoformat()


def test_other_iso_forms_are_brought_to_the_one_that_compares_as_text():
    assert iso_day("20260615") == "2026-06-15"


@pytest.mark.parametrize(
    "value",
    ["", None, "2026-02-30", "令和8年6月15日", "20260615xx", "2026-W25-1", "2026-6-5", 20260615.5, []],
)
def test_what_is_no_day_is_none(value):
    assert iso_day(value) is None


def test_the_days_of_a_leap_year_are_days():
    assert iso_day("2028-02-29") == dt.date(2028, 2, 29).isoformat()


@given(st.dates())
def test_only_the_form_that_is_kept_may_be_typed(day):
    assert is_day(day.isoformat())
    assert not is_day(day.isoformat().replace("-", ""))


@pytest.mark.parametrize("text", ["", "4月1日", "2026-04-31", " 2026-04-01", "2026-04-01 ", "2026-4-1"])
def test_what_is_no_day_or_has_spaces_is_not_taken_for_one(text):
    assert not is_day(text)


@pytest.mark.parametrize("day", ["", "2022-04-01", "2024-02-29", "2027-03-31"])
def test_a_day_of_the_period_and_none_at_all_are_fine(day):
    assert outside_fault("期限", day, dt.date(2022, 4, 1), dt.date(2027, 3, 31)) == ""


@pytest.mark.parametrize("day", ["2022-03-31", "2027-04-01", "2206-06-15"])
def test_a_day_outside_is_told_with_the_days_that_can_be(day):
    assert outside_fault("期限", day, dt.date(2022, 4, 1), dt.date(2027, 3, 31)) == (
        f"期限（{day}）が計画の期間の外です。2022-04-01 から 2027-03-31 までの日にしてください。"
    )
