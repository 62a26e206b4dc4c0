"""Which plan of a database is meant, and how it stands to the one in force."""

import datetime as dt

import pytest

from fujidesk.domain.plan_choice import (
    Standing,
    StoredPlan,
    named_plan,
    plan_of_day,
    remembered_plan,
    standing_of,
)
from fujidesk.errors import UserError

FOURTH = StoredPlan(1, "第四次計画", 2022, 2026, "fuji")
FIFTH = StoredPlan(2, "第五次計画", 2027, 2031, "fuji", 1)
OTHER_CITY = StoredPlan(3, "別の市の計画", 2021, 2026, "atsugi")
ALL = (FOURTH, FIFTH, OTHER_CITY)
MARCH, APRIL = dt.date(2027, 3, 31), dt.date(2027, 4, 1)


def test_the_plan_in_force_changes_on_the_first_day_of_the_next_period():
    assert plan_of_day(ALL, MARCH) == FOURTH
    assert plan_of_day(ALL, APRIL) == FIFTH


def test_a_plan_stands_before_after_or_beside_the_one_in_force():
    assert [standing_of(ALL, plan, MARCH) for plan in ALL] == [
        Standing.IN_FORCE, Standing.COMING, Standing.OTHER,
    ]  # fmt: skip
    assert [standing_of(ALL, plan, APRIL) for plan in ALL] == [
        Standing.FORMER, Standing.IN_FORCE, Standing.FORMER,
    ]  # fmt: skip


def test_a_choice_is_remembered_by_all_that_tells_the_plan():
    assert remembered_plan(ALL, FIFTH.mark) == FIFTH
    assert remembered_plan((FOURTH,), FIFTH.mark) is None
    renamed = StoredPlan(2, "第五次計画（改訂）", 2027, 2031, "fuji")
    assert remembered_plan((FOURTH, renamed), FIFTH.mark) == renamed
    other = StoredPlan(2, "第五次計画", 2026, 2031, "atsugi")
    assert remembered_plan((FOURTH, other), FIFTH.mark) is None
    assert remembered_plan(ALL, "") is None


@pytest.mark.parametrize(
    ("asked", "plan"), [("2", FIFTH), ("第四次計画", FOURTH), ("r9", FIFTH), (" R3 ", OTHER_CITY)]
)
def test_a_plan_is_named_by_number_name_or_first_year(asked, plan):
    assert named_plan(ALL, asked) == plan


@pytest.mark.parametrize("asked", ["4", "第四次", "R4年"])
def test_what_names_none_is_refused_with_all_that_there_are(asked):
    with pytest.raises(UserError, match="1 第四次計画（R4〜R8）、2 第五次計画（R9〜R13）"):
        named_plan(ALL, asked)
