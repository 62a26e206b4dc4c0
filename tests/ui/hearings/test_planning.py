"""Planning: a slot becomes an hour, and what goes with a hearing is said in numbers before it goes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel

from fujidesk.domain.hearings import Hearing, HearingKind, HearingState, NoteKind
from fujidesk.ui.hearings.hearing_dialog import HearingDialog
from fujidesk.ui.widgets.clashes import ClashLine


@pytest.mark.parametrize(("start", "end"), [("10:00", "11:00"), ("17:30", "18:30"), ("23:00", "23:59")])
def test_a_slot_is_proposed_for_an_hour_of_the_day(make_screen, start, end):
    screen = make_screen()
    screen._planning.plan(2022, "2022-06-15", start)
    dialog = screen.findChild(HearingDialog)
    found = dialog.value()
    assert (found.day, found.start, found.kind) == ("2022-06-15", start, HearingKind.NEW_PROJECT)
    assert found.end == end
    assert found.attendees
    dialog.reject()


def test_what_goes_with_a_hearing_is_counted_before_it_goes(
    make_screen, planned, small_workspace, answers, tmp_path
):
    small_workspace.hearings.add_note("R4-001", NoteKind.REMARK, "話")
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    small_workspace.attachments.add("R4-001", tmp_path / "a.txt")
    screen = make_screen()
    said = []

    def answer(dialog):
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    answers.expect(answer)
    screen._planning.remove(planned)
    text = "".join(said)
    for word in ("収納課", "R4-001", "記録 1 行", "添付 1 件", "Ctrl+Z"):
        assert word in text
    assert small_workspace.office.all(Hearing) == []


def test_two_people_change_a_hearing_and_the_second_chooses_field_by_field(
    qtbot, make_screen, planned, small_workspace, write
):
    screen = make_screen()
    screen._planning.ask(planned)
    dialog = screen.findChild(HearingDialog)
    theirs = replace(
        planned, start="13:00", end="14:00", place="第2会議室", attendees=("市長",), remark="内部"
    )
    small_workspace.hearings.change(planned, theirs)
    dialog.place.clear()
    write(dialog.place, "第3会議室")
    dialog.when.day.setDate(QDate(2022, 6, 20))
    write(dialog.projects, "1-1-1")
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    lines = [line for line in dialog.findChildren(ClashLine) if line.isVisible()]
    assert ["日時" in lines[0].text(), "会場" in lines[1].text(), len(lines)] == [True, True, 2]
    assert "「令和4年6月15日（水） 13:00～14:00」" in lines[0].text()
    assert "「令和4年6月20日（月） 09:30～10:30」" in lines[0].text()
    assert ["第2会議室" in lines[1].text(), "第3会議室" in lines[1].text()] == [True, True]
    qtbot.mouseClick(lines[0].keep, Qt.MouseButton.LeftButton)
    assert dialog.when.value() == ("2022-06-15", "13:00", "14:00")
    qtbot.mouseClick(lines[1].take, Qt.MouseButton.LeftButton)
    assert small_workspace.hearings.get("R4-001") == replace(theirs, place="第3会議室", numbers=("1-1-1",))


def test_two_people_plan_at_once_and_both_hearings_are_there(qtbot, make_screen, small_workspace, write):
    screen = make_screen()
    screen._planning.plan(2022, "2022-06-15", "10:00")
    dialog = screen.findChild(HearingDialog)
    theirs = replace(small_workspace.hearings.drafted(2022, HearingKind.OTHER), department="市民課")
    small_workspace.hearings.plan(theirs)
    write(dialog.department, "収納課")
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    found = small_workspace.office.all(Hearing)
    assert [(one.key, one.department) for one in found] == [("R4-001", "市民課"), ("R4-002", "収納課")]


def test_the_others_choices_of_lists_are_shown_where_they_are_kept(
    qtbot, make_screen, planned, small_workspace
):
    screen = make_screen()
    screen._planning.ask(planned)
    dialog = screen.findChild(HearingDialog)
    theirs = replace(
        planned, kind=HearingKind.OTHER, state=HearingState.HELD, department="市民課", attendees=("市長",),
        numbers=("1-1-1",), agenda=("その他",),
    )  # fmt: skip
    small_workspace.hearings.change(planned, theirs)
    dialog.kind.setCurrentIndex(dialog.kind.findData("priority"))
    dialog.state.setCurrentIndex(dialog.state.findData(str(HearingState.CANCELLED)))
    for field, text in (
        (dialog.department, "収納部"),
        (dialog.attendees, "課長"),
        (dialog.projects, "1-1-9"),
    ):
        field.setText(text)
    dialog.agenda.setPlainText("状況")
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    while lines := [line for line in dialog.findChildren(ClashLine) if line.isVisible()]:
        qtbot.mouseClick(lines[0].keep, Qt.MouseButton.LeftButton)
    assert small_workspace.hearings.get("R4-001") == theirs
