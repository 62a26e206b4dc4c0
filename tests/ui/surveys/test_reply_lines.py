"""What files say beside their answers: problems in the order of the files, proposals, files kept alone."""

import pytest

from fujidesk.domain.replies import Answer, Outcome, Problem, Proposal, Reply, ReplyKind
from fujidesk.ui.surveys.answer_model import answer_rows
from fujidesk.ui.surveys.reply_lines import (
    PROBLEM_HEADINGS,
    PROPOSAL_HEADINGS,
    kept_alone,
    problem_lines,
    proposal_lines,
)


def answer(outcome, **more):
    return Answer("1-1-9", "score_cost", outcome, None, "1-1-9", "C20", **more)


def reply(name="a.xlsx", **more):
    return Reply(name, name, ReplyKind.REPORT, 2022, ("収納課",), **more)


def lines_of(profile, *replies, skipped=()):
    return problem_lines(replies, answer_rows(replies, {}, profile), skipped)


def test_a_line_has_a_part_for_every_heading(small_profile) -> None:
    wrong = reply(answers=(answer(Outcome.REFUSED, problem="「7」はありません", allowed="1〜5"),))
    (line,) = lines_of(small_profile, wrong)
    assert dict(zip(PROBLEM_HEADINGS, line, strict=True)) == {
        "ファイル": "a.xlsx", "シート": "1-1-9", "セル": "C20", "番号": "1-1-9", "問題": "「7」はありません",
        "許される値": "1〜5",
    }  # fmt: skip


def test_files_that_were_not_read_come_first_then_refusals_then_sheets_then_answers(small_profile) -> None:
    both = reply(
        problems=(Problem("メモ", "", "調査票ではありません"),),
        answers=(answer(Outcome.CHECK, problem="はっきりしません"),),
    )
    refused = reply("c.xlsx", refusal="「c.xlsx」は暗号化されています。")
    found = lines_of(small_profile, both, refused, skipped=("「x.txt」は読みません。",))
    assert [line[4] for line in found] == [
        "「x.txt」は読みません。", "調査票ではありません", "「c.xlsx」は暗号化されています。", "はっきりしません",
    ]  # fmt: skip


@pytest.mark.parametrize("outcome", [Outcome.NEW, Outcome.CHANGED, Outcome.SAME])
def test_what_is_right_is_not_listed(small_profile, outcome) -> None:
    assert lines_of(small_profile, reply(answers=(answer(outcome),))) == []


def test_proposals_of_all_files_stand_in_their_order() -> None:
    first = reply(
        proposals=(Proposal("収納課", "窓口の案内", "待つ人を減らす", "番号札"), Proposal("収納課", "二つ目"))
    )
    second = reply("b.xlsx", proposals=(Proposal("市民課", "三つ目"),))
    found = proposal_lines((first, second))
    assert [line[1] for line in found] == ["窓口の案内", "二つ目", "三つ目"]
    assert dict(zip(PROPOSAL_HEADINGS, found[0], strict=True))["取組内容"] == "番号札"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (reply(proposals=(Proposal("収納課", "窓口"),)), True),
        (reply(answers=(answer(Outcome.SAME),)), True),
        (reply(answers=(answer(Outcome.SAME), answer(Outcome.NEW))), False),
        (reply(), False),
        (reply(answers=(answer(Outcome.SAME),), known_at="2023-04-20T10:00:00"), False),
        (reply(answers=(answer(Outcome.SAME),), is_superseded=True), False),
        (reply(proposals=(Proposal("収納課", "窓口"),), refusal="別の年度です。"), False),
    ],
)
def test_a_file_without_an_answer_to_take_is_kept_where_it_tells_something(given, kept) -> None:
    """What is the same again says that the department has answered; an empty form says nothing."""
    assert kept_alone(given) is kept
