"""Filter, steps and table together: what is offered when, by buttons and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel

from fujidesk.domain.surveys import DepartmentProgress, EntryState, SurveyEntry, SurveyRound, SurveyStatus
from fujidesk.ui.surveys.department_card import STEPS, DepartmentCard
from fujidesk.ui.surveys.department_model import DepartmentColumn
from fujidesk.ui.surveys.groups import Group


def line(department, state=EntryState.SENT, *, overdue=False):
    return DepartmentProgress(SurveyEntry(2022, department, state), ("1-1-1",), is_overdue=overdue)


LINES = (line("収納課", overdue=True), line("市民課", EntryState.RETURNED), line("人事課"))


@pytest.fixture
def card(qtbot, theme):
    made = DepartmentCard(theme)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    made.show_status(SurveyStatus(SurveyRound(2022), LINES), "")
    return made


@pytest.fixture
def steps(card):
    found = []
    card.step_chosen.connect(
        lambda word, lines: found.append((word, [item.entry.department for item in lines]))
    )
    return found


def said(card):
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible() and label.text()]


def click_row(qtbot, card, row, keys=Qt.KeyboardModifier.NoModifier):
    table = card.table
    spot = table.visualRect(table.model().index(row, DepartmentColumn.DEPARTMENT)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, spot)


@pytest.mark.parametrize("step", STEPS, ids=[step.word for step in STEPS])
def test_each_step_has_a_button_with_its_keys_in_the_tip(card, steps, hands, qtbot, step) -> None:
    click_row(qtbot, card, 1)
    hands.press(card, step.text)
    assert steps == [(step.word, ["市民課"])]
    assert hands.button(card, step.text).toolTip() == f"{step.hint}（{step.keys}）"


@pytest.mark.parametrize("step", STEPS, ids=[step.word for step in STEPS])
def test_each_step_is_done_by_its_keys_while_the_table_has_the_focus(card, steps, qtbot, step) -> None:
    click_row(qtbot, card, 2)
    keys = QKeySequence(step.keys)[0]
    qtbot.keyClick(card.table, keys.key(), keys.keyboardModifiers())
    assert steps == [(step.word, ["人事課"])]


def test_a_step_is_for_all_chosen_departments_and_their_number_is_said(card, steps, hands, qtbot) -> None:
    click_row(qtbot, card, 0)
    assert "1 課を選択" not in said(card), "one is plain to see"
    click_row(qtbot, card, 2, Qt.KeyboardModifier.ControlModifier)
    assert "2 課を選択" in said(card)
    hands.press(card, "督促…")
    assert steps == [("remind", ["収納課", "人事課"])]


def test_what_is_forbidden_cannot_be_done_by_button_or_keys_and_says_why(card, steps, hands, qtbot) -> None:
    card.show_status(SurveyStatus(SurveyRound(2022), LINES), "承認により確定")
    click_row(qtbot, card, 0)
    for step in STEPS:
        made = hands.button(card, step.text)
        assert not made.isEnabled()
        assert made.toolTip() == "承認により確定"
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(card.table, Qt.Key.Key_S, keys)
    assert steps == []


def test_cursor_and_selection_stay_when_the_round_is_read_again(card, qtbot) -> None:
    click_row(qtbot, card, 1)
    click_row(qtbot, card, 2, Qt.KeyboardModifier.ControlModifier)
    card.show_status(SurveyStatus(SurveyRound(2022), LINES[::-1]), "")
    assert [item.entry.department for item in card.table.chosen] == ["人事課", "市民課"]
    assert card.table.current.entry.department == "人事課"


def test_the_filter_tells_the_bar_which_groups_it_shows(card, qtbot) -> None:
    with qtbot.waitSignal(card.groups_shown) as shown:
        card.show_only(Group.OVERDUE)
    assert shown.args == [frozenset({Group.OVERDUE})]
    assert card.table.model().rowCount() == 1
    assert "3 課のうち 1 課を表示" in said(card)


def test_the_cursor_stays_on_its_department_while_the_table_is_narrowed(card, qtbot) -> None:
    click_row(qtbot, card, 2)
    card.focus_filter()
    card._filter._text.insert("課")
    assert card.table.current.entry.department == "人事課"
    card._filter._text.insert("ではない")
    card._filter.clear()
    assert card.table.model().rowCount() == 3


def test_nothing_that_fits_says_so_with_a_way_back(card, hands) -> None:
    card._filter._text.setText("どこにもない課")
    assert "当てはまる部署がありません。" in said(card)
    assert not card.table.isVisible()
    hands.press(card._stack, "条件を消す")
    assert card.table.isVisible()
    assert card.table.model().rowCount() == 3


def test_a_round_without_departments_is_not_the_filters_doing(card) -> None:
    card.show_status(SurveyStatus(SurveyRound(2022), ()), "")
    assert card.table.isVisible(), "there is no condition to clear"
    assert not any(made.isEnabled() for made in card._buttons)


def test_down_in_the_filter_goes_to_the_table(card, qtbot) -> None:
    card.focus_filter()
    qtbot.keyClick(card._filter._text, Qt.Key.Key_Down)
    assert card.table.hasFocus()


def test_a_typed_leader_is_handed_on_with_his_department(card, qtbot) -> None:
    index = card.table.model().index(1, DepartmentColumn.LEADER)
    with qtbot.waitSignal(card.leader_typed) as typed:
        assert card.table.model().setData(index, "  市民課 係長 ")
    assert typed.args == ["市民課", "市民課 係長", ""]
    assert not card.table.model().setData(index, ""), "nothing has changed"
