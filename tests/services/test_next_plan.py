"""The draft of the next plan on the real register: carried, merged, split, ended, new; versions; approval."""

import datetime as dt
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from fujidesk.domain.backups import BackupReason
from fujidesk.domain.next_plan.records import Fate
from fujidesk.domain.records import LevelRecord
from fujidesk.errors import EditConflictError, UserError
from fujidesk.paths import user_folders
from fujidesk.services.next_plan_orders import CarryOrder
from fujidesk.services.office_records import removed
from fujidesk.services.workspace import open_workspace

NOW = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def service(workspace):
    workspace.next_plan.start(2027, 2031)
    return workspace.next_plan


@pytest.fixture
def tree(workspace):
    return workspace.next_plan_tree


def standing(service):
    return [item for item in service.projects(service.draft()) if item.is_in_plan]


def of(service, number):
    return [item for item in service.projects(service.draft()) if number in item.sources]


def carry(service, fate, numbers=(), titles=(), reason="理由", **values):
    service.carry(service.draft(), CarryOrder(fate, tuple(numbers), tuple(titles), reason=reason, **values))


def test_a_draft_begins_with_the_plan_in_force(service, workspace):
    draft = service.draft()
    assert (draft.key, draft.fiscal_year, draft.last_year) == ("draft-R9", 2027, 2031)
    assert len(draft.levels) == 3 + 15
    assert draft.levels == tuple(workspace.registry.levels())
    assert service.as_register(draft)[1].levels == draft.levels
    assert len(standing(service)) == 202
    assert all(len(item.phases) in (0, 10) for item in standing(service))
    assert service.problems(draft) == ()


def test_the_plan_in_force_stays_as_it_is(workspace):
    before = list(workspace.registry.records())
    workspace.next_plan.start(2027, 2031)
    carry(workspace.next_plan, Fate.ENDED, ["1-1-1"])
    assert list(workspace.registry.records()) == before


@pytest.mark.parametrize(("first", "last"), [(2026, 2030), (2031, 2027), (2027, 2099)])
def test_a_period_that_cannot_be_is_refused(workspace, first, last):
    with pytest.raises(UserError):
        workspace.next_plan.start(first, last)
    assert workspace.next_plan.drafts() == []


def test_a_second_draft_of_the_same_year_is_refused(service):
    with pytest.raises(UserError, match="draft-R9"):
        service.start(2027, 2032)


def test_projects_are_merged_into_one(service):
    carry(service, Fate.MERGED, ["1-1-1", "1-1-2"], ["窓口の支払い"], "同じ窓口")
    (made,) = of(service, "1-1-1")
    assert (made.title, made.sources, made.fate) == ("窓口の支払い", ("1-1-1", "1-1-2"), Fate.MERGED)
    assert of(service, "1-1-2") == [made]
    assert len(standing(service)) == 201


def test_a_merged_project_is_not_taken_apart_unseen(service):
    carry(service, Fate.MERGED, ["1-1-1", "1-1-2"])
    with pytest.raises(UserError, match="1-1-2"):
        carry(service, Fate.ENDED, ["1-1-1"])
    carry(service, Fate.ENDED, ["1-1-1", "1-1-2"])
    assert all(item.fate is Fate.ENDED for item in (*of(service, "1-1-1"), *of(service, "1-1-2")))


def test_a_project_is_split_into_several(service):
    carry(service, Fate.SPLIT, ["1-1-3"], ["申請", "相談"])
    assert [item.title for item in of(service, "1-1-3")] == ["申請", "相談"]


def test_a_decision_replaces_the_one_before(service):
    carry(service, Fate.ENDED, ["1-1-1"])
    carry(service, Fate.CARRIED, ["1-1-1"], reason="")
    (made,) = of(service, "1-1-1")
    assert (made.fate, made.number) == (Fate.CARRIED, "1-1-1")


def test_a_new_project_comes_in(service, tree):
    carry(service, Fate.NEW, titles=["遠隔の窓口"], level="1.2", departments=("市民課",))
    tree.renumber(service.draft())
    assert service.problems(service.draft()) == ()
    made = next(item for item in standing(service) if item.title == "遠隔の窓口")
    assert made.number.startswith("1-2-")


