"""Hearings, their lines, and what comes of them; what is being typed outlives a kill."""

import datetime as dt
import subprocess
import sys
from dataclasses import replace

import pytest

from fujidesk.domain.hearings import Attachment, HearingKind, HearingState, Note, NoteKind
from fujidesk.domain.new_projects import NewProject
from fujidesk.errors import UserError
from fujidesk.paths import user_folders
from fujidesk.services.office_records import added
from fujidesk.services.workspace import open_workspace

TODAY = dt.date(2026, 7, 1)


@pytest.fixture
def hearing(workspace):
    made = replace(
        workspace.hearings.drafted(2026, HearingKind.NEW_PROJECT, "市民課"),
        day="2026-06-15", start="10:00", end="11:00", place="第1会議室",
    )  # fmt: skip
    workspace.hearings.plan(made)
    return made


def test_new_hearing_begins_with_agenda_and_attendees_of_its_kind(workspace, hearing):
    assert hearing.key == "R8-001"
    assert hearing.agenda
    assert hearing.attendees[0] == "事務局"
    assert workspace.hearings.of_year(2026) == [hearing]
    assert workspace.hearings.of_year(2025) == []


def test_hearings_come_in_the_order_of_time_those_without_a_day_last(workspace, hearing):
    for day, start in (("", ""), ("2026-06-15", "09:00"), ("2026-06-10", "15:00")):
        new = workspace.hearings.drafted(2026, HearingKind.OTHER)
        workspace.hearings.plan(replace(new, day=day, start=start))
    keys = [item.key for item in workspace.hearings.of_year(2026)]
    assert keys == ["R8-004", "R8-003", "R8-001", "R8-002"]


def test_clash_is_told_and_allowed(workspace, hearing):
    second = replace(workspace.hearings.drafted(2026, HearingKind.OTHER), day="2026-06-15", start="10:30",
                     place="第1会議室")  # fmt: skip
    assert len(workspace.hearings.clashes(second)) == 1
    workspace.hearings.plan(second)
    assert len(workspace.hearings.of_year(2026)) == 2


def test_refused_hearing_leaves_nothing(workspace, hearing):
    with pytest.raises(UserError, match="令和8年度の外"):
        workspace.hearings.change(hearing, replace(hearing, day="2030-01-01"))
    with pytest.raises(UserError, match="9-9-9"):
        workspace.hearings.plan(replace(hearing, key="R8-002", numbers=("9-9-9",)))
    assert workspace.hearings.of_year(2026) == [hearing]


def test_lines_are_stamped_numbered_and_taken_back_one_by_one(workspace, hearing):
    service = workspace.hearings
    service.add_note(hearing.key, NoteKind.QUESTION, "いつから使いますか")
    service.add_note(hearing.key, NoteKind.TODO, "見積りを取る", department="市民課", due="2026-06-30")
    lines = service.notes(hearing.key)
    assert [(line.position, line.kind, line.text) for line in lines] == [
        (1, NoteKind.QUESTION, "いつから使いますか"),
        (2, NoteKind.TODO, "見積りを取る"),
    ]
    assert dt.datetime.fromisoformat(lines[0].at).tzinfo is not None
    assert lines[1].department == "市民課"
    workspace.edits.undo()
    assert len(service.notes(hearing.key)) == 1
    with pytest.raises(UserError, match="空の行"):
        service.add_note(hearing.key, NoteKind.ANSWER, "  \n")
    with pytest.raises(UserError, match="空の行"):
        service.change_note(lines[0], replace(lines[0], text=" "))
    with pytest.raises(UserError, match="R8-009"):
        service.add_note("R8-009", NoteKind.ANSWER, "はい")


def test_line_takes_the_place_of_what_was_being_typed(workspace, hearing):
    service = workspace.hearings
    drafts = workspace.note_drafts
    kept = drafts.keep(hearing.key, "いつから")
    assert drafts.own(hearing.key) == kept
    steps = workspace.edits.step_count
    kept = drafts.keep(hearing.key, "いつから使いま", kept)
    assert workspace.edits.step_count == steps
    service.add_note(hearing.key, NoteKind.QUESTION, "いつから使いますか", draft=kept)
    assert drafts.of(hearing.key) == ()
    workspace.edits.undo()
    assert [item.body for item in drafts.of(hearing.key)] == ["いつから使いま"]


