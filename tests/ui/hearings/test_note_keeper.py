"""What becomes of the typed line: stamped when it begins, kept by the clock, ended before anything else."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from fujidesk.domain.hearings import Hearing, Note, NoteKind
from fujidesk.domain.note_drafts import draft_of
from fujidesk.errors import MachineError
from fujidesk.services.edits import Editor
from fujidesk.services.note_drafts import NoteDraftService
from fujidesk.services.office_records import added
from fujidesk.ui.hearings import note_keeper
from fujidesk.ui.widgets.clashes import ClashLine

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
TWO = Hearing("R4-002", 2022, department="市民課", day="2022-06-16", start="09:00", end="10:00")


class Moments(dt.datetime):
    """A clock that a test moves: seconds after ten."""

    second_now = 0

    @classmethod
    def now(cls, tz=None):
        return cls(2022, 6, 15, 10, 0, cls.second_now, tzinfo=dt.UTC)


@pytest.fixture
def moments(monkeypatch):
    monkeypatch.setattr(note_keeper.dt, "datetime", Moments)
    Moments.second_now = 0
    return Moments


@pytest.fixture
def two(small_workspace, noting):
    noting.reload(small_workspace.edits.apply([added(TWO)], "計画"))
    return noting


def lines(workspace, key="R4-001"):
    return [(note.kind, note.text) for note in workspace.hearings.notes(key)]


def test_a_line_is_stamped_when_its_first_character_is_typed(qtbot, noting, small_workspace, write, moments):
    line = noting.notes.input.line
    for begun, ended in ((5, 40), (41, 55)):
        moments.second_now = begun
        write(line, "話の")
        moments.second_now = ended
        write(line, "続き")
        qtbot.keyClick(line, KEY.Key_Return)
    stamps = [
        dt.datetime.fromisoformat(note.at).astimezone(dt.UTC) for note in small_workspace.office.all(Note)
    ]
    assert [stamp.second for stamp in stamps] == [5, 41]


def test_another_hearing_ends_the_line_in_the_first_one(two, small_workspace, write):
    write(two.notes.input.line, "一つ目の話")
    two.open_hearing("R4-002")
    assert lines(small_workspace) == [(NoteKind.REMARK, "一つ目の話")]
    assert lines(small_workspace, "R4-002") == []
    assert two.notes.input.line.shown_text() == ""


def test_each_hearing_keeps_its_own_unfinished_line(two, small_workspace):
    small_workspace.note_drafts.keep("R4-002", "二つ目の途中")
    two.open_hearing("R4-002")
    assert two.notes.input.line.shown_text() == "二つ目の途中"
    assert "書きかけ" in two.notes.message.text()


def test_an_edited_line_is_stored_as_it_stands_by_the_clock(qtbot, noting, small_workspace, write):
    page = noting.notes
    write(page.input.line, "窓口")
    qtbot.keyClick(page.input.line, KEY.Key_Return)
    qtbot.keyClick(page.input.line, KEY.Key_Up)
    write(page.input.line, "の話")
    page.timer.timeout.emit()
    assert lines(small_workspace) == [(NoteKind.REMARK, "窓口の話")]
    steps = small_workspace.edits.step_count
    page.timer.timeout.emit()
    assert small_workspace.edits.step_count == steps
    assert small_workspace.note_drafts.own("R4-001").body == ""


def test_a_line_whose_day_cannot_be_read_waits_when_another_is_to_be_edited(
    qtbot, noting, small_workspace, write
):
    page = noting.notes
    write(page.input.line, "窓口")
    qtbot.keyClick(page.input.line, KEY.Key_Return)
    page.input.choose(NoteKind.TODO)
    write(page.input.line, "見積り")
    write(page.input.due, "いつか")
    page.lines.selectRow(0)
    qtbot.keyClick(page.lines, KEY.Key_Return)
    assert page.input.line.shown_text() == "見積り"
    assert draft_of(small_workspace.note_drafts.own("R4-001").body).due == "いつか"


def test_a_due_day_outside_the_plan_is_told_and_the_line_waits_for_another(
    qtbot, noting, small_workspace, write, reporter
):
    page = noting.notes
    page.input.choose(NoteKind.TODO)
    write(page.input.line, "見積り")
    write(page.input.due, "2206/7/1")
    qtbot.keyClick(page.input.due, KEY.Key_Return)
    assert "期限（2206-07-01）が計画の期間の外です" in page.message.text()
    assert page.message.text().endswith("までの日にしてください。")
    assert page.input.due.hasFocus()
    assert lines(small_workspace) == []
    noting.flush()
    assert draft_of(small_workspace.note_drafts.own("R4-001").body).due == "2206/7/1"
    page.input.due.selectAll()
    write(page.input.due, "7/1")
    qtbot.keyClick(page.input.due, KEY.Key_Return)
    (note,) = small_workspace.hearings.notes("R4-001")
    assert (note.text, note.due) == ("見積り", "2022-07-01")
    assert reporter.errors == []


def test_a_draft_that_cannot_be_kept_opens_no_window_over_the_typing(
    noting, small_workspace, write, monkeypatch, reporter
):
    def fail(*args):
        raise MachineError("ディスクがいっぱいです。")

    monkeypatch.setattr(small_workspace.note_drafts, "keep", fail)
    write(noting.notes.input.line, "話")
    noting.notes.timer.timeout.emit()
    assert reporter.errors == []
    assert noting.notes.input.saved.text() == ""
    assert noting.notes.input.line.shown_text() == "話"


@pytest.fixture
def other(small_workspace):
    """Somebody else who types into the same hearing."""
    editor = Editor("乙", "PC-2", lambda: dt.datetime(2022, 6, 15, 10))
    return NoteDraftService(small_workspace._database, editor)


def take(qtbot, page, place=0):
    buttons = [item for item in page.others.findChildren(QPushButton) if item.isVisible()]
    qtbot.mouseClick(buttons[place], LEFT)


def bodies(workspace):
    return sorted(draft_of(item.body).text for item in workspace.note_drafts.of("R4-001"))


def clash_lines(page):
    return [line for line in page.clashes.findChildren(ClashLine) if line.isVisible()]


def test_who_types_second_sees_what_the_first_types_and_both_are_kept(noting, small_workspace, write, other):
    page = noting.notes
    kept = other.keep("R4-001", "相手の話")
    write(page.input.line, "わたしの話")
    page.timer.timeout.emit()
    (said,) = page.others.texts()
    assert ["乙（PC-2）" in said, "「相手の話」" in said, "両方残ります" in said] == [True] * 3
    assert page.others.isVisible()
    other.keep("R4-001", "相手の話の続き", kept)
    write(page.input.line, "の続き")
    page.timer.timeout.emit()
    assert "「相手の話の続き」" in page.others.texts()[0]
    assert bodies(small_workspace) == ["わたしの話の続き", "相手の話の続き"]


def test_what_another_types_is_not_put_into_the_input_but_shown(two, other):
    other.keep("R4-002", "相手の話")
    two.open_hearing("R4-002")
    assert two.notes.input.line.shown_text() == ""
    assert len(two.notes.others.texts()) == 1
    two.open_hearing("R4-001")
    assert two.notes.others.isHidden()


def test_ending_a_line_leaves_the_others_draft(qtbot, noting, small_workspace, write, other):
    other.keep("R4-001", "相手の話")
    page = noting.notes
    write(page.input.line, "わたしの話")
    page.timer.timeout.emit()
    qtbot.keyClick(page.input.line, KEY.Key_Return)
    assert lines(small_workspace) == [(NoteKind.REMARK, "わたしの話")]
    assert bodies(small_workspace) == ["相手の話"]


def test_a_draft_of_somebody_else_is_gone_on_with(qtbot, noting, small_workspace, write, other):
    other.keep("R4-001", "相手の話")
    page = noting.notes
    write(page.input.line, "わたしの話")
    page.timer.timeout.emit()
    take(qtbot, page)
    assert page.input.line.shown_text() == "相手の話"
    assert "書きかけの行：〔メモ〕「わたしの話」" in page.others.texts()[0]
    qtbot.keyClick(page.input.line, KEY.Key_Return)
    assert lines(small_workspace) == [(NoteKind.REMARK, "相手の話")]
    assert bodies(small_workspace) == ["わたしの話"]
    take(qtbot, page)
    assert page.input.line.shown_text() == "わたしの話"
    assert page.others.isHidden()


def test_a_draft_taken_while_its_writer_goes_on_is_kept_twice_and_never_lost(
    qtbot, noting, small_workspace, other
):
    kept = other.keep("R4-001", "相手の話")
    noting.notes._keeper.stand_on(noting.notes._hearing, read_only=False)
    take(qtbot, noting.notes)
    other.keep("R4-001", "相手の話の続き", kept)
    assert bodies(small_workspace) == ["相手の話", "相手の話の続き"]


@pytest.fixture
def editing(qtbot, noting, small_workspace, write):
    """The page with a line of 「窓口の話」 in the input, and the line as it is stored."""
    page = noting.notes
    write(page.input.line, "窓口の話")
    qtbot.keyClick(page.input.line, KEY.Key_Return)
    qtbot.keyClick(page.input.line, KEY.Key_Up)
    (note,) = small_workspace.office.all(Note)
    return page, note


def test_what_another_changed_elsewhere_in_the_line_stays(editing, small_workspace, write):
    page, note = editing
    small_workspace.hearings.change_note(note, replace(note, kind=NoteKind.QUESTION))
    write(page.input.line, "など")
    page.timer.timeout.emit()
    assert lines(small_workspace) == [(NoteKind.QUESTION, "窓口の話など")]
    assert page.input.draft().kind is NoteKind.QUESTION


@pytest.mark.parametrize(("way", "text"), [("take", "窓口の話など"), ("keep", "受付の話")])
def test_a_text_that_both_changed_is_asked_for(qtbot, editing, small_workspace, write, reporter, way, text):
    page, note = editing
    small_workspace.hearings.change_note(note, replace(note, text="受付の話"))
    write(page.input.line, "など")
    for _ in range(3):
        page.timer.timeout.emit()
    (line,) = clash_lines(page)
    assert "「内容」は、入力している間にほかの人が「受付の話」に変えました。" in line.text()
    assert "「窓口の話など」は、まだ保存していません" in line.text()
    assert (page.input.line.shown_text(), reporter.errors) == ("窓口の話など", [])
    qtbot.mouseClick(getattr(line, way), LEFT)
    assert page.input.line.shown_text() == text
    assert lines(small_workspace) == [(NoteKind.REMARK, text)]
    assert clash_lines(page) == []


def test_an_edited_line_that_could_not_be_stored_is_found_again(two, editing, small_workspace, write):
    page, note = editing
    small_workspace.hearings.change_note(note, replace(note, text="受付の話"))
    write(page.input.line, "など")
    two.open_hearing("R4-002")
    assert page.input.line.shown_text() == ""
    two.open_hearing("R4-001")
    assert page.input.line.shown_text() == "窓口の話など"
    assert lines(small_workspace) == [(NoteKind.REMARK, "受付の話")]


def test_a_line_that_another_removed_becomes_a_new_one(qtbot, editing, small_workspace, write):
    page, note = editing
    small_workspace.hearings.remove_note(note)
    write(page.input.line, "など")
    page.timer.timeout.emit()
    assert "直していた行は、もうありません" in page.message.text()
    assert bodies(small_workspace) == ["窓口の話など"]
    qtbot.keyClick(page.input.line, KEY.Key_Return)
    assert lines(small_workspace) == [(NoteKind.REMARK, "窓口の話など")]
    assert bodies(small_workspace) == []
