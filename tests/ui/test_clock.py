"""The clock: a day set for training holds until it is taken back, and midnight is told once."""

import datetime as dt

import pytest

from fujidesk.ui.clock import Clock, real_day, set_day

REAL, JUNE = dt.date(2025, 11, 21), dt.date(2026, 6, 15)


class Days:
    def __init__(self, day):
        self.day = day

    def __call__(self):
        return self.day


@pytest.fixture
def days():
    return Days(REAL)


@pytest.fixture
def told(qapp):
    return []


@pytest.fixture
def clock(days, told):
    made = Clock(real=days)
    made.changed.connect(lambda: told.append(made.today()))
    return made


def test_the_real_day_holds_at_first(qapp):
    clock = Clock()
    assert clock.today() == real_day()
    assert not clock.is_set


def test_a_set_day_holds_and_is_told(clock, told):
    clock.set_day(JUNE)
    assert clock.is_set
    assert clock.today() == JUNE
    clock.set_day(None)
    assert not clock.is_set
    assert told == [JUNE, REAL]


def test_the_same_day_is_not_told_again(clock, told):
    clock.set_day(JUNE)
    clock.set_day(JUNE)
    assert told == [JUNE]


def test_a_set_day_that_is_the_real_one_is_set_all_the_same(clock, told):
    clock.set_day(REAL)
    assert clock.is_set
    assert told == [REAL]


def test_midnight_is_told_once(clock, days, told):
    clock.look()
    days.day += dt.timedelta(days=1)
    clock.look()
    clock.look()
    assert told == [dt.date(2025, 11, 22)]


def test_no_midnight_passes_on_a_set_day(clock, days, told):
    clock.set_day(JUNE)
    days.day += dt.timedelta(days=1)
    clock.look()
    assert told == [JUNE]


@pytest.mark.parametrize(("text", "day"), [("2026-06-15", JUNE), ("", None)])
def test_an_option_gives_a_day_or_none(text, day):
    assert set_day(text) == day
