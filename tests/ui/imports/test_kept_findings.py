import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTableView

from fujidesk.domain.changes import Disagreement, Statement
from fujidesk.ui.imports.kept_findings import KeptFindingsDialog

FOUND = [
    Disagreement("1-1-1", "title", (Statement("一覧", "窓囗", 12), Statement("個票", "窓口", 40)), "窓口", "個票を取りました。", settled=True),
    Disagreement("1-1-9", "schedule", (Statement("個票", "3 4", 50),), "3 4 4", "書かれていない半期があります。", settled=False),
]  # fmt: skip


@pytest.fixture
def dialog(qtbot, small_workspace, context, monkeypatch):
    monkeypatch.setattr(small_workspace.registry, "disagreements", lambda: FOUND)
    made = KeptFindingsDialog(small_workspace, context)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isVisible)
    return made


def test_what_is_open_comes_first_with_its_reason_and_line(dialog):
    assert dialog._tab.chosen == "1-1-9"
    assert "確かめるもの 1 件" in dialog._summary.text()
    detail = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "個票（50 行目）：3 4" in detail
    assert "書かれていない半期" in detail


def test_enter_and_the_button_open_the_sheet(qtbot, dialog):
    table = dialog.findChild(QTableView)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.project_chosen) as heard:
        qtbot.mouseClick(dialog._open, Qt.MouseButton.LeftButton)
    assert heard.args == ["1-1-1"]
    with qtbot.waitSignal(dialog.project_chosen) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == ["1-1-1"]


def test_before_the_first_import_it_says_what_to_do(qtbot, small_workspace, context):
    made = KeptFindingsDialog(small_workspace, context)
    qtbot.addWidget(made)
    made.show()
    assert "計画書を取り込むと" in made._summary.text()
    assert not made._open.isEnabled()
