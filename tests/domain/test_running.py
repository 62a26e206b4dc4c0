"""Which projects run on no day of a fiscal year: ended before, resting through, or begun after it."""

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fields import state_value
from fujidesk.domain.records import ProjectState, StateKind
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.domain.running import not_running


def state(since, kind=StateKind.COMPLETED):
    return {"1-1-1": ProjectState(kind, since)}


def revision(day, field, before, after, entity=Entity.PROJECT):
    return Revision("R6-001", 2024, RevisionKind.RESUME, day,
                    effects=(FieldChange(entity, "1-1-1", field, before, after),))  # fmt: skip


def idle(year, states=None, revisions=()):
    return not_running(year, states or {}, revisions) == frozenset({"1-1-1"})


@pytest.mark.parametrize("kind", StateKind)
@pytest.mark.parametrize(
    ("since", "years"),
    [
        ("2024-04-01", {2024, 2025}),
        ("2024-04-02", {2025}),
        ("2024-03-31", {2024, 2025}),
        ("2025-03-31", {2025}),
    ],
)
def test_what_ended_or_rests_runs_in_the_year_of_its_last_day(kind, since, years):
    assert {year for year in (2023, 2024, 2025) if idle(year, state(since, kind))} == years


@pytest.mark.parametrize(
    ("rested", "resumed", "years"),
    [
        ("2023-04-01", "2024-04-01", {2023}), ("2023-04-01", "2024-03-31", set()),
        ("2023-04-02", "2024-04-01", set()), ("2023-04-01", "2025-04-01", {2023, 2024}),
    ],
)  # fmt: skip
def test_a_rest_that_is_over_counts_where_it_lasted_the_whole_year(rested, resumed, years):
    before = state_value(ProjectState(StateKind.SUSPENDED, rested))
    over = revision(resumed, "standing", before, None)
    assert {year for year in (2022, 2023, 2024, 2025) if idle(year, revisions=[over])} == years


@pytest.mark.parametrize(("day", "years"), [("2024-04-01", {2022, 2023}), ("2024-03-31", {2022})])
def test_a_new_project_did_not_run_before_it_was_made(day, years):
    made = revision(day, "*", None, {})
    assert {year for year in (2022, 2023, 2024) if idle(year, revisions=[made])} == years


@pytest.mark.parametrize(
    "other",
    [
        revision("2024-04-01", "title", "前", "後"),
        revision("2024-04-01", "standing", None, None),
        revision("2024-04-01", "*", {}, None),
        revision("2024-04-01", "*", None, {}, Entity.DEPARTMENT),
    ],
)
def test_other_changes_say_nothing_of_running(other):
    assert not idle(2023, revisions=[other])
