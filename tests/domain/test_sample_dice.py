"""Chances that fall the same way each time."""

import subprocess
import sys

import pytest

from fujidesk.domain.sample_dice import Dice


def test_equal_questions_fall_alike():
    assert Dice("a", 2022).roll("x") == Dice("a", 2022).roll("x")
    assert len({Dice("a", year).roll(what) for year in (2022, 2023) for what in "xyz"}) == 6


def test_a_chance_does_not_hang_on_the_start_of_python():
    """`hash` of a text changes with each start."""
    code = "from fujidesk.domain.sample_dice import Dice; print(Dice('1-1-1', 2022).roll('x'))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert float(found.stdout) == Dice("1-1-1", 2022).roll("x")


def test_rolls_are_spread_evenly():
    rolls = [Dice(number).roll("x") for number in range(2000)]
    assert all(0 <= roll < 1 for roll in rolls)
    assert sum(rolls) / len(rolls) == pytest.approx(0.5, abs=0.03)
    assert sum(Dice(number).chance("y", 0.1) for number in range(2000)) == pytest.approx(200, abs=45)


def test_picks_and_ranges():
    picked = [Dice(number).pick("x", "abc") for number in range(600)]
    assert set(picked) == set("abc")
    assert min(picked.count(item) for item in "abc") > 150
    assert all(3 <= Dice(number).between("x", 3, 4) <= 4 for number in range(50))
