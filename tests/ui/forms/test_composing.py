"""What an IME holds is kept when a field is left; Ctrl+Z and Esc go where they belong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from fujidesk.ui.forms.editors import LineEditor
from fujidesk.ui.forms.text_editor import TextEditor

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(params=[LineEditor, TextEditor])
def editor(request, shown):
    """Each of the two text editors, with the keyboard in it and another one beneath."""
    made = request.param()
    shown(made, LineEditor())
    made.setFocus()
    return made


def compose(editor, text):
    """Let the IME hold a text that is not confirmed yet."""
    QApplication.sendEvent(editor, QInputMethodEvent(text, []))


def confirm(editor, text):
    """Let the user confirm what the IME holds."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(editor, event)


def test_composed_text_is_kept_when_the_field_is_left(editor, qtbot):
    texts = []
    editor.left.connect(lambda: texts.append(editor.shown_text()))
    qtbot.keyClicks(editor, "ab")
    compose(editor, "へんかん")
    assert editor.is_composing()
    assert editor.shown_text() == "ab"
    editor.clearFocus()
    assert texts == ["abへんかん"]
    assert editor.is_modified()
    assert not editor.is_composing()


def test_confirmed_text_is_not_put_in_twice(editor):
    compose(editor, "かん")
    confirm(editor, "感")
    editor.clearFocus()
    assert editor.shown_text() == "感"


def test_composing_that_is_given_up_in_the_ime_leaves_nothing(editor):
    compose(editor, "かん")
    compose(editor, "")
    editor.clearFocus()
    assert editor.shown_text() == ""
    assert not editor.is_modified()


def test_finishing_without_composing_changes_nothing(editor):
    editor.show_text("stored")
    editor.finish_composing()
    assert (editor.shown_text(), editor.is_modified()) == ("stored", False)


def test_escape_gives_up_only_what_is_typed(editor, qtbot):
    with qtbot.assertNotEmitted(editor.given_up):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.keyClicks(editor, "x")
    with qtbot.waitSignal(editor.given_up):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_undo_takes_back_typing_and_never_the_stored_text(editor, qtbot):
    editor.show_text("stored")
    editor.selectAll()
    qtbot.keyClicks(editor, "x")
    for _ in range(3):
        qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.shown_text() == "stored"
    qtbot.keyClick(editor, Qt.Key.Key_Y, CTRL)
    assert not editor.is_modified()
