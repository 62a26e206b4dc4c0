"""The button with a list of choices to tick."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton

from fujidesk.ui.widgets.check_menu import SEARCH_FROM, CheckMenu, _Popup

FEW = [("a", "収納課"), ("b", "市民課"), ("c", "建築課")]
MANY = [(str(place), f"第{place}課") for place in range(SEARCH_FROM)]


@pytest.fixture
def menu(qtbot, theme):
    made = CheckMenu("所管")
    qtbot.addWidget(made)
    made.set_choices(FEW)
    made.show()
    return made


def popup(menu):
    return menu.findChild(_Popup)


def view(menu):
    return popup(menu).findChild(QListView)


def test_says_what_is_chosen(menu):
    assert menu.text() == "所管：すべて ▾"
    menu.set_chosen(["b"])
    assert menu.text() == "所管：市民課 ▾"
    assert menu.property("narrowing")
    menu.set_chosen(["b", "c"])
    assert menu.text() == "所管：2 件 ▾"
    assert menu.toolTip() == "市民課\n建築課"
    assert "市民課、建築課" in menu.accessibleName()
    menu.set_label("担当")
    assert menu.text() == "担当：2 件 ▾"


def test_click_and_space_tick(qtbot, menu):
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton)
    assert popup(menu).isVisible()
    with qtbot.waitSignal(menu.chosen_changed):
        spot = view(menu).visualRect(view(menu).model().index(1, 0)).center()
        qtbot.mouseClick(view(menu).viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert menu.chosen() == ("b",)
    qtbot.keyClick(view(menu), Qt.Key.Key_Down)
    qtbot.keyClick(view(menu), Qt.Key.Key_Space)
    assert menu.chosen() == ("b", "c")
    qtbot.keyClick(view(menu), Qt.Key.Key_Space)
    assert menu.chosen() == ("b",)
    qtbot.keyClick(view(menu), Qt.Key.Key_Return)
    assert not popup(menu).isVisible()


def test_opens_by_key_and_unticks_all(qtbot, menu):
    menu.set_chosen(["a"])
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert popup(menu).isVisible()
    clear = next(b for b in popup(menu).findChildren(QPushButton) if b.text() == "すべて外す")
    with qtbot.waitSignal(menu.chosen_changed):
        qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert menu.chosen() == ()
    assert not clear.isEnabled()
    qtbot.keyClick(view(menu), Qt.Key.Key_Escape)
    assert not popup(menu).isVisible()


def test_long_lists_are_searched(qtbot, menu):
    menu.set_choices(MANY)
    menu.open()
    search = popup(menu).findChild(QLineEdit)
    assert search.isVisible()
    qtbot.keyClicks(search, "12")
    hidden = [view(menu).isRowHidden(place) for place in range(len(MANY))]
    assert hidden.count(False) == 1
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert menu.chosen() == ("12",)
    qtbot.keyClicks(search, "x")
    assert popup(menu)._none.isVisible()
    search.clear()
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert view(menu).currentIndex().row() == 0
    popup(menu).close()


def test_choices_that_stay_offered_stay_ticked(menu):
    menu.set_chosen(["a", "b"])
    menu.set_choices(FEW[1:])
    assert menu.chosen() == ("b",)
