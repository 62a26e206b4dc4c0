"""What becomes of the typed line: stamped when it begins, kept by the clock, ended before anything else."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.hearings import Hearing, Note, NoteKind
from fujidesk.domain.note_drafts import draft_of
from fujidesk.errors import MachineError
from fujidesk.services.office_records import added
from fujidesk.ui.hearings import note_keeper

KEY = Qt.Key
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
    small_workspace.hearings.keep_draft("R4-002", "二つ目の途中")
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
    assert small_workspace.hearings.draft("R4-001") == ""


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
    assert draft_of(small_workspace.hearings.draft("R4-001")).due == "いつか"


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
    assert draft_of(small_workspace.hearings.draft("R4-001")).due == "2206/7/1"
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

    monkeypatch.setattr(small_workspace.hearings, "keep_draft", fail)
    write(noting.notes.input.line, "話")
    noting.notes.timer.timeout.emit()
    assert reporter.errors == []
    assert noting.notes.input.saved.text() == ""
    assert noting.notes.input.line.shown_text() == "話"
