"""Tabs build their screens when first shown, and hidden screens hear late what changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fujidesk.domain.changes import Changes
from fujidesk.ui.screen_stack import ScreenStack


class Hearing(QWidget):
    """A screen that keeps what it is told."""

    def __init__(self, parent):
        super().__init__(parent)
        self.told = []

    def reload(self, changes):
        self.told.append(changes)

    def set_fiscal_year(self, year):
        pass


@pytest.fixture
def stack(qtbot, theme):
    made = ScreenStack(dict.fromkeys(("home", "registry", "project"), Hearing), theme)
    qtbot.addWidget(made)
    made.show()
    return made


def one(number):
    return Changes(numbers=frozenset({number}))


def test_a_screen_is_built_once_and_then_shown_again(stack, qtbot):
    with qtbot.waitSignal(stack.built) as built:
        first = stack.show_tab("registry")
    assert built.args[0] == "registry"
    with qtbot.assertNotEmitted(stack.built):
        assert stack.show_tab("registry") is first


def test_the_screen_in_front_gets_the_very_value_that_was_told(stack):
    front = stack.show_tab("project")
    changes = one("1-1-1")
    stack.tell(changes)
    assert front.told[0] is changes  # by which a screen knows its own write


def test_hidden_screens_hear_all_at_once_when_any_tab_is_opened(stack):
    home, project = stack.show_tab("home"), stack.show_tab("project")
    stack.tell(one("1-1-1"))
    stack.tell(one("1-1-2"))
    assert home.told == []
    registry = stack.show_tab("registry")
    assert [changes.numbers for changes in home.told] == [{"1-1-1", "1-1-2"}]
    assert registry.told == []  # built with what is stored now
    assert len(project.told) == 2


def test_nothing_is_told_twice(stack):
    home = stack.show_tab("home")
    stack.show_tab("project")
    stack.tell(one("1-1-1"))
    stack.show_tab("home")
    stack.show_tab("project")
    assert len(home.told) == 1


def test_tabs_are_opened_by_keys_and_mouse(stack, qtbot):
    qtbot.keyClick(stack, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert stack.current == "registry"
    qtbot.mouseClick(stack._tabs, Qt.MouseButton.LeftButton, pos=stack._tabs.tabRect(2).center())
    assert stack.current == "project"