def test_decisions_and_todos_are_listed_until_done(workspace, hearing):
    service = workspace.hearings
    service.add_note(hearing.key, NoteKind.REMARK, "雑談")
    service.add_note(hearing.key, NoteKind.DECISION, "来年度に要求する")
    service.add_note(hearing.key, NoteKind.TODO, "見積りを取る", due="2026-06-30")
    assert [note.text for note in service.owed()] == ["見積りを取る", "来年度に要求する"]
    figures = service.figures(2026, TODAY)
    assert (figures.open_notes, figures.overdue_notes) == (2, 1)
    service.mark_done(service.owed()[0], TODAY)
    assert [note.text for note in service.owed(only_open=True)] == ["来年度に要求する"]
    assert service.figures(2026, TODAY).overdue_notes == 0
    service.mark_done(service.owed()[0], None)
    assert len(service.owed(only_open=True)) == 2


def test_figures_count_by_kind_without_cancelled_ones(workspace, hearing):
    service = workspace.hearings
    later = replace(service.drafted(2026, HearingKind.NEW_PROJECT), day="2026-07-02")
    service.plan(later)
    gone = service.drafted(2026, HearingKind.NEW_PROJECT)
    service.plan(gone)
    service.set_state(gone, HearingState.CANCELLED)
    service.set_state(hearing, HearingState.HELD)
    figures = service.figures(2026, TODAY)
    assert figures.planned[HearingKind.NEW_PROJECT] == 2
    assert figures.held[HearingKind.NEW_PROJECT] == 1
    assert figures.next_hearing == later


def test_removed_hearing_takes_lines_and_files_along_and_undo_brings_all_back(workspace, hearing, tmp_path):
    source = tmp_path / "見積.txt"
    source.write_text("100", encoding="utf-8")
    workspace.attachments.add(hearing.key, source)
    workspace.hearings.add_note(hearing.key, NoteKind.REMARK, "受け取った")
    workspace.hearings.remove(hearing)
    assert workspace.office.all(Note) == []
    assert workspace.office.all(Attachment) == []
    workspace.edits.undo()
    assert len(workspace.hearings.notes(hearing.key)) == 1
    assert len(workspace.hearings.attachments(hearing.key)) == 1


def test_subjects_are_named_by_number_and_title(workspace, hearing):
    row = workspace.registry.rows()[0]
    new = NewProject("R8-001", 2026, "市民課", "待合の予約")
    workspace.edits.apply([added(new)], "提案")
    about = replace(hearing, numbers=(row.number,), new_projects=("R8-001", "R8-009"))
    assert workspace.hearings.subjects(about) == [f"{row.number} {row.title}", "R8-001 待合の予約", "R8-009"]
    assert workspace.hearings.subjects(hearing) == []


_TYPING = """
import os, sys
from pathlib import Path
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]), user_folders(Path(sys.argv[2])))
workspace.note_drafts.keep(sys.argv[3], "途中まで入力した")
os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_what_was_being_typed_is_there_after_a_kill(workspace, hearing, tmp_path):
    path, folders = workspace.path, user_folders(tmp_path / "killed")
    workspace.close()
    words = [sys.executable, "-c", _TYPING, str(path), str(tmp_path / "killed"), hearing.key]
    assert subprocess.run(words, check=False).returncode == -9
    again = open_workspace(path, folders)
    assert again.note_drafts.own(hearing.key).body == "途中まで入力した"
    again.close()


def test_hearings_about_a_new_project_come_in_the_order_of_time(workspace):
    key = workspace.new_projects.add(2026, {"title": "予約", "department": "収納課"}, "2026-04-20")
    for day in ("2026-06-16", "", "2026-06-09"):
        new = workspace.hearings.drafted(2026, HearingKind.NEW_PROJECT, "収納課")
        workspace.hearings.plan(replace(new, day=day, new_projects=(key,)))
    workspace.hearings.plan(workspace.hearings.drafted(2026, HearingKind.OTHER, "市民課"))
    assert [item.day for item in workspace.hearings.about(key)] == ["2026-06-09", "2026-06-16", ""]
    assert workspace.hearings.about("R8-777") == []
