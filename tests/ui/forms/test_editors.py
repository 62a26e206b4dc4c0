"""The editor of each kind of field; a choice is never changed by accident."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from fujidesk.ui.forms.editors import ChoiceEditor, LineEditor, make_editor
from fujidesk.ui.forms.fields import FieldChoice, FieldKind, FieldRecord
from fujidesk.ui.forms.text_editor import TextEditor

CHOICES = (FieldChoice(None, "（なし）"), FieldChoice("keep", "維持"))


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        (FieldKind.TEXT, TextEditor),
        (FieldKind.NAME, TextEditor),
        (FieldKind.CHOICE, ChoiceEditor),
        (FieldKind.LINE, LineEditor),
        (FieldKind.LIST, LineEditor),
        (FieldKind.FIGURE, LineEditor),
        (FieldKind.YEAR, LineEditor),
        (FieldKind.PAGE, LineEditor),
    ],
)
def test_each_kind_has_its_editor(qtbot, theme, kind, made):
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = make_editor(FieldRecord("key", "名前", kind, "例: 1", choices=CHOICES), parent)
    assert type(editor) is made
    if kind is not FieldKind.CHOICE:
        assert editor.placeholderText() == "例: 1"


@pytest.fixture
def choice(shown):
    """A choice of two words, the second one stored."""
    editor = ChoiceEditor()
    editor.addItems([item.text for item in CHOICES])
    shown(editor)
    editor.show_text("維持")
    return editor


def test_the_wheel_never_changes_a_choice(choice):
    place = QPointF(5, 5)
    choice.setFocus()
    event = QWheelEvent(place, choice.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(choice, event)
    assert choice.shown_text() == "維持"
    assert not event.isAccepted()


def test_a_choice_counts_as_stored_when_it_was_taken(choice, qtbot):
    with qtbot.waitSignal(choice.left):
        qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert choice.is_modified()
    choice.set_unmodified()
    assert not choice.is_modified()
    choice.show_text("維持", modified=True)
    assert choice.is_modified()
    choice.finish_composing()
    assert choice.shown_text() == "維持"


def test_a_locked_choice_is_not_changed(choice, qtbot):
    choice.set_locked(True)
    qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert choice.shown_text() == "維持"


def test_a_line_keeps_the_cursor_where_one_types(shown, qtbot):
    line = LineEditor()
    shown(line)
    line.show_text("0123456789")
    assert line.cursorPosition() == 0
    line.setFocus()
    line.setCursorPosition(5)
    line.show_text("abcdefghij")
    assert line.cursorPosition() == 5


def test_a_locked_line_is_read_only(shown, qtbot):
    line = LineEditor()
    shown(line)
    line.set_locked(True)
    line.setFocus()
    qtbot.keyClicks(line, "x")
    assert line.shown_text() == ""


@pytest.mark.parametrize("kind", [FieldKind.LINE, FieldKind.TEXT, FieldKind.NAME, FieldKind.AMOUNT])
def test_a_locked_field_shows_no_hint_as_if_it_were_a_value(qtbot, theme, kind):
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = make_editor(FieldRecord("key", "名前", kind, "例: 1,870"), parent)
    editor.set_locked(True)
    assert editor.placeholderText() == ""
    editor.set_hint("例: 2")
    assert editor.placeholderText() == ""
    editor.set_locked(False)
    assert editor.placeholderText() == "例: 2"
