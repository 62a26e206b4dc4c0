"""Made figures of indicators."""

from decimal import Decimal

import pytest

from fujidesk.domain.records import Direction, Indicator
from fujidesk.domain.sample_dice import Dice
from fujidesk.domain.sample_figures import is_met, sample_figure


def figures(target, profile, number=0):
    return [
        sample_figure(target, (Dice(number), Dice(number, year)), year, profile)
        for year in profile.fiscal_years
    ]


def target_of(direction, figure="8000", unit="件", due=2026):
    return Indicator("", Decimal(figure), unit, direction, due)


@pytest.mark.parametrize("number", range(20))
def test_what_is_to_rise_rises_to_about_the_target(small_profile, number):
    found = figures(target_of(Direction.AT_LEAST), small_profile, number)
    assert found[0] < found[-1]
    assert Decimal("0.9") < found[-1] / 8000 < Decimal("1.25")
    assert all(figure == figure.to_integral_value() for figure in found)


@pytest.mark.parametrize("number", range(20))
def test_what_is_to_fall_falls(small_profile, number):
    found = figures(target_of(Direction.AT_MOST), small_profile, number)
    assert found[0] > found[-1]


def test_what_is_to_be_kept_stays_near(small_profile):
    found = figures(target_of(Direction.KEEP, "35", "システム"), small_profile)
    assert all(34 <= figure <= 36 for figure in found)


def test_shares_have_one_place_and_end_at_a_hundred(small_profile):
    for number in range(20):
        found = figures(target_of(Direction.AT_LEAST, "100", "%"), small_profile, number)
        assert all(0 < figure <= 100 for figure in found)
        assert all(-figure.as_tuple().exponent <= 1 for figure in found)


@pytest.mark.parametrize("due", [None, 2015, 2022, 2023, 2030])
def test_any_due_year_will_do(small_profile, due):
    assert len(figures(target_of(Direction.AT_LEAST, due=due), small_profile)) == 5


@pytest.mark.parametrize(
    ("direction", "value", "met"),
    [(Direction.AT_LEAST, 8000, True), (Direction.AT_LEAST, 7999, False),
     (Direction.AT_MOST, 8000, True), (Direction.AT_MOST, 8001, False)],
)  # fmt: skip
def test_met_or_not(direction, value, met):
    assert is_met(target_of(direction), Decimal(value)) is met
    assert is_met(Indicator("広く知らせる"), Decimal(0))
