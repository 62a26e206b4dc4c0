"""The tree of a draft on the real register: moved, renamed, added, removed, brought back; each one step."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.next_plan.arranging import Place
from fujidesk.domain.next_plan.records import Fate
from fujidesk.errors import EditConflictError, UserError
from fujidesk.services.next_plan_orders import CarryOrder

NOW = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def plan(workspace):
    workspace.next_plan.start(2027, 2031)
    return workspace.next_plan


@pytest.fixture
def tree(plan, workspace):
    return workspace.next_plan_tree


def of(plan, number):
    return [item for item in plan.projects(plan.draft()) if number in item.sources]


def numbers_of(plan, level):
    own = [item for item in plan.projects(plan.draft()) if item.level == level and item.is_in_plan]
    return [item.sources[0] for item in sorted(own, key=lambda item: item.position)]


def carry(plan, fate, numbers, titles=()):
    plan.carry(plan.draft(), CarryOrder(fate, tuple(numbers), tuple(titles), reason="理由"))


def test_a_project_is_put_before_another_one(plan, tree, workspace):
    before = plan.projects(plan.draft())
    tree.place(plan.draft(), [of(plan, "1-2-3")[0].key], Place("1.1", of(plan, "1-1-2")[0].key))
    assert numbers_of(plan, "1.1")[:3] == ["1-1-1", "1-2-3", "1-1-2"]
    tree.renumber(plan.draft())
    assert of(plan, "1-2-3")[0].number == "1-1-2"
    assert plan.problems(plan.draft()) == ()
    workspace.edits.undo()
    workspace.edits.undo()
    assert plan.projects(plan.draft()) == before


@pytest.mark.parametrize("level", ["1", "9.9", ""])
def test_projects_stand_under_the_lowest_levels_alone(plan, tree, level):
    with pytest.raises(UserError, match="施策"):
        tree.place(plan.draft(), [of(plan, "1-1-1")[0].key], Place(level))


def test_a_moved_level_takes_its_projects_along(plan, tree, workspace):
    before = (plan.draft(), plan.projects(plan.draft()))
    moved = numbers_of(plan, "1.1")
    tree.move_level(plan.draft(), "1.1", Place("2", "2.1"))
    assert numbers_of(plan, "2.1") == moved
    tree.renumber(plan.draft())
    assert of(plan, "1-1-1")[0].number == "2-1-1"
    assert plan.problems(plan.draft()) == ()
    workspace.edits.undo()
    workspace.edits.undo()
    assert (plan.draft(), plan.projects(plan.draft())) == before


def test_a_level_keeps_its_depth(plan, tree):
    with pytest.raises(UserError, match="移せません"):
        tree.move_level(plan.draft(), "1.1", Place(""))


def test_a_level_is_added_renamed_and_removed_while_it_is_empty(plan, tree):
    tree.add_level(plan.draft(), "1", "新しい施策")
    made = plan.draft().levels[-1]
    assert (made.title, made.parent) == ("新しい施策", "1")
    tree.change_level(plan.draft(), replace(made, title="別の名前"))
    assert plan.draft().levels[-1].title == "別の名前"
    tree.remove_level(plan.draft(), made.code)
    assert made.code not in {level.code for level in plan.draft().levels}
    for title in ("", "　"):
        with pytest.raises(UserError, match="名前"):
            tree.add_level(plan.draft(), "1", title)


@pytest.mark.parametrize(("code", "word"), [("1.1", "事業"), ("1", "施策")])
def test_a_level_with_something_under_it_stays(plan, tree, code, word):
    with pytest.raises(UserError, match=word):
        tree.remove_level(plan.draft(), code)


def test_merged_projects_come_back_each_for_itself(plan, tree, workspace):
    before = plan.projects(plan.draft())
    carry(plan, Fate.MERGED, ["1-1-1", "1-1-2"], ["窓口"])
    tree.bring_back(plan.draft(), ["1-1-1"])
    first, second = of(plan, "1-1-1"), of(plan, "1-1-2")
    assert [(item.fate, item.number) for item in (*first, *second)] == [
        (Fate.CARRIED, "1-1-1"), (Fate.CARRIED, "1-1-2"),
    ]  # fmt: skip
    assert plan.problems(plan.draft()) == ()
    workspace.edits.undo()
    workspace.edits.undo()
    assert plan.projects(plan.draft()) == before


def test_split_projects_come_back_as_one(plan, tree):
    carry(plan, Fate.SPLIT, ["1-1-3"], ["申請", "相談"])
    tree.bring_back(plan.draft(), ["1-1-3"])
    (made,) = of(plan, "1-1-3")
    assert (made.fate, made.number) == (Fate.CARRIED, "1-1-3")


def test_what_was_written_on_an_ended_project_is_there_when_it_comes_back(plan, tree):
    project = of(plan, "1-1-1")[0]
    plan.change_project(project, replace(project, title="新しい名前", overview="書いた概要"))
    carry(plan, Fate.ENDED, ["1-1-1"])
    (ended,) = of(plan, "1-1-1")
    assert (ended.fate, ended.number, ended.reason, ended.key) == (Fate.ENDED, "", "理由", project.key)
    tree.bring_back(plan.draft(), ["1-1-1"], Place("1.2"))
    (made,) = of(plan, "1-1-1")
    assert (made.title, made.overview, made.level, made.reason) == ("新しい名前", "書いた概要", "1.2", "")
    assert numbers_of(plan, "1.2")[-1] == "1-1-1"


def test_what_was_written_is_what_a_merger_begins_with(plan):
    project = of(plan, "1-1-1")[0]
    plan.change_project(project, replace(project, overview="書いた概要"))
    carry(plan, Fate.MERGED, ["1-1-1", "1-1-2"])
    assert of(plan, "1-1-2")[0].overview == "書いた概要"


def test_a_part_of_a_split_project_ends_with_the_others(plan):
    carry(plan, Fate.SPLIT, ["1-1-3"], ["申請", "相談"])
    carry(plan, Fate.ENDED, ["1-1-3"])
    (made,) = of(plan, "1-1-3")
    assert made.fate is Fate.ENDED


def test_a_project_comes_back_under_its_level_though_that_has_moved(plan, tree):
    carry(plan, Fate.MERGED, ["1-1-1", "1-1-2"])
    tree.move_level(plan.draft(), "1.1", Place("1"))
    tree.bring_back(plan.draft(), ["1-1-1"])
    title = next(level.title for level in plan.draft().levels if level.code == of(plan, "1-1-1")[0].level)
    assert title == "行政サービスのオンライン化"


def test_a_new_project_is_removed_and_others_are_not(plan, tree):
    plan.carry(plan.draft(), CarryOrder(Fate.NEW, (), ("新しい",), "1.1", "理由"))
    (made,) = [item for item in plan.projects(plan.draft()) if item.fate is Fate.NEW]
    with pytest.raises(UserError, match="新規"):
        tree.remove_new(plan.draft(), [made.key, of(plan, "1-1-1")[0].key])
    tree.remove_new(plan.draft(), [made.key])
    assert not [item for item in plan.projects(plan.draft()) if item.fate is Fate.NEW]


def test_an_approved_draft_stays_as_it_is(plan, tree):
    plan.decisions.approve(plan.draft(), "", NOW)
    draft, key = plan.draft(), of(plan, "1-1-1")[0].key
    for step in (
        lambda: tree.place(draft, [key], Place("1.2")), lambda: tree.move_level(draft, "1.1", Place("2")),
        lambda: tree.add_level(draft, "1", "A"), lambda: tree.remove_level(draft, "1.1"),
        lambda: tree.bring_back(draft, ["1-1-1"]), lambda: tree.remove_new(draft, [key]),
        lambda: tree.change_level(draft, replace(draft.levels[0], title="A")),
    ):  # fmt: skip
        with pytest.raises(UserError, match="承認"):
            step()


def test_levels_that_somebody_else_changed_are_not_written_over(plan, tree):
    draft = plan.draft()
    tree.add_level(draft, "1", "先の施策")
    with pytest.raises(EditConflictError):
        tree.add_level(draft, "1", "後の施策")
