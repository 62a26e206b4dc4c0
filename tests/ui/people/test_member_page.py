"""構成員: bodies by mouse and keys, who is in one as of a day, 異動, removal, copying and the workbook."""

import datetime as dt
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.people import ADVISORS, LEADERS, Member
from fujidesk.ui.people.member_dialog import MemberDialog, SuccessionDialog
from fujidesk.ui.widgets.clashes import ClashLine
from tests.ui.people.conftest import TODAY


def posts(page):
    place = next(
        place for place, column in enumerate(page.members.table.figures.columns) if column.title == "職名"
    )
    return [row.cells[place].text for row in page.members.table.figures.rows]


def titles(page):
    return [column.title for column in page.members.table.figures.columns]


def test_body_chosen_shows_its_members_of_the_day(page, click):
    assert posts(page) == ["副市長", "総務部長"]
    assert "2 人" in page.members.tree.chips["headquarters"].text()
    click(page.members.tree.chips["executive"])
    assert posts(page) == []
    assert "登録されていません" in page.members.empty.text()
    assert not page.members.edit_button.isEnabled()
    assert "選んでください" in page.members.edit_button.toolTip()


def test_arrow_keys_walk_through_the_bodies(qtbot, page):
    page.members.tree.chips["headquarters"].setFocus()
    qtbot.keyClick(page.members.tree.chips["headquarters"], Qt.Key.Key_Down)
    assert page.members.tree.key == "executive"
    assert "幹事会" in page.members.heading.text()


@pytest.mark.parametrize(
    ("day", "names", "says"),
    [
        ("2024-03-31", ["総務部長"], "令和6年3月31日現在　1 人"),
        ("2024-04-01", ["副市長", "総務部長"], "2 人"),
    ],
)
def test_members_as_of_a_typed_day(page, type_day, day, names, says):
    type_day(page.members.day, day)
    assert posts(page) == names
    assert says in page.members.heading.text()
    assert f"{len(names)} 人" in page.members.tree.chips["headquarters"].text()


def test_another_day_of_the_clock_is_shown(page, context):
    context.clock.set_day(dt.date(2023, 7, 1))
    assert posts(page) == ["総務部長"]


def test_columns_that_tell_nothing_are_left_out(page, click, small_workspace):
    assert titles(page) == ["役割", "職名", "始期", "終期"]
    leader = Member("", LEADERS, "情報化推進リーダー", "係長", department="収納課")
    small_workspace.people.add(leader, TODAY)
    small_workspace.people.add(Member("", ADVISORS, post="教授", name="甲", field="情報通信"), TODAY)
    click(page.members.tree.chips[LEADERS])
    assert titles(page) == ["職名", "部署", "始期", "終期"]
    click(page.members.tree.chips[ADVISORS])
    assert titles(page) == ["職名", "氏名", "分野", "始期", "終期"]
    assert [cell.text for cell in page.members.table.figures.rows[0].cells] == [
        "教授",
        "甲",
        "情報通信",
        "なし",
        "なし",
    ]


def test_departments_offered_are_those_of_the_day_without_names_with_others(page, click, asked, answers,
                                                                            small_workspace):  # fmt: skip
    made = FieldChange(Entity.DEPARTMENT, "収納課等", "*", None, {"valid_from": None})
    small_workspace.edits.apply([made], "登録")
    for day, name in ((TODAY, "デジタル推進課"), (dt.date(2023, 3, 31), "情報政策課")):
        page.members.show_day(day)
        click(page.members.add_button)
        dialog = asked(page, MemberDialog)
        offered = [dialog.department.itemText(place) for place in range(dialog.department.count())]
        assert sorted(offered) == sorted(["", "収納課", name, "市民課"])
        dialog.reject()


def test_a_new_member_comes_last_from_the_day_shown(page, click, asked, answers, write, small_workspace):
    click(page.members.add_button)
    dialog = asked(page, MemberDialog)
    write(dialog.texts["post"], "市民部長")
    click(dialog.do_button)
    assert posts(page) == ["副市長", "総務部長", "市民部長"]
    made = small_workspace.people.members("headquarters", TODAY)[-1]
    assert (made.valid_from, made.valid_to, made.position) == ("2025-05-01", "", 3)


