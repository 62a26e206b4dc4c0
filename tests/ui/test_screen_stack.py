"""Tabs: built when first shown, told once, walked by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTabBar

from fujidesk.ui.screen_stack import TABS, ScreenStack


@pytest.fixture
def made():
    return []


@pytest.fixture
def stack(qtbot, theme, made):
    def builder(key):
        return lambda parent: made.append(key) or QLabel(TABS[key], parent)

    screens = ScreenStack({key: builder(key) for key in ("timeline", "home", "registry")}, theme)
    qtbot.addWidget(screens)
    screens.resize(900, 300)
    screens.show()
    return screens


def test_tabs_stand_in_their_order_whatever_the_order_of_the_makers(stack):
    bar = stack.findChild(QTabBar)
    assert [bar.tabText(place) for place in range(bar.count())] == ["ホーム", "事業一覧", "タイムライン"]
    assert [bar.tabToolTip(place) for place in range(bar.count())] == ["Ctrl+1", "Ctrl+2", "Ctrl+3"]


def test_each_screen_is_made_once_and_each_change_told_once(qtbot, stack, made):
    shown, built = [], []
    stack.shown.connect(shown.append)
    stack.built.connect(lambda key, _screen: built.append(key))
    for key in ("home", "timeline", "home"):
        assert stack.show_tab(key).text() == TABS[key]
        assert stack.current == key
    assert shown == ["home", "timeline", "home"]
    assert made == built == ["home", "timeline"]
    assert set(stack.built_screens()) == {"home", "timeline"}


def test_building_does_not_show(stack):
    stack.show_tab("home")
    stack.build("registry")
    assert stack.current == "home"


def test_a_click_shows_and_arrows_walk_along(qtbot, stack):
    stack.show_tab("home")
    bar = stack.findChild(QTabBar)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(2).center())
    assert stack.current == "timeline"
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    assert stack.current == "registry"
    assert stack.build("registry").isVisible()
