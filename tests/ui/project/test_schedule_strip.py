"""The strip's menu, its stroke while it is painted, and the keys it leaves to others."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMenu
from shiboken6 import isValid

from fujidesk.domain.records import Category, ProjectRecord, ScheduleCell
from fujidesk.ui.project.schedule_strip import ENDED_BRUSH, ScheduleStrip

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def strip(qtbot, theme, small_profile):
    """A strip of an invented project: two settled half-years, then an open one."""
    made = ScheduleStrip(small_profile, theme.tokens)
    qtbot.addWidget(made)
    cells = (ScheduleCell(2022, 1, 1, ("収納課",)), ScheduleCell(2022, 2, 2, ("収納課",)),
             ScheduleCell(2023, 1, 2, ("収納課",), settled=False))  # fmt: skip
    made.set_record(ProjectRecord("1-1-1", "例", "1", "1.1", Category.PRIORITY, schedule=cells))
    made.resize(900, made.height())
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


def act(menu, word):
    """Trigger the menu's action that has a word."""
    next(action for action in menu.actions() if word in action.text()).trigger()


def test_the_menu_settles_clears_and_ends(strip):
    strip.select(2, 2)
    spies = [QSignalSpy(signal) for signal in (strip.settle_wanted, strip.clear_wanted, strip.phase_painted)]
    for word in ("確定", "記載なし", "終了"):
        act(strip.menu(), word)
    assert [spy.count() for spy in spies] == [1, 1, 1]
    assert spies[2].at(0)[1] == ENDED_BRUSH


def test_only_an_open_half_year_can_be_settled(strip):
    def settle():
        return next(action for action in strip.menu().actions() if "確定" in action.text())

    strip.select(0, 1)
    assert not settle().isEnabled()
    strip.select(0, 2)
    assert settle().isEnabled()


def ask(strip, index):
    """Press the right mouse button on a half-year."""
    place = QPoint(strip.cell_center(index))
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(strip, QContextMenuEvent(reason, place, strip.mapToGlobal(place)))


def close_menu():
    """Close the menu that is open; returns it, or None where there is none."""
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()
    return menu


def test_the_right_button_selects_what_it_is_pressed_on(strip):
    strip.select(0, 1)
    ask(strip, 1)
    assert isinstance(close_menu(), QMenu)
    assert strip.selected_range() == (0, 1)
    ask(strip, 4)
    assert strip.selected_range() == (4, 4)
    menu = close_menu()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(menu)


def test_a_read_only_strip_has_no_menu(strip):
    strip.set_read_only(True)
    ask(strip, 1)
    assert close_menu() is None


def test_a_stroke_is_shown_while_it_is_painted_and_given_up_by_escape(strip, qtbot):
    strip.set_brush(4)
    qtbot.mousePress(strip, LEFT, pos=strip.cell_center(0))
    qtbot.mouseMove(strip, strip.cell_center(3))
    assert [cell.phase for cell in strip.shown_plan().values()] == [4, 4, 4, 4]
    with qtbot.assertNotEmitted(strip.phase_painted):
        qtbot.keyClick(strip, Qt.Key.Key_Escape)
        qtbot.mouseRelease(strip, LEFT, pos=strip.cell_center(3))
    assert [cell.phase for cell in strip.shown_plan().values()] == [1, 2, 2]


def test_a_click_with_shift_selects_up_to_there(strip, qtbot):
    qtbot.mouseClick(strip, LEFT, pos=strip.cell_center(1))
    qtbot.mouseClick(strip, LEFT, Qt.KeyboardModifier.ShiftModifier, pos=strip.cell_center(4))
    assert strip.selected_range() == (1, 4)


def test_the_right_button_does_not_paint(strip, qtbot):
    strip.set_brush(4)
    with qtbot.assertNotEmitted(strip.phase_painted):
        qtbot.mousePress(strip, Qt.MouseButton.RightButton, pos=strip.cell_center(0))
        qtbot.mouseRelease(strip, Qt.MouseButton.RightButton, pos=strip.cell_center(0))


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_keys_with_ctrl_or_alt_belong_to_the_window(strip, qtbot, modifier):
    with qtbot.assertNotEmitted(strip.phase_painted), qtbot.assertNotEmitted(strip.selection_changed):
        qtbot.keyClick(strip, Qt.Key.Key_3, modifier)
        qtbot.keyClick(strip, Qt.Key.Key_Right, modifier)


def test_figures_of_the_keypad_paint_too(strip, qtbot):
    with qtbot.waitSignal(strip.phase_painted) as painted:
        qtbot.keyClick(strip, Qt.Key.Key_2, Qt.KeyboardModifier.KeypadModifier)
    assert painted.args[1] == 2


def test_f2_asks_for_the_departments(strip, qtbot):
    with qtbot.waitSignal(strip.departments_wanted):
        qtbot.keyClick(strip, Qt.Key.Key_F2)


def test_the_selection_is_seen_also_without_the_keyboard(strip, qtbot):
    strip.clearFocus()
    strip.select(0, 0)
    first = strip.grab().toImage()
    strip.select(5, 5)
    assert strip.grab().toImage() != first
