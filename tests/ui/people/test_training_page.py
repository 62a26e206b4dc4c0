"""研修: date, theme and attendance by mouse and keys; who came and who did not; changed, removed, written."""

import datetime as dt
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from fujidesk.domain.people import Training
from fujidesk.ui.people.training_page import TrainingDialog
from fujidesk.ui.widgets.clashes import ClashLine


@pytest.fixture
def training(page, to_page):
    to_page(page, 2)
    return page.training


@pytest.fixture
def held(small_workspace, training):
    """A training to which 収納課 came and 市民課 sent nobody."""
    attendance = (("収納課", 2), ("市民課", 0))
    given = Training("", 0, "2025-06-10", "書き方", "会議室", "係長", attendance)
    small_workspace.people.save_training(given)
    training.show_year(2025)
    return training


def test_a_year_without_training_says_so_and_offers_to_begin(training):
    assert training.empty.text() == "この年度の研修は登録されていません。"
    assert not training.edit_button.isEnabled()
    assert not training._cards[1].isVisible()


def test_training_with_attendance_is_registered(
    page, training, click, asked, answers, type_day, write, small_workspace
):
    click(training.add_first)
    dialog = asked(page, TrainingDialog)
    click(dialog.do_button)
    assert "テーマが空です" in dialog.message.text()
    type_day(dialog.day, "2025-06-10")
    write(dialog.texts["theme"], "調査票の書き方")
    write(dialog.attendance, "収納課")
    click(dialog.do_button)
    assert "「収納課」を読めません" in dialog.message.text()
    assert small_workspace.office.all(Training) == []
    write(dialog.attendance, " 2人")
    click(dialog.do_button)
    (row,) = training.table.figures.rows
    assert [cell.text for cell in row.cells] == [
        "R7.6.10",
        "調査票の書き方",
        "1 課",
        "2 人",
        "33%",
        "",
        "",
    ]
    assert [cell.text for cell in training.came.figures.rows[0].cells] == ["収納課", "2 人"]
    assert training.absent.text() == "参加のない部署 2 課：デジタル推進課、市民課"


@pytest.mark.parametrize(("today", "day"), [("2025-09-30", "2025-09-30"), ("2027-01-05", "2025-04-01")])
def test_the_day_proposed_lies_in_the_year_shown(page, training, click, asked, answers, context, today, day):
    context.clock.set_day(dt.date.fromisoformat(today))
    click(training.add_button)
    dialog = asked(page, TrainingDialog)
    assert dialog.day.date().toString(Qt.DateFormat.ISODate) == day
    dialog.reject()


def test_departments_of_the_day_are_offered(page, training, click, asked, answers):
    click(training.add_button)
    dialog = asked(page, TrainingDialog)
    model = dialog.attendance.offered.model()
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert names == ["収納課", "デジタル推進課", "市民課"]
    dialog.reject()


def test_an_unknown_department_is_answered_and_nothing_is_written(
    page, held, click, asked, answers, write, small_workspace
):
    click(held.edit_button)
    dialog = asked(page, TrainingDialog)
    dialog.attendance.selectAll()
    write(dialog.attendance, "無い課 1")
    click(dialog.do_button)
    assert "部署「無い課」は登録されていません" in dialog.message.text()
    assert small_workspace.office.all(Training)[0].attendance == (("収納課", 2), ("市民課", 0))
    dialog.reject()


def test_enter_changes_from_either_table_and_ctrl_z_takes_it_back(
    qtbot, page, held, asked, answers, click, small_workspace
):
    for table in (held.table, held.came):
        table.setFocus()
        qtbot.keyClick(table, Qt.Key.Key_Return)
        dialog = asked(page, TrainingDialog)
        dialog.texts["place"].selectAll()
        qtbot.keyClicks(dialog.texts["place"], "Hall")
        click(dialog.do_button)
        assert held.table.figures.rows[0].cells[6].text == "Hall"
        small_workspace.edits.undo()
        held.show_year(2025)
        assert held.table.figures.rows[0].cells[6].text == "会議室"


def test_everybody_came_is_said(page, held, click, asked, answers, write):
    click(held.edit_button)
    dialog = asked(page, TrainingDialog)
    dialog.attendance.selectAll()
    write(dialog.attendance, "収納課 1")
    qkeys = ("デジタル推進課 1", "市民課 1")
    for line in qkeys:
        dialog.attendance.appendPlainText(line)
    click(dialog.do_button)
    assert held.absent.text() == "すべての部署が参加しました。"
    assert held.table.figures.rows[0].cells[4].text == "100%"


def test_a_training_is_removed(held, click, small_workspace):
    held.table.choose("R7-001")
    click(held.remove_button)
    assert small_workspace.office.all(Training) == []
    assert held.came.figures.rowCount() == 0


def test_the_year_is_written_as_a_workbook(held, click, choose_file, tmp_path, reporter):
    choose_file(tmp_path / "研修.xlsx")
    click(held.export_button)
    assert load_workbook(tmp_path / "研修.xlsx").sheetnames == ["研修", "参加者"]
    assert "書き出しました" in reporter.notes[-1]


def test_two_people_change_a_training_and_the_second_chooses_field_by_field(
    page, held, click, asked, answers, write, small_workspace
):
    click(held.edit_button)
    dialog = asked(page, TrainingDialog)
    (shown,) = small_workspace.office.all(Training)
    theirs = replace(shown, day="2025-07-01", theme="直し方", attendance=(("収納課", 5),))
    small_workspace.people.save_training(theirs, shown)
    write(dialog.texts["theme"], "と読み方")
    write(dialog.texts["place"], "第1会議室")
    dialog.attendance.selectAll()
    write(dialog.attendance, "市民課 3")
    click(dialog.do_button)
    lines = [line for line in dialog.findChildren(ClashLine) if line.isVisible()]
    assert ["テーマ" in lines[0].text(), "参加者" in lines[1].text(), len(lines)] == [True, True, 2]
    assert "「収納課 5 人」" in lines[1].text()
    assert "「市民課 3 人」" in lines[1].text()
    click(lines[0].keep)
    assert dialog.texts["theme"].text() == "直し方"
    click(lines[1].keep)
    (stored,) = small_workspace.office.all(Training)
    assert stored == replace(theirs, place=stored.place)
    assert "第1会議室" in stored.place
