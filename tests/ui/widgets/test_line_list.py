"""A short list of lines: standing, ticking, opening, all told once."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.ui.widgets.line_list import LineList, ListLine

LINES = (ListLine("一", ticked=True), ListLine("二", ticked=False), ListLine("三"))


@pytest.fixture
def lines(qtbot, theme):
    made = LineList("資料の並び", None)
    qtbot.addWidget(made)
    made.show_lines(LINES)
    made.show()
    return made


def test_it_stands_on_the_row_it_was_given_and_tells_nothing(qtbot, lines):
    with qtbot.assertNotEmitted(lines.row_changed), qtbot.assertNotEmitted(lines.ticked):
        lines.show_lines(LINES, 2)
        lines.stand_on(1)
    assert (lines.row, lines.count, lines.text(1)) == (1, 3, "二")


@pytest.mark.parametrize(("row", "stands"), [(-1, 0), (9, 2)])
def test_a_row_that_is_not_there_becomes_the_nearest(lines, row, stands):
    lines.show_lines(LINES, row)
    assert lines.row == stands


def test_no_line_no_row(lines):
    lines.show_lines(())
    assert (lines.row, lines.count) == (-1, 0)


def test_arrow_keys_walk_and_tell(qtbot, lines):
    with qtbot.waitSignal(lines.row_changed) as caught:
        qtbot.keyClick(lines, Qt.Key.Key_Down)
    assert caught.args == [1]


def test_space_ticks_and_tells(qtbot, lines):
    with qtbot.waitSignal(lines.ticked) as caught:
        qtbot.keyClick(lines, Qt.Key.Key_Space)
    assert caught.args == [0, False]
    assert not lines.is_ticked(0)


def test_a_locked_tick_stays(qtbot, lines):
    lines.show_lines((ListLine("一", ticked=True, locked=True),))
    qtbot.keyClick(lines, Qt.Key.Key_Space)
    assert lines.is_ticked(0)


def test_a_double_click_opens(qtbot, lines):
    at = lines.visualRect(lines.model().index(1, 0)).center()
    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(lines.opened) as caught:
        qtbot.mouseDClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caught.args == [1]


def test_it_can_be_as_high_as_its_lines(lines):
    lines.fit_height()
    last = lines.visualRect(lines.model().index(2, 0))
    assert last.bottom() <= lines.viewport().height()


def test_enter_opens_the_line_stood_on(qtbot, lines):
    lines.stand_on(1)
    with qtbot.waitSignal(lines.opened) as caught:
        qtbot.keyClick(lines, Qt.Key.Key_Return)
    assert caught.args == [1]


def test_a_long_line_ends_at_the_edge_and_is_whole_in_its_tip(qtbot, lines):
    long = "令和7年度における進捗状況の概要" * 10
    lines.resize(200, 100)
    lines.show_lines([ListLine(long), ListLine("二")])
    lines.fit_height()
    assert lines.visualRect(lines.model().index(0, 0)).width() <= lines.viewport().width()
    assert lines.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == long
    assert lines.verticalScrollBar().maximum() == 0


def test_many_lines_scroll_where_that_is_asked_for(qtbot, lines):
    lines.show_lines([ListLine(str(number)) for number in range(40)])
    lines.fit_height(most=8)
    eight = lines.height()
    lines.fit_height()
    assert lines.height() > 4 * eight
