"""The input of a line: kinds by keys, days as people write them, nothing lost that cannot be read."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.hearings import Note, NoteKind
from fujidesk.domain.note_drafts import NoteDraft, draft_of

ALT, NO = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


def stored(workspace):
    return workspace.office.all(Note)


@pytest.mark.parametrize(
    ("key", "kind"),
    [("Q", NoteKind.QUESTION), ("A", NoteKind.ANSWER), ("K", NoteKind.DECISION), ("T", NoteKind.TODO),
     ("M", NoteKind.REMARK)],
)  # fmt: skip
def test_one_keystroke_makes_the_line_one_of_a_kind(qtbot, noting, key, kind):
    line = noting.notes.input.line
    with qtbot.waitActive(noting):
        noting.activateWindow()
    line.setFocus()
    qtbot.keyClick(line, getattr(Qt.Key, f"Key_{key}"), ALT)
    assert noting.notes.input.kind is kind
    assert noting.notes.input.due.isVisible() is (kind in (NoteKind.DECISION, NoteKind.TODO))


@pytest.mark.parametrize(
    ("typed", "day"),
    [("12/1", "2022-12-01"), ("3/31", "2023-03-31"), ("2023-01-05", "2023-01-05"), ("", "")],
)
def test_days_are_read_as_people_write_them(qtbot, noting, write, small_workspace, typed, day):
    page = noting.notes
    page.input.choose(NoteKind.TODO)
    write(page.input.line, "見積り")
    qtbot.keyClicks(page.input.due, typed)
    qtbot.keyClick(page.input.due, Qt.Key.Key_Return)
    assert [note.due for note in stored(small_workspace)] == [day]


def test_a_day_that_is_none_is_told_and_the_line_waits(qtbot, noting, write, small_workspace):
    page = noting.notes
    page.input.choose(NoteKind.TODO)
    write(page.input.line, "見積り")
    qtbot.keyClicks(page.input.due, "13/45")
    qtbot.keyClick(page.input.line, Qt.Key.Key_Return)
    assert stored(small_workspace) == []
    assert "13/45" in page.message.text()
    assert page.input.line.shown_text() == "見積り"
    page.input.due.clear()
    qtbot.keyClicks(page.input.due, "12/1")
    qtbot.keyClick(page.input.due, Qt.Key.Key_Return)
    assert [note.due for note in stored(small_workspace)] == ["2022-12-01"]


def test_an_unfinished_to_do_comes_back_whole_after_a_crash(
    qtbot, noting, write, make_screen, small_workspace
):
    page = noting.notes
    page.input.choose(NoteKind.TODO)
    write(page.input.line, "見積り")
    write(page.input.department, "収納課")
    qtbot.keyClicks(page.input.due, "12/")
    page.timer.timeout.emit()
    draft = NoteDraft(NoteKind.TODO, "見積り", "収納課", "12/")
    assert draft_of(small_workspace.note_drafts.own("R4-001").body) == draft
    again = make_screen()
    again.open_hearing("R4-001")
    assert again.notes.input.draft() == draft


def test_closing_keeps_a_line_whose_day_cannot_be_read(qtbot, noting, write, small_workspace):
    page = noting.notes
    page.input.choose(NoteKind.TODO)
    write(page.input.line, "見積り")
    write(page.input.due, "いつか")
    noting.flush()
    assert stored(small_workspace) == []
    assert draft_of(small_workspace.note_drafts.own("R4-001").body).due == "いつか"
