"""What the first screen tells of a year: its marks, and how far its survey is."""

from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.surveys import (
    Approval,
    DepartmentProgress,
    EntryState,
    SurveyEntry,
    SurveyRound,
    SurveyStatus,
)
from fujidesk.ui.home.year_results import YearResults, by_mark, progress_words, results_year

UNSENT, SENT, RETURNED, CONFIRMED = (
    EntryState.UNSENT, EntryState.SENT, EntryState.RETURNED, EntryState.CONFIRMED,
)  # fmt: skip


def results(*states, overdue=0, deadline="", approved=False, marks=None):
    """Return the results of R7 with one department in each state, the first ones overdue."""
    lines = tuple(
        DepartmentProgress(SurveyEntry(2025, f"第{at}課", state), (), is_overdue=at < overdue)
        for at, state in enumerate(states)
    )
    approval = Approval("2026-07-10T10:00:00", "係長") if approved else None
    status = SurveyStatus(SurveyRound(2025, deadline, "", approval), lines)
    return YearResults(2025, {} if marks is None else marks, status)


def test_departments_that_returned_or_were_confirmed_count_as_answered():
    found = results(UNSENT, SENT, RETURNED, CONFIRMED, overdue=2)
    assert progress_words(found) == "提出 2 / 4 課　期限超過 2 課"
    assert progress_words(results(SENT)) == "提出 0 / 1 課"
    assert progress_words(results()) == "提出 0 / 0 課"


def test_only_unanswered_projects_are_no_answers():
    assert not results(marks={"unanswered": ("1-1-1",)}).has_answers
    found = results(marks={"unanswered": ("1-1-1",), "A": ("1-1-2", "1-1-3")})
    assert found.has_answers
    assert found.projects == 3


def test_projects_stand_under_their_grade_or_state_best_first(small_profile):
    def report(number, **values):
        return StatusReport(number, 2025, **values)

    good = {"score_progress": 5, "score_cost": 5, "score_content": 5}
    found = {
        "1": report("1", status=Status.STOPPED, **good),  # never a grade
        "2": report("2"),
        "3": report("3", status=Status.RUNNING, **good),
        "4": report("4", status=Status.RUNNING, **good),
        "5": report("5", status=Status.RUNNING),
    }
    marks = by_mark(found, small_profile)
    assert marks == {
        "S": ("3", "4"), "unevaluated": ("5",), "stopped": ("1",), "unanswered": ("2",)
    }  # fmt: skip
    assert next(iter(marks)) == "S"


@given(chosen=st.integers(2015, 2035), answered=st.sets(st.integers(2022, 2026)))
def test_the_results_told_are_always_of_a_year_of_the_plan(chosen, answered):
    year = results_year(chosen, sorted(answered), range(2022, 2027))
    assert 2022 <= year <= 2026
    if any(done <= chosen for done in answered):
        assert year in answered
        assert year <= chosen
