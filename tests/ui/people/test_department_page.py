"""部署: term, successor, leader and projects led; closing, which a department that still leads is refused."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.people import LEADERS, Member
from fujidesk.domain.revisions import Revision
from fujidesk.ui.people.department_page import CloseDialog
from fujidesk.ui.people.reorganise_dialog import ReorganiseDialog
from tests.ui.people.conftest import TODAY


@pytest.fixture
def departments(page, to_page):
    to_page(page, 1)
    return page.departments


def rows(departments):
    return {row.number: [cell.text for cell in row.cells] for row in departments.table.figures.rows}


def register(workspace, name, **term):
    made = FieldChange(Entity.DEPARTMENT, name, "*", None, {"valid_from": None, **term})
    workspace.edits.apply([made], "登録")


def test_departments_show_term_successor_leader_and_projects_led(page, departments, small_workspace):
    small_workspace.people.add(Member("", LEADERS, post="係長", department="収納課"), TODAY)
    page.set_fiscal_year(2026)
    found = rows(departments)
    assert found["収納課"] == ["収納課", "なし", "なし", "", "係長", "1 事業"]
    assert found["情報政策課"] == ["情報政策課", "なし", "R5.3.31", "デジタル推進課", "", "0 事業"]
    assert found["市民課"][4] == "いない"
    assert departments.heading.text() == "部署　3 課"
    assert departments.note.text() == "情報化推進リーダーのいない部署 2 課：デジタル推進課、市民課"


def test_everybody_led_is_said(page, departments, small_workspace):
    for name in ("収納課", "市民課", "デジタル推進課"):
        small_workspace.people.add(Member("", LEADERS, post="係長", department=name), TODAY)
    departments.read()
    assert departments.note.text() == "すべての部署に情報化推進リーダーがいます。"


def test_a_name_with_others_is_no_row_of_its_own(departments, small_workspace):
    register(small_workspace, "収納課等")
    departments.read()
    assert "収納課等" not in rows(departments)
    assert "収納課等" not in departments.note.text()


def test_the_begin_is_left_out_where_no_department_has_one(departments, small_workspace):
    change = FieldChange(Entity.DEPARTMENT, "デジタル推進課", "valid_from", "2023-04-01", None)
    small_workspace.edits.apply([change], "変更")
    departments.read()
    assert [column.title for column in departments.table.figures.columns] == [
        "部署", "終期", "後継の部署", "情報化推進リーダー", "所管する事業",
    ]  # fmt: skip
    assert rows(departments)["情報政策課"] == ["情報政策課", "R5.3.31", "デジタル推進課", "", "0 事業"]


def test_enter_opens_the_list_of_what_a_department_leads(qtbot, page, departments):
    departments.table.choose("収納課")
    with qtbot.waitSignal(page.filter_requested) as asked:
        qtbot.keyClick(departments.table, Qt.Key.Key_Return)
    assert asked.args[0].numbers == ("1-1-1",)
    assert asked.args[0].caption == "収納課 が所管する事業"


def test_department_that_leads_projects_is_not_closed_and_nothing_is_half_done(
    page, departments, click, asked, answers, type_day, small_workspace, small_content
):
    departments.table.choose("収納課")
    click(departments.close_button)
    dialog = asked(page, CloseDialog)
    type_day(dialog.day, "2026-03-31")
    click(dialog.do_button)
    assert (
        "収納課 は動いている事業 1 件（1-1-1 など）を所管しているため、廃止できません"
        in dialog.message.text()
    )
    assert "「組織改正」で引き継ぐ部署を決めるか" in dialog.message.text()
    assert dialog.isVisible()
    dialog.reject()
    assert small_workspace.registry.content() == small_content
    assert small_workspace.office.all(Revision) == []
    assert rows(departments)["収納課"][2] == "なし"


def test_department_without_projects_is_closed_by_enter_and_comes_back(
    qtbot, page, departments, click, asked, answers, small_workspace
):
    register(small_workspace, "臨時課")
    departments.read()
    departments.table.choose("臨時課")
    click(departments.close_button)
    dialog = asked(page, CloseDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert rows(departments)["臨時課"][2] == "R8.3.31"
    small_workspace.edits.undo()
    departments.read()
    assert rows(departments)["臨時課"][2] == "なし"


def test_a_day_outside_the_term_of_the_department_is_answered(
    page, departments, click, asked, answers, type_day
):
    departments.table.choose("情報政策課")
    click(departments.close_button)
    dialog = asked(page, CloseDialog)
    type_day(dialog.day, "2024-03-31")
    click(dialog.do_button)
    assert dialog.message.text() == (
        "最後の日「2024-03-31」は、情報政策課 のある期間の日付（2026-03-31 の形）にしてください。"
    )
    dialog.reject()


def test_the_reorganisation_begins_with_the_department_stood_on(page, departments, click, asked, answers):
    departments.table.choose("市民課")
    click(departments.reorganise_button)
    dialog = asked(page, ReorganiseDialog)
    assert dialog.texts["before"].text() == "市民課"
    dialog.reject()
