"""Without a project the tab says what to do first, with the button that does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from fujidesk.ui.project.empty_state import CHOOSE_FIRST, GONE, EmptyState


@pytest.fixture
def empty(qtbot, theme):
    made = EmptyState()
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    made.activateWindow()
    return made


def test_it_tells_what_to_do_and_then_why_a_project_is_gone(empty):
    assert CHOOSE_FIRST in [label.text() for label in empty.findChildren(QLabel)]
    empty.show_sentence(GONE)
    shown = [label.text() for label in empty.findChildren(QLabel)]
    assert GONE in shown
    assert CHOOSE_FIRST not in shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, None])
def test_the_button_opens_the_list_by_key_and_mouse(empty, qtbot, key):
    with qtbot.waitSignal(empty.list_requested):
        if key is None:
            qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
        else:
            empty.button.setFocus()
            qtbot.keyClick(empty.button, key)


def test_long_sentences_wrap_in_large_text(empty, theme, qapp):
    theme.change(qapp, scale=200)
    empty.show_sentence(GONE)
    qapp.sendPostedEvents()
    assert empty.minimumSizeHint().width() <= 400
    theme.change(qapp, scale=100)
