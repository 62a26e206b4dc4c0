"""What leaves the tab: minutes of one hearing and of a year, what is owed, and paper."""

import pytest
from docx import Document
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from fujidesk.domain.hearings import NoteKind

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def noted(noting, small_workspace):
    small_workspace.hearings.add_note("R4-001", NoteKind.TODO, "見積りを取る", due="2022-06-30")
    noting.open_hearing("R4-001")
    return noting


def test_minutes_hold_the_line_that_was_being_typed(qtbot, noted, write, choose_file, tmp_path, reporter):
    write(noted.notes.input.line, "最後のひとこと")
    choose_file(tmp_path / "議事録.docx")
    qtbot.mouseClick(noted.notes.agenda.minutes, LEFT)
    paper = Document(str(tmp_path / "議事録.docx"))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "最後のひとこと" in cells
    assert "見積りを取る" in cells
    assert "議事録.docx" in reporter.notes[-1]


def test_minutes_of_the_year_go_into_a_folder(qtbot, noted, tmp_path, monkeypatch, reporter):
    folder = tmp_path / "議事録"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *a, **k: str(folder)))
    qtbot.mouseClick(noted.notes.agenda.all_minutes, LEFT)
    assert [path.name for path in folder.iterdir()] == ["議事録_R4-001_収納課.docx"]
    assert "1 件" in reporter.notes[-1]


def test_what_is_owed_leaves_as_a_workbook(qtbot, noted, choose_file, tmp_path):
    noted.bar.setCurrentIndex(2)
    choose_file(tmp_path / "宿題.xlsx")
    qtbot.mouseClick(noted.todo.export, LEFT)
    book = load_workbook(tmp_path / "宿題.xlsx")
    values = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    book.close()
    assert "見積りを取る" in values


def test_minutes_are_printed_from_a_preview(qtbot, noted, answers, tmp_path):
    def look(dialog):
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "p.pdf"))
        dialog.paintRequested.emit(printer)
        dialog.reject()

    answers.expect(look)
    qtbot.mouseClick(noted.notes.agenda.printed, LEFT)
    assert (tmp_path / "p.pdf").stat().st_size > 1000
    assert "R4-001" in answers.seen[0]


def test_nothing_to_give_out_is_no_button_to_press(make_screen, planned):
    screen = make_screen()
    for made in (screen.notes.agenda.minutes, screen.notes.agenda.printed, screen.todo.export):
        assert not made.isEnabled()
        assert made.toolTip()


def test_a_file_that_cannot_be_written_is_told(qtbot, noted, choose_file, tmp_path, reporter):
    choose_file(tmp_path / "missing" / "議事録.docx")
    qtbot.mouseClick(noted.notes.agenda.minutes, LEFT)
    assert "フォルダー" in str(reporter.errors[-1])
