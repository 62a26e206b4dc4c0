"""Dialogs of a step and of a new project by hand: what they ask, refuse and hand on."""

import datetime as dt

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtWidgets import QWidget

from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.errors import UserError
from fujidesk.ui.newprojects.step_dialog import AddDialog, StepDialog

LEFT = Qt.MouseButton.LeftButton
PROJECT = NewProject("R8-001", 2026, "収納課", "予約", steps=(StepTaken(Step.PROPOSED, "2026-04-20"),))
TODAY = dt.date(2026, 11, 20)


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def taken():
    """What a dialog handed on."""
    return []


@pytest.fixture
def ask(window, taken):
    """Opens the dialog of a step."""

    def opened(step, refusal=""):
        def take(step_taken, figures):
            if refusal:
                raise UserError(refusal)
            taken.append((step_taken, dict(figures)))

        dialog = StepDialog(PROJECT, step, TODAY, take, window)
        dialog.show()
        return dialog

    return opened


@pytest.mark.parametrize(
    ("step", "amounts"),
    [
        (Step.HEARD, []),
        (Step.REQUESTED, ["requested_kyen"]),
        (Step.FUNDED, ["assessed_kyen", "settled_kyen"]),
    ],
)
def test_a_step_asks_for_its_amounts(ask, step, amounts):
    assert list(ask(step).amounts) == amounts


def test_day_reason_and_amounts_are_handed_on(qtbot, ask, taken):
    dialog = ask(Step.FUNDED)
    dialog.day.setDate(QDate(2027, 1, 20))
    qtbot.keyClicks(dialog.amounts["assessed_kyen"], "1,200")
    qtbot.keyClicks(dialog.amounts["settled_kyen"], "0")
    dialog.reason.setFocus()
    dialog.reason.insertPlainText(" 一部を減額 ")
    qtbot.mouseClick(dialog.do_button, LEFT)
    step = StepTaken(Step.FUNDED, "2027-01-20", "一部を減額")
    assert taken == [(step, {"assessed_kyen": 1200, "settled_kyen": 0})]


def test_what_is_no_amount_stays_and_says_which_field(qtbot, ask, taken):
    dialog = ask(Step.REQUESTED)
    qtbot.keyClicks(dialog.amounts["requested_kyen"], "abc")
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert "予算要求額（千円）「abc」を読めません" in dialog.message.text()
    assert dialog.isVisible()
    assert not taken


def test_a_refusal_of_the_rules_is_shown_in_the_dialog(qtbot, ask):
    dialog = ask(Step.HEARD, "日付が前の段階より前です。")
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert dialog.message.text() == "日付が前の段階より前です。"


def test_only_declining_marks_its_reason_as_required(ask):
    assert ask(Step.DECLINED).reason.accessibleName() == "理由（必須）"
    assert ask(Step.HEARD).reason.accessibleName() == "理由"


def test_tab_leaves_the_reason(qtbot, ask):
    dialog = ask(Step.HEARD)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.reason.setFocus()
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Tab)
    assert dialog.reason.toPlainText() == ""
    assert not dialog.reason.hasFocus()


def test_closing_frees(qtbot, ask, qapp, taken):
    dialog = ask(Step.HEARD)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not taken


def test_a_new_project_by_hand_offers_departments_and_takes_others(qtbot, window):
    made = []
    dialog = AddDialog(["収納課", "市民課"], TODAY, lambda *given: made.append(given), window)
    dialog.show()
    assert [dialog.department.itemText(row) for row in range(dialog.department.count())] == [
        "収納課",
        "市民課",
    ]
    assert dialog.department.currentText() == ""
    qtbot.keyClicks(dialog.title, " new ")
    dialog.department.setEditText("新しい課")
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert made == [("new", "新しい課", "2026-11-20")]
