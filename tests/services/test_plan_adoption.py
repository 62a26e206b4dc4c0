"""An approved draft becomes a plan of the same database on its first day; the plan before stays whole."""

import datetime as dt
from contextlib import closing
from dataclasses import replace

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.next_plan.records import Fate
from fujidesk.domain.people import Member
from fujidesk.errors import UserError
from fujidesk.models import plan_origins, schema
from fujidesk.models.engine import FileDatabase
from fujidesk.paths import user_folders
from fujidesk.services.next_plan_orders import CarryOrder
from fujidesk.services.workspace import open_workspace

NOW = dt.datetime(2027, 4, 1, 9, 0, tzinfo=dt.UTC)
FIRST_DAY = dt.date(2027, 4, 1)


@pytest.fixture(params=["file", "server"])
def workspace(request, tmp_path, small_database):
    """The small register in a file and on a server."""
    path = small_database if request.param == "file" else request.getfixturevalue("small_server")
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    yield opened
    opened.close()


@pytest.fixture
def draft(workspace):
    """An approved draft: 1-1-1 split, 1-1-9 carried over, 1-5-10 ended, one new."""
    service = workspace.next_plan
    service.start(2027, 2031, "第二次の計画（案）")

    def carry(fate, numbers=(), titles=(), **more):
        order = CarryOrder(fate, tuple(numbers), tuple(titles), reason="理由", **more)
        service.carry(service.draft(), order)

    carry(Fate.SPLIT, ["1-1-1"], ["窓口の手続", "書かない窓口"], level="1.1")
    carry(Fate.ENDED, ["1-5-10"])
    carry(Fate.NEW, [], ["新しい事業"], level="1.1", departments=("市民課",))
    workspace.next_plan_tree.renumber(service.draft())
    service.decisions.approve(service.draft(), "情報化推進本部", NOW)
    return service.draft()


def reopened(workspace, tmp_path, plan=""):
    return open_workspace(workspace.path, user_folders(tmp_path / "other"), read_only=True, plan=plan)


def test_before_its_day_nothing_is_adopted(workspace, draft):
    with pytest.raises(UserError, match="令和9年4月1日からです（今日は 令和9年3月31日）"):
        workspace.next_plan.decisions.adopt(draft, dt.date(2027, 3, 31), NOW)
    assert len(workspace._database.plans()) == 1
    assert not workspace.next_plan.draft().is_adopted


def test_a_draft_that_is_not_approved_is_refused(workspace, draft):
    workspace.next_plan.decisions.reopen(draft, "直す")
    with pytest.raises(UserError, match="承認されていない"):
        workspace.next_plan.decisions.adopt(workspace.next_plan.draft(), FIRST_DAY, NOW)
    assert len(workspace._database.plans()) == 1


def test_the_plan_before_stays_with_all_its_years(workspace, draft, tmp_path):
    report = workspace.reports.of_year(2022)["1-1-9"]
    workspace.reports.store(report, {"status": "done", "score_cost": 5}, "回答")
    records, answers = list(workspace.registry.records()), workspace.reports.of_year(2022)
    workspace.next_plan.decisions.adopt(draft, FIRST_DAY, NOW)
    assert list(workspace.registry.records()) == records
    assert workspace.reports.of_year(2022) == answers
    with closing(reopened(workspace, tmp_path, "R4")) as old:
        assert list(old.registry.records()) == records
        assert old.reports.of_year(2022) == answers


def test_the_next_plan_is_the_draft_with_its_period_and_where_its_projects_come_from(
    workspace, draft, tmp_path
):
    expected = workspace.next_plan.as_register(replace(draft, name="第二次の計画"))
    workspace.next_plan.decisions.adopt(draft, FIRST_DAY, NOW)
    with closing(reopened(workspace, tmp_path, "R9")) as new:
        assert (new.profile, new.registry.content()) == expected
        assert (new.plan.name, new.plan.first_year, new.plan.last_year) == ("第二次の計画", 2027, 2031)
        assert new.plan.predecessor == workspace.plan.id
        numbers = {row.title: row.number for row in new.registry.rows()}
        assert len(numbers) == 4
        assert new.next_plan.drafts() == []
        with new._database.reading() as session:
            heirs = plan_origins.heirs_of(session, "1-1-1")
            (own,) = plan_origins.origins_of(session, numbers["書かない窓口"])
            nothing = plan_origins.origins_of(session, numbers["新しい事業"])
            gone = plan_origins.heirs_of(session, "1-5-10")
    assert [item.number for item in heirs] == [numbers["窓口の手続"], numbers["書かない窓口"]]
    assert (own.source, own.fate, own.reason) == ("1-1-1", Fate.SPLIT, "理由")
    assert nothing == gone == ()