@pytest.mark.parametrize(
    ("fate", "numbers", "titles"),
    [
        (Fate.CARRIED, ["1-1-1", "1-1-2"], []), (Fate.MERGED, ["1-1-1"], ["A"]), (Fate.SPLIT, ["1-1-1"], ["A"]),
        (Fate.NEW, ["1-1-1"], ["A"]), (Fate.NEW, [], []), (Fate.ENDED, ["1-1-1"], ["A"]),
        (Fate.MERGED, ["1-1-1", "1-1-1"], ["A"]), (Fate.ENDED, ["9-9-9"], []),
    ],
)  # fmt: skip
def test_an_order_that_does_not_fit_is_refused_and_changes_nothing(service, fate, numbers, titles):
    before = service.projects(service.draft())
    with pytest.raises(UserError):
        carry(service, fate, numbers, titles)
    assert service.projects(service.draft()) == before


def test_a_reason_is_asked_for(service):
    with pytest.raises(UserError, match="理由"):
        carry(service, Fate.ENDED, ["1-1-1"], reason=" ")


def test_each_step_can_be_taken_back(service, workspace):
    before = service.projects(service.draft())
    carry(service, Fate.MERGED, ["1-1-1", "1-1-2"])
    workspace.edits.undo()
    assert service.projects(service.draft()) == before
    service.remove(service.draft())
    assert service.drafts() == []
    workspace.edits.undo()
    assert service.projects(service.draft()) == before


def test_keys_are_never_given_twice(service, workspace):
    carry(service, Fate.NEW, titles=["A"], level="1.1")
    first = max(item.key for item in standing(service) if item.title == "A")
    workspace.edits.undo()
    carry(service, Fate.NEW, titles=["B"], level="1.1")
    assert first not in {item.key for item in standing(service)}


def test_numbers_follow_the_levels(service, tree):
    draft = service.draft()
    moved = of(service, "1-1-1")[0]
    service.change_project(moved, replace(moved, level="1.2", position=0))
    tree.renumber(draft)
    assert of(service, "1-1-1")[0].number == "1-2-1"
    assert of(service, "1-1-2")[0].number == "1-1-1"
    assert service.problems(draft) == ()


def test_a_change_of_somebody_else_is_no_loss(service):
    project = of(service, "1-1-1")[0]
    service.change_project(project, replace(project, title="先の名前"))
    with pytest.raises(EditConflictError):
        service.change_project(project, replace(project, title="後の名前"))


def test_levels_can_be_moved(service, tree):
    draft = service.draft()
    levels = (*draft.levels, LevelRecord("1.6", "新しい施策", "1"))
    tree.set_levels(draft, levels)
    assert service.draft().levels[-1].title == "新しい施策"


def test_versions_say_what_changed_between_them(service):
    draft = service.draft()
    service.take_version(draft, "", NOW)
    project = of(service, "1-1-1")[0]
    service.change_project(project, replace(project, title="新しい名前"))
    service.take_version(draft, "幹事会", NOW)
    first, second = service.versions(draft)
    (change,) = service.since(first)
    assert (change.field, change.before, change.after) == ("事業名", project.title, "新しい名前")
    assert service.since(first, second) == (change,)
    assert service.since(second) == ()
    assert (first.title, second.title) == ("第1版", "幹事会")


def test_comments_are_kept_with_their_project(service):
    draft = service.draft()
    subject = of(service, "1-1-1")[0].key
    service.comment(draft, "窓口をまとめたい。", NOW, subject)
    (kept,) = service.comments(draft)
    assert (kept.subject, kept.text) == (subject, "窓口をまとめたい。")
    with pytest.raises(UserError):
        service.comment(draft, "　", NOW)


def test_approval_closes_the_draft_until_it_is_opened_again(service):
    service.decisions.approve(service.draft(), "第2回本部会議", NOW)
    draft = service.draft()
    assert draft.is_approved
    assert service.versions(draft)[-1].title == "承認した案"
    with pytest.raises(UserError, match="承認"):
        carry(service, Fate.ENDED, ["1-1-1"])
    with pytest.raises(UserError, match="承認"):
        service.decisions.approve(draft, "", NOW)
    with pytest.raises(UserError, match="理由"):
        service.decisions.reopen(draft, "")
    service.decisions.reopen(draft, "数え間違い")
    carry(service, Fate.ENDED, ["1-1-1"])


def test_a_draft_with_problems_is_not_approved_and_the_places_are_named(service):
    first, second = of(service, "1-1-1")[0], of(service, "1-1-2")[0]
    service.change_project(second, replace(second, number=first.number))
    with pytest.raises(UserError, match=first.title):
        service.decisions.approve(service.draft(), "", NOW)
    assert not service.draft().is_approved


