"""The office's editors speak as one, and one figure or word never stands for another."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel

from fujidesk.ui.project.office_body import OfficeBody


@pytest.fixture
def body(qtbot, theme, small_profile):
    made = OfficeBody(small_profile)
    qtbot.addWidget(made)
    made.resize(620, 250)
    made.show()
    made.activateWindow()
    return made


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(scores=st.tuples(*[st.one_of(st.none(), st.integers(1, 5))] * 3), modified=st.booleans())
def test_what_is_filled_in_comes_out(body, scores, modified):
    figures = ["" if score is None else str(score) for score in scores]
    body.fill(["", "", ""], "")
    body.fill(figures, "理由", modified=modified)
    assert body.scores() == scores
    assert body.figures() == figures
    assert body.is_dirty() is modified


def test_without_a_score_the_departments_stands(body):
    body.fill(["", "2", ""], "")
    assert [editor.word == "部署のとおり" for editor in body.editors] == [True, False, True]


def test_each_editor_tells_that_it_was_left_and_given_up(body, qtbot):
    body.fill(["3", "3", "3"], "")
    body.editors[0].setFocus()
    left, given = QSignalSpy(body.left), QSignalSpy(body.given_up)
    for editor in body.editors:
        qtbot.mouseClick(editor.button(5), Qt.MouseButton.LeftButton)
    assert left.count() == 3
    body.reason.setFocus()
    body.editors[0].setFocus()
    assert left.count() == 4
    qtbot.keyClick(body.editors[0], Qt.Key.Key_Escape)
    assert given.count() == 1


def test_only_the_cost_is_marked_as_internal(body):
    marks = [label for label in body.findChildren(QLabel) if label.text() == "内部"]
    assert len(marks) == 1
    cost = body.editors[1]
    assert marks[0].parentWidget() is cost.parentWidget()


def test_what_is_wrong_is_read_out_with_the_reason(body):
    body.say("保存していません", "理由が必要です。")
    assert body.message == "理由が必要です。"
    assert body.reason.accessibleDescription() == "理由が必要です。"
    body.say("", "")
    assert body.reason.accessibleDescription() == ""


def test_tab_goes_through_scores_and_reason_in_order(body, qtbot):
    from PySide6.QtWidgets import QApplication

    body.editors[0].setFocus()
    reached = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [body.editors[1].button(1), body.editors[2].button(1), body.reason]


def test_hints_go_where_nothing_can_be_typed(body):
    assert body.reason.placeholderText()
    body.set_locked(True)
    assert body.reason.placeholderText() == ""