def test_posts_that_go_on_are_taken_over(workspace, draft, tmp_path):
    today = dt.date(2027, 3, 1)
    workspace.people.add(Member("", "leader", "", "係長", "", "市民課", "", "2025-04-01"), today)
    workspace.people.add(
        Member("", "leader", "", "主査", "", "デジタル推進課", "", "2022-04-01", "2027-03-31"), today
    )
    workspace.next_plan.decisions.adopt(draft, FIRST_DAY, NOW)
    with closing(reopened(workspace, tmp_path, "R9")) as new:
        assert [item.post for item in new.office.all(Member)] == ["係長"]


def test_the_adoption_stands_in_the_history_of_the_plan_before_and_happens_once(workspace, draft):
    workspace.next_plan.decisions.adopt(draft, FIRST_DAY, NOW)
    adopted = workspace.next_plan.draft()
    assert adopted.adopted_at == "2027-04-01T09:00:00+00:00"
    newest = workspace.history.recent_steps()[0].last
    assert newest.label == "第二次の計画を計画にする"
    assert "adopted_at" in {entry.change.field for entry in workspace.history.recent()[:2]}
    with pytest.raises(UserError, match="もう計画になっています"):
        workspace.next_plan.decisions.adopt(adopted, FIRST_DAY, NOW)
    with pytest.raises(UserError, match="もう計画になっています"):
        workspace.next_plan.decisions.reopen(adopted, "直す")
    assert workspace.check() == [item for item in workspace.check() if item.severity.value == "open"]


def test_undo_takes_the_plan_back_and_redo_brings_it_again(workspace, draft):
    workspace.next_plan.decisions.adopt(draft, FIRST_DAY, NOW)
    workspace.edits.undo()
    assert len(workspace._database.plans()) == 1
    assert not workspace.next_plan.draft().is_adopted
    workspace.edits.redo()
    assert len(workspace._database.plans()) == 2
    assert workspace.next_plan.draft().is_adopted


def test_a_plan_that_was_worked_with_is_not_taken_back(workspace, draft):
    workspace.next_plan.decisions.adopt(draft, FIRST_DAY, NOW)
    old, new = workspace._database.plans()
    workspace._database.choose(new.id)
    (row, *_) = workspace.registry.rows()
    change = FieldChange(Entity.PROJECT, row.number, "title", row.title, "別の名前")
    workspace.edits.apply([change], "事業名")
    workspace.edits._done.pop()
    workspace._database.choose(old.id)
    with pytest.raises(UserError, match="次期計画で変更が記録されている"):
        workspace.edits.undo()
    assert len(workspace._database.plans()) == 2


def test_a_plan_in_which_views_were_saved_is_not_taken_back(workspace, draft):
    workspace.next_plan.decisions.adopt(draft, FIRST_DAY, NOW)
    old, new = workspace._database.plans()
    workspace._database.choose(new.id)
    workspace.views.save("窓口", "{}")
    workspace._database.choose(old.id)
    with pytest.raises(UserError, match="保存したビューがある"):
        workspace.edits.undo()
    workspace._database.choose(new.id)
    assert workspace.views.names() == ["窓口"]
    workspace.views.delete("窓口")
    workspace._database.choose(old.id)
    workspace.edits.undo()
    assert len(workspace._database.plans()) == 1