def test_the_table_of_old_and_new_is_written(service, tree, tmp_path):
    carry(service, Fate.MERGED, ["1-1-1", "1-1-2"], ["窓口の支払い"], "同じ窓口")
    carry(service, Fate.ENDED, ["1-1-4"], reason="国の仕組みに代わる")
    tree.renumber(service.draft())
    service.write_table(service.draft(), tmp_path / "t.xlsx", dt.date(2026, 11, 1))
    rows = list(load_workbook(tmp_path / "t.xlsx").active.iter_rows(values_only=True))
    lines = {row[0]: row for row in rows if row[0] and str(row[0]).startswith("1-1-")}
    assert lines["1-1-1"][2:5] == lines["1-1-2"][2:5] == ("統合", "1-1-1", "窓口の支払い")
    assert lines["1-1-4"][2] == "終了"
    assert "国の仕組みに代わる" in lines["1-1-4"]


def test_a_project_of_the_plan_in_force_that_came_later_is_told(service, workspace):
    draft = service.draft()
    gone = of(service, "1-1-1")[0]
    workspace.edits.apply([removed(gone)], "試し")
    assert any("1-1-1" in problem.place and "行き先" in problem.text for problem in service.problems(draft))


@pytest.fixture
def approved(service, tree):
    carry(service, Fate.MERGED, ["1-1-1", "1-1-2"], ["窓口の支払い"], "同じ窓口")
    carry(service, Fate.ENDED, ["1-1-4"], reason="国の仕組みに代わる")
    tree.renumber(service.draft())
    service.decisions.approve(service.draft(), "本部会議", NOW)
    return service


def test_on_its_first_day_an_approved_draft_becomes_the_plan_in_force(approved, workspace, tmp_path):
    draft, path = approved.draft(), tmp_path / "next.db"
    with pytest.raises(UserError, match="令和9年4月1日"):
        approved.decisions.write_register(draft, path, dt.date(2027, 3, 31))
    assert not path.exists()
    approved.decisions.write_register(draft, path, dt.date(2027, 4, 1))
    opened = open_workspace(path, user_folders(tmp_path / "next"))
    assert (opened.profile.first_year, opened.profile.last_year) == (2027, 2031)
    records = {record.number: record for record in opened.registry.records()}
    assert len(records) == 202 - 2
    assert records["1-1-1"].title == "窓口の支払い"
    assert [cell.when.fiscal_year for cell in records["1-1-1"].schedule][::9] == [2027, 2031]
    assert list(opened.check()) == []
    opened.close()
    assert len(list(workspace.registry.records())) == 202


def test_a_draft_is_not_adopted_before_its_approval_nor_over_a_file(service, tmp_path):
    with pytest.raises(UserError, match="承認"):
        service.decisions.write_register(service.draft(), tmp_path / "next.db", dt.date(2027, 4, 1))
    service.decisions.approve(service.draft(), "", NOW)
    (tmp_path / "next.db").write_text("da")
    with pytest.raises(UserError, match="すでにあります"):
        service.decisions.write_register(service.draft(), tmp_path / "next.db", dt.date(2027, 4, 1))
    assert (tmp_path / "next.db").read_text() == "da"


def test_the_drafts_document_reads_back_as_the_same_register(approved, workspace, tmp_path):
    draft = approved.draft()
    other = approved.as_register(draft)
    workspace.plan_book.write(tmp_path / "d.docx", dt.date(2027, 4, 1), other=other)
    approved.decisions.write_register(draft, tmp_path / "next.db", dt.date(2027, 4, 1))
    opened = open_workspace(tmp_path / "next.db", user_folders(tmp_path / "next"))
    assert opened.plan_import.read([tmp_path / "d.docx"]).differences == ()
    opened.close()


def test_a_backup_is_made_before_an_approval_and_before_its_end(service, workspace):
    service.decisions.approve(service.draft(), "本部会議", NOW)
    service.decisions.reopen(service.draft(), "数え間違い")
    assert [item.name.reason for item in workspace.backups()] == [BackupReason.APPROVAL] * 2


def test_what_is_refused_makes_no_backup(service, workspace):
    with pytest.raises(UserError):
        service.decisions.reopen(service.draft(), "数え間違い")
    assert workspace.backups() == []
