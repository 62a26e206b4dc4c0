"""Two people on a server decide on one draft: what one has decided, the other's older view does not undo."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.next_plan.arranging import Place
from fujidesk.domain.next_plan.records import Fate
from fujidesk.errors import UserError
from fujidesk.services.next_plan_orders import CarryOrder

NOW = dt.datetime(2027, 4, 1, 9, 0, tzinfo=dt.UTC)
LATER = dt.datetime(2027, 4, 1, 10, 0, tzinfo=dt.UTC)
FIRST_DAY = dt.date(2027, 4, 1)


@pytest.fixture
def people(open_server):
    """Two people with the same numbered draft before them."""
    one, two = open_server(), open_server()
    one.next_plan.start(2027, 2031, "第二次の計画（案）")
    one.next_plan_tree.renumber(one.next_plan.draft())
    return one, two


def approve(space, at=NOW):
    space.next_plan.decisions.approve(space.next_plan.draft(), "本部", at)
    return space.next_plan.draft()


def reopen(space):
    space.next_plan.decisions.reopen(space.next_plan.draft(), "直す")


def adopt(space, draft):
    return space.next_plan.decisions.adopt(draft, FIRST_DAY, NOW)


def during_backup(space, monkeypatch, work):
    """Let another work while the backup of a decision runs."""
    monkeypatch.setattr(space.next_plan.decisions, "_before_approval", lambda _progress: work())


def test_a_draft_that_was_reopened_before_the_dialog_was_answered_becomes_no_plan(people):
    one, two = people
    seen = approve(one)
    reopen(two)
    with pytest.raises(UserError, match="ほかの人が先に承認を解除しました"):
        adopt(one, seen)
    assert len(one._database.plans()) == 1


def test_a_draft_that_was_reopened_during_the_backup_becomes_no_plan(people, monkeypatch):
    one, two = people
    seen = approve(one)
    during_backup(one, monkeypatch, lambda: reopen(two))
    with pytest.raises(UserError, match="ほかの人が先に承認を解除しました"):
        adopt(one, seen)
    assert len(one._database.plans()) == 1
    assert not one.next_plan.draft().is_adopted


def test_a_draft_that_was_approved_anew_is_looked_at_first(people):
    one, two = people
    seen = approve(one)
    reopen(two)
    approve(two, LATER)
    with pytest.raises(UserError, match="承認し直しました"):
        adopt(one, seen)


def test_an_adopted_draft_is_not_reopened_from_an_older_view(people):
    one, two = people
    seen = approve(one)
    adopt(two, two.next_plan.draft())
    for decide in (
        lambda: one.next_plan.decisions.reopen(seen, "直す"),
        lambda: one.next_plan.decisions.refuse_reopening(seen, "直す"),
        lambda: adopt(one, seen),
        one.edits.undo,  # of the approval
    ):
        with pytest.raises(UserError, match="ほかの人が先に計画にしました"):
            decide()
    assert one.next_plan.draft().is_approved


def test_an_adopted_draft_is_not_reopened_where_it_became_a_plan_during_the_backup(people, monkeypatch):
    one, two = people
    seen = approve(one)
    during_backup(one, monkeypatch, lambda: adopt(two, two.next_plan.draft()))
    with pytest.raises(UserError, match="ほかの人が先に計画にしました"):
        one.next_plan.decisions.reopen(seen, "直す")


def test_a_draft_is_approved_once(people, monkeypatch):
    one, two = people
    seen = one.next_plan.draft()
    during_backup(one, monkeypatch, lambda: approve(two))
    with pytest.raises(UserError, match="ほかの人が先に承認しました"):
        one.next_plan.decisions.approve(seen, "本部", LATER)
    assert len(one.next_plan.versions(seen)) == 1


def changing(space):
    """Every step that changes projects or levels of a draft, from a view that is open now."""
    plan, tree = space.next_plan, space.next_plan_tree
    seen = plan.draft()
    item = plan.projects(seen)[0]
    order = CarryOrder(Fate.NEW, (), ("新しい事業",), "1.1", "理由", ("市民課",))
    there = Place("1.1")
    yield lambda: plan.carry(seen, order)
    yield lambda: plan.carry(seen, CarryOrder(Fate.ENDED, ("1-1-1",), reason="理由"))
    yield lambda: plan.change_draft(seen, replace(seen, remark="直した"))
    yield lambda: plan.remove(seen)
    yield lambda: tree.place(seen, [item.key], there)
    yield lambda: tree.bring_back(seen, ["1-1-1"])
    yield lambda: tree.add_level(seen, seen.levels[0].code, "加えた")
    yield space.edits.undo


def test_nothing_of_an_approved_draft_is_changed_from_an_older_view(people):
    one, two = people
    seen = one.next_plan.draft()
    one.next_plan.carry(seen, CarryOrder(Fate.NEW, (), ("加えた",), "1.1", "理由", ("市民課",)))
    one.next_plan_tree.renumber(seen)
    steps = list(changing(one))
    draft = approve(two)
    before = two.next_plan.projects(draft)
    for step in steps:
        with pytest.raises(UserError, match=r"先に(承認しました|別の変更がありました)"):
            step()
    assert two.next_plan.draft() == draft
    assert two.next_plan.projects(draft) == before


def test_one_alone_takes_all_of_it_back_and_does_it_again(people):
    one, _ = people
    adopt(one, approve(one))
    for _ in range(4):
        one.edits.undo()
    assert one.next_plan.drafts() == []
    for _ in range(4):
        one.edits.redo()
    assert one.next_plan.draft().is_adopted


def test_a_window_on_a_plan_that_is_taken_back_hears_of_it(people):
    one, two = people
    adopt(one, approve(one))
    two._database.choose(one._database.plans()[-1].id)
    two.was_written_elsewhere()
    one.was_written_elsewhere()
    one.edits.undo()
    assert two.was_written_elsewhere()
    assert not one.was_written_elsewhere()
