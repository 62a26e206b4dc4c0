"""The week's grid by keys and mouse alone: open, plan, change, remove, go on to the next block and week."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt

from fujidesk.domain.hearings import Hearing
from fujidesk.ui.hearings.week_model import WeekModel
from fujidesk.ui.hearings.week_table import WeekTable

MONDAY = dt.date(2022, 6, 13)
KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
A = Hearing("R4-001", 2022, department="収納課", day="2022-06-15", start="09:30", end="10:30")
B = Hearing("R4-002", 2022, department="市民課", day="2022-06-15", start="09:30", end="11:00")


class Told:
    """What the table asked for, as (what, keys or slots)."""

    def __init__(self, table):
        self.all = []
        table.plan_chosen.connect(lambda *slot: self.all.append(("plan", slot)))
        table.open_chosen.connect(lambda one: self.all.append(("open", one.key)))
        table.change_chosen.connect(lambda one: self.all.append(("change", one.key)))
        table.remove_chosen.connect(lambda one: self.all.append(("remove", one.key)))
        table.week_moved.connect(lambda weeks: self.all.append(("week", weeks)))


@pytest.fixture
def table(qtbot, theme):
    model = WeekModel()
    made = WeekTable(model, theme, None)
    model.setParent(made)
    model.set_week(MONDAY, [A, B])
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_weekend()
    made.show()
    made.setCurrentIndex(model.index(0, 0))
    return made


@pytest.fixture
def told(table):
    return Told(table)


def press(qtbot, table, *keys):
    for key in keys:
        qtbot.keyClick(table, key)


def test_arrows_and_enter_reach_and_open_a_hearing(qtbot, table, told):
    press(qtbot, table, KEY.Key_Right, KEY.Key_Right, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)
    assert told.all == [("open", "R4-001")]


def test_enter_on_an_empty_slot_plans_there(qtbot, table, told):
    press(qtbot, table, KEY.Key_Down, KEY.Key_Enter)
    assert told.all == [("plan", ("2022-06-13", "09:00"))]


@pytest.mark.parametrize("key", [KEY.Key_Insert, KEY.Key_N])
def test_a_new_one_is_planned_also_where_one_stands(qtbot, table, told, key):
    table.choose_hearing(A)
    press(qtbot, table, key)
    assert told.all == [("plan", ("2022-06-15", "09:30"))]


def test_space_goes_to_the_next_block_of_the_cell_and_keys_act_on_it(qtbot, table, told):
    table.choose_hearing(A)
    press(qtbot, table, KEY.Key_Space, KEY.Key_F2, KEY.Key_Delete, KEY.Key_Return)
    assert told.all == [("change", "R4-002"), ("remove", "R4-002"), ("open", "R4-002")]
    press(qtbot, table, KEY.Key_Space)
    assert table.current_hearing() == A
    press(qtbot, table, KEY.Key_Space, KEY.Key_Down)
    assert table.current_hearing() == A, "another cell begins with its first block"


def test_where_nothing_stands_nothing_is_changed_or_removed(qtbot, table, told):
    press(qtbot, table, KEY.Key_F2, KEY.Key_Delete)
    assert told.all == []
    assert table.current_hearing() is None


def test_a_click_chooses_its_block_and_two_open_it(qtbot, table, told):
    area = table.visualRect(table.model().index(2, 2))
    at = QPoint(area.left() + area.width() * 3 // 4, area.center().y())
    qtbot.mouseClick(table.viewport(), LEFT, pos=at)
    assert table.current_hearing() == B
    qtbot.mouseDClick(table.viewport(), LEFT, pos=at)
    assert told.all == [("open", "R4-002")]


def test_two_clicks_on_an_empty_slot_plan_there(qtbot, table, told):
    at = table.visualRect(table.model().index(4, 1)).center()
    qtbot.mouseDClick(table.viewport(), LEFT, pos=at)
    assert told.all == [("plan", ("2022-06-14", "10:30"))]


def test_arrows_over_the_edge_lead_into_the_next_week(qtbot, table, told):
    press(qtbot, table, KEY.Key_Left)
    assert table.currentIndex().column() == 4, "the Friday before, as far as it is shown"
    press(qtbot, table, KEY.Key_Right)
    assert table.currentIndex().column() == 0
    assert told.all == [("week", -1), ("week", 1)]


def test_the_cursor_begins_on_the_first_hearing_of_a_day_or_at_its_beginning(table):
    table.begin_on(dt.date(2022, 6, 15))
    assert table.current_hearing() == A
    table.begin_on(dt.date(2022, 6, 17))
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 4)
    table.begin_on(dt.date(2022, 6, 19))
    assert table.currentIndex().column() == 4, "a Sunday that is not shown"


def test_today_is_told_in_its_heading(table):
    across = Qt.Orientation.Horizontal
    table.model().set_week(MONDAY, [A, B], dt.date(2022, 6, 15))
    heads = [table.model().headerData(column, across) for column in range(7)]
    assert heads[2] == "6/15（水） 今日"
    assert sum("今日" in head for head in heads) == 1


def test_today_stays_readable_where_days_are_narrow(table, qtbot):
    across = Qt.Orientation.Horizontal
    table.model().set_week(MONDAY, [A, B], dt.date(2022, 6, 15))
    with qtbot.waitSignal(table.model().headerDataChanged):
        table.resize(460, 500)
    assert table.model().headerData(2, across) == "6/15 今日"
    assert table.model().headerData(1, across) == "6/14（火）"
    table.resize(1200, 500)
    assert table.model().headerData(2, across) == "6/15（水） 今日"


def test_a_day_with_hearings_side_by_side_gets_room_for_each(table, theme, qapp):
    theme.change(qapp, scale=200)
    try:
        least = table.horizontalHeader().minimumSectionSize()
        assert table.columnWidth(2) >= 2 * least
        assert table.columnWidth(1) < table.columnWidth(2)
    finally:
        theme.change(qapp, scale=100)
    table.resize(1800, 1200)
    assert table.columnWidth(1) == pytest.approx(table.columnWidth(2), abs=2)
    assert table.rowHeight(0) > 40, "half-hours share the height of a large window"


def test_the_weekend_is_shown_where_something_is_held_on_it(table):
    assert table.isColumnHidden(5)
    table.model().set_week(MONDAY, [Hearing("R4-003", 2022, day="2022-06-18", start="10:00")])
    table.show_weekend()
    assert not table.isColumnHidden(5)
    assert table.isColumnHidden(6)


def test_hearings_at_one_time_are_drawn_side_by_side_with_the_cursor_on_one(table):
    table.choose_hearing(B)
    area = table.visualRect(table.model().index(2, 2))
    picture = table.viewport().grab(area).toImage()
    focus = table._theme.color("focus").rgb()
    row = picture.height() // 2
    framed = {x for x in range(picture.width()) if picture.pixel(x, row) == focus}
    middle = area.width() // 2
    assert any(x > area.width() - 10 for x in framed), "the frame ends at the right of the second block"
    assert not any(middle - 8 <= x < middle - 1 for x in framed), "and not at that of the first"
