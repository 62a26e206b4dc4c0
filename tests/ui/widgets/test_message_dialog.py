"""The message with one sentence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from fujidesk.ui.widgets.message_dialog import MessageDialog


def button(dialog, word):
    (found,) = [b for b in dialog.findChildren(QPushButton) if b.text() == word]
    return found


@pytest.fixture
def choice(qtbot, theme):
    made = MessageDialog("ビューを削除", "ビュー「朝会」を削除します。", kind="question")
    made.offer("削除する", "やめる")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


def test_says_the_sentence_to_the_eye_and_to_a_reader(choice):
    assert "ビュー「朝会」を削除します。" in [label.text() for label in choice.findChildren(QLabel)]
    assert choice.accessibleDescription() == "ビュー「朝会」を削除します。"


def test_both_answers_by_mouse(qtbot, choice):
    with qtbot.waitSignal(choice.accepted):
        qtbot.mouseClick(button(choice, "削除する"), Qt.MouseButton.LeftButton)
    choice.open()
    with qtbot.waitSignal(choice.rejected):
        qtbot.mouseClick(button(choice, "やめる"), Qt.MouseButton.LeftButton)


def test_enter_takes_the_named_answer_and_escape_refuses(qtbot, choice):
    with qtbot.waitSignal(choice.accepted):
        qtbot.keyClick(choice, Qt.Key.Key_Return)
    choice.open()
    with qtbot.waitSignal(choice.rejected):
        qtbot.keyClick(choice, Qt.Key.Key_Escape)


def test_details_are_copied(qtbot, theme):
    dialog = MessageDialog("エラー", "思わぬ誤りがありました。", kind="error", detail="line 1\nline 2")
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.mouseClick(button(dialog, "詳細をコピー"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "line 1\nline 2"
    assert dialog.isVisible()


def test_no_button_for_details_where_there_are_none(choice):
    assert [b.text() for b in choice.findChildren(QPushButton)].count("詳細をコピー") == 0


def test_sentences_are_not_read_as_markup(qtbot, theme):
    dialog = MessageDialog("エラー", "<b>太字</b>ではない")
    qtbot.addWidget(dialog)
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel) if label.text()
    )


def test_freed_on_close(qtbot, theme):
    dialog = MessageDialog("お知らせ", "終わりました。")
    dialog.open()
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(button(dialog, "閉じる"), Qt.MouseButton.LeftButton)


def test_its_button_is_within_the_screen_at_large_text(qtbot, theme, qapp):
    theme.change(qapp, scale=200)
    dialog = MessageDialog("知らせ", "長い文。" * 40)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    qapp.processEvents()
    assert dialog.width() <= dialog.screen().availableGeometry().width()