def test_enter_changes_and_the_button_removes(qtbot, page, click, asked, answers):
    page.members.table.choose("2")
    qtbot.keyClick(page.members.table, Qt.Key.Key_Return)
    dialog = asked(page, MemberDialog)
    dialog.texts["post"].selectAll()
    qtbot.keyClicks(dialog.texts["post"], "CIO")
    click(dialog.do_button)
    assert posts(page) == ["副市長", "CIO"]
    page.members.table.choose("2")
    click(page.members.remove_button)
    assert posts(page) == ["副市長"]


def test_transfer_is_registered_in_one_step(page, click, asked, answers, type_day, write, small_workspace):
    page.members.table.choose("1")
    click(page.members.succeed_button)
    dialog = asked(page, SuccessionDialog)
    type_day(dialog.day, "2025-04-01")
    write(dialog.name, "甲")
    click(dialog.do_button)
    terms = [(item.name, item.valid_from, item.valid_to)
             for item in small_workspace.office.all(Member) if item.post == "副市長"]  # fmt: skip
    assert terms == [("", "2024-04-01", "2025-03-31"), ("甲", "2025-04-01", "")]
    small_workspace.edits.undo()
    assert [item.valid_to for item in small_workspace.office.all(Member)] == ["", ""]


def test_transfer_before_the_term_is_answered_and_nothing_is_written(page, click, asked, answers, type_day,
                                                                     small_workspace):  # fmt: skip
    page.members.table.choose("1")
    click(page.members.succeed_button)
    dialog = asked(page, SuccessionDialog)
    type_day(dialog.day, "2024-04-01")
    click(dialog.do_button)
    assert "副市長の任期は 2024-04-01 からです" in dialog.message.text()
    assert len(small_workspace.office.all(Member)) == 2
    dialog.reject()


def test_one_post_held_twice_is_told(page, small_workspace):
    small_workspace.people.add(Member("", "headquarters", "本部長", "副市長", position=3), TODAY)
    page.members.read()
    assert "副市長の任期（2024-04-01～）と重なります" in page.members.warning.text()


def test_members_copy_into_a_spreadsheet_and_go_into_a_file(
    qtbot, page, click, tmp_path, choose_file, reporter
):
    qtbot.keyClick(page.members.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "本部長\t副市長" in QGuiApplication.clipboard().text()
    choose_file(tmp_path / "名簿.xlsx")
    click(page.members.export_button)
    assert load_workbook(tmp_path / "名簿.xlsx").sheetnames[0] == "情報化推進本部"
    assert "書き出しました" in reporter.notes[-1]


def test_narrow_the_bodies_take_no_more_than_they_need_and_the_members_begin_below(
    qtbot, make_page, small_workspace
):
    page = make_page(small_workspace, 700, 500)
    tree, listed = page.members._cards
    assert listed.y() >= tree.geometry().bottom()
    assert tree.height() <= tree.sizeHint().height()
    page.resize(1366, 640)
    assert listed.x() >= tree.geometry().right()
    qtbot.waitUntil(lambda: tree.height() > tree.sizeHint().height())


def test_two_people_change_a_member_and_the_second_chooses_field_by_field(
    page, click, asked, answers, write, small_workspace
):
    page.members.table.choose("2")
    click(page.members.edit_button)
    dialog = asked(page, MemberDialog)
    (shown,) = [item for item in small_workspace.office.all(Member) if item.key == "2"]
    small_workspace.people.change(replace(shown, post="副市長", name="甲", valid_from="2025-01-01"), TODAY)
    dialog.texts["post"].clear()
    write(dialog.texts["post"], "教育長")
    click(dialog.ends.tick)
    write(dialog.texts["role"], "長")
    click(dialog.do_button)
    said = [line.text() for line in dialog.findChildren(ClashLine) if line.isVisible()]
    assert ["「職名」は" in said[0], "「副市長」" in said[0], "「教育長」" in said[0]] == [True] * 3
    assert ["「任期」は" in said[1], "令和7年1月1日～" in said[1], "～令和8年3月31日" in said[1]] == [
        True
    ] * 3
    assert len(said) == 2
    for way in ("take", "keep"):
        (line, *_) = [line for line in dialog.findChildren(ClashLine) if line.isVisible()]
        click(getattr(line, way))
    (held,) = [item for item in small_workspace.office.all(Member) if item.key == "2"]
    assert (held.role, held.post, held.name, held.valid_from, held.valid_to) == (
        "長", "教育長", "甲", "2025-01-01", "",
    )  # fmt: skip
