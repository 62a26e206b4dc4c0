"""The project that is talked about, beside the notes; its whole sheet is a button away."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.ui.hearings.project_sheet import ProjectSheet


@pytest.fixture
def sheet(qtbot, theme):
    made = ProjectSheet(theme, None)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def rows(small_workspace):
    return small_workspace.registry.rows()


def test_the_first_project_is_shown_with_what_one_talks_by(sheet, rows):
    sheet.show_projects(rows[:2])
    assert sheet._title.text() == "1-1-1 窓口の案内番号"
    assert sheet._summary.text() == "待ち時間を短くする"
    assert "待ち時間 10分以下" in sheet._facts.text()
    assert sheet._strip.sizeHint().width() > 0


def test_another_is_chosen_by_key_and_its_sheet_asked_for(qtbot, sheet, rows):
    sheet.show_projects(rows)
    qtbot.keyClick(sheet._box, Qt.Key.Key_Down)
    with qtbot.waitSignal(sheet.opened) as told:
        qtbot.mouseClick(sheet._open, Qt.MouseButton.LeftButton)
    assert told.args == [rows[1].number]


def test_the_choice_stays_while_the_projects_stay(sheet, rows):
    sheet.show_projects(rows)
    sheet._box.setCurrentIndex(2)
    sheet.show_projects(rows)
    assert sheet._box.currentIndex() == 2


def test_none_says_how_to_name_one(sheet):
    sheet.show_projects(())
    assert "予定を直す" in sheet._title.text()
    assert not sheet._open.isVisible()
