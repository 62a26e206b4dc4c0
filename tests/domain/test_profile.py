"""What a plan profile tells of a plan's shape."""

from dataclasses import replace

import pytest

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category


def test_the_period_gives_years_and_half_years(small_profile) -> None:
    assert list(small_profile.fiscal_years) == [2022, 2023, 2024, 2025, 2026]
    assert small_profile.half_years[0] == HalfYear(2022, 1)
    assert small_profile.half_years[-1] == HalfYear(2026, 2)
    assert len(small_profile.half_years) == 10


def test_another_period_needs_no_code(small_profile) -> None:
    """004, 厚木市: R3 to R8."""
    other = replace(small_profile, first_year=2021)
    assert len(other.half_years) == 12


def test_the_last_phase_is_operation(small_profile) -> None:
    assert small_profile.operation_phase == 4
    assert replace(small_profile, phases=small_profile.phases[:2]).operation_phase == 2


@pytest.mark.parametrize(
    ("category", "word"),
    [(Category.PRIORITY, "重点"), (Category.PROMOTION, "推進"), (Category.CONTINUING, "継続")],
)
def test_categories_have_the_plans_words(small_profile, category, word) -> None:
    assert small_profile.category_name(category) == word


def test_what_a_profile_does_not_name_is_shown_as_it_is_stored(small_profile) -> None:
    bare = replace(small_profile, categories=(), phases=())
    assert bare.category_name(Category.PRIORITY) == "priority"
    assert bare.category_fields(Category.PRIORITY) == ()
    assert bare.phase_name(3) == "3"


def test_sheets_have_the_fields_of_their_category(small_profile) -> None:
    """002, 個票の見方: purpose, challenges and codes for 重点; neither effects nor indicator for 継続."""
    fields = {item: set(small_profile.category_fields(item)) for item in Category}
    assert {"purpose", "challenges", "related", "sogo_codes", "action"} <= fields[Category.PRIORITY]
    assert not {"purpose", "challenges", "sogo_codes", "action"} & fields[Category.PROMOTION]
    assert {"overview", "effects", "indicator", "plan"} <= fields[Category.PROMOTION]
    assert "overview" in fields[Category.CONTINUING]
    assert not {"effects", "indicator"} & fields[Category.CONTINUING]


def test_the_cost_score_is_the_only_internal_one(small_profile) -> None:
    """002, 図表2: ② 経費 is never printed."""
    assert [score.key for score in small_profile.scores if score.internal] == ["cost"]


@pytest.mark.parametrize(
    ("total", "grade"),
    [(15, "S"), (14, "S"), (13, "A"), (11, "A"), (10, "B"), (9, "B"), (8, "C"), (4, "C"), (3, "D")],
)
def test_grade_bounds_are_those_of_the_plan(small_profile, total, grade) -> None:
    assert next(bound.grade for bound in small_profile.grades if total >= bound.minimum) == grade
