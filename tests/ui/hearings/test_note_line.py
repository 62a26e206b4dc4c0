"""The line that is typed while people speak: Enter ends it, an IME's Enter and Shift+Enter do not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from fujidesk.ui.hearings.note_line import NoteLine

KEY = Qt.Key


@pytest.fixture
def line(qtbot, theme):
    made = NoteLine(None, least_lines=2)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def told(line):
    found = []
    line.finished.connect(lambda: found.append("finished"))
    line.back_chosen.connect(lambda: found.append("back"))
    return found


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter])
def test_enter_ends_the_line_and_adds_no_break(qtbot, line, told, write, key):
    write(line, "話")
    qtbot.keyClick(line, key)
    assert told == ["finished"]
    assert line.shown_text() == "話"


def test_shift_enter_breaks_the_line(qtbot, line, told, write):
    write(line, "話")
    qtbot.keyClick(line, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write(line, "続き")
    assert line.shown_text() == "話\n続き"
    assert told == []


def test_keys_of_a_composition_belong_to_the_input_method(qtbot, line, told):
    QApplication.sendEvent(line, QInputMethodEvent("かな", []))
    qtbot.keyClick(line, KEY.Key_Return)
    qtbot.keyClick(line, KEY.Key_Up)
    assert told == []


def test_up_in_an_empty_line_goes_back_and_in_a_text_moves_the_cursor(qtbot, line, told, write):
    qtbot.keyClick(line, KEY.Key_Up)
    assert told == ["back"]
    write(line, "話")
    qtbot.keyClick(line, KEY.Key_Up)
    assert told == ["back"]
