"""The box over a table: Escape empties, Down and Enter go on, and neither closes or presses anything."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout

from fujidesk.ui.imports.search_box import SearchBox


@pytest.fixture
def dialog(qtbot):
    """A dialog with a box and a button that Enter would press."""
    made = QDialog()
    made.box, made.button = SearchBox(made), QPushButton("閉じる", made)
    made.button.setDefault(True)
    layout = QVBoxLayout(made)
    layout.addWidget(made.box)
    layout.addWidget(made.button)
    qtbot.addWidget(made)
    made.show()
    made.box.setFocus()
    return made


def test_escape_empties_first_and_closes_only_then(dialog, qtbot) -> None:
    qtbot.keyClicks(dialog.box, "1-1-9")
    qtbot.keyClick(dialog.box, Qt.Key.Key_Escape)
    assert dialog.box.text() == ""
    assert dialog.isVisible()
    qtbot.keyClick(dialog.box, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_down_and_enter_ask_for_the_table_and_press_nothing(dialog, qtbot, key) -> None:
    pressed = []
    dialog.button.clicked.connect(pressed.append)
    dialog.box.insert("予算")  # as an input method does
    with qtbot.waitSignal(dialog.box.leave_requested):
        qtbot.keyClick(dialog.box, key)
    assert pressed == []
    assert dialog.box.text() == "予算"
    assert dialog.isVisible()


def test_other_keys_write(dialog, qtbot) -> None:
    with qtbot.assertNotEmitted(dialog.box.leave_requested):
        qtbot.keyClicks(dialog.box, "a1")
        qtbot.keyClick(dialog.box, Qt.Key.Key_Backspace)
    assert dialog.box.text() == "a"
