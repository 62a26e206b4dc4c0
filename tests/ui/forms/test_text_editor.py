"""A text field is as high as its text, holds plain text only and leaves the wheel to the page."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication

from fujidesk.ui.forms.text_editor import MOST_LINES, TextEditor

SENTENCE = "窓口の手続を見直し、職員と利用者の声を聞きながら少しずつ広げる。"
NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


@pytest.fixture
def editor(shown):
    """A text field in an active window."""
    made = TextEditor()
    shown(made)
    return made


def test_a_locked_text_looks_locked_and_white_again_when_it_is_not(editor, theme):
    def ground():
        return editor.grab().toImage().pixelColor(editor.width() // 2, editor.height() - 6).name()

    free = ground()
    editor.set_locked(True)
    assert ground() == theme.color("ground").name() != free
    editor.set_locked(False)
    assert ground() == free, "a text that can be changed again must not look locked"


def wheel(editor, *, ctrl=False):
    """Turn the wheel over an editor; tells whether the page was left to scroll."""
    place = QPointF(10, 10)
    keys = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(place, editor.mapToGlobal(place), QPoint(), QPoint(0, -120),
                        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(editor.viewport(), event)
    return not event.isAccepted()


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_a_text_of_ordinary_length_is_seen_whole(editor, theme, qapp, scale):
    theme.change(qapp, scale=scale)
    editor.show_text(SENTENCE * 8 + "\n" + SENTENCE)
    qapp.sendPostedEvents()
    assert editor.verticalScrollBar().maximum() == 0
    assert editor.verticalScrollBarPolicy() == NO_BAR
    assert editor.viewport().height() >= editor.document().size().height()


def test_the_height_follows_the_width_and_the_text(editor, qapp):
    low = editor.height()
    editor.show_text(SENTENCE * 4)
    wide = editor.height()
    assert wide > low
    editor.window().resize(260, 600)
    qapp.sendPostedEvents()
    assert editor.height() > wide
    editor.show_text("")
    assert editor.height() == low


def test_a_very_long_text_scrolls_in_its_field(editor, qapp):
    editor.show_text("行\n" * (MOST_LINES + 20))
    assert editor.verticalScrollBarPolicy() != NO_BAR
    highest = editor.height()
    editor.show_text("行\n" * (MOST_LINES + 90))
    assert editor.height() == highest
    editor.clearFocus()
    assert wheel(editor)
    editor.setFocus()
    assert not wheel(editor)
    assert wheel(editor, ctrl=True)
    editor.show_text("short")
    assert editor.verticalScrollBarPolicy() == NO_BAR


def test_a_long_hint_is_seen_whole(editor, qapp):
    low = editor.height()
    editor.set_hint(SENTENCE * 5)
    assert editor.height() > low
    editor.show_text("x")
    assert editor.height() == low


def test_lines_stand_apart_also_after_typing(editor, qtbot):
    editor.setFocus()
    for _ in range(2):
        qtbot.keyClicks(editor, "x")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    layout, block = editor.document().documentLayout(), editor.document().firstBlock()
    first, second = (layout.blockBoundingRect(item).top() for item in (block, block.next()))
    assert second - first > editor.fontMetrics().height() * 1.2


def test_pasting_brings_no_looks_along(editor):
    mime = QMimeData()
    mime.setHtml("<b>太字</b><br>二行目")
    mime.setText("太字\n二行目")
    QGuiApplication.clipboard().setMimeData(mime)
    editor.paste()
    assert editor.shown_text() == "太字\n二行目"
    assert "font-weight" not in editor.toHtml().partition("<body")[2].partition(">")[2]


def test_showing_a_text_is_no_typing_and_cannot_be_undone(editor, qtbot, theme, qapp):
    with qtbot.assertNotEmitted(editor.typed):
        editor.show_text(SENTENCE)
        editor.window().resize(300, 500)
    assert not editor.document().isUndoAvailable()
    theme.change(qapp, scale=150)
    assert not editor.is_modified()


def test_showing_another_text_keeps_the_cursors_place(editor):
    editor.show_text("0123456789")
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)
    editor.show_text("abcdefghij")
    assert editor.textCursor().position() == 4
    editor.show_text("ab")
    assert editor.textCursor().position() == 2


def test_a_name_stays_one_paragraph(shown, qtbot):
    editor = TextEditor(least_lines=1, one_paragraph=True)
    shown(editor)
    editor.setFocus()
    qtbot.keyClicks(editor, "one")
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText(" two\nthree")
    editor.paste()
    assert editor.shown_text() == "one two three"


def test_its_own_menu_does_not_count_as_leaving(editor, qtbot):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent

    with qtbot.assertNotEmitted(editor.left):
        QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))


def test_a_locked_text_can_be_read_only(editor, qtbot):
    editor.set_locked(True)
    editor.setFocus()
    qtbot.keyClicks(editor, "x")
    assert editor.shown_text() == ""
