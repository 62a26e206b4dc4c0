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


@pytest.mark.parametrize(
    ("steps", "key"), [((Qt.Key.Key_Left,) * 2, Qt.Key.Key_Tab), ((Qt.Key.Key_Right,), Qt.Key.Key_Backtab)]
)
def test_one_tab_leads_out_of_the_row_wherever_one_walked_to(editor, qtbot, steps, key):
    before, after = editor.window().findChildren(LineEditor)
    editor.setFocus()
    for step in steps:
        qtbot.keyClick(QApplication.focusWidget(), step)
    qtbot.keyClick(QApplication.focusWidget(), key)
    assert QApplication.focusWidget() is (after if key == Qt.Key.Key_Tab else before)


def test_coming_back_to_the_row_begins_at_the_score_given(editor, qtbot):
    before, _ = editor.window().findChildren(LineEditor)
    editor.setFocus()
    qtbot.keyClick(editor.button(3), Qt.Key.Key_Left)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is editor.button(3)


def test_enter_gives_the_score_one_walked_to(editor, qtbot):
    editor.setFocus()
    qtbot.keyClick(editor.button(3), Qt.Key.Key_Right)
    assert editor.shown_text() == "3"
    qtbot.keyClick(editor.button(4), Qt.Key.Key_Return)
    assert (editor.shown_text(), editor.word) == ("4", "早い")


def test_escape_gives_up_only_what_is_not_stored(editor, qtbot):
    with qtbot.assertNotEmitted(editor.given_up):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.mouseClick(editor.button(5), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(editor.given_up):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0])
def test_a_score_is_taken_away_once(editor, qtbot, key):
    spy = QSignalSpy(editor.left)
    qtbot.keyClick(editor, key)
    qtbot.keyClick(editor, key)
    assert (editor.shown_text(), editor.word, spy.count()) == ("", "未記入", 1)


def test_figures_of_the_keypad_give_a_score_and_others_do_nothing(editor, qtbot):
    qtbot.keyClick(editor, Qt.Key.Key_2, Qt.KeyboardModifier.KeypadModifier)
    assert editor.shown_text() == "2"
    qtbot.keyClick(editor, Qt.Key.Key_6)
    assert editor.shown_text() == "2"


def test_a_score_without_steps_takes_nothing(shown, qtbot):
    empty = ScoreEditor("①進捗", {})
    shown(empty)
    empty.setFocus()
    qtbot.keyClick(empty, Qt.Key.Key_1)
    assert empty.shown_text() == ""
