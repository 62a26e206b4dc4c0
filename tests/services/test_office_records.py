"""The office's records as services read and change them; a key is never given twice, whatever is taken back."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fujidesk.domain.changes import Entity
from fujidesk.domain.hearings import Hearing, HearingState, Note
from fujidesk.domain.new_projects import NewProject
from fujidesk.domain.office_values import value_of
from fujidesk.domain.own_tasks import OwnTask
from fujidesk.domain.people import Member
from fujidesk.domain.revisions import Revision
from fujidesk.errors import UserError
from fujidesk.paths import user_folders
from fujidesk.services.office_records import added, changed, removed
from fujidesk.services.workspace import open_workspace

KINDS = {
    "hearing": (Hearing, 2026), "new": (NewProject, 2026), "revision": (Revision, 2026),
    "note": (Note, None), "member": (Member, None), "task": (OwnTask, None),
}  # fmt: skip


def fresh(workspace, kind, year):
    """Return an empty record under the next key."""
    key = workspace.office.next_key(kind, year)
    needed = {
        Hearing: 2026,
        NewProject: 2026,
        Revision: 2026,
        OwnTask: 2026,
        Note: "R8-001",
        Member: "leader",
    }
    return kind(key, needed[kind])


@pytest.mark.parametrize(("kind", "year"), KINDS.values(), ids=KINDS)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # the workspace stays over all examples: its keys are ever the next ones
@given(steps=st.lists(st.sampled_from(["add", "add", "remove", "undo", "redo"]), min_size=4, max_size=10))
def test_a_key_is_given_once_whatever_is_removed_and_taken_back(small_workspace, kind, year, steps):
    """A paper may name 「ヒアリング R8-003」: no later hearing may ever be called so."""
    space = small_workspace
    named = set()
    for step in steps:
        if step == "add":
            record = fresh(space, kind, year)
            assert record.key not in named
            named.add(record.key)
            space.edits.apply([added(record)], "登録")
        elif step == "remove" and (held := space.office.all(kind)):
            space.edits.apply([removed(held[-1])], "削除")
        elif step == "undo":
            space.edits.undo()
        elif step == "redo":
            space.edits.redo()
        keys = {item.key for item in space.office.all(kind)}
        assert space.office.next_key(kind, year) not in keys | named


def test_keys_are_remembered_when_the_file_is_opened_again(small_database, tmp_path):
    folders = user_folders(tmp_path / "profile")
    space = open_workspace(small_database, folders)
    for _ in range(3):
        space.edits.apply([added(fresh(space, Hearing, 2026))], "登録")
    space.edits.undo()
    space.edits.apply([removed(space.office.get(Hearing, "R8-002"))], "削除")
    space.close()
    again = open_workspace(small_database, folders)
    assert [item.key for item in again.office.all(Hearing)] == ["R8-001"]
    assert again.office.next_key(Hearing, 2026) == "R8-004"
    assert again.office.next_key(Hearing, 2025) == "R7-001"
    again.close()


def test_each_kind_and_year_counts_for_itself(small_workspace):
    small_workspace.edits.apply([added(Hearing("R8-004", 2026)), added(Note("9", "R8-004"))], "登録")
    keys = [
        small_workspace.office.next_key(*of) for of in ((Hearing, 2026), (NewProject, 2026), (Note, None))
    ]
    assert keys == ["R8-005", "R8-001", "10"]


def test_changes_name_only_the_fields_that_differ_and_lead_back():
    before = Hearing("R8-001", 2026, title="前", attendees=("課長",))
    after = replace(before, title="後", state=HearingState.HELD)
    made = list(changed(before, after))
    assert [(item.entity, item.key, item.field, item.before, item.after) for item in made] == [
        (Entity.HEARING, "R8-001", "title", "前", "後"),
        (Entity.HEARING, "R8-001", "state", "planned", "held"),
    ]
    assert [item.reversed() for item in made] == list(changed(after, before))
    assert list(changed(before, before)) == []
    assert added(before).reversed() == removed(before)
    assert added(before).after == value_of(before)


@given(states=st.lists(st.tuples(st.text(max_size=5), st.sampled_from(HearingState)), min_size=2, max_size=2))
def test_the_changes_between_two_states_make_one_the_other(states):
    from fujidesk.domain.office_values import record_with

    one, other = (Hearing("R8-001", 2026, title=title, state=state) for title, state in states)
    for change in changed(one, other):
        one = record_with(one, change.field, change.after)
    assert one == other


def test_a_record_is_got_by_its_key_or_missed_in_a_sentence(small_workspace):
    small_workspace.edits.apply([added(Hearing("R8-001", 2026))], "登録")
    assert small_workspace.office.get(Hearing, "R8-001").fiscal_year == 2026
    for kind, words in ((Note, "ヒアリング記録 7 はありません"), (Revision, "変更・見直し 7 はありません")):
        with pytest.raises(UserError, match=words):
            small_workspace.office.get(kind, "7")
