"""推進体制 as a page of 計画・体制: three pages, read anew with what touches them; nothing writes read-only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from fujidesk.domain.changes import Changes, Entity
from fujidesk.domain.people import LEADERS, Member, Training
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from tests.ui.people.conftest import TODAY


def test_models_keep_the_rules_of_item_models(page, qtmodeltester):
    for table in (page.members.table, page.departments.table, page.training.table, page.training.came):
        qtmodeltester.check(table.figures)


def test_the_bar_leads_to_each_page_by_mouse_and_keys(qtbot, page, to_page):
    for place, shown in enumerate((page.members, page.departments, page.training)):
        to_page(page, place)
        assert shown.isVisible()
    page.bar.setFocus()
    qtbot.keyClick(page.bar, Qt.Key.Key_Left)
    assert page.departments.isVisible()
    assert not page.training.isVisible()


def test_what_touches_people_is_read_anew_and_nothing_else(page, small_workspace):
    small_workspace.people.add(Member("", "headquarters", "委員", "市民部長", position=3), TODAY)
    page.reload(Changes(office=frozenset({Entity.HEARING})))
    assert page.members.table.figures.rowCount() == 2
    page.reload(Changes(office=frozenset({Entity.MEMBER})))
    assert page.members.table.figures.rowCount() == 3


@pytest.fixture
def read_only(small_workspace, tmp_path, make_page):
    """The page of a file that is opened read-only, with a member, a leader and a training in it."""
    people = small_workspace.people
    people.add(Member("", "headquarters", "本部長", "副市長"), TODAY)
    people.add(Member("", LEADERS, post="係長", department="収納課"), TODAY)
    people.save_training(Training("", 0, "2025-06-10", "書き方", attendance=(("収納課", 2),)))
    path = small_workspace.path
    small_workspace.close()
    opened = open_workspace(path, user_folders(tmp_path / "profile"), read_only=True)
    yield make_page(opened)
    opened.close()


def test_read_only_no_button_writes_and_each_says_why(read_only):
    members, departments, training = read_only.members, read_only.departments, read_only.training
    writing = (
        members.add_button, members.add_first, members.edit_button, members.succeed_button,
        members.remove_button, departments.reorganise_button, departments.close_button, training.add_button,
        training.add_first, training.edit_button, training.remove_button,
    )  # fmt: skip
    for pressed in writing:
        assert not pressed.isEnabled()
        assert "読み取り専用" in pressed.toolTip()
    assert members.export_button.isEnabled()
    assert training.export_button.isEnabled()


def test_read_only_neither_keys_nor_double_clicks_open_a_dialog(qtbot, read_only, to_page):
    tables = (read_only.members.table, read_only.departments.table, read_only.training.table,
              read_only.training.came)  # fmt: skip
    for place, table in zip((0, 1, 2, 2), tables, strict=True):
        to_page(read_only, place)
        table.setFocus()
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Space):
            qtbot.keyClick(table, key)
        spot = table.visualRect(table.figures.index(0, 0)).center()
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert read_only.findChildren(QDialog) == []


def test_read_only_still_shows_everything(read_only):
    assert [row.cells[1].text for row in read_only.members.table.figures.rows] == ["副市長"]
    assert read_only.departments.table.figures.rowCount() == 4
    assert read_only.training.came.figures.rows[0].cells[1].text == "2 人"
