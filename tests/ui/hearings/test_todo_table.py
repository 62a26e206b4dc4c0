"""The table of what is owed: keys, clicks, its menu; the cursor stays near where it was."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.hearings import Note, NoteKind
from fujidesk.ui.hearings.todo_model import TodoColumn, TodoModel
from fujidesk.ui.hearings.todo_table import TodoTable

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
LINES = [Note(str(place), "R4-001", place, NoteKind.TODO, f"宿題 {place}") for place in range(1, 4)]


@pytest.fixture
def table(qtbot, theme):
    model = TodoModel()
    made = TodoTable(model, theme, None)
    model.setParent(made)
    model.set_notes(LINES, [], dt.date(2022, 6, 15))
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    made.choose("", 0)
    return made


@pytest.fixture
def told(table):
    found = []
    table.toggled.connect(lambda note: found.append(("tick", note.key)))
    table.opened.connect(lambda note: found.append(("open", note.key)))
    return found


def click(qtbot, table, row, column, *, twice=False):
    at = table.visualRect(table.model().index(row, column)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=at)
    if twice:
        qtbot.mouseDClick(table.viewport(), LEFT, pos=at)


def test_keys_tick_and_open_the_line_under_the_cursor(qtbot, table, told):
    for key in (KEY.Key_Down, KEY.Key_Space, KEY.Key_Return, KEY.Key_Enter):
        qtbot.keyClick(table, key)
    assert told == [("tick", "2"), ("open", "2"), ("open", "2")]


def test_only_the_tick_ticks_and_only_two_clicks_open(qtbot, table, told):
    click(qtbot, table, 1, TodoColumn.TEXT)
    assert told == []
    click(qtbot, table, 2, TodoColumn.DONE)
    assert told == [("tick", "3")]
    click(qtbot, table, 0, TodoColumn.TEXT, twice=True)
    assert told[1:] == [("open", "1")]


def test_where_nothing_may_be_ticked_opening_still_works(qtbot, table, told):
    table.may_tick = False
    click(qtbot, table, 0, TodoColumn.DONE)
    qtbot.keyClick(table, KEY.Key_Space)
    qtbot.keyClick(table, KEY.Key_Return)
    assert told == [("open", "1")]


def test_the_menu_does_what_the_keys_do_and_sorts_by_every_column(table, told):
    menu = table.line_menu()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert len([text for text in texts if text.endswith("で並べ替え")]) == len(TodoColumn)
    for word in ("ヒアリングを開く", "完了を切り替える"):
        next(action for action in menu.actions() if action.text().startswith(word)).trigger()
    assert told == [("open", "1"), ("tick", "1")]


@pytest.mark.parametrize(("times", "first"), [(1, "1"), (2, "3")])
def test_sorting_a_second_time_by_the_menu_turns_the_order(table, times, first):
    for _ in range(times):
        actions = table.line_menu().actions()
        next(action for action in actions if action.text() == "内容で並べ替え").trigger()
    assert table.model().note_at(0).key == first
    assert table.horizontalHeader().sortIndicatorSection() == TodoColumn.TEXT
    next(action for action in table.line_menu().actions() if "早い順に戻す" in action.text()).trigger()
    assert table.horizontalHeader().sortIndicatorSection() == -1
    assert table.model().note_at(0).key == "1"


def test_a_line_that_is_gone_leaves_the_cursor_in_its_row(table):
    table.choose("2", 0)
    table.model().set_notes([LINES[0], LINES[2]], [], dt.date(2022, 6, 15))
    table.choose("2", 1)
    assert table.current().key == "3"
    table.model().set_notes([], [], dt.date(2022, 6, 15))
    table.choose("3", 1)
    assert table.current() is None


def test_the_text_takes_the_width_that_is_left(table):
    table.resize(1400, 400)
    assert table.columnWidth(TodoColumn.TEXT) > table.columnWidth(TodoColumn.HEARING)
    assert not table.horizontalScrollBar().isVisible()


def test_where_it_is_narrow_the_text_takes_two_lines_and_nothing_scrolls_sideways(qtbot, table):
    one_line = table.rowHeight(0)
    table.resize(760, 400)
    assert table.isColumnHidden(TodoColumn.HEARING)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    assert table.rowHeight(0) > one_line
    tip = table.model().index(0, TodoColumn.TEXT).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "宿題 1\nヒアリング：R4-001"
    click(qtbot, table, 1, TodoColumn.TEXT)
    assert table.current().key == "2"
    table.resize(1400, 400)
    assert not table.isColumnHidden(TodoColumn.HEARING)
    assert table.rowHeight(0) == one_line


def test_at_twice_the_text_size_it_fits_a_small_screen(qtbot, qapp, table, theme):
    theme.change(qapp, scale=200)
    table.resize(1318, 400)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    theme.change(qapp, scale=100)
