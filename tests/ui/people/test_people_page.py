"""推進体制 by real events: bodies, members, 異動, departments, 組織改正, training; all told and taken back."""

import datetime as dt

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from fujidesk.domain.people import LEADERS, Member, Training
from fujidesk.domain.reorganising import ReorganisationKind
from fujidesk.domain.revisions import Revision
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.people.department_page import CloseDialog
from fujidesk.ui.people.member_dialog import MemberDialog, SuccessionDialog
from fujidesk.ui.people.page import PeoplePage
from fujidesk.ui.people.reorganise_dialog import ReorganiseDialog
from fujidesk.ui.people.training_page import TrainingDialog

TODAY = dt.date(2025, 5, 1)
LEFT = Qt.MouseButton.LeftButton


def shown(qtbot, workspace, context):
    context.clock.set_day(TODAY)
    made = PeoplePage(workspace, context)
    qtbot.addWidget(made)
    made.edited.connect(made.reload)
    made.resize(1366, 640)
    made.set_fiscal_year(2025)
    made.show()
    return made


@pytest.fixture
def page(qtbot, small_workspace, context):
    people = small_workspace.people
    people.add(Member("", "headquarters", "本部長", "副市長", valid_from="2024-04-01", position=1), TODAY)
    people.add(Member("", "headquarters", "委員", "総務部長", position=2), TODAY)
    return shown(qtbot, small_workspace, context)


def dialog_of(page, kind):
    found = page.findChild(kind)
    found.setProperty("answered", True)
    return found


def posts(page):
    return [row.cells[1].text for row in page.members.table.figures.rows]


def click(qtbot, pressed):
    qtbot.mouseClick(pressed, LEFT)


def to_page(qtbot, page, place):
    qtbot.mouseClick(page.bar, LEFT, pos=page.bar.tabRect(place).center())


def test_models_keep_the_rules_of_item_models(page, qtmodeltester):
    for table in (page.members.table, page.departments.table, page.training.table):
        qtmodeltester.check(table.figures)


def test_body_chosen_shows_its_members_of_the_day(qtbot, page):
    assert posts(page) == ["副市長", "総務部長"]
    assert "2 人" in page.members.tree.chips["headquarters"].text()
    page.members.show_day(dt.date(2024, 3, 31))
    assert posts(page) == ["総務部長"]
    click(qtbot, page.members.tree.chips["executive"])
    assert posts(page) == []
    assert "登録されていません" in page.members.empty.text()
    assert not page.members.edit_button.isEnabled()


def test_member_is_added_from_a_dialog_that_says_what_is_missing(qtbot, page, answers, small_workspace):
    click(qtbot, page.members.tree.chips["executive"])
    click(qtbot, page.members.add_first)
    dialog = dialog_of(page, MemberDialog)
    click(qtbot, dialog.do_button)
    assert "職名が空です" in dialog.message.text()
    dialog.texts["post"].insert("総務部長")
    dialog.position.setText("二")
    click(qtbot, dialog.do_button)
    assert "順番「二」" in dialog.message.text()
    dialog.position.setText("1")
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone
    assert posts(page) == ["総務部長"]
    small_workspace.edits.undo()
    assert small_workspace.people.members("executive", TODAY) == []


def test_enter_changes_and_delete_button_removes(qtbot, page, answers):
    page.members.table.choose("2")
    qtbot.keyClick(page.members.table, Qt.Key.Key_Return)
    dialog = dialog_of(page, MemberDialog)
    dialog.texts["post"].setText("財政部長")
    click(qtbot, dialog.do_button)
    assert posts(page) == ["副市長", "財政部長"]
    page.members.table.choose("2")
    click(qtbot, page.members.remove_button)
    assert posts(page) == ["副市長"]


def test_transfer_is_registered_in_one_step(qtbot, page, answers, small_workspace):
    page.members.table.choose("1")
    click(qtbot, page.members.succeed_button)
    click(qtbot, dialog_of(page, SuccessionDialog).do_button)
    terms = [item.valid_to for item in small_workspace.office.all(Member) if item.post == "副市長"]
    assert terms == ["2025-04-30", ""]
    small_workspace.edits.undo()
    assert [item.valid_to for item in small_workspace.office.all(Member)] == ["", ""]