def test_what_fails_on_the_way_leaves_nothing(workspace, draft, monkeypatch):
    def fail(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(plan_origins, "keep", fail)
    with pytest.raises(Exception, match="空き容量"):
        workspace.next_plan.decisions.adopt(draft, FIRST_DAY, NOW)
    assert len(workspace._database.plans()) == 1
    assert not workspace.next_plan.draft().is_adopted


def test_two_plans_survive_as_one_file(workspace, draft, tmp_path):
    """A backup of the database holds both plans."""
    workspace.next_plan.decisions.adopt(draft, FIRST_DAY, NOW)
    copy = workspace.back_up()
    with closing(FileDatabase(copy, read_only=True)) as database:
        assert [plan.first_year for plan in database.plans()] == [2022, 2027]
        assert [plan.id for plan in database.plans()] == [1, 2]
    assert replace(draft, adopted_at="x").is_adopted


def test_no_two_plans_have_one_name_and_period(workspace, draft):
    decisions = workspace.next_plan.decisions
    decisions.adopt(draft, FIRST_DAY, NOW)
    workspace.next_plan.start(2028, 2031, "別の案")
    workspace.next_plan_tree.renumber(workspace.next_plan.draft("draft-R10"))
    other = workspace.next_plan.draft("draft-R10")
    with workspace._database.writing_all() as session:
        session.connection().execute(
            schema.plan.update().where(schema.plan.c.id == 2).values(first_year=2028)
        )
    decisions.approve(other, "", NOW)
    other, day = workspace.next_plan.draft("draft-R10"), dt.date(2028, 4, 1)
    made = len(workspace.backups())
    for refused in (
        decisions.refuse_adoption_as,
        lambda *given: decisions.adopt(*given[:2], NOW, None, given[2]),
    ):
        with pytest.raises(UserError, match="計画「第二次の計画（R10〜R13）」は、このデータベースにすでに"):
            refused(other, day, "第二次の計画")
    assert len(workspace.backups()) == made
    decisions.adopt(other, day, NOW, None, "第三次の計画")
    assert [plan.name for plan in workspace._database.plans()][1:] == ["第二次の計画", "第三次の計画"]


def test_a_plan_of_the_same_name_that_came_meanwhile_is_found_in_the_write(workspace, draft, monkeypatch):
    monkeypatch.setattr(workspace.next_plan, "stored_plans", list)
    with workspace._database.writing_all() as session:
        named = schema.plan.update().values(name="第二次の計画", first_year=2027, last_year=2031)
        session.connection().execute(named)
    with pytest.raises(UserError, match="すでにあります"):
        workspace.next_plan.decisions.adopt(draft, FIRST_DAY, NOW)
    assert len(workspace._database.plans()) == 1
    assert not workspace.next_plan.draft().is_adopted


def test_a_name_that_is_too_long_is_refused_before_the_backup(workspace, draft):
    made = len(workspace.backups())
    with pytest.raises(UserError, match="計画の名前は 200 文字以内にしてください（いまは 201 文字です）"):
        workspace.next_plan.decisions.adopt(draft, FIRST_DAY, NOW, name="長" * 201)
    assert len(workspace.backups()) == made
    workspace.next_plan.decisions.adopt(draft, FIRST_DAY, NOW, name="長" * 200)


def test_the_next_plan_speaks_the_words_that_were_changed_in_the_same_session(workspace, draft, tmp_path):
    wanted = workspace.profile_changes.values()
    wanted["words"]["office"] = "推進室"
    workspace.profile_changes.store(wanted)
    workspace.next_plan.decisions.write_register(draft, tmp_path / "next.db", FIRST_DAY)
    workspace.next_plan.decisions.adopt(draft, FIRST_DAY, NOW)
    with closing(reopened(workspace, tmp_path, "R9")) as new:
        assert new.profile.words.office == "推進室"
    alone = open_workspace(tmp_path / "next.db", user_folders(tmp_path / "alone"), read_only=True)
    with closing(alone):
        assert alone.profile.words.office == "推進室"


def test_doing_it_again_writes_the_draft_as_it_is_by_then(workspace, draft, tmp_path):
    """Another has opened it again, changed it and approved it, after this one took the adoption back."""
    workspace.next_plan.decisions.adopt(draft, FIRST_DAY, NOW)
    workspace.edits.undo()
    kept, plan = workspace.edits._undone[:], workspace.next_plan
    plan.decisions.reopen(plan.draft(), "直す")
    item = next(item for item in plan.projects(plan.draft()) if item.is_in_plan)
    plan.change_project(item, replace(item, title="直した事業"))
    plan.decisions.approve(plan.draft(), "", NOW)
    workspace.edits._undone[:] = kept
    workspace.edits.redo()
    with closing(reopened(workspace, tmp_path, "R9")) as new:
        assert "直した事業" in {row.title for row in new.registry.rows()}
