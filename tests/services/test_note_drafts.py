"""Two people who type into one hearing: the drafts of both are kept, and each takes away only its own."""

import datetime as dt

import pytest

from fujidesk.domain.hearings import Hearing, NoteKind
from fujidesk.services.edits import Editor
from fujidesk.services.note_drafts import NoteDraftService
from fujidesk.services.office_records import added

KEY = "R4-001"


@pytest.fixture
def workspace(small_workspace):
    small_workspace.edits.apply([added(Hearing(KEY, 2022, department="収納課"))], "計画")
    return small_workspace


def service(workspace, who, pc="PC-1"):
    return NoteDraftService(workspace._database, Editor(who, pc, lambda: dt.datetime(2022, 6, 15, 10)))


def bodies(drafts):
    return [item.body for item in drafts.of(KEY)]


def test_the_second_writer_does_not_write_over_the_first(workspace):
    first, second = service(workspace, "甲"), service(workspace, "乙", "PC-2")
    kept = first.keep(KEY, "いつから")
    other = second.keep(KEY, "予算は")
    kept = first.keep(KEY, "いつから使う", kept)
    second.keep(KEY, "予算は百万円", other)
    assert bodies(first) == ["いつから使う", "予算は百万円"]
    assert (first.own(KEY).body, second.own(KEY).body) == ("いつから使う", "予算は百万円")
    assert [item.writer for item in first.of(KEY)] == ["甲（PC-1）", "乙（PC-2）"]


def test_two_windows_of_one_person_keep_both_texts(workspace):
    one, two = service(workspace, "甲"), service(workspace, "甲")
    kept = one.keep(KEY, "一つ目の窓")
    two.keep(KEY, "二つ目の窓")
    one.keep(KEY, "一つ目の窓の続き", kept)
    assert bodies(one) == ["一つ目の窓の続き", "二つ目の窓"]


def test_a_line_takes_only_its_own_draft_away_and_undo_brings_it_back(workspace):
    mine, other = workspace.note_drafts, service(workspace, "乙", "PC-2")
    kept = mine.keep(KEY, "いつから")
    other.keep(KEY, "予算は")
    workspace.hearings.add_note(KEY, NoteKind.QUESTION, "いつから", draft=kept)
    assert bodies(mine) == ["予算は"]
    other.keep(KEY, "予算は百万円", other.own(KEY))
    workspace.edits.undo()
    assert sorted(bodies(mine)) == ["いつから", "予算は百万円"]


def test_nothing_typed_any_more_keeps_nothing(workspace):
    mine = workspace.note_drafts
    kept = mine.keep(KEY, "いつから")
    assert mine.keep(KEY, "", kept).body == ""
    assert mine.of(KEY) == ()
    assert mine.own(KEY) == mine.none
