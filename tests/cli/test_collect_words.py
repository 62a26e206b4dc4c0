"""What `survey collect` says of each file: one line a thing, with its place and what may stand there."""

import pytest

from fujidesk.cli.collect_words import counts_text, open_points, told_reply
from fujidesk.domain.replies import Answer, Outcome, Problem, Proposal, Reply, ReplyKind
from fujidesk.exchange.profiles import load_profile


def answer(outcome, name="score_cost", **values):
    given = {"sheet": "1-1-1", "cell": "C20", "written": "９", **values}
    return Answer("1-1-1", name, outcome, None, **given)


def reply(*answers, kind=ReplyKind.REPORT, **values):
    return Reply("収納課.xlsx", "a" * 64, kind, 2022, ("収納課",), answers=answers, **values)


def told(item, taken=0):
    return list(told_reply(item, taken, load_profile("fuji")))


def test_a_refused_file_is_one_line_and_one_open_point():
    item = Reply("写真.jpg", "a" * 64, refusal="Excel のブックではありません。")
    assert told(item) == ["受け付けない　写真.jpg　Excel のブックではありません。"]
    assert open_points(item) == 1


def test_a_sound_file_is_one_line_with_its_counts():
    item = reply(answer(Outcome.NEW), answer(Outcome.SAME))
    assert told(item, 1) == [
        "読み込み　収納課.xlsx　収納課　進捗状況報告　新規 1、変更 0、同じ 1、要確認 0、受け付けない 0"
    ]
    assert open_points(item) == 0


def test_two_departments_in_one_book_are_both_named():
    item = Reply("合本.xlsx", "a" * 64, ReplyKind.REPORT, 2022, ("収納課", "市民課"))
    assert "　収納課、市民課　" in told(item)[0]
    unknown = Reply("合本.xlsx", "a" * 64)
    assert told(unknown)[0].startswith("読み込み　合本.xlsx　部署不明　")


@pytest.mark.parametrize(
    ("values", "line"),
    [
        (
            {"problem": "「９」はありません", "allowed": "5、4、3、2、1"},
            "「９」はありません（5、4、3、2、1）",
        ),
        ({"problem": "選択肢にありません"}, "「９」選択肢にありません"),
        ({"problem": "未記入です", "written": ""}, "未記入です"),
        ({"reading": "9 千円と読めます"}, "「９」9 千円と読めます"),
        ({"problem": "長すぎます", "written": "行\n" * 60}, f"「{('行 ' * 60)[:40]}」長すぎます"),
    ],
)
@pytest.mark.parametrize("outcome", [Outcome.CHECK, Outcome.REFUSED])
def test_a_doubtful_answer_says_what_was_written_once(outcome, values, line):
    (_, said) = told(reply(answer(outcome, **values)))
    word = {Outcome.CHECK: "要確認", Outcome.REFUSED: "受け付けない"}[outcome]
    assert said == f"{word}　収納課.xlsx　シート「1-1-1」　C20　1-1-1 ②経費　{line}"


def test_an_answer_to_a_question_is_called_so():
    item = reply(
        answer(Outcome.CHECK, name="same_text", sheet="照会票", problem="長い"), kind=ReplyKind.INQUIRY
    )
    assert told(item)[1] == "要確認　収納課.xlsx　シート「照会票」　C20　1-1-1 照会への回答　「９」長い"


def test_problems_stand_with_as_much_place_as_there_is():
    item = reply(
        problems=(
            Problem("1-1-2", "C16", "未記入です", "文字", "1-1-2"), Problem("", "", "知らないシートがあります"),
        )
    )  # fmt: skip
    assert told(item)[1:] == [
        "問題　収納課.xlsx　シート「1-1-2」　C16　1-1-2　未記入です（文字）",
        "問題　収納課.xlsx　知らないシートがあります",
    ]
    assert open_points(item) == 2


def test_what_was_read_by_interpretation_is_shown_though_it_is_taken():
    item = reply(answer(Outcome.NEW, reading="「９」を 9 と読みました"))
    assert (
        told(item, 1)[1]
        == "読み替え　収納課.xlsx　シート「1-1-1」　C20　1-1-1 ②経費　「９」を 9 と読みました"
    )
    assert open_points(item) == 0


def test_older_known_and_held_back_files_say_so():
    old = reply(answer(Outcome.NEW), is_superseded=True)
    assert [line.split("　")[0] for line in told(old)] == ["読み込み", "旧版"]
    known = reply(known_at="2023-04-20T10:00:00")
    assert "2023-04-20 に受け取っています" in told(known)[1]
    held = reply(answer(Outcome.NEW), answer(Outcome.CHANGED))
    assert told(held, 0)[1] == "見送り　収納課.xlsx　直すところのある事業の回答 2 項目は取り込みません。"
    assert len(told(held, 2)) == 1


def test_a_form_for_new_projects_counts_proposals():
    item = reply(kind=ReplyKind.PROPOSAL, proposals=(Proposal("収納課", "案内"), Proposal("収納課", "予約")))
    assert counts_text(item) == "提案 2"
