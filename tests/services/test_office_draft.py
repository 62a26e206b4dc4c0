"""The office's own records through edits: made, changed, taken back, refused; departments with their terms."""

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.hearings import Hearing, HearingKind, Note, NoteKind
from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.errors import EditConflictError, UserError
from fujidesk.services.office_records import added, changed, removed

HEARING = Hearing("R8-001", 2026, HearingKind.NEW_PROJECT, day="2026-06-15", attendees=("市民課 課長",))


def test_record_is_made_changed_and_taken_back(workspace):
    made = workspace.edits.apply([added(HEARING)], "ヒアリングの登録")
    assert made.office == {Entity.HEARING}
    assert not made.everything
    later = Hearing(
        "R8-001", 2026, HearingKind.NEW_PROJECT, day="2026-06-16", attendees=("市民課 課長", "係長")
    )
    workspace.edits.apply(list(changed(HEARING, later)), "日程の変更")
    assert workspace.office.get(Hearing, "R8-001") == later
    workspace.edits.undo()
    assert workspace.office.get(Hearing, "R8-001") == HEARING
    workspace.edits.undo()
    assert workspace.office.all(Hearing) == []
    workspace.edits.redo()
    assert workspace.office.all(Hearing) == [HEARING]


def test_lists_and_records_in_records_come_back_as_they_went(workspace):
    change = FieldChange(Entity.PROJECT, "1-1-1", "title", "前", "後")
    records = [
        NewProject(
            "R8-001", 2026, costs=((2027, 500), (2028, 50)), steps=(StepTaken(Step.PROPOSED, "2026-04-20"),)
        ),
        Revision("R8-001", 2026, RevisionKind.RENAME, "2026-07-01", numbers=("1-1-1",), effects=(change,)),
        Note("1", "R8-001", 0, NoteKind.DECISION, "来年度に要求する", due="2026-10-31"),
    ]
    workspace.edits.apply([added(record) for record in records], "登録")
    assert [workspace.office.get(type(record), record.key) for record in records] == records


def test_records_are_chosen_by_field_and_sorted_as_people_count(workspace):
    keys = ("R8-002", "R8-010", "R10-001", "R7-003")
    workspace.edits.apply([added(Hearing(key, 2026 if key < "R8" else 2025)) for key in keys], "登録")
    assert [record.key for record in workspace.office.all(Hearing)] == [
        "R7-003",
        "R8-002",
        "R8-010",
        "R10-001",
    ]
    assert {record.key for record in workspace.office.all(Hearing, fiscal_year=2026)} == {"R10-001", "R7-003"}


def test_key_of_a_removed_record_is_not_used_again(workspace):
    assert workspace.office.next_key(Hearing, 2026) == "R8-001"
    workspace.edits.apply([added(HEARING)], "登録")
    workspace.edits.apply([removed(HEARING)], "削除")
    assert workspace.office.next_key(Hearing, 2026) == "R8-002"
    assert workspace.office.next_key(Note) == "1"


def test_change_of_what_someone_else_changed_is_refused(workspace):
    workspace.edits.apply([added(HEARING)], "登録")
    stale = FieldChange(Entity.HEARING, "R8-001", "place", "第2会議室", "第3会議室")
    with pytest.raises(EditConflictError, match="ヒアリング R8-001 の「場所」"):
        workspace.edits.apply([stale], "場所")
    with pytest.raises(EditConflictError, match="すでにあります"):
        workspace.edits.apply([added(Hearing("R8-001", 2026))], "登録")
    with pytest.raises(EditConflictError, match="内容"):
        workspace.edits.apply([removed(Hearing("R8-001", 2026))], "削除")


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("day", "6月15日", "日付"),
        ("kind", "chat", "種類"),
        ("attendees", "市民課", "出席者"),
        ("colour", "青", "colour"),
        ("title", "字" * 50_001, "50,000"),
    ],
)
def test_values_that_a_record_cannot_have_are_refused_in_a_sentence(workspace, field, value, word):
    workspace.edits.apply([added(HEARING)], "登録")
    with pytest.raises(UserError, match=word):
        workspace.edits.apply([FieldChange(Entity.HEARING, "R8-001", field, "", value)], "変更")
    assert workspace.office.all(Hearing) == [HEARING]


