"""前, 次 and the box for a number lead along the list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from fujidesk.ui.project.header import SheetHeader
from fujidesk.ui.project.navigation import Navigation


@pytest.fixture
def header(qtbot, theme, small_profile):
    window = QMainWindow()
    made = SheetHeader(small_profile, theme, window)
    window.setCentralWidget(made)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.kept = window
    made.wanted = []
    made.way = Navigation(made, window)
    made.way.number_wanted.connect(made.wanted.append)
    made.way.set_order(["2-1-1", "1-1-1", "3-1-1"])
    made.way.show_number("1-1-1")
    return made


def test_buttons_lead_to_the_neighbours(header, qtbot):
    qtbot.mouseClick(header._previous, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(header._next, Qt.MouseButton.LeftButton)
    assert header.wanted == ["2-1-1", "3-1-1"]


def test_keys_stop_at_the_ends(header, qtbot):
    header.way.show_number("2-1-1")
    qtbot.keyClick(header.kept, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert header.wanted == []


@pytest.mark.parametrize(("typed", "wanted"), [(" 3-1-1 ", ["3-1-1"]), ("   ", [])])
def test_the_box_takes_a_number_and_nothing_else(header, qtbot, typed, wanted):
    qtbot.keyClick(header.kept, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(header.jump, typed)
    qtbot.keyClick(header.jump, Qt.Key.Key_Return)
    assert header.wanted == wanted


def test_the_box_is_emptied_only_when_its_project_is_shown(header, qtbot):
    jumps = []
    header.way.jumped.connect(lambda: jumps.append(True))
    header.jump.setText("9-9-9")
    header.jump.returnPressed.emit()
    assert (header.jump.text(), jumps) == ("9-9-9", [])
    header.way.number_wanted.connect(header.way.show_number)
    header.jump.setText("3-1-1")
    header.jump.returnPressed.emit()
    assert (header.jump.text(), jumps) == ("", [True])


def test_a_new_order_moves_the_place(header):
    header.way.set_order(["1-1-1", "3-1-1"])
    assert header._position.text() == "1 / 2"
