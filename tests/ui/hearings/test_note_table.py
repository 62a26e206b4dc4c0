"""The lines of a hearing: in full, edited and removed by keys and mouse, and back with undo."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.hearings import Note, NoteKind
from fujidesk.services.office_records import added

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
LONG = "窓口の混雑する時期を避けて、" * 12
LINES = (
    Note("1", "R4-001", 1, NoteKind.QUESTION, LONG, "2022-06-15T09:35:00+09:00"),
    Note("2", "R4-001", 2, NoteKind.TODO, "見積りを取る", "2022-06-15T09:40:00+09:00", "", "収納課", "2022-07-01"),
)  # fmt: skip


@pytest.fixture
def page(small_workspace, noting):
    noting.reload(small_workspace.edits.apply([added(line) for line in LINES], "記録"))
    return noting.notes


def cells(page, row):
    model = page.lines.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def texts(workspace):
    return [note.text for note in workspace.hearings.notes("R4-001")]


def test_a_line_says_when_what_and_who_in_the_japanese_calendar(page):
    assert cells(page, 1) == ["09:40", "宿題", "見積りを取る", "収納課", "R4.7.1"]


def test_a_long_line_is_shown_in_full_over_several_rows_of_text(page):
    assert page.lines.rowHeight(0) > 2 * page.lines.rowHeight(1)
    assert not page.lines.horizontalScrollBar().isVisible()


def test_where_it_is_narrow_who_and_when_stand_behind_the_text(page):
    page.lines.set_narrow(narrow=True)
    assert cells(page, 1)[2] == "見積りを取る（収納課 R4.7.1まで）"
    assert page.lines.isColumnHidden(3)
    assert not page.lines.horizontalScrollBar().isVisible()
    page.lines.set_narrow(narrow=False)
    assert cells(page, 1)[2] == "見積りを取る"


@pytest.mark.parametrize("way", ["key", "mouse"])
def test_a_line_is_edited_where_it_stands(qtbot, page, small_workspace, write, way):
    page.lines.selectRow(1)
    if way == "key":
        qtbot.keyClick(page.lines, KEY.Key_Return)
    else:
        at = page.lines.visualRect(page.lines.model().index(1, 2)).center()
        qtbot.mouseClick(page.lines.viewport(), LEFT, pos=at)
        qtbot.mouseDClick(page.lines.viewport(), LEFT, pos=at)
    assert page.input.due.text() == "2022-07-01"
    write(page.input.line, "（三社から）")
    qtbot.keyClick(page.input.line, KEY.Key_Return)
    assert texts(small_workspace) == [LONG, "見積りを取る（三社から）"]


def test_delete_removes_a_line_and_undo_brings_it_back(qtbot, page, small_workspace, noting, reporter):
    page.lines.selectRow(1)
    qtbot.keyClick(page.lines, KEY.Key_Delete)
    assert texts(small_workspace) == [LONG]
    assert "Ctrl+Z" in reporter.notes[-1]
    noting.reload(small_workspace.edits.undo())
    assert texts(small_workspace) == [LONG, "見積りを取る"]


def test_a_line_that_is_removed_while_it_is_edited_leaves_an_empty_input(qtbot, page, small_workspace):
    page.lines.selectRow(1)
    qtbot.keyClick(page.lines, KEY.Key_Return)
    page.lines.selectRow(1)
    qtbot.keyClick(page.lines, KEY.Key_Delete)
    assert page.input.line.shown_text() == ""
    page.timer.timeout.emit()
    assert texts(small_workspace) == [LONG]
