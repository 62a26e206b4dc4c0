"""The answers of returns as a table: words, ticks that cannot be set by mistake, filter and order."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.replies import Answer, Outcome, Reply, ReplyKind
from fujidesk.ui.imports.tick_model import ROW_ROLE
from fujidesk.ui.surveys.answer_model import AnswerColumn, AnswerModel, answer_rows, is_right

PHASE = {"phase": 4, "departments": [], "settled": True}


def answer(number, name, outcome, before=None, after=None, **more):
    change = None
    if outcome is not Outcome.REFUSED:
        field = "actual.2022.1" if name == "phase_h1" else f"2022.{name}"
        entity = Entity.PROJECT if name == "phase_h1" else Entity.REPORT
        change = FieldChange(entity, number, field, before, after)
    return Answer(number, name, outcome, change, number, "C5", **more)


ANSWERS = (
    answer("1-1-10", "status", Outcome.NEW, None, "running"),
    answer("1-1-2", "budget_kyen", Outcome.CHANGED, 100, 1200, reading="「１２００」を 1,200 と読みました"),
    answer("1-1-2", "phase_h1", Outcome.SAME, PHASE, PHASE),
    answer("1-1-2", "score_cost", Outcome.CHECK, None, 4, written="4?", problem="はっきりしません"),
    answer(
        "1-1-2",
        "score_content",
        Outcome.REFUSED,
        written="7",
        problem="「7」はありません",
        allowed="1 から 5",
    ),
    answer("1-1-2", "indicator_value", Outcome.NEW, None, str(Decimal("10.5"))),
)
GOOD = Reply("a.xlsx", "1", ReplyKind.REPORT, 2022, ("収納課",), answers=ANSWERS)
OLD = Reply("b.xlsx", "2", ReplyKind.REPORT, 2022, ("収納課",), answers=ANSWERS[:1], is_superseded=True)
ASKED = Reply(
    "c.xlsx", "3", ReplyKind.INQUIRY, 2022, ("収納課",),
    answers=(Answer("1-1-2", "own-1", Outcome.CHECK, None, "照会", "D4", written="不明"),),
)  # fmt: skip


@pytest.fixture
def model(qapp, qtmodeltester, small_profile):
    made = AnswerModel()
    made.set_rows(answer_rows((GOOD, OLD, ASKED), {"1-1-2": "申請の仕組み"}, small_profile))
    qtmodeltester.check(made, force_py=True)
    return made


def column(model, place):
    return [model.index(row, place).data() for row in range(model.rowCount())]


def tick(model, row, *, on=True):
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    return model.setData(model.index(row, 0), state, Qt.ItemDataRole.CheckStateRole)


def test_values_in_words(model) -> None:
    assert column(model, AnswerColumn.FIELD)[:3] == ["実施状況", "予算額", "進捗段階（上期）"]
    assert column(model, AnswerColumn.BEFORE)[:3] == ["（未回答）", "100 千円", "(4) 運用・実施"]
    assert column(model, AnswerColumn.AFTER)[:2] == ["実施中", "1,200 千円"]
    assert column(model, AnswerColumn.AFTER)[4] == "7", (
        "what stands in the cell, where nothing can be proposed"
    )
    assert column(model, AnswerColumn.OUTCOME) == [
        "新規", "変更", "同じ", "要確認", "受け付けない", "新規", "新規", "要確認",
    ]  # fmt: skip
    assert column(model, AnswerColumn.PROBLEM)[4] == "「7」はありません 許される値：1 から 5"
    assert column(model, AnswerColumn.PLACE)[0] == "1-1-10 C5"
    assert column(model, AnswerColumn.FIELD)[7] == "照会への回答"
    assert column(model, AnswerColumn.TITLE)[1] == "申請の仕組み"


def test_only_what_is_certain_is_ticked_at_first(model) -> None:
    assert [row.answer for row in model.accepted_rows()] == [ANSWERS[0], ANSWERS[1], ANSWERS[5]]
    assert not model.is_changed
    assert [is_right(row) for row in model.rows] == [True, True, False, False, False, True, False, False]


def test_what_cannot_be_taken_cannot_be_ticked(model) -> None:
    for row in (2, 4, 6, 7):
        assert not tick(model, row)
        assert not model.index(row, 0).flags() & Qt.ItemFlag.ItemIsUserCheckable
        assert model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) is None
    assert tick(model, 3), "要確認 by hand"
    assert model.accepted_count() == 4
    model.accept_shown(on=True)
    assert model.accepted_count() == 4
    model.accept_only(is_right)
    assert model.accepted_count() == 3


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (0, ""),
        (2, "今の値と同じ"),
        (3, "確かめてから"),
        (4, "このままでは"),
        (6, "このファイルは受け入れません"),
    ],
)
def test_why_a_tick_is_missing_is_told(model, row, why) -> None:
    assert model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole).startswith(why)


def test_ticks_are_read_aloud(model) -> None:
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 3, 4)]
    assert said[0] == "受け入れる、1-1-10  実施状況 新規"
    assert said[1].startswith("受け入れない、")
    assert said[2].startswith("選べない、")


def test_filter_by_file_outcome_and_text(model, qtmodeltester) -> None:
    model.set_filter([1], (), "")
    assert model.rowCount() == 1
    model.set_filter((), [Outcome.CHECK], "")
    assert model.rowCount() == 2
    model.set_filter((), (), "申請 予算")
    assert column(model, AnswerColumn.FIELD) == ["予算額"]
    qtmodeltester.check(model, force_py=True)
    assert model.accepted_count() == 3, "ticks stay"


def test_sorted_in_the_plan_s_order_and_by_what_needs_a_look(model) -> None:
    model.sort(AnswerColumn.NUMBER)
    assert column(model, AnswerColumn.NUMBER)[-2:] == ["1-1-10", "1-1-10"]
    model.sort(AnswerColumn.OUTCOME)
    assert column(model, AnswerColumn.OUTCOME)[0] == "受け付けない"
    model.sort(AnswerColumn.AFTER)
    model.sort(AnswerColumn.ACCEPTED, Qt.SortOrder.DescendingOrder)
    assert [model.is_accepted(row) for row in range(3)] == [True] * 3
    model.sort(-1)
    assert model.index(0, 1).data(ROW_ROLE).answer is not None
    assert model.index(0, 1).data(Qt.ItemDataRole.FontRole) is None
