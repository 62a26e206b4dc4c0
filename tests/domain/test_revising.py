"""What a decided change does to the register, value by value: numbers stay, new ones are never used again."""

from dataclasses import replace

import pytest

from fujidesk.domain.changes import Entity
from fujidesk.domain.records import Category, ProjectState, StateKind
from fujidesk.domain.revising import ORDERED_KINDS, RegisterNow, RevisionOrder, one_line, revision_of
from fujidesk.domain.revisions import Revision, RevisionKind

KIND = RevisionKind


@pytest.fixture
def now(small_profile, small_content):
    records = {record.number: record for record in small_content.projects}
    places = {"1.1": "手続", "1.5": "運用"}
    return RegisterNow(small_profile, records, places, (), frozenset(records))


def made(now, kind, *numbers, day="2024-04-01", **given):
    order = RevisionOrder(kind, numbers, day, " 一体で進める ", " 情報化推進本部 ", **given)
    return revision_of(order, now, "R6-001")


def effects(revision):
    return [(item.key, item.field, item.before, item.after) for item in revision.effects]


def test_reason_and_meeting_are_kept_without_blanks_in_the_year_of_the_day(now):
    revision = made(now, KIND.RENAME, "1-1-1", day="2025-03-31", title="新しい名前")
    assert (revision.key, revision.fiscal_year, revision.reason, revision.meeting) == (
        "R6-001", 2024, "一体で進める", "情報化推進本部",
    )  # fmt: skip
    assert all(item.entity is Entity.PROJECT for item in revision.effects)


def test_a_new_name_is_one_line(now):
    revision = made(now, KIND.RENAME, "1-1-1", title=" 新しい\n名前 ")
    assert effects(revision) == [("1-1-1", "title", "窓口の案内番号", "新しい 名前")]


def test_a_move_keeps_the_number(now):
    revision = made(now, KIND.MOVE, "1-1-1", "1-1-9", measure="1.5")
    assert effects(revision) == [("1-1-1", "measure", "1.1", "1.5"), ("1-1-9", "measure", "1.1", "1.5")]
    assert revision.into == ()


def test_a_category_changes_alone(now):
    revision = made(now, KIND.CATEGORY, "1-1-1", category=Category.CONTINUING)
    assert effects(revision) == [("1-1-1", "category", "priority", "continuing")]


@pytest.mark.parametrize(("kind", "state"), [(KIND.SUSPEND, "suspended"), (KIND.COMPLETE, "completed")])
def test_an_end_closes_the_plan_from_the_day_on(now, kind, state):
    revision = made(now, kind, "1-1-1", day="2025-10-01")
    first, *cells = revision.effects
    assert (first.field, first.after["kind"], first.after["since"]) == ("standing", state, "2025-10-01")
    assert [item.field for item in cells] == ["plan.2025.2", "plan.2026.1", "plan.2026.2"]
    assert all(item.after["phase"] is None for item in cells)


def test_a_day_within_a_half_year_leaves_that_half_year(now):
    fields = [item.field for item in made(now, KIND.COMPLETE, "1-1-1", day="2025-10-02").effects]
    assert fields == ["standing", "plan.2026.1", "plan.2026.2"]


def test_the_plan_stays_where_the_office_says_so(now):
    assert [item.field for item in made(now, KIND.SUSPEND, "1-1-1", ends_plan=False).effects] == ["standing"]


def test_half_years_that_have_ended_already_are_left_alone(now):
    assert [item.field for item in made(now, KIND.COMPLETE, "1-1-9", day="2022-04-01").effects] == [
        "standing", "plan.2022.1",
    ]  # fmt: skip


def test_a_resumed_project_gets_back_what_its_rest_took_from_the_day_on(now):
    rest = made(now, KIND.SUSPEND, "1-1-1", day="2024-04-01")
    rested = now.records["1-1-1"]
    cells = tuple(
        replace(cell, phase=None, departments=(), settled=True) if cell.fiscal_year >= 2024 else cell
        for cell in rested.schedule
    )
    rested = replace(rested, state=ProjectState(StateKind.SUSPENDED, "2024-04-01"), schedule=cells)
    later = replace(now, records={**now.records, "1-1-1": rested}, revisions=(rest,))
    back = made(later, KIND.RESUME, "1-1-1", day="2026-04-01")
    assert [item.field for item in back.effects] == ["standing", "plan.2026.1", "plan.2026.2"]
    assert back.effects[0].after is None
    assert [item.after["phase"] for item in back.effects[1:]] == [4, 4]


def test_a_half_year_that_was_edited_during_the_rest_stays(now):
    rest = made(now, KIND.SUSPEND, "1-1-1", day="2024-04-01")
    awake = replace(now.records["1-1-1"], state=ProjectState(StateKind.SUSPENDED, "2024-04-01"))
    later = replace(now, records={**now.records, "1-1-1": awake}, revisions=(rest,))
    assert [item.field for item in made(later, KIND.RESUME, "1-1-1", day="2026-04-01").effects] == [
        "standing"
    ]


def test_a_merge_into_one_that_stays_makes_nothing_new(now):
    revision = made(now, KIND.MERGE, "1-1-1", into="1-1-9")
    assert revision.into == ("1-1-9",)
    assert {item.key for item in revision.effects} == {"1-1-1"}
    assert revision.effects[0].after["into"] == ["1-1-9"]


def test_a_merge_into_a_new_one_ends_both(now):
    revision = made(now, KIND.MERGE, "1-1-1", "1-1-9", new_titles=("一体の窓口",))
    assert revision.into == ("1-1-10",)
    ended = [item.key for item in revision.effects if item.field == "standing"]
    assert ended == ["1-1-1", "1-1-9"]


def test_new_projects_of_a_split_inherit_from_the_day_on_and_take_free_numbers(now):
    used = replace(now, used=now.used | {"1-1-10"})
    revision = made(used, KIND.SPLIT, "1-1-1", day="2025-10-01", new_titles=("一つ目", " 二つ目 "))
    assert revision.into == ("1-1-11", "1-1-12")
    first, second = revision.effects[:2]
    assert (first.before, second.after["title"]) == (None, "二つ目")
    new, old = first.after, used.records["1-1-1"]
    assert new["purpose"] == old.purpose
    assert new["departments"] == list(old.departments)
    assert {key for key in new if key.startswith("plan.")} == {"plan.2025.2", "plan.2026.1", "plan.2026.2"}
    assert not any(key.startswith("actual.") for key in new)
    assert new.get("page") is None


def test_new_projects_may_stand_elsewhere_and_be_of_another_category(now):
    revision = made(now, KIND.SPLIT, "1-1-1", new_titles=("一つ目", "二つ目"), measure="1.5",
                    category=Category.CONTINUING)  # fmt: skip
    assert revision.into == ("1-5-11", "1-5-12")
    assert revision.effects[0].after["measure"] == "1.5"
    assert revision.effects[0].after["category"] == "continuing"


def test_additions_and_reorganisations_are_not_ordered_here():
    assert set(RevisionKind) - set(ORDERED_KINDS) == {KIND.ADDITION, KIND.REORGANISATION}


@pytest.mark.parametrize(("text", "line"), [(" あ\n い ", "あ い"), ("　", ""), ("あ", "あ")])
def test_names_are_one_line(text, line):
    assert one_line(text) == line


def test_a_revision_needs_no_more_than_its_effects_to_be_taken_back(now):
    revision = made(now, KIND.RENAME, "1-1-1", title="新しい名前")
    assert isinstance(revision, Revision)
    assert [item.reversed().after for item in revision.effects] == ["窓口の案内番号"]
