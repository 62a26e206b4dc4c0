"""The office's own question by real keys: the project it is about, the text, and what is refused."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fujidesk.domain.oddities import Inquiry
from fujidesk.ui.evaluation.question_dialog import QuestionDialog

PROJECTS = {"1-1-2": "地図の公開（収納課）", "2-1-1": "道路の台帳"}
PLANNED = Inquiry("2-1-1", 2023, "own-1", "順調ですか。")


@pytest.fixture
def opened(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def make(**more):
        dialog = QuestionDialog(PROJECTS, window, **more)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return make


def press(qtbot, dialog):
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)


def test_number_and_question_are_handed_over(qtbot, opened):
    dialog = opened()
    assert dialog.number.hasFocus()
    qtbot.keyClicks(dialog.number, "1-1-2")
    assert dialog.name.text() == "1-1-2　地図の公開（収納課）"
    qtbot.keyClick(dialog.number, Qt.Key.Key_Tab)
    assert dialog.question.hasFocus()
    qtbot.keyClicks(dialog.question, "  naze desuka  ")
    with qtbot.waitSignal(dialog.accepted), qtbot.waitSignal(dialog.asked) as caught:
        press(qtbot, dialog)
    assert caught.args == ["1-1-2", "naze desuka"]


@pytest.mark.parametrize("typed", ["１－１－２", " 1-1-2 ", "1ー1ー2"])
def test_a_number_typed_wide_is_the_same_number(qtbot, opened, typed):
    dialog = opened()
    dialog.number.setText(typed)
    assert "地図の公開" in dialog.name.text()
    dialog.question.setPlainText("なぜですか。")
    with qtbot.waitSignal(dialog.asked) as caught:
        press(qtbot, dialog)
    assert caught.args == ["1-1-2", "なぜですか。"]


def test_the_row_stood_on_proposes_its_project(opened):
    dialog = opened(number="2-1-1")
    assert dialog.question.hasFocus()
    assert dialog.number.isVisible()
    assert dialog.name.text() == "2-1-1　道路の台帳"


@pytest.mark.parametrize(
    ("number", "why"), [("", "番号を入力"), ("9-9-9", "「9-9-9」という番号の事業はありません")]
)
def test_a_wrong_number_is_told_and_keeps_the_question(qtbot, opened, number, why):
    dialog = opened(number=number)
    dialog.question.setPlainText("なぜですか。")
    with qtbot.assertNotEmitted(dialog.asked):
        press(qtbot, dialog)
    assert why in dialog.message.text()
    assert dialog.isVisible()
    assert dialog.number.hasFocus()
    assert dialog.question.toPlainText() == "なぜですか。"
    qtbot.keyClicks(dialog.number, "1")
    assert dialog.message.text() == ""


@pytest.mark.parametrize("text", ["", " 　\n"])
def test_an_empty_question_is_told(qtbot, opened, text):
    dialog = opened(number="1-1-2")
    dialog.question.setPlainText(text)
    with qtbot.assertNotEmitted(dialog.asked):
        press(qtbot, dialog)
    assert "質問の文を入力" in dialog.message.text()
    assert dialog.question.hasFocus()


def test_an_old_question_keeps_its_project(qtbot, opened):
    dialog = opened(inquiry=PLANNED)
    assert not dialog.number.isVisible()
    assert dialog.name.text() == "2-1-1　道路の台帳"
    assert dialog.question.toPlainText() == "順調ですか。"
    assert dialog.windowTitle() == "質問を直す"
    dialog.question.setPlainText("いつ終わりますか。")
    with qtbot.waitSignal(dialog.asked) as caught:
        press(qtbot, dialog)
    assert caught.args == ["2-1-1", "いつ終わりますか。"]


@pytest.mark.parametrize("way", ["button", "escape"])
def test_giving_up_asks_nothing(qtbot, opened, way):
    dialog = opened(number="1-1-2")
    dialog.question.setPlainText("なぜですか。")
    with qtbot.assertNotEmitted(dialog.asked), qtbot.waitSignal(dialog.rejected):
        if way == "button":
            qtbot.mouseClick(dialog.no_button, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(dialog.question, Qt.Key.Key_Escape)
