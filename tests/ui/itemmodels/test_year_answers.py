"""A year's status and evaluation of a project, apart from the list around them."""

import pytest

from fujidesk.domain.records import Category, ProjectId, ProjectRow
from fujidesk.exchange.profiles import load_profile
from fujidesk.ui.itemmodels.year_answers import YearAnswers


@pytest.fixture
def answers():
    return YearAnswers(load_profile("fuji"))


def row(grades="", statuses=""):
    return ProjectRow(
        ProjectId(1), "1-1-2", "窓口の試行", "1", "1.1", Category.PROMOTION, False, (), 12, "", "", "", "", "",
        grades=grades, statuses=statuses,
    )  # fmt: skip


def test_a_project_without_answers_has_none_in_any_year(answers):
    assert answers.marks(row()) == ["unanswered"] * 5
    assert answers.results(row()) == "R4　未回答\nR5　未回答\nR6　未回答\nR7　未回答\nR8　未回答"
    for place in (None, 0, 4):
        answers.set_year(place)
        assert (answers.grade(row()), answers.status(row())) == ("", "")


@pytest.mark.parametrize(
    ("grade", "status", "words"),
    [("S", "r", "R4　実施中　S"), ("s", "s", "R4　中止"), ("d", "d", "R4　完了"), ("u", " ", "R4　未評価")],
)
def test_a_state_is_said_once(answers, grade, status, words):
    assert answers.results(row(f"{grade}    ", f"{status}    ")).splitlines()[0] == words


def test_without_a_year_everything_sorts_alike(answers):
    assert answers.grade_key(row("S    ")) == answers.grade_key(row())
    answers.set_year(0)
    assert answers.grade_key(row("S    ")) < answers.grade_key(row("d    ")) < answers.grade_key(row())


def test_a_year_in_which_the_project_does_not_run_is_neither_empty_nor_an_answer(answers):
    ended = row("Si   ", "ri   ")
    assert answers.results(ended).splitlines()[1] == "R5　なし"
    answers.set_year(1)
    assert (answers.grade(ended), answers.status(ended)) == ("", "")
    assert answers.grade_key(ended) == answers.grade_key(row())
