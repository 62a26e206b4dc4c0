"""ヒアリング as an office uses it: a week's grid, notes typed while people speak, what came out of them."""

import datetime as dt

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel

from fujidesk.domain.hearings import Hearing, Note, NoteKind
from fujidesk.ui.hearings.hearing_dialog import HearingDialog
from fujidesk.ui.hearings.week_model import WeekModel


def dialog_of(screen):
    return screen.findChild(HearingDialog)


def stored(workspace, kind=Note):
    return workspace.office.all(kind)


def test_enter_on_an_empty_slot_plans_a_hearing_there(qtbot, small_workspace, make_screen, write):
    screen = make_screen()
    table = screen.plan.table
    table.setCurrentIndex(table.model().index(3, 1))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    dialog = dialog_of(screen)
    write(dialog.department, "収納課")
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    (hearing,) = stored(small_workspace, Hearing)
    assert (hearing.department, hearing.day, hearing.start, hearing.end) == (
        "収納課", "2022-06-14", "10:00", "11:00",
    )  # fmt: skip
    assert hearing.agenda
    assert "収納課" in table.model().index(3, 1).data()


def test_a_room_taken_twice_is_told_and_can_be_saved(qtbot, small_workspace, make_screen, planned, write):
    screen = make_screen()
    screen.plan.plan_chosen.emit("2022-06-15", "10:00")
    dialog = dialog_of(screen)
    write(dialog.department, "市民課")
    assert dialog.clash.text() == ""
    write(dialog.place, "第1会議室")
    assert "第1会議室" in dialog.clash.text()
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert len(stored(small_workspace, Hearing)) == 2
    assert "⚠" in screen.plan.table.model().index(2, 2).data()
    assert "重複" in screen.plan.table.model().index(3, 2).data()


def test_the_dialog_is_freed_when_closed(qtbot, make_screen):
    screen = make_screen()
    screen.plan.plan_chosen.emit("2022-06-15", "10:00")
    qtbot.keyClick(dialog_of(screen), Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert dialog_of(screen) is None


def test_delete_says_what_goes_and_removes(qtbot, small_workspace, make_screen, planned, answers):
    screen = make_screen()
    table = screen.plan.table
    table.setCurrentIndex(table.model().index(2, 2))
    answers.expect(lambda dialog: dialog.accept())
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert answers.seen == ["ヒアリングの削除"]
    assert stored(small_workspace, Hearing) == []


def test_lines_are_typed_with_their_kind_and_kept_on_enter(
    qtbot, small_workspace, make_screen, planned, write
):
    screen = make_screen()
    table = screen.plan.table
    table.setCurrentIndex(table.model().index(2, 2))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    line = screen.notes.input.line
    qtbot.mouseClick(screen.notes.input.kinds[NoteKind.QUESTION], Qt.MouseButton.LeftButton)
    write(line, "いつからか")
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write(line, "どこで")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (note,) = stored(small_workspace)
    assert (note.text, note.kind, note.position) == ("いつからか\nどこで", NoteKind.QUESTION, 1)
    assert line.shown_text() == ""


def test_an_enter_that_ends_a_composition_ends_no_line(qtbot, small_workspace, make_screen, planned):
    screen = make_screen()
    screen.open_hearing("R4-001")
    line = screen.notes.input.line
    QApplication.sendEvent(line, QInputMethodEvent("かな", []))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert stored(small_workspace) == []


def test_what_is_typed_is_stored_by_the_clock_and_is_back_after_a_crash(
    qtbot, small_workspace, make_screen, planned, write
):
    screen = make_screen()
    screen.open_hearing("R4-001")
    write(screen.notes.input.line, "途中の話")
    screen.notes.timer.timeout.emit()
    assert screen.notes.input.saved.text().startswith("保存済み")
    steps = small_workspace.edits.step_count
    screen.notes.timer.timeout.emit()
    assert small_workspace.edits.step_count == steps
    again = make_screen()
    again.open_hearing("R4-001")
    assert again.notes.input.line.shown_text() == "途中の話"
    assert "書きかけ" in again.notes.message.text()
    qtbot.keyClick(again.notes.input.line, Qt.Key.Key_Return)
    assert [note.text for note in stored(small_workspace)] == ["途中の話"]
    assert again.notes.lines.model().rowCount() == 1


def test_up_edits_the_line_before(qtbot, small_workspace, make_screen, planned, write):
    screen = make_screen()
    screen.open_hearing("R4-001")
    line = screen.notes.input.line
    write(line, "一つ目")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Up)
    write(line, "を直す")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [note.text for note in stored(small_workspace)] == ["一つ目を直す"]


