"""The last name of a list is completed, the ones before it stay."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from fujidesk.ui.forms.completer import ListCompleter, name_completer

NAMES = ("収納課", "市民課", "デジタル推進課")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("市", "市民課"),
        ("推進", "デジタル推進課"),
        ("収納課、市", "収納課、市民課"),
        ("収納課, 市", "収納課, 市民課"),
        ("収納課，市", "収納課，市民課"),
        ("ない課", ""),
    ],
)
def test_completes_by_any_part_of_the_last_name(qapp, typed, offered):
    completer = ListCompleter(NAMES)
    completer.setCompletionPrefix(typed)
    assert completer.currentCompletion() == offered


@pytest.mark.parametrize(("typed", "count"), [("課", 3), ("推進", 1), ("ない", 0), ("収納課、市", 0)])
def test_one_name_is_found_by_any_part_of_it(qapp, typed, count):
    completer = name_completer(NAMES)
    completer.setCompletionPrefix(typed)
    assert completer.completionCount() == count


def test_a_chosen_name_goes_behind_those_before_it(shown, qtbot):
    line = QLineEdit()
    shown(line)
    line.setCompleter(ListCompleter(["Alpha", "Beta"], line))
    line.setFocus()
    qtbot.keyClicks(line, "Alpha,be")
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "Alpha,Beta"
