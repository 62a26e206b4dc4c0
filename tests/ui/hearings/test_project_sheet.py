"""The project that is talked about, beside the notes; its whole sheet is a button away."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.new_projects import NewProject
from fujidesk.ui.hearings.project_sheet import ProjectSheet
from fujidesk.ui.hearings.subjects import of_new_project, of_project


@pytest.fixture
def sheet(qtbot, theme):
    made = ProjectSheet(theme, None)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def rows(small_workspace):
    return [of_project(row) for row in small_workspace.registry.rows()]


def test_the_first_project_is_shown_with_what_one_talks_by(sheet, rows):
    sheet.show_subjects(rows[:2])
    assert sheet._title.text() == "1-1-1 窓口の案内番号"
    assert sheet._summary.text() == "待ち時間を短くする"
    assert "待ち時間 10分以下" in sheet._facts.text()
    assert sheet._strip.sizeHint().width() > 0
    assert sheet._box.isVisible()
    sheet.show_subjects(rows[:1])
    assert not sheet._box.isVisible(), "there is nothing to choose"
    assert sheet._title.text() == "1-1-1 窓口の案内番号"


def test_another_is_chosen_by_key_and_its_sheet_asked_for(qtbot, sheet, rows):
    sheet.show_subjects(rows)
    qtbot.keyClick(sheet._box, Qt.Key.Key_Down)
    with qtbot.waitSignal(sheet.opened) as told:
        qtbot.mouseClick(sheet._open, Qt.MouseButton.LeftButton)
    assert told.args == [rows[1].key]


def test_the_choice_stays_while_the_projects_stay(sheet, rows):
    sheet.show_subjects(rows)
    sheet._box.setCurrentIndex(2)
    sheet.show_subjects(rows)
    assert sheet._box.currentIndex() == 2


def test_none_says_how_to_name_one(sheet):
    sheet.show_subjects(())
    assert "予定を直す" in sheet._title.text()
    assert not sheet._open.isVisible()


def test_a_new_project_is_shown_with_its_own_button(qtbot, sheet, rows):
    new = of_new_project(NewProject("R8-001", 2026, title="予約", purpose="待たせない"))
    sheet.show_subjects([rows[0], new])
    assert sheet._strip.isVisible()
    qtbot.keyClick(sheet._box, Qt.Key.Key_Down)
    assert sheet._title.text() == "R8-001 予約"
    assert not sheet._strip.isVisible()
    assert sheet._open.text() == "新規事業を開く"
    with qtbot.waitSignal(sheet.new_project_opened) as told, qtbot.assertNotEmitted(sheet.opened):
        qtbot.mouseClick(sheet._open, Qt.MouseButton.LeftButton)
    assert told.args == ["R8-001"]
