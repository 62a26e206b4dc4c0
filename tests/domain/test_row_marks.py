"""Marks of the list: one character a year, by the same rules as the evaluation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.report_rows import ABSENT, marks_of
from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.row_marks import (
    IDLE,
    NO_STATUS,
    NOTHING,
    STANDING_CHARS,
    STATUS_CHARS,
    char_of_mark,
    char_of_status,
    grade_char,
    mark_of_char,
    newest_mark,
    status_of_char,
    year_of_half,
)
from fujidesk.domain.scoring import report_grade, standing_of
from fujidesk.exchange.profiles import load_profile

PROFILE = load_profile("fuji")
SCORES = st.one_of(st.none(), st.integers(1, 5))


@given(st.sampled_from([None, *Status]), st.tuples(SCORES, SCORES, SCORES), st.sampled_from(["", "進めた"]))
def test_characters_follow_the_rules_of_scoring(status, scores, action):
    report = StatusReport(
        "1-1-1", 2022, status, action=action,
        score_progress=scores[0], score_cost=scores[1], score_content=scores[2],
    )  # fmt: skip
    char = grade_char(status, scores, PROFILE, is_answered=report.is_answered)
    assert char == (report_grade(report, PROFILE) or STANDING_CHARS[standing_of(report)])


def test_scores_by_the_office_alone_are_no_answer():
    assert grade_char(None, (5, 5, 5), PROFILE, is_answered=False) == NOTHING


def test_every_mark_has_a_character_of_its_own_and_comes_back():
    chars = [char_of_mark(mark) for mark in marks_of(PROFILE)]
    assert len(set(chars)) == len(chars)
    assert [mark_of_char(char) for char in chars] == list(marks_of(PROFILE))
    assert mark_of_char("") == "unanswered"


def test_states_are_never_taken_for_grades():
    grades = {bound.grade for bound in PROFILE.grades}
    assert grades.isdisjoint(set(STANDING_CHARS.values()))


def test_statuses_have_characters_too():
    assert [status_of_char(char_of_status(status.value)) for status in Status] == list(Status)
    assert char_of_status(NO_STATUS) == NOTHING
    assert status_of_char(NOTHING) is None
    assert len(set(STATUS_CHARS.values())) == len(Status)


def test_a_year_without_running_has_a_mark_of_its_own():
    assert char_of_mark(ABSENT) == IDLE
    assert mark_of_char(IDLE) == ABSENT
    assert IDLE not in {NOTHING, *STANDING_CHARS.values(), *STATUS_CHARS.values()}
    assert status_of_char(IDLE) is None


@pytest.mark.parametrize(
    ("chars", "mark"), [("", ""), ("  ii ", ""), ("ASi  ", "S"), ("Au ii", "unevaluated"), ("Ad", "done")]
)
def test_the_newest_mark_is_that_of_the_last_answered_year(chars, mark):
    assert newest_mark(chars) == mark


@pytest.mark.parametrize(("at", "year"), [(None, None), (0, 0), (1, 0), (2, 1), (9, 4)])
def test_a_half_year_lies_in_its_year(at, year):
    assert year_of_half(at) == year
