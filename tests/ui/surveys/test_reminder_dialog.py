"""The reminder's text can be mended and copied again; it is noted only when the user says so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QWidget

from fujidesk.ui.surveys.reminder_dialog import ReminderDialog

TEXT = "情報化推進リーダー 各位\n調査票の提出をお願いします。"


@pytest.fixture
def window(qtbot, theme, hands):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.deleteLater()
    hands.let_go()


@pytest.fixture
def dialog(window, theme):
    made = ReminderDialog(TEXT, ["収納課", "市民課"], theme, window)
    made.open()
    return made


@pytest.fixture
def result(dialog):
    found = []
    dialog.finished.connect(found.append)
    return found


def test_text_and_recipients_are_shown(dialog, hands) -> None:
    assert dialog.findChild(QPlainTextEdit).toPlainText() == TEXT
    assert "宛先：収納課、市民課" in [label.text() for label in dialog.findChildren(QLabel)]
    assert hands.button(dialog, "2 課に督促したと記録する").hasFocus()


def test_a_mended_text_is_copied_as_it_stands_now(dialog, hands, result) -> None:
    box = dialog.findChild(QPlainTextEdit)
    box.appendPlainText("今週中にお願いします。")
    hands.press(dialog, "もう一度コピー")
    assert QGuiApplication.clipboard().text() == f"{TEXT}\n今週中にお願いします。"
    assert result == [], "copying notes nothing"


def test_noting_it_accepts(dialog, hands, result) -> None:
    hands.press(dialog, "2 課に督促したと記録する")
    assert result == [QDialog.DialogCode.Accepted]


@pytest.mark.parametrize("way", ["button", "escape"])
def test_not_noting_it_rejects(dialog, hands, qtbot, result, way) -> None:
    if way == "button":
        hands.press(dialog, "記録しない")
    else:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert result == [QDialog.DialogCode.Rejected]


def test_tab_leaves_the_text(dialog, qtbot) -> None:
    box = dialog.findChild(QPlainTextEdit)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert not box.hasFocus()
    assert box.toPlainText() == TEXT
