"""Which plan of a database is meant, and how it stands to the one in force."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.plan_choice import (
    Standing,
    StoredPlan,
    beside,
    choice_mark,
    line_of,
    named_plan,
    other_plans_of_day,
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


def test_another_city_never_takes_the_place_of_the_first():
    later = StoredPlan(2, "別の市の計画", 2024, 2028, "atsugi")
    next_one = StoredPlan(3, "第五次計画", 2027, 2031, "fuji", 1)
    assert plan_of_day((FOURTH, later), APRIL) == FOURTH, "before the next plan was made"
    assert plan_of_day((FOURTH, later, next_one), MARCH) == FOURTH
    assert plan_of_day((FOURTH, later, next_one), APRIL) == next_one
    assert standing_of((FOURTH, later, next_one), later, APRIL) is Standing.IN_FORCE


def test_a_line_is_all_that_follows_the_same_plan():
    sixth = StoredPlan(4, "第六次計画", 2032, 2036, "fuji", 2)
    plans = (*ALL, sixth)
    assert [line_of(plans, plan) for plan in plans] == [
        [FOURTH, FIFTH, sixth], [FOURTH, FIFTH, sixth], [OTHER_CITY], [FOURTH, FIFTH, sixth],
    ]  # fmt: skip
    assert line_of((FIFTH, OTHER_CITY), FIFTH) == [FIFTH], "its predecessor is not in the database"
    circle = (replace(FOURTH, predecessor=2), FIFTH)
    assert FOURTH.id in [plan.id for plan in line_of(circle, circle[0])], "other hands: no endless search"


def test_a_plan_stands_before_or_after_the_one_of_its_line_in_force():
    assert [standing_of(ALL, plan, MARCH) for plan in ALL] == [
        Standing.IN_FORCE, Standing.COMING, Standing.IN_FORCE,
    ]  # fmt: skip
    assert [standing_of(ALL, plan, APRIL) for plan in ALL] == [
        Standing.FORMER, Standing.IN_FORCE, Standing.IN_FORCE,
    ]  # fmt: skip


def test_the_plan_of_another_city_that_has_not_begun_is_coming():
    coming = StoredPlan(3, "別の市の計画", 2027, 2031, "atsugi")
    assert standing_of((FOURTH, coming), coming, MARCH) is Standing.COMING
    assert standing_of((coming,), coming, MARCH) is Standing.IN_FORCE, "the only plan has nothing beside it"


def test_of_two_plans_of_a_line_that_hold_the_day_the_second_is_another():
    again = StoredPlan(4, "第四次計画（改訂）", 2026, 2030, "fuji", 1)
    assert plan_of_day((FOURTH, again), MARCH) == FOURTH
    assert standing_of((FOURTH, again), again, MARCH) is Standing.OTHER


def test_plans_of_other_lines_may_be_meant_on_their_days():
    assert other_plans_of_day(ALL, MARCH) == [OTHER_CITY]
    assert other_plans_of_day(ALL, APRIL) == []
    assert other_plans_of_day((FOURTH, FIFTH), MARCH) == []


def test_a_choice_is_remembered_by_all_that_tells_the_plan():
    assert remembered_plan(ALL, FIFTH.mark, MARCH) == FIFTH
    assert remembered_plan((FOURTH,), FIFTH.mark, MARCH) is None
    renamed = StoredPlan(2, "第五次計画（改訂）", 2027, 2031, "fuji")
    assert remembered_plan((FOURTH, renamed), FIFTH.mark, MARCH) == renamed
    other = StoredPlan(2, "第五次計画", 2026, 2031, "atsugi")
    assert remembered_plan((FOURTH, other), FIFTH.mark, MARCH) is None
    assert remembered_plan(ALL, "", MARCH) is None


def test_the_plan_in_force_of_another_line_is_remembered_with_what_follows_it():
    following = StoredPlan(4, "別の市の次の計画", 2027, 2032, "atsugi", 3)
    plans = (*ALL, following)
    mark = choice_mark(plans, OTHER_CITY, MARCH)
    assert remembered_plan(plans, mark, MARCH) == OTHER_CITY
    assert remembered_plan(plans, mark, APRIL) == following
    assert remembered_plan((FOURTH, FIFTH), mark, APRIL) is None


def test_a_plan_that_is_not_in_force_is_remembered_as_itself_and_that_in_force_as_no_choice():
    assert choice_mark(ALL, FOURTH, MARCH) == ""
    assert remembered_plan(ALL, choice_mark(ALL, FIFTH, MARCH), MARCH) == FIFTH
    assert remembered_plan(ALL, choice_mark(ALL, FOURTH, APRIL), APRIL) == FOURTH


@pytest.mark.parametrize(
    ("asked", "plan"), [("2", FIFTH), ("第四次計画", FOURTH), ("r9", FIFTH), (" R3 ", OTHER_CITY)]
)
def test_a_plan_is_named_by_number_name_or_first_year(asked, plan):
    assert named_plan(ALL, asked) == plan


@pytest.mark.parametrize("asked", ["4", "第四次", "R4年"])
def test_what_names_none_is_refused_with_all_that_there_are(asked):
    with pytest.raises(UserError, match="1 第四次計画（R4〜R8）、2 第五次計画（R9〜R13）"):
        named_plan(ALL, asked)


def test_a_plan_is_compared_with_the_one_before_it_not_with_another_city_s():
    assert beside(ALL, FIFTH) == FOURTH
    assert beside(ALL, FOURTH) == FIFTH, "there is none before it"
    sixth = StoredPlan(4, "第六次計画", 2032, 2036, "fuji", 2)
    assert beside((*ALL, sixth), FIFTH) == FOURTH
    assert beside((*ALL, sixth), sixth) == FIFTH


def test_a_plan_without_any_before_or_behind_is_compared_with_the_newest():
    sixth = StoredPlan(4, "第六次計画", 2032, 2036, "fuji", 2)
    assert beside((*ALL, sixth), OTHER_CITY) == sixth
