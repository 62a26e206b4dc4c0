"""The sheet leaves under a name of its own; failures are told and leave nothing behind."""

from dataclasses import replace

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from fujidesk.errors import MachineError
from fujidesk.ui.project import exports
from fujidesk.ui.project.exports import PDF, PRINT, WORKBOOK, SheetExports


@pytest.fixture
def leaving(qtbot, small_workspace, context):
    """Exports of a window over three invented projects."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    made = SheetExports(small_workspace, context, window)
    made.kept = window
    return made


@pytest.fixture
def record(small_workspace):
    return small_workspace.registry.sheet("1-1-1").record


def test_a_title_with_marks_of_paths_makes_a_name_that_every_system_takes(leaving, record, monkeypatch):
    proposed = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *a, **k: (proposed.append(a[2]), ("", ""))[1])
    )
    leaving.export(PDF, replace(record, title='案内:番号 A/B "新"\n?'))
    assert proposed[0].endswith("個票_1-1-1_案内_番号 A_B _新___.pdf")


def test_giving_the_workbook_up_writes_nothing(leaving, record, choose_file, tmp_path, reporter):
    choose_file()
    leaving.export(WORKBOOK, record)
    assert (reporter.errors, reporter.notes) == ([], [])
    assert not list(tmp_path.glob("*.xlsx"))


def test_a_workbook_that_cannot_be_written_is_told(leaving, record, choose_file, tmp_path, reporter):
    choose_file(tmp_path / "missing" / "out.xlsx")
    leaving.export(WORKBOOK, record)
    assert "フォルダー" in str(reporter.errors[-1])


def test_a_printer_that_takes_no_pages_is_told(leaving, record, answers, reporter, monkeypatch):
    def fail(*_):
        raise MachineError("印刷を始められませんでした。")

    monkeypatch.setattr(exports.SheetPrinter, "draw", fail)

    def look(dialog):
        dialog.paintRequested.emit(QPrinter())
        dialog.reject()

    answers.expect(look)
    leaving.export(PRINT, record)
    assert "印刷を始められませんでした" in str(reporter.errors[-1])
