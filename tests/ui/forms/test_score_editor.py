"""Five buttons for a score: one stop of Tab, words for the one chosen, nothing changed when locked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from fujidesk.ui.forms.editors import LineEditor, make_editor
from fujidesk.ui.forms.fields import FieldChoice, FieldKind, FieldRecord
from fujidesk.ui.forms.score_editor import ScoreEditor

WORDS = {1: "とても遅い", 2: "遅い", 3: "ふつう", 4: "早い", 5: "とても早い"}


@pytest.fixture
def editor(shown):
    """An editor with 3 stored, between two lines."""
    made = ScoreEditor("①進捗", WORDS)
    made.show_text("3")
    shown(LineEditor(), made, LineEditor())
    return made


def test_the_kind_of_field_gives_the_editor(qtbot, theme):
    record = FieldRecord(
        "k", "①進捗", FieldKind.SCORE, choices=(FieldChoice(1, "悪い"), FieldChoice(2, "良い"))
    )
    window = LineEditor()
    qtbot.addWidget(window)
    editor = make_editor(record, window)
    assert isinstance(editor, ScoreEditor)
    assert editor.button(2).accessibleName() == "①進捗 2 良い"


def test_tab_goes_past_all_buttons_in_one_step(editor, qtbot):
    before = editor.window().findChildren(LineEditor)[0]
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is editor.button(3)
    qtbot.keyClick(editor.button(3), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is editor.window().findChildren(LineEditor)[1]


def test_arrows_stop_at_both_ends(editor, qtbot):
    editor.setFocus()
    for key, end in ((Qt.Key.Key_Left, 1), (Qt.Key.Key_Right, 5)):
        for _ in range(6):
            qtbot.keyClick(QApplication.focusWidget(), key)
        assert QApplication.focusWidget() is editor.button(end)
    assert editor.shown_text() == "3"


def test_a_chosen_score_is_told_once_and_modified_until_it_is_stored(editor, qtbot):
    spy = QSignalSpy(editor.left)
    qtbot.mouseClick(editor.button(5), Qt.MouseButton.LeftButton)
    assert spy.count() == 1
    assert editor.is_modified()
    assert [editor.button(score).isChecked() for score in WORDS] == [False] * 4 + [True]
    editor.set_unmodified()
    assert not editor.is_modified()


def test_keys_with_ctrl_belong_to_the_window(editor, qtbot):
    editor.setFocus()
    qtbot.keyClick(editor.button(3), Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert editor.shown_text() == "3"


def test_a_locked_score_is_read_only(editor, qtbot):
    editor.set_locked(True)
    qtbot.mouseClick(editor.button(5), Qt.MouseButton.LeftButton)
    qtbot.keyClick(editor, Qt.Key.Key_5)
    assert editor.shown_text() == "3"
    assert editor.word == "ふつう"


def test_a_text_that_is_no_score_is_shown_as_none(editor):
    editor.show_text("7")
    assert (editor.shown_text(), editor.word) == ("", "未記入")
