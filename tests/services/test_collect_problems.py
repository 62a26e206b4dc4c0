"""What stays open of a return: what was refused or held back, each line with the department it is for."""

import pytest

from fujidesk.domain.replies import Answer, Outcome, Problem, Reply
from fujidesk.exchange.profiles import load_profile
from fujidesk.services.collect_problems import open_problems

PROFILE = load_profile("fuji")


def answer(number, outcome, name="score_cost", problem="数が読めません"):
    return Answer(number, name, outcome, None, number, "C9", "７", "", problem, "0〜5")


def reply(*answers, departments=("収納課",), problems=()):
    return Reply("回答.xlsx", "a" * 64, None, 2022, departments, answers=answers, problems=problems)


@pytest.mark.parametrize("outcome", [Outcome.NEW, Outcome.CHANGED, Outcome.SAME])
def test_what_is_right_is_no_problem(outcome) -> None:
    assert open_problems(reply(answer("1-1-1", outcome, problem="")), (), {}, PROFILE) == {"収納課": []}


def test_a_line_says_field_place_and_what_is_allowed() -> None:
    (line,) = open_problems(reply(answer("1-1-1", Outcome.REFUSED)), (), {}, PROFILE)["収納課"]
    assert line == Problem("1-1-1", "C9", "②経費：数が読めません", "0〜5", "1-1-1")


def test_a_line_about_no_field_of_the_report_stands_as_it_is() -> None:
    (line,) = open_problems(reply(answer("1-1-1", Outcome.CHECK, name="rule")), (), {}, PROFILE)["収納課"]
    assert line.text == "数が読めません"


def test_taking_an_answer_settles_its_line_and_no_other() -> None:
    first, second = answer("1-1-1", Outcome.CHECK), answer("1-1-1", Outcome.CHECK)
    (left,) = open_problems(reply(first, second), {id(first)}, {}, PROFILE)["収納課"]
    assert left.cell == "C9"
    assert open_problems(reply(first, second), {id(first), id(second)}, {}, PROFILE)["収納課"] == []


def test_lines_about_sheets_come_before_those_about_answers() -> None:
    sheet = Problem("メモ", "", "読めないシートです")
    found = open_problems(reply(answer("1-1-1", Outcome.REFUSED), problems=(sheet,)), (), {}, PROFILE)[
        "収納課"
    ]
    assert found[0] is sheet
    assert found[1].cell == "C9"


def test_in_a_book_of_two_departments_each_has_its_own_lines() -> None:
    whole = Problem("", "", "保存の時刻がありません")
    strange = Problem("9-9-9", "", "計画にない番号です", number="9-9-9")
    both = reply(
        answer("1-1-1", Outcome.REFUSED), answer("1-1-9", Outcome.CHECK),
        departments=("収納課", "市民課"), problems=(whole, strange),
    )  # fmt: skip
    found = open_problems(both, (), {"1-1-1": "収納課", "1-1-9": "市民課", "9-9-9": "防災課"}, PROFILE)
    assert [line.number for line in found["収納課"]] == ["", "9-9-9", "1-1-1"]
    assert [line.number for line in found["市民課"]] == ["", "9-9-9", "1-1-9"]
