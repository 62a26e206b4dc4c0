"""Decided changes of the plan through the service: one step each, refused in sentences, any day's register."""

import datetime as dt

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.records import Category, StateKind
from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revisions import RevisionKind
from fujidesk.errors import UserError

DAY, REASON, MEETING = "2024-04-01", "一体で進めるため", "情報化推進本部"


def order(kind, numbers=("1-1-1",), day=DAY, **given):
    return RevisionOrder(kind, numbers, day, **{"reason": REASON, "meeting": MEETING, **given})


def record(space, number):
    return space.registry.sheet(number).record


def make(space, *given, **named):
    space.revisions.make(order(*given, **named))
    return space.revisions.all()[-1]


def test_rename_is_one_step_with_its_revision(small_workspace):
    before = small_workspace.registry.records()
    made = make(small_workspace, RevisionKind.RENAME, title=" 窓口の 案内 ")
    assert (made.key, made.fiscal_year, made.reason, made.meeting) == ("R6-001", 2024, REASON, MEETING)
    assert made.effects == (FieldChange(Entity.PROJECT, "1-1-1", "title", "窓口の案内番号", "窓口の 案内"),)
    assert record(small_workspace, "1-1-1").title == "窓口の 案内"
    small_workspace.edits.undo()
    assert small_workspace.registry.records() == before
    assert small_workspace.revisions.all() == []
    small_workspace.edits.redo()
    assert [item.kind for item in small_workspace.revisions.of_year(2024)] == [RevisionKind.RENAME]


def test_moved_project_keeps_its_number(small_workspace):
    make(small_workspace, RevisionKind.MOVE, measure="1.5")
    assert record(small_workspace, "1-1-1").measure == "1.5"
    make(small_workspace, RevisionKind.CATEGORY, category=Category.PROMOTION)
    assert record(small_workspace, "1-1-1").category is Category.PROMOTION


def test_merge_into_one_that_stays(small_workspace):
    made = make(small_workspace, RevisionKind.MERGE, into="1-1-9")
    state = record(small_workspace, "1-1-1").state
    assert (state.kind, state.since, state.into) == (StateKind.MERGED, DAY, ("1-1-9",))
    assert made.into == ("1-1-9",)
    phases = {cell.when: cell.phase for cell in record(small_workspace, "1-1-1").schedule}
    assert phases[2023, 2] == 2
    assert all(phase is None for when, phase in phases.items() if when >= (2024, 1))
    assert record(small_workspace, "1-1-9").state is None


def test_split_makes_new_numbers_that_inherit(small_workspace):
    first = record(small_workspace, "1-1-1")
    made = make(small_workspace, RevisionKind.SPLIT, day="2024-06-15", new_titles=("番号札", "案内板"))
    assert made.into == ("1-1-10", "1-1-11")
    new = record(small_workspace, "1-1-10")
    assert (new.title, new.purpose, new.departments, new.indicator, new.sogo_codes) == (
        "番号札", first.purpose, first.departments, first.indicator, first.sogo_codes,
    )  # fmt: skip
    assert new.actual == ()
    assert new.page is None
    assert next(cell.when for cell in new.schedule) == (2024, 2)
    assert record(small_workspace, "1-1-1").state.into == made.into
    small_workspace.edits.undo()
    assert record(small_workspace, "1-1-1") == first


def test_number_of_a_removed_project_is_not_given_again(small_workspace):
    make(small_workspace, RevisionKind.SPLIT, new_titles=("番号札", "案内板"))
    from fujidesk.domain.fields import whole_value

    gone = record(small_workspace, "1-1-11")
    small_workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-11", "*", whole_value(gone), None)], "削除")
    made = make(small_workspace, RevisionKind.MERGE, ("1-1-9", "1-1-10"), new_titles=("合わせた事業",))
    assert made.into == ("1-1-12",)


def test_rest_leaves_the_plan_alone_where_the_office_says_so(small_workspace):
    before = record(small_workspace, "1-1-1").schedule
    make(small_workspace, RevisionKind.SUSPEND, ends_plan=False)
    assert record(small_workspace, "1-1-1").schedule == before