def test_members_copy_into_a_spreadsheet_and_go_into_a_file(qtbot, page, tmp_path, choose_file, reporter):
    qtbot.keyClick(page.members.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "本部長\t副市長" in QGuiApplication.clipboard().text()
    choose_file(tmp_path / "名簿.xlsx")
    click(qtbot, page.members.export_button)
    assert load_workbook(tmp_path / "名簿.xlsx").sheetnames[0] == "情報化推進本部"
    assert "書き出しました" in reporter.notes[-1]


def test_departments_show_leader_and_projects_led(qtbot, page, small_workspace):
    small_workspace.people.add(Member("", LEADERS, post="係長", department="収納課"), TODAY)
    page.set_fiscal_year(2026)
    to_page(qtbot, page, 1)
    rows = {row.number: [cell.text for cell in row.cells] for row in page.departments.table.figures.rows}
    assert rows["収納課"][4:] == ["係長", "1 事業"]
    assert rows["情報政策課"][2:4] == ["2023-03-31", "デジタル推進課"]
    assert "市民課" in page.departments.note.text()
    assert "収納課" not in page.departments.note.text()
    page.departments.table.choose("収納課")
    with qtbot.waitSignal(page.filter_requested) as asked:
        qtbot.keyClick(page.departments.table, Qt.Key.Key_Return)
    assert asked.args[0].numbers == ("1-1-1",)


def test_reorganisation_shows_numbers_before_it_is_done(qtbot, page, answers, small_workspace):
    to_page(qtbot, page, 1)
    page.departments.table.choose("収納課")
    click(qtbot, page.departments.reorganise_button)
    dialog = dialog_of(page, ReorganiseDialog)
    assert dialog.texts["before"].text() == "収納課"
    click(qtbot, dialog.check_button)
    assert "読めません" in dialog.message.text()
    assert not dialog.do_button.isEnabled()
    dialog.kind.setCurrentIndex(dialog.kind.findData(ReorganisationKind.SPLIT))
    for key, text in (("after", "納税課、債権課"), ("day", "2025-04-01"), ("reason", "機構改革")):
        dialog.texts[key].insert(text)
    click(qtbot, dialog.check_button)
    assert "移る事業 1 件、書き換える半期 4 個" in dialog.outcome.text()
    assert small_workspace.office.all(Revision) == []
    click(qtbot, dialog.assign_button)
    assert dialog.table.figures.rows[0].cells[2].text == "債権課"
    click(qtbot, dialog.do_button)
    assert small_workspace.registry.sheet("1-1-1").record.departments == ("債権課", "市民課")
    assert "債権課" in [row.number for row in page.departments.table.figures.rows]
    small_workspace.edits.undo()
    assert small_workspace.registry.sheet("1-1-1").record.departments == ("収納課", "市民課")


def test_what_is_changed_after_the_check_is_checked_again(qtbot, page, answers):
    to_page(qtbot, page, 1)
    page.departments.table.choose("収納課")
    click(qtbot, page.departments.reorganise_button)
    dialog = dialog_of(page, ReorganiseDialog)
    for key, text in (("after", "納税課"), ("day", "2025-04-01"), ("reason", "機構改革")):
        dialog.texts[key].insert(text)
    click(qtbot, dialog.check_button)
    assert dialog.do_button.isEnabled()
    dialog.texts["after"].insert("二")
    assert not dialog.do_button.isEnabled()
    dialog.reject()


def test_department_that_leads_projects_is_not_closed(qtbot, page, answers):
    to_page(qtbot, page, 1)
    page.departments.table.choose("収納課")
    click(qtbot, page.departments.close_button)
    dialog = dialog_of(page, CloseDialog)
    qtbot.keyClicks(dialog.day, "2026-03-31")
    click(qtbot, dialog.do_button)
    assert "事業 1 件" in dialog.message.text()
    dialog.reject()


def test_training_with_attendance_is_registered(qtbot, page, answers, small_workspace):
    to_page(qtbot, page, 2)
    click(qtbot, page.training.add_first)
    dialog = dialog_of(page, TrainingDialog)
    qtbot.keyClicks(dialog.texts["day"], "2025-06-10")
    dialog.texts["theme"].insert("調査票の書き方")
    dialog.attendance.insertPlainText("収納課")
    click(qtbot, dialog.do_button)
    assert "「収納課」を読めません" in dialog.message.text()
    dialog.attendance.insertPlainText(" 2人")
    click(qtbot, dialog.do_button)
    (row,) = page.training.table.figures.rows
    assert [cell.text for cell in row.cells[4:]] == ["1 課", "2 人", "33%"]
    assert page.training.came.figures.rows[0].cells[0].text == "収納課"
    page.training.table.choose("R7-001")
    click(qtbot, page.training.remove_button)
    assert small_workspace.office.all(Training) == []


def test_nothing_can_be_written_read_only(qtbot, small_workspace, context, tmp_path):
    small_workspace.people.add(Member("", "headquarters", "本部長", "副市長"), TODAY)
    path = small_workspace.path
    small_workspace.close()
    opened = open_workspace(path, user_folders(tmp_path / "profile"), read_only=True)
    page = shown(qtbot, opened, context)
    for pressed in (page.members.add_button, page.members.edit_button, page.departments.reorganise_button,
                    page.departments.close_button, page.training.add_button):  # fmt: skip
        assert not pressed.isEnabled()
        assert "読み取り専用" in pressed.toolTip()
    qtbot.keyClick(page.members.table, Qt.Key.Key_Return)
    assert page.findChild(MemberDialog) is None
    opened.close()