def test_a_to_do_has_who_and_until_when_and_is_ticked_with_space(
    qtbot, small_workspace, make_screen, planned, write
):
    screen = make_screen()
    screen.open_hearing("R4-001")
    notes = screen.notes
    qtbot.mouseClick(notes.input.kinds[NoteKind.TODO], Qt.MouseButton.LeftButton)
    write(notes.input.line, "見積を出す")
    write(notes.input.department, "収納課")
    write(notes.input.due, "6/10")
    qtbot.keyClick(notes.input.line, Qt.Key.Key_Return)
    screen.bar.setCurrentIndex(2)
    table = screen.todo.table
    assert "期限超過" in table.model().index(0, 4).data()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.model().rowCount() == 0
    (note,) = stored(small_workspace)
    assert (note.department, note.due, note.done_at) == ("収納課", "2022-06-10", "2022-06-15")


def test_the_search_finds_any_line(qtbot, make_screen, planned, write):
    screen = make_screen()
    screen.open_hearing("R4-001")
    for text in ("窓口の話", "予算の話"):
        write(screen.notes.input.line, text)
        qtbot.keyClick(screen.notes.input.line, Qt.Key.Key_Return)
    write(screen.search, "予算")
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    model = screen.todo.table.model()
    assert [model.index(row, 2).data() for row in range(model.rowCount())] == ["予算の話"]


def test_closing_the_window_keeps_the_line(qtbot, small_workspace, make_screen, planned, write):
    screen = make_screen()
    screen.open_hearing("R4-001")
    write(screen.notes.input.line, "最後の話")
    screen.flush()
    screen.stop()
    assert [note.position for note in stored(small_workspace)] == [1]


def test_the_week_is_a_sound_model(qtmodeltester):
    model = WeekModel()
    model.set_week(
        dt.date(2022, 6, 13), [Hearing("R4-001", 2022, day="2022-06-15", start="09:30", end="10:30")]
    )
    qtmodeltester.check(model)


@pytest.mark.parametrize(("width", "stacked"), [(1366, False), (800, True)])
def test_where_it_is_narrow_the_agenda_stands_over_the_projects(qtbot, make_screen, planned, width, stacked):
    screen = make_screen()
    screen.open_hearing("R4-001")
    screen.resize(width, 700)
    page = screen.notes
    agenda = next(label for label in page.findChildren(QLabel) if "目的と内容" in label.text())

    def stands():
        left_of_lines = agenda.mapTo(page, QPoint(0, 0)).x() < page.lines.mapTo(page, QPoint(0, 0)).x()
        assert left_of_lines is not stacked
        assert all(chip.width() >= chip.sizeHint().width() for chip in page.input.kinds.values())

    qtbot.waitUntil(stands)


def test_the_grid_follows_the_day_and_the_year(make_screen, planned, context):
    screen = make_screen()
    monday = screen.plan.table.model().headerData(0, Qt.Orientation.Horizontal)
    assert monday == "6/13（月）"
    context.clock.set_day(dt.date(2022, 11, 2))
    assert screen.plan.table.model().headerData(0, Qt.Orientation.Horizontal) == "10/31（月）"
    screen.set_fiscal_year(2023)
    assert screen.plan.table.model().headerData(0, Qt.Orientation.Horizontal) == "3/27（月）"
    context.clock.set_day(dt.date(2025, 4, 1))
    screen.set_fiscal_year(2022)
    assert screen.plan.table.model().headerData(0, Qt.Orientation.Horizontal) == "6/13（月）"