def test_resumed_project_gets_its_plan_back_from_the_day_on(small_workspace):
    before = record(small_workspace, "1-1-1").schedule
    make(small_workspace, RevisionKind.SUSPEND)
    make(small_workspace, RevisionKind.RESUME, day="2025-04-01")
    now = record(small_workspace, "1-1-1")
    assert now.state is None
    assert [cell for cell in now.schedule if cell.fiscal_year >= 2025] == [
        cell for cell in before if cell.fiscal_year >= 2025
    ]
    assert {cell.phase for cell in now.schedule if cell.fiscal_year == 2024} == {None}


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"kind": RevisionKind.MERGE, "into": "1-1-1"}, "それ自身に統合"),
        ({"kind": RevisionKind.MERGE}, "2つ以上の事業"),
        ({"kind": RevisionKind.SPLIT, "new_titles": ("一つ",)}, "2 つ以上"),
        ({"kind": RevisionKind.SPLIT, "new_titles": ("同じ", "同じ")}, "同じ"),
        ({"kind": RevisionKind.RENAME, "title": "窓口の案内番号"}, "すでに"),
        ({"kind": RevisionKind.RENAME, "title": " "}, "入力"),
        ({"kind": RevisionKind.RENAME, "numbers": ("1-1-1", "1-1-9"), "title": "名"}, "1つだけ"),
        ({"kind": RevisionKind.MOVE, "measure": "9.9"}, "9.9」が計画にありません"),
        ({"kind": RevisionKind.MOVE, "measure": "1"}, "計画にありません"),
        ({"kind": RevisionKind.MOVE, "measure": "1.1"}, "すでに 1.1"),
        ({"kind": RevisionKind.CATEGORY, "category": Category.PRIORITY}, "すでに"),
        ({"kind": RevisionKind.CATEGORY}, "分類を選んで"),
        ({"kind": RevisionKind.RESUME}, "休止していない"),
        ({"kind": RevisionKind.COMPLETE, "day": "2022-03-31"}, "期間"),
        ({"kind": RevisionKind.COMPLETE, "day": "2027-04-01"}, "期間"),
        ({"kind": RevisionKind.COMPLETE, "day": "4月"}, "日付を入力"),
        ({"kind": RevisionKind.COMPLETE, "reason": " "}, "理由を入力"),
        ({"kind": RevisionKind.COMPLETE, "meeting": ""}, "会議を入力"),
        ({"kind": RevisionKind.COMPLETE, "numbers": ()}, "選んでください"),
        ({"kind": RevisionKind.COMPLETE, "numbers": ("9-9-9",)}, "9-9-9 の事業はありません"),
        ({"kind": RevisionKind.COMPLETE, "numbers": ("1-1-1", "1-1-1")}, "2回"),
        ({"kind": RevisionKind.ADDITION}, "ここでは登録できません"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(small_workspace, given, word):
    before = small_workspace.registry.records()
    with pytest.raises(UserError, match=word):
        small_workspace.revisions.make(order(**given))
    assert small_workspace.registry.records() == before
    assert small_workspace.revisions.all() == []


def test_ended_project_and_earlier_day_are_refused(small_workspace):
    make(small_workspace, RevisionKind.RENAME, title="新しい名")
    with pytest.raises(UserError, match="令和6年4月1日 名称変更"):
        make(small_workspace, RevisionKind.COMPLETE, day="2023-04-01")
    make(small_workspace, RevisionKind.COMPLETE)
    with pytest.raises(UserError, match=r"完了（令和6年4月1日）により終了"):
        make(small_workspace, RevisionKind.RENAME, day="2025-04-01", title="別の名")
    make(small_workspace, RevisionKind.SUSPEND, ("1-1-9",))
    with pytest.raises(UserError, match="すでに休止"):
        make(small_workspace, RevisionKind.SUSPEND, ("1-1-9",))
    with pytest.raises(UserError, match="休止中"):
        make(small_workspace, RevisionKind.MERGE, ("1-5-10",), into="1-1-9")


def test_register_of_any_day(small_workspace):
    original = small_workspace.registry.records()
    make(small_workspace, RevisionKind.RENAME, day="2023-04-01", title="二番目")
    make(small_workspace, RevisionKind.MOVE, day="2023-10-01", measure="1.5")
    make(small_workspace, RevisionKind.SPLIT, day="2024-04-01", new_titles=("あ", "い"))
    make(small_workspace, RevisionKind.RENAME, ("1-5-11",), day="2025-04-01", title="う")
    as_of = small_workspace.revisions.as_of
    assert as_of(dt.date(2022, 4, 1)) == original
    assert as_of(dt.date(2023, 3, 31)) == original
    titles = {item.number: item.title for item in as_of(dt.date(2023, 4, 1))}
    assert titles["1-1-1"] == "二番目"
    half = {item.number: item for item in as_of(dt.date(2024, 3, 31))}
    assert (half["1-1-1"].measure, half["1-1-1"].state) == ("1.5", None)
    assert {item.title for item in as_of(dt.date(2024, 4, 1))} >= {"あ", "い"}
    assert as_of(dt.date(2026, 4, 1)) == small_workspace.registry.records()
    kinds = [
        item.kind
        for item in small_workspace.revisions.changes_between(dt.date(2023, 10, 1), dt.date(2024, 4, 1))
    ]
    assert kinds == [RevisionKind.MOVE, RevisionKind.SPLIT]


def test_corrections_through_the_sheet_stay_in_the_register_of_a_day(small_workspace):
    make(small_workspace, RevisionKind.RENAME, title="後の名")
    edits = [
        FieldChange(Entity.PROJECT, "1-1-1", "title", "後の名", "直した名"),
        FieldChange(Entity.PROJECT, "1-1-9", "title", "ＬＩＮＥのお知らせ", "お知らせ"),
    ]
    small_workspace.edits.apply(edits, "訂正")
    then = small_workspace.revisions.register_then(dt.date(2023, 4, 1))
    titles = {item.number: item.title for item in then.records}
    assert (titles["1-1-1"], titles["1-1-9"]) == ("窓口の案内番号", "お知らせ")
    assert then.differing == {"1-1-1": ("title",)}


def test_approved_year_does_not_hinder_a_change_of_the_plan(small_workspace):
    report = small_workspace.reports.of_year(2023)["1-1-1"]
    small_workspace.reports.store(report, {"action": "進めた"}, "回答")
    small_workspace.surveys.approve(2023, "本部")
    make(small_workspace, RevisionKind.SPLIT, day="2023-04-01", new_titles=("あ", "い"))
    assert record(small_workspace, "1-1-10").title == "あ"


def test_survey_asks_only_what_ran_in_the_year(small_workspace):
    make(small_workspace, RevisionKind.SPLIT, day="2024-04-01", new_titles=("あ", "い"))
    make(small_workspace, RevisionKind.SUSPEND, ("1-1-9",), day="2023-04-01")
    make(small_workspace, RevisionKind.RESUME, ("1-1-9",), day="2025-04-01")
    asked = {year: set(small_workspace.surveys.assignments(year)) for year in (2022, 2023, 2024, 2025)}
    assert asked[2022] == {"1-1-1", "1-1-9", "1-5-10"}
    assert asked[2023] == {"1-1-1", "1-5-10"}
    assert asked[2024] == {"1-1-10", "1-1-11", "1-5-10"}
    assert asked[2025] == {"1-1-9", "1-1-10", "1-1-11", "1-5-10"}


def test_evaluation_counts_only_what_ran_or_was_answered(small_workspace):
    make(small_workspace, RevisionKind.COMPLETE, day="2024-04-01")
    numbers = [row.number for row in small_workspace.evaluation.data().year(2024)]
    assert numbers == ["1-1-9", "1-5-10"]
    assert small_workspace.evaluation.approval_review(2024).total == 2
    report = small_workspace.reports.of_year(2024)["1-1-1"]
    small_workspace.reports.store(report, {"action": "後始末をした"}, "回答")
    assert "1-1-1" in [row.number for row in small_workspace.evaluation.data().year(2024)]
    assert '"number": "1-1-1"' in small_workspace.reports.json_text(2024)


def test_list_hides_what_rests_or_has_ended(small_workspace):
    make(small_workspace, RevisionKind.COMPLETE)
    make(small_workspace, RevisionKind.SUSPEND, ("1-1-9",))
    wanted = ProjectFilter(running_only=True)
    assert [row.number for row in wanted.apply(small_workspace.registry.rows())] == ["1-5-10"]
    assert wanted.describe(small_workspace.profile) == "動いている事業"
