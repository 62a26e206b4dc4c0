"""Files in the list of the preview, and what they say beside their answers."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon

from fujidesk.domain.replies import Answer, Outcome, Problem, Proposal, Reply, ReplyKind
from fujidesk.ui.surveys.answer_model import answer_rows
from fujidesk.ui.surveys.reply_lines import kept_alone, problem_lines, proposal_lines
from fujidesk.ui.surveys.reply_model import (
    REPLY_ROLE,
    ReplyModel,
    sentence_of,
    state_of,
    whose,
    year_sentence,
)


def answer(outcome, **more):
    return Answer("1-1-1", "status", outcome, None, "1-1-1", "C5", **more)


GOOD = Reply(
    "a.xlsx", "1", ReplyKind.REPORT, 2022, ("収納課",), answers=(answer(Outcome.NEW), answer(Outcome.SAME))
)
DOUBTFUL = Reply(
    "b.xlsx", "2", ReplyKind.REPORT, 2022, ("市民課", "人事課"),
    answers=(answer(Outcome.CHECK, problem="はっきりしません", allowed="1 から 5"),),
    problems=(Problem("1-1-9", "A1", "シートが 2 枚あります", number="1-1-9"),),
)  # fmt: skip
REFUSED = Reply("c.xlsx", "", refusal="「c.xlsx」は暗号化されています。")
OLD = Reply("d.xlsx", "4", ReplyKind.REPORT, 2022, ("収納課",), is_superseded=True)
KNOWN = Reply("e.xlsx", "5", ReplyKind.REPORT, 2022, ("収納課",), known_at="2023-04-20T10:05:00")
NEW_PROJECT = Reply(
    "f.xlsx", "6", ReplyKind.PROPOSAL, 2022, ("収納課",), proposals=(Proposal("収納課", "窓口の案内"),)
)
EMPTY = Reply("g.xlsx", "7", ReplyKind.REPORT, 2022, ("収納課",))
REPLIES = (GOOD, DOUBTFUL, REFUSED, OLD, KNOWN, NEW_PROJECT, EMPTY)


@pytest.fixture
def model(theme, qtmodeltester):
    made = ReplyModel(theme)
    made.set_replies(REPLIES)
    qtmodeltester.check(made, force_py=True)
    return made


def test_lines_of_a_file(model) -> None:
    assert model.index(0, 0).data() == "a.xlsx\n収納課 ・ 進捗状況報告\n新規 1・同じ 1"
    assert model.index(2, 0).data() == "c.xlsx\n受け付けません"
    assert whose(DOUBTFUL) == "市民課、人事課 ・ 進捗状況報告"
    assert [state_of(reply) for reply in REPLIES[3:]] == [
        "旧版（新しい提出があります）", "前と同じファイル（2023年4月20日 10:05 に受領）", "提案 1", "記入なし",
    ]  # fmt: skip


def test_signs_sizes_and_sentences(model, theme, qapp) -> None:
    for row in range(len(REPLIES)):
        index = model.index(row, 0)
        assert isinstance(index.data(Qt.ItemDataRole.DecorationRole), QIcon)
        assert isinstance(index.data(Qt.ItemDataRole.SizeHintRole), QSize)
        assert index.data(REPLY_ROLE) is REPLIES[row]
    assert model.index(2, 0).data(Qt.ItemDataRole.ToolTipRole) == "「c.xlsx」は暗号化されています。"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("a.xlsx、収納課")
    before = model.index(0, 0).data(Qt.ItemDataRole.SizeHintRole).height()
    theme.change(qapp, scale=200)
    assert model.index(0, 0).data(Qt.ItemDataRole.SizeHintRole).height() > before
    theme.change(qapp, scale=100)


def test_why_nothing_is_taken() -> None:
    assert sentence_of(GOOD) == ""
    assert "より新しい提出がある" in sentence_of(OLD)
    assert "2023年4月20日 10:05" in sentence_of(KNOWN)


def test_the_sentence_over_the_files() -> None:
    assert year_sentence(REPLIES, 2022) == "令和4年度：7 ファイル（3 課、受け付けないファイル 1 件）"
    assert year_sentence((GOOD,), 2022) == "令和4年度：1 ファイル（1 課）"


def test_the_problem_list_has_files_sheets_and_answers(small_profile) -> None:
    rows = answer_rows(REPLIES, {}, small_profile)
    assert problem_lines(REPLIES, rows, ("「x.tmp」は読みません。",)) == [
        ("", "", "", "", "「x.tmp」は読みません。", ""),
        ("b.xlsx", "1-1-9", "A1", "1-1-9", "シートが 2 枚あります", ""),
        ("c.xlsx", "", "", "", "「c.xlsx」は暗号化されています。", ""),
        ("b.xlsx", "1-1-1", "C5", "1-1-1", "はっきりしません", "1 から 5"),
    ]
    assert proposal_lines(REPLIES) == [("収納課", "窓口の案内", "", "")]


@pytest.mark.parametrize(
    ("reply", "kept"),
    [(GOOD, False), (REFUSED, False), (OLD, False), (KNOWN, False), (NEW_PROJECT, True), (EMPTY, False),
     (Reply("h", "8", answers=(answer(Outcome.SAME),)), True)],
)  # fmt: skip
def test_files_that_are_kept_without_an_answer(reply, kept) -> None:
    assert kept_alone(reply) is kept
