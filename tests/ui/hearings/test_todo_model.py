"""Decisions and to-dos as a table: order, words, scope; the cursor follows its line when it is sorted."""

import datetime as dt

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from fujidesk.domain.hearings import Hearing, Note, NoteKind
from fujidesk.ui.hearings.todo_model import TodoColumn, TodoModel, TodoScope

TODAY = dt.date(2022, 6, 15)
HELD = Hearing("R4-001", 2022, department="収納課", day="2022-06-13")
LINES = (
    Note("1", "R4-001", 1, NoteKind.TODO, "ＬＩＮＥを\n調べる", department="市民課"),
    Note("2", "R4-001", 2, NoteKind.DECISION, "要求する", department="収納課", due="2022-10-31"),
    Note("3", "R4-001", 3, NoteKind.TODO, "見積り", department="保健課", due="2022-06-14"),
    Note("4", "R9-999", 1, NoteKind.TODO, "回答", due="2022-06-15", done_at="2022-06-10"),
    Note("5", "R4-001", 5, NoteKind.ANSWER, "秋から"),
)
DOWN, UP = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder


@pytest.fixture
def model(qapp):
    made = TodoModel()
    made.set_notes(LINES, [HELD], TODAY)
    return made


def keys(model):
    return [model.note_at(row).key for row in range(model.rowCount())]


def cell(model, key, column, role=Qt.ItemDataRole.DisplayRole):
    return model.index(model.row_of(key), column).data(role)


def test_what_is_due_first_stands_first_and_what_has_no_day_last(model):
    assert keys(model) == ["3", "2", "1"]


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (TodoScope.OPEN, {"1", "2", "3"}), (TodoScope.OVERDUE, {"3"}), (TodoScope.DONE, {"4"}),
        (TodoScope.OWED, {"1", "2", "3", "4"}), (TodoScope.EVERY, {"1", "2", "3", "4", "5"}),
    ],
)  # fmt: skip
def test_each_scope_holds_its_lines(model, scope, found):
    model.set_filter(scope, "")
    assert set(keys(model)) == found


@pytest.mark.parametrize("words", ["line", "市民課 調べ", "収納課 R4.6.13 ＬＩＮＥ"])
def test_words_are_found_whatever_their_width_in_text_department_and_hearing(model, words):
    model.set_filter(TodoScope.OPEN, words)
    assert keys(model) == ["1"]


def test_cells_are_one_line_and_their_tips_whole_sentences(model):
    model.set_filter(TodoScope.EVERY, "")
    assert cell(model, "1", TodoColumn.TEXT) == "ＬＩＮＥを 調べる"
    tip = Qt.ItemDataRole.ToolTipRole
    assert (
        cell(model, "1", TodoColumn.TEXT, tip)
        == f"ＬＩＮＥを\n調べる\nヒアリング：{cell(model, '1', TodoColumn.HEARING)}"
    )
    assert cell(model, "3", TodoColumn.DUE, tip) == "期限：令和4年6月14日（火）（期限超過）"
    assert cell(model, "4", TodoColumn.DONE, tip).startswith("完了：令和4年6月10日（金）")
    assert cell(model, "5", TodoColumn.DONE, tip) == "完了にできるのは決定と宿題です"
    assert cell(model, "4", TodoColumn.HEARING) == "R9-999", "a hearing that is gone is named by its key"


@pytest.mark.parametrize("column", list(TodoColumn))
def test_every_column_sorts_both_ways_and_minus_one_goes_back(model, column):
    model.set_filter(TodoScope.EVERY, "")
    by_due = keys(model)
    model.sort(column, UP)
    up = keys(model)
    model.sort(column, DOWN)
    assert sorted(keys(model)) == sorted(up)
    assert keys(model)[0] != up[0]
    model.sort(-1, UP)
    assert keys(model) == by_due


def test_the_cursor_follows_its_line(model):
    kept = QPersistentModelIndex(model.index(model.row_of("2"), TodoColumn.TEXT))
    model.sort(TodoColumn.DUE, DOWN)
    assert kept.data() == "要求する"


def test_why_nothing_can_be_ticked_is_said(model):
    model.set_notes(LINES, [HELD], TODAY, "読み取り専用です")
    assert "読み取り専用です" in cell(model, "3", TodoColumn.DONE, Qt.ItemDataRole.ToolTipRole)


def test_the_lines_are_a_sound_model(model, qtmodeltester):
    model.sort(TodoColumn.DUE, DOWN)
    qtmodeltester.check(model)
