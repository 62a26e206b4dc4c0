"""Which fiscal years a change is about, and which of them an approval closes to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.survey_years import locked_years, years_of


def change(entity, key, field, before=None, after="後"):
    return FieldChange(entity, key, field, before, after)


@pytest.mark.parametrize(
    ("made", "about", "closed"),
    [
        (change(Entity.REPORT, "1-1-1", "2022.status"), {2022}, {2022}),
        (change(Entity.PROJECT, "1-1-1", "actual.2023.2"), {2023}, {2023}),
        (change(Entity.PROJECT, "1-1-1", "plan.2023.2"), set(), set()),
        (change(Entity.PROJECT, "1-1-1", "action.2023"), set(), set()),
        (change(Entity.PROJECT, "1-1-1", "title"), set(), set()),
        (change(Entity.LEVEL, "1.1", "title"), set(), set()),
        (change(Entity.ROUND, "2022", "deadline"), {2022}, set()),
        (change(Entity.ENTRY, "2024 窓口課", "state"), {2024}, set()),
        (change(Entity.INQUIRY, "1-1-1", "2022.same_text"), {2022}, set()),
    ],
)
def test_each_change_is_about_its_year_and_only_answers_are_closed(made, about, closed):
    assert (years_of(made), locked_years(made)) == (about, closed)


def test_a_whole_project_closes_the_years_of_the_phases_that_go_or_come_with_it():
    whole = {"title": "窓口", "plan.2026.1": {"phase": 4}, "actual.2022.1": {"phase": 1}}
    assert locked_years(change(Entity.PROJECT, "1-1-1", "*", whole, None)) == {2022}
    assert locked_years(change(Entity.PROJECT, "1-1-1", "*", whole, {"actual.2023.2": None})) == {2022, 2023}
    assert locked_years(change(Entity.PROJECT, "1-1-1", "*", None, {"title": "窓口"})) == set()


@given(
    st.sampled_from(
        [(Entity.REPORT, "1-1-1", "{}.action"), (Entity.PROJECT, "1-1-1", "actual.{}.1"),
         (Entity.INQUIRY, "1-1-1", "{}.same_text"), (Entity.ROUND, "{}", "contact"),
         (Entity.ENTRY, "{} 窓口課", "note")]
    ),
    st.integers(2000, 2099),
)  # fmt: skip
def test_a_change_taken_back_is_about_the_same_years(kind, year):
    entity, key, field = kind
    made = change(entity, key.format(year), field.format(year), "前", "後")
    assert years_of(made) == years_of(made.reversed()) == {year}
    assert locked_years(made) == locked_years(made.reversed()) <= years_of(made)
