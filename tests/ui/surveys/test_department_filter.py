"""Chips and text over the departments: what is ticked, typed, cleared, and what they tell."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from fujidesk.ui.imports.search_box import SearchBox
from fujidesk.ui.surveys.department_filter import DepartmentFilter
from fujidesk.ui.surveys.groups import Group
from fujidesk.ui.widgets.basics import Chip


@pytest.fixture
def shown(qtbot, theme):
    made = DepartmentFilter(theme)
    qtbot.addWidget(made)
    made.resize(900, 60)
    made.show()
    made.show_counts({Group.SENT: 3, Group.OVERDUE: 2})
    return made


def chips(widget):
    return {chip.accessibleName(): chip for chip in widget.findChildren(Chip) if chip.isVisible()}


def clear_button(widget):
    return next(made for made in widget.findChildren(QPushButton) if made.text() == "条件を消す")


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_only_groups_that_have_departments_are_offered(shown) -> None:
    assert chips(shown).keys() == {"送付済", "期限超過"}


def test_a_ticked_group_stays_offered_though_nobody_is_in_it_any_more(shown, qtbot) -> None:
    """Else it would narrow the table to nothing, and nobody could see why."""
    click(qtbot, chips(shown)["期限超過"])
    shown.show_counts({Group.RETURNED: 5})
    assert chips(shown).keys() == {"期限超過", "提出"}
    click(qtbot, chips(shown)["期限超過"])
    shown.show_counts({Group.RETURNED: 5})
    assert chips(shown).keys() == {"提出"}


def test_several_groups_add_up(shown, qtbot) -> None:
    with qtbot.waitSignal(shown.filter_changed):
        click(qtbot, chips(shown)["送付済"])
    click(qtbot, chips(shown)["期限超過"])
    assert shown.groups == {Group.SENT, Group.OVERDUE}
    click(qtbot, chips(shown)["送付済"])
    assert shown.groups == {Group.OVERDUE}


def test_what_is_typed_is_told_at_once(shown, qtbot) -> None:
    shown.focus_text()
    box = shown.findChild(SearchBox)
    assert box.hasFocus()
    with qtbot.waitSignal(shown.filter_changed):
        qtbot.keyClicks(box, "k")
    assert shown.text == "k"
    shown.focus_text()
    qtbot.keyClicks(box, "z")
    assert shown.text == "z", "what stood there was selected and is written over"


def test_one_button_takes_every_condition_back_and_hides(shown, qtbot) -> None:
    assert not clear_button(shown).isVisible()
    click(qtbot, chips(shown)["送付済"])
    shown.findChild(SearchBox).setText("収納")
    assert clear_button(shown).isVisible()
    told = []
    shown.filter_changed.connect(lambda: told.append((shown.groups, shown.text)))
    click(qtbot, clear_button(shown))
    assert told == [(frozenset(), "")], "told once, when all is cleared"
    assert not clear_button(shown).isVisible()


def test_the_bar_can_choose_one_group_in_place_of_others(shown, qtbot) -> None:
    click(qtbot, chips(shown)["送付済"])
    shown.show_only(Group.OVERDUE)
    assert shown.groups == {Group.OVERDUE}
    assert chips(shown)["期限超過"].text() == "✓ 期限超過"
    shown.show_only(None)
    assert shown.groups == frozenset()


@pytest.mark.parametrize(
    ("number", "total", "words"),
    [(5, 5, "5 課"), (2, 5, "5 課のうち 2 課を表示"), (0, 5, "5 課のうち 0 課を表示")],
)
def test_the_number_shown_is_said(shown, number, total, words) -> None:
    shown.show_number(number, total)
    assert words in [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]


def test_down_asks_for_the_table(shown, qtbot) -> None:
    shown.focus_text()
    with qtbot.waitSignal(shown.leave_requested):
        qtbot.keyClick(shown.findChild(SearchBox), Qt.Key.Key_Down)


def test_a_narrow_window_breaks_it_into_lines(shown) -> None:
    assert shown.layout().heightForWidth(300) > shown.layout().heightForWidth(900)
