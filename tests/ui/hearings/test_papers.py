"""What leaves the tab is whole: the line being typed is ended first, for the hearing and year that are shown."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from fujidesk.domain.hearings import NoteKind

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def noted(noting, small_workspace):
    small_workspace.hearings.add_note("R4-001", NoteKind.DECISION, "要求する")
    noting.open_hearing("R4-001")
    return noting


def test_a_to_do_that_is_being_typed_stands_in_the_workbook(qtbot, noted, write, choose_file, tmp_path):
    noted.bar.setCurrentIndex(2)
    noted.notes.input.choose(NoteKind.TODO)
    write(noted.notes.input.line, "見積りを取る")
    choose_file(tmp_path / "宿題.xlsx")
    qtbot.mouseClick(noted.todo.export, LEFT)
    book = load_workbook(tmp_path / "宿題.xlsx")
    values = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    book.close()
    assert {"要求する", "見積りを取る"} <= set(values)


def test_a_file_goes_to_the_hearing_that_is_shown(qtbot, noted, small_workspace, choose_file, tmp_path):
    (tmp_path / "見積.txt").write_text("円", encoding="utf-8")
    choose_file(tmp_path / "見積.txt")
    qtbot.mouseClick(noted.notes.files.add, LEFT)
    assert [one.hearing for one in small_workspace.hearings.attachments("R4-001")] == ["R4-001"]


def test_a_year_without_the_hearing_takes_no_file_for_it(noted, small_workspace, tmp_path):
    noted.set_fiscal_year(2024)
    noted._papers._on_files([tmp_path / "a.txt"])
    assert small_workspace.hearings.attachments("R4-001") == []
    assert not noted.notes.files.add.isEnabled()
