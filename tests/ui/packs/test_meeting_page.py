"""会議: day, time, place and members; days outside the meeting's year are refused and shown as before."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QDate, Qt, QTime

from fujidesk.domain.people import Member
from fujidesk.errors import MachineError


@pytest.fixture
def members(workspace):
    for post in ("総務部長", "財政部長"):
        member = Member("", "headquarters", "本部員", post, valid_from="2022-04-01")
        workspace.people.add(member, dt.date(2024, 7, 6))


@pytest.fixture
def page(members, screen):
    screen.side.show_page("meeting")
    return screen.side.meeting


def stored(workspace):
    return workspace.packs.edition("honbu", 2023)


def choose_day(page, year, month, day):
    page.day.setDate(QDate(year, month, day))
    page.day.editingFinished.emit()


def test_day_time_and_place_are_stored_and_stand_in_the_agenda(screen, page, workspace, settle, write):
    choose_day(page, 2024, 7, 10)
    settle()
    page.start.setTime(QTime(13, 30))
    page.start.editingFinished.emit()
    write(page.place, "大会議室")
    page.place.editingFinished.emit()
    settle()
    kept = stored(workspace)
    assert (kept.day, kept.start, kept.place) == ("2024-07-10", "13:30", "大会議室")
    agenda = screen.sight.pack.parts[0].blocks[0].texts
    assert agenda == ("日時　令和6年7月10日（水）　13:30～", "場所　大会議室")


def test_a_day_outside_the_meetings_year_is_refused_and_the_stored_one_shown(page, workspace, reporter):
    choose_day(page, 2025, 7, 10)
    assert stored(workspace).day == ""
    assert "令和6年度ではありません" in str(reporter.errors[0])
    assert page.day.day() == ""


def test_members_who_do_not_attend_stand_as_absent(qtbot, page, screen, workspace, settle):
    assert [page.members.text(row) for row in range(2)] == ["本部員　総務部長", "本部員　財政部長"]
    page.members.setFocus()
    qtbot.keyClick(page.members, Qt.Key.Key_Down)
    qtbot.keyClick(page.members, Qt.Key.Key_Space)
    settle()
    assert len(stored(workspace).absent) == 1
    table = screen.sight.pack.parts[0].blocks[2]
    assert [row.cells[-1] for row in table.rows] == ["出席", "欠席"]


def test_without_members_the_page_says_where_they_are_entered(screen):
    assert "推進体制" in screen.side.meeting.told.text()


def test_the_council_has_no_members(screen):
    screen.set_fiscal_year(2024)
    screen.show_meeting("council")
    assert screen.side.meeting.told.text() == "この資料には出席者の欄がありません。"


def test_what_was_stored_elsewhere_is_shown(screen, page, workspace, settle):
    screen.reload(workspace.packs.store(replace(stored(workspace), day="2024-07-12", start="09:00"), "日時"))
    settle()
    assert page.day.day() == "2024-07-12"
    assert page.start.time() == QTime(9, 0)


def test_a_time_that_is_being_typed_stays_when_the_papers_are_read(qtbot, screen, page, workspace, settle):
    choose_day(page, 2024, 7, 10)
    page.window().activateWindow()
    page.start.setFocus()
    qtbot.keyClicks(page.start, "13")
    assert not screen.reader.is_current
    settle()
    page.place.setFocus()
    assert stored(workspace).start == "13:00"


def test_esc_gives_a_typed_place_up(qtbot, page, workspace, write):
    write(page.place, "別の場所")
    qtbot.keyClick(page.place, Qt.Key.Key_Escape)
    page.place.editingFinished.emit()
    assert page.place.text() == ""
    assert stored(workspace).place == ""


def test_a_place_typed_as_it_was_keeps_nobody_from_another_meeting(page, screen, write):
    write(page.place, "")
    page.place.setModified(True)
    screen.show_meeting("kanji")
    assert screen.tools.meeting == "kanji"


def test_a_place_that_cannot_be_stored_stays_as_typed_and_is_tried_again(
    page, screen, workspace, write, reporter, monkeypatch
):
    def full(*_edition):
        raise MachineError("ディスクがいっぱいです。")

    with monkeypatch.context() as broken:
        broken.setattr(workspace.packs, "store", full)
        write(page.place, "第2会議室")
        page.flush()
    assert [str(error) for error in reporter.errors] == ["ディスクがいっぱいです。"]
    assert page.place.text() == "第2会議室"
    screen.flush()
    assert workspace.packs.edition("honbu", 2023).place == "第2会議室"