def test_record_that_is_gone_cannot_be_changed(workspace):
    with pytest.raises(UserError, match="ヒアリング R8-009 はありません"):
        workspace.office.get(Hearing, "R8-009")
    with pytest.raises(UserError, match="ヒアリング R8-009 はありません"):
        workspace.edits.apply([FieldChange(Entity.HEARING, "R8-009", "place", "", "会議室")], "場所")


def test_department_gets_term_and_successor_and_projects_follow_in_one_step(workspace):
    old = workspace.registry.departments()[0]
    record = next(item for item in workspace.registry.records() if item.departments[:1] == (old.name,))
    names = ["新しい課", *record.departments[1:]]
    changes = [
        FieldChange(Entity.DEPARTMENT, "新しい課", "*", None, {"valid_from": "2026-04-01"}),
        FieldChange(Entity.DEPARTMENT, old.name, "valid_to", old.valid_to, "2026-03-31"),
        FieldChange(Entity.DEPARTMENT, old.name, "successor", old.successor, "新しい課"),
        FieldChange(Entity.PROJECT, record.number, "departments", list(record.departments), names),
    ]
    assert workspace.edits.apply(changes, "組織改正").everything
    known = {item.name: item for item in workspace.registry.departments()}
    assert known[old.name].successor == "新しい課"
    assert known["新しい課"].valid_from == "2026-04-01"
    assert workspace.registry.sheet(record.number).record.departments[0] == "新しい課"
    workspace.edits.undo()
    assert workspace.registry.sheet(record.number).record == record
    assert "新しい課" not in {item.name for item in workspace.registry.departments()}
    assert workspace.registry.departments()[0] == old


def test_department_that_a_project_names_cannot_go(workspace):
    name = workspace.registry.records()[0].departments[0]
    value = {"valid_from": None, "valid_to": None, "successor": None}
    with pytest.raises(UserError, match="使われているため"):
        workspace.edits.apply([FieldChange(Entity.DEPARTMENT, name, "*", value, None)], "削除")


def test_project_is_moved_under_another_measure_and_gets_a_state(workspace):
    record = workspace.registry.records()[0]
    other = next(
        level.code for level in workspace.registry.levels() if level.parent not in ("", record.policy)
    )
    state = {"kind": "merged", "since": "2026-04-01", "into": ["1-1-9"]}
    moves = [
        FieldChange(Entity.PROJECT, record.number, "measure", record.measure, other),
        FieldChange(Entity.PROJECT, record.number, "standing", None, state),
    ]
    assert workspace.edits.apply(moves, "見直し").everything
    stored = workspace.registry.sheet(record.number).record
    assert (stored.measure, stored.policy) == (other, other.partition(".")[0])
    assert stored.state is not None
    assert stored.state.into == ("1-1-9",)
    row = next(row for row in workspace.registry.rows() if row.number == record.number)
    assert (row.measure, row.state) == (other, stored.state.kind)
    workspace.edits.undo()
    assert workspace.registry.sheet(record.number).record == record


@pytest.mark.parametrize(
    ("field", "value"), [("measure", "9.9"), ("measure", ""), ("standing", {"kind": "?"})]
)
def test_place_that_the_plan_has_not_and_unknown_states_are_refused(workspace, field, value):
    record = workspace.registry.records()[0]
    before = record.measure if field == "measure" else None
    with pytest.raises(UserError, match=record.number):
        workspace.edits.apply([FieldChange(Entity.PROJECT, record.number, field, before, value)], "変更")


@pytest.mark.parametrize("count", [3, 250])
def test_a_step_of_few_or_many_records_is_worked_out_alike(workspace, count):
    lines = [Note(str(place), "R8-001", place, text=f"{place}") for place in range(1, count + 1)]
    workspace.edits.apply([added(HEARING), *map(added, lines)], "記録")
    later = [FieldChange(Entity.NOTE, line.key, "text", line.text, "直した") for line in lines]
    workspace.edits.apply(later, "直し")
    assert {line.text for line in workspace.office.all(Note)} == {"直した"}
    stale = FieldChange(Entity.NOTE, "2", "text", "2", "別の直し")
    with pytest.raises(EditConflictError):
        workspace.edits.apply([*later[3:], stale], "先の変更を知らない直し")
    with pytest.raises(EditConflictError):
        workspace.edits.apply([added(lines[0])], "鍵が重なる")
