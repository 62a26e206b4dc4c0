"""What the tab writes: each one step that undo takes back; a refused step is told and changes nothing."""

from dataclasses import replace

import pytest

from fujidesk.domain.changes import Entity
from fujidesk.domain.hearings import Hearing, Note, NoteKind
from fujidesk.errors import UserError
from fujidesk.ui.hearings.commands import HearingCommands
from tests.ui.hearings.conftest import ONE


@pytest.fixture
def commands(small_workspace, context, planned, qapp):
    made = HearingCommands(small_workspace, context, qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def told(commands):
    found = []
    commands.edited.connect(found.append)
    return found


def test_a_hearing_is_added_or_changed_by_its_key(commands, told, small_workspace):
    commands.save_hearing(ONE, replace(ONE, place="第2会議室"))
    commands.save_hearing(None, replace(ONE, key="R4-002", department="市民課"))
    found = small_workspace.office.all(Hearing)
    assert [(one.key, one.place) for one in found] == [("R4-001", "第2会議室"), ("R4-002", "第1会議室")]
    assert all(Entity.HEARING in changes.office for changes in told)
    small_workspace.edits.undo()
    assert len(small_workspace.office.all(Hearing)) == 1


def test_a_hearing_that_cannot_be_is_refused_to_the_dialog(commands, told, small_workspace):
    with pytest.raises(UserError, match="外です"):
        commands.save_hearing(ONE, replace(ONE, day="2030-01-01"))
    assert told == []
    assert small_workspace.office.all(Hearing) == [ONE]


def test_a_line_is_added_changed_and_removed_and_each_comes_back(commands, small_workspace, reporter):
    assert commands.add_note(Note("", "R4-001", kind=NoteKind.TODO, text="見積り", due="2022-07-01"))
    (note,) = small_workspace.office.all(Note)
    assert commands.change_note(note, replace(note, text="見積りを取る"))
    commands.remove_note(small_workspace.office.all(Note)[0])
    assert small_workspace.office.all(Note) == []
    assert "Ctrl+Z" in reporter.notes[-1]
    small_workspace.edits.undo()
    small_workspace.edits.undo()
    assert small_workspace.office.all(Note) == [note]


def test_what_is_refused_is_told_and_changes_nothing(commands, told, small_workspace, reporter):
    assert not commands.add_note(Note("", "R4-009", text="話"))
    gone = Note("9", "R4-001", text="話")
    assert not commands.change_note(gone, replace(gone, text="続き"))
    assert "R4-009" in str(reporter.errors[0])
    assert told == []
    assert small_workspace.office.all(Note) == []


def test_a_hearing_goes_with_its_lines(commands, small_workspace):
    commands.add_note(Note("", "R4-001", text="話"))
    commands.remove_hearing(ONE)
    assert small_workspace.office.all(Hearing) == []
    assert small_workspace.office.all(Note) == []


def test_what_is_being_typed_is_kept_beside_the_history(commands, small_workspace):
    steps = small_workspace.edits.step_count
    assert commands.keep_draft("R4-001", "途中", commands.own_draft("R4-001"))
    assert commands.own_draft("R4-001").body == "途中"
    assert small_workspace.edits.step_count == steps
