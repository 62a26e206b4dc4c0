"""Who came, a line a department: read, refused, and names offered while one is typed."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLineEdit

from fujidesk.errors import UserError
from fujidesk.ui.people.attendance_edit import AttendanceEdit

NAMES = ("収納課", "市民課", "市民税課")


@pytest.fixture
def edit(qtbot, window):
    made = AttendanceEdit((("収納課", 3),), NAMES, window)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    made.moveCursor(made.textCursor().MoveOperation.End)
    return made


def fresh_line(qtbot, edit, write, text):
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    write(edit, text)


def test_what_was_kept_comes_back(edit):
    assert edit.attendance() == (("収納課", 3),)


@pytest.mark.parametrize("line", ["市民課 2", "市民課\t2", "　市民課、2人", "市民課：２", "市民課,  2 人"])
def test_lines_of_every_form_are_read(edit, line):
    edit.setPlainText(f"\n{line}\n\n")
    assert edit.attendance() == (("市民課", 2),)


@pytest.mark.parametrize("line", ["市民課", "2", "市民課2", "市民課 二", "市民課 -1", "市民課 1.5"])
def test_a_line_that_is_not_of_the_form_is_refused(edit, line):
    edit.setPlainText(line)
    with pytest.raises(UserError, match=f"参加者の行「{line}」を読めません。「収納課 2」のように"):
        edit.attendance()


def test_two_columns_of_a_spreadsheet_paste_as_lines(edit):
    data = QMimeData()
    data.setText("収納課\t2\r\n市民課\t0\r\n")
    edit.selectAll()
    edit.insertFromMimeData(data)
    assert edit.attendance() == (("収納課", 2), ("市民課", 0))


def test_a_name_is_offered_and_taken_ready_for_the_number(qtbot, edit, write):
    fresh_line(qtbot, edit, write, "市民")
    qtbot.waitUntil(edit.popup.isVisible)
    qtbot.keyClick(edit.popup, Qt.Key.Key_Down)
    qtbot.keyClick(edit.popup, Qt.Key.Key_Down)
    qtbot.keyClick(edit.popup, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "4")
    assert not edit.popup.isVisible()
    assert edit.attendance() == (("収納課", 3), ("市民税課", 4))


def test_escape_closes_the_offer_and_keeps_what_is_typed(qtbot, edit, write):
    fresh_line(qtbot, edit, write, "市")
    qtbot.waitUntil(edit.popup.isVisible)
    qtbot.keyClick(edit.popup, Qt.Key.Key_Escape)
    assert not edit.popup.isVisible()
    assert edit.toPlainText().endswith("\n市")


def test_nothing_is_offered_for_a_whole_name_another_word_or_a_number(qtbot, edit, write):
    for text in ("収納課", "無い課", "市民課 2"):
        fresh_line(qtbot, edit, write, text)
        assert not edit.popup.isVisible()


def test_tab_leaves_the_field(qtbot, edit, window):
    after = QLineEdit(window)
    after.show()
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert edit.toPlainText() == "収納課\t3"
