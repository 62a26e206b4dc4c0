"""記録 as a page: which hearing, its lines, its projects; the keyboard in the line."""

import pytest
from PySide6.QtCore import QPoint, Qt

from fujidesk.domain.hearings import Hearing
from fujidesk.services.office_records import added

TWO = Hearing("R4-002", 2022, department="市民課", numbers=("1-1-1",))


@pytest.fixture
def screen(small_workspace, noting):
    noting.reload(small_workspace.edits.apply([added(TWO)], "計画"))
    return noting


def test_the_box_names_day_time_and_department(screen):
    box = screen.notes.box
    assert [box.itemText(place) for place in range(box.count())] == [
        "ヒアリングを選ぶ…", "R4.6.15 09:30　収納課", "日未定　市民課",
    ]  # fmt: skip
    assert box.currentData() == "R4-001"


def test_another_hearing_is_chosen_by_key_in_the_box(qtbot, screen):
    page = screen.notes
    page.box.setFocus()
    qtbot.keyClick(page.box, Qt.Key.Key_Down)
    page.box.activated.emit(page.box.currentIndex())
    assert page.agenda._title.text() == "市民課"
    assert page._sheet._box.currentText().startswith("1-1-1")


def test_with_nothing_planned_the_page_says_where_to_begin(make_screen):
    screen = make_screen()
    screen.bar.setCurrentIndex(1)
    assert screen.notes.box.currentText() == "ヒアリングの予定はまだありません"
    assert "「予定」" in screen.notes.agenda._words.text()
    assert not screen.notes.input.line.isEnabled()


def test_with_none_shown_the_button_leads_to_the_last_hearing_or_to_the_plan(qtbot, make_screen, planned):
    screen = make_screen()
    screen.bar.setCurrentIndex(1)
    assert screen.notes.empty.isVisible()
    qtbot.mouseClick(screen.notes.first, Qt.MouseButton.LeftButton)
    assert screen.notes.box.currentData() == "R4-001"
    assert not screen.notes.empty.isVisible()
    screen.set_fiscal_year(2024)
    screen.bar.setCurrentIndex(1)
    assert "先に予定を" in screen.notes.empty.text()
    qtbot.mouseClick(screen.notes.first, Qt.MouseButton.LeftButton)
    assert screen.bar.currentIndex() == 0


def test_in_a_narrow_window_kinds_stand_in_one_row_with_their_keys_as_tips(qtbot, screen):
    screen.resize(800, 600)
    kinds = list(screen.notes.input.kinds.values())
    qtbot.waitUntil(lambda: kinds[0].text() == "質問")
    qtbot.waitUntil(lambda: len({made.mapTo(screen, QPoint()).y() for made in kinds}) == 1)
    assert kinds[0].toolTip() == "Alt+Q"
