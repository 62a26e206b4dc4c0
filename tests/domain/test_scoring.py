"""Total, grade and standing exactly by 図表2."""

import itertools

import pytest

from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.scoring import (
    STANDING_NAMES,
    Standing,
    good_grades,
    grade_of,
    report_grade,
    report_total,
    standing_of,
    total_of,
)
from fujidesk.exchange.profiles import load_profile

PROFILE = load_profile("fuji")
SCORES = (None, 1, 2, 3, 4, 5)
TRIPLES = list(itertools.product(SCORES, repeat=3))
BY_TOTAL = {3: "D", **dict.fromkeys(range(4, 9), "C"), 9: "B", 10: "B", **dict.fromkeys((11, 12, 13), "A"), 14: "S", 15: "S"}  # fmt: skip
"""Written out from the table of the plan: S ≥ 14, A ≥ 11, B ≥ 9, C ≥ 4, D = 3."""


def report(scores, status=Status.RUNNING, office=(None, None, None)):
    progress, cost, content = scores
    return StatusReport(
        "1-1-1", 2022, status, score_progress=progress, score_cost=cost, score_content=content,
        office_progress=office[0], office_cost=office[1], office_content=office[2],
    )  # fmt: skip


@pytest.mark.parametrize("scores", TRIPLES)
def test_every_triple_has_the_grade_of_its_sum_or_none(scores):
    made = report(scores)
    if None in scores:
        assert total_of(scores) is None
        assert (report_total(made), report_grade(made, PROFILE)) == (None, None)
        assert standing_of(made) is Standing.UNEVALUATED
        return
    assert total_of(scores) == sum(scores)
    assert report_grade(made, PROFILE) == BY_TOTAL[sum(scores)]
    assert standing_of(made) is Standing.EVALUATED


@pytest.mark.parametrize(("total", "grade"), BY_TOTAL.items())
def test_grades_change_at_the_totals_of_the_plan(total, grade):
    assert grade_of(total, PROFILE) == grade


@pytest.mark.parametrize("total", [None, 2, 0])
def test_no_total_and_impossible_ones_have_no_grade(total):
    assert grade_of(total, PROFILE) is None


@pytest.mark.parametrize("status", [Status.NOT_STARTED, Status.STOPPED])
@pytest.mark.parametrize("scores", [(5, 5, 5), (1, 1, 1), (None, None, None)])
def test_not_started_and_stopped_never_have_a_grade(status, scores):
    made = report(scores, status)
    assert standing_of(made).value == status.value
    assert (report_total(made), report_grade(made, PROFILE)) == (None, None)


def test_a_completed_project_is_graded_if_it_was_scored():
    assert report_grade(report((3, 3, 3), Status.DONE), PROFILE) == "B"
    assert standing_of(report((3, None, 3), Status.DONE)) is Standing.DONE
    assert report_grade(report((3, None, 3), Status.DONE), PROFILE) is None


@pytest.mark.parametrize("own", TRIPLES[::7])
def test_the_offices_score_counts_where_it_gave_one(own):
    made = report(own, office=(5, None, 4))
    assert made.scores == (5, own[1], 4)
    assert made.self_scores == own
    assert report_total(made) == (None if own[1] is None else 9 + own[1])


def test_nothing_answered_is_a_standing_of_its_own():
    assert standing_of(None) is Standing.UNANSWERED
    assert standing_of(StatusReport("1-1-1", 2022)) is Standing.UNANSWERED
    assert standing_of(StatusReport("1-1-1", 2022, lead="窓口課")) is Standing.UNANSWERED
    assert standing_of(StatusReport("1-1-1", 2022, phase_h1=4)) is Standing.UNEVALUATED
    assert report_total(None) is None


def test_scores_alone_are_an_evaluation_even_before_the_status_is_given():
    assert standing_of(report((3, 3, 3), None)) is Standing.EVALUATED


def test_every_standing_has_a_word():
    assert set(STANDING_NAMES) == set(Standing)
    assert len(set(STANDING_NAMES.values())) == len(Standing)


@pytest.mark.parametrize(("key", "good"), [("fuji", ("S", "A", "B")), ("atsugi", ("A", "B"))])
def test_as_planned_or_better_is_what_the_middle_scores_earn(key, good):
    assert good_grades(load_profile(key)) == good
