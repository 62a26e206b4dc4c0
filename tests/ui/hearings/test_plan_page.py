"""予定: the keyboard begins in the grid; buttons act on what is under the cursor, and say why they cannot."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTabBar

from fujidesk.domain.hearings import Hearing
from fujidesk.services.office_records import added
from fujidesk.ui.hearings.hearing_dialog import HearingDialog

LEFT = Qt.MouseButton.LeftButton
UNDATED = Hearing("R4-009", 2022, department="市民課")


def cursor_on(screen, row, column):
    screen.plan.table.setFocus()
    screen.plan.table.setCurrentIndex(screen.plan.table.model().index(row, column))


def stored(workspace):
    return workspace.office.all(Hearing)


def test_the_keyboard_is_in_the_grid_when_the_tab_opens(qtbot, make_screen, planned):
    screen = make_screen()
    with qtbot.waitActive(screen):
        screen.activateWindow()
    assert screen.focusWidget() is screen.plan.table
    box = screen.findChild(QComboBox)
    box.setFocus()
    screen.hide()
    screen.show()
    qtbot.waitUntil(lambda: screen.focusWidget() is screen.plan.table)


@pytest.mark.parametrize(("page", "name"), [(0, "plan"), (1, "notes"), (2, "todo")])
def test_a_page_that_is_chosen_gets_the_keyboard_but_not_while_one_walks_the_bar(qtbot, noting, page, name):
    screen = noting
    with qtbot.waitActive(screen):
        screen.activateWindow()
    screen.bar.setCurrentIndex((page + 1) % 3)
    screen.bar.setCurrentIndex(page)
    assert getattr(screen, name).isAncestorOf(screen.focusWidget())
    screen.bar.setFocus()
    qtbot.keyClick(screen.bar, Qt.Key.Key_Right if page < 2 else Qt.Key.Key_Left)
    assert isinstance(screen.focusWidget(), QTabBar)


def test_change_and_remove_need_a_hearing_under_the_cursor(make_screen, planned):
    screen = make_screen()
    cursor_on(screen, 0, 0)
    for made in (screen.plan.change, screen.plan.remove):
        assert not made.isEnabled()
        assert "枠を選ぶ" in made.toolTip()
    cursor_on(screen, 2, 2)
    assert screen.plan.change.isEnabled()
    assert screen.plan.remove.isEnabled()
    assert screen.plan.plan.isEnabled()


def test_an_undated_hearing_is_changed_and_removed_from_the_list_beside(
    qtbot, small_workspace, make_screen, planned, answers
):
    small_workspace.edits.apply([added(UNDATED)], "計画")
    screen = make_screen()
    with qtbot.waitActive(screen):
        screen.activateWindow()
    screen.plan.side.setFocus()
    screen.plan.side.selectRow(0)
    assert screen.plan.current() == UNDATED
    answers.expect(lambda dialog: dialog.accept())
    qtbot.mouseClick(screen.plan.remove, LEFT)
    assert [one.key for one in stored(small_workspace)] == ["R4-001"]


def test_a_hearing_removed_by_key_says_what_goes_and_comes_back_with_undo(
    qtbot, small_workspace, make_screen, planned, answers
):
    screen = make_screen()
    cursor_on(screen, 2, 2)
    answers.expect(lambda dialog: dialog.reject())
    qtbot.keyClick(screen.plan.table, Qt.Key.Key_Delete)
    assert len(stored(small_workspace)) == 1, "taken back before it was done"
    answers.expect(lambda dialog: dialog.accept())
    qtbot.keyClick(screen.plan.table, Qt.Key.Key_Delete)
    assert stored(small_workspace) == []
    screen.reload(small_workspace.edits.undo())
    assert screen.plan.current() == planned


def test_f2_opens_the_plan_of_a_hearing(qtbot, make_screen, planned):

    screen = make_screen()
    cursor_on(screen, 2, 2)
    qtbot.keyClick(screen.plan.table, Qt.Key.Key_F2)
    dialog = screen.findChild(HearingDialog)
    assert dialog.value() == planned
    dialog.reject()


def test_weeks_go_by_button_by_arrow_and_by_day(qtbot, make_screen, planned):
    screen = make_screen()
    page, head = screen.plan, screen.plan.table.model().headerData
    across = Qt.Orientation.Horizontal
    qtbot.mouseClick(page.forth, LEFT)
    assert head(0, across) == "6/20（月）"
    qtbot.mouseClick(page.back, LEFT)
    cursor_on(screen, 0, 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Left)
    assert head(0, across) == "6/6（月）"
    assert page.table.currentIndex().column() == 4
    page.jump.setDate(dt.date(2022, 11, 9))
    assert head(0, across) == "11/7（月）"


def test_with_nothing_planned_the_page_says_so_and_the_button_plans(qtbot, make_screen):

    screen = make_screen()
    assert "まだありません" in screen.plan.empty.text()
    qtbot.mouseClick(screen.plan._first, LEFT)
    screen.findChild(HearingDialog).reject()
