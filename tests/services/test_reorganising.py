"""Departments renamed, merged, split and closed in one step: history stays, running projects move."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fields import cell_value, values_of
from fujidesk.domain.people import LEADERS, Member
from fujidesk.domain.reorganising import ReorganisationKind, ReorganisationOrder
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.errors import UserError

DAY = "2025-04-01"
TODAY = dt.date(2025, 5, 1)


def _rename(**values):
    given = {"before": ("収納課",), "after": ("納税課",), "day": DAY, "reason": "組織改正"}
    return ReorganisationOrder(ReorganisationKind.RENAME, **{**given, **values})


def _split(**values):
    given = {"before": ("収納課",), "after": ("納税課", "債権課"), "day": DAY, "reason": "組織改正"}
    return ReorganisationOrder(ReorganisationKind.SPLIT, **{**given, **values})


def _merge(**values):
    given = {"before": ("収納課", "市民課"), "after": ("税民課",), "day": DAY, "reason": "組織改正"}
    return ReorganisationOrder(ReorganisationKind.MERGE, **{**given, **values})


def _cells(workspace, number="1-1-1"):
    record = workspace.registry.sheet(number).record
    return {(cell.fiscal_year, cell.half): cell.departments for cell in record.schedule}


def test_rename_keeps_earlier_half_years_and_the_word_for_others(small_workspace):
    small_workspace.reorganising.make(_rename())
    cells = _cells(small_workspace)
    assert cells[2024, 2] == ("収納課等", "市民課")
    assert cells[2025, 1] == cells[2026, 2] == ("納税課等", "市民課")
    assert small_workspace.registry.sheet("1-1-1").record.departments == ("納税課", "市民課")
    known = {item.name: item for item in small_workspace.registry.departments()}
    assert (known["収納課"].valid_to, known["収納課"].successor) == ("2025-03-31", "納税課")
    assert (known["納税課"].valid_from, known["納税課"].valid_to) == (DAY, None)


def test_half_year_that_runs_on_the_day_stays(small_workspace):
    small_workspace.reorganising.make(_rename(day="2025-07-01"))
    cells = _cells(small_workspace)
    assert cells[2025, 1] == ("収納課等", "市民課")
    assert cells[2025, 2] == ("納税課等", "市民課")


def test_one_undo_takes_everything_back(small_workspace, small_content):
    small_workspace.people.add(Member("", LEADERS, post="係長", department="収納課"), TODAY)
    members = small_workspace.office.all(Member)
    small_workspace.reorganising.make(_split(takers={"1-1-1": "債権課"}))
    small_workspace.edits.undo()
    assert small_workspace.registry.content() == small_content
    assert small_workspace.office.all(Member) == members
    assert small_workspace.office.all(Revision) == []
    small_workspace.edits.redo()
    assert _cells(small_workspace)[2025, 1] == ("債権課等", "市民課")


def test_preview_counts_what_is_then_done(small_workspace):
    shown = small_workspace.reorganising.preview(_rename())
    assert (shown.ending, shown.beginning, shown.projects, shown.half_years) == (1, 1, 1, 4)
    assert small_workspace.office.all(Revision) == []


def test_revision_keeps_departments_and_effects(small_workspace):
    before = small_workspace.registry.sheet("1-1-1").record
    small_workspace.reorganising.make(_rename(meeting="部長会議"))
    (revision,) = small_workspace.office.all(Revision)
    assert (revision.key, revision.kind, revision.day) == ("R7-001", RevisionKind.REORGANISATION, DAY)
    assert (revision.departments_before, revision.departments_after) == (("収納課",), ("納税課",))
    assert revision.numbers == ("1-1-1",)
    assert {item.entity for item in revision.effects} == {Entity.PROJECT}
    then = small_workspace.revisions.as_of(dt.date(2025, 3, 31))
    assert values_of(next(item for item in then if item.number == "1-1-1")) == values_of(before)


def test_merge_names_the_new_department_once(small_workspace):
    small_workspace.reorganising.make(_merge())
    assert small_workspace.registry.sheet("1-1-1").record.departments == ("税民課",)
    known = {item.name: item for item in small_workspace.registry.departments()}
    assert known["収納課"].successor == known["市民課"].successor == "税民課"


def test_department_that_stays_in_a_merge_goes_on(small_workspace):
    small_workspace.reorganising.make(_merge(after=("市民課",)))
    known = {item.name: item for item in small_workspace.registry.departments()}
    assert known["市民課"].valid_to is None
    assert known["収納課"].successor == "市民課"


def test_leaders_move_along_with_their_terms(small_workspace):
    small_workspace.people.add(
        Member("", LEADERS, post="係長", department="収納課", valid_from="2023-04-01"), TODAY
    )
    small_workspace.people.add(
        Member("", LEADERS, post="主査", department="収納課", valid_from="2026-04-01"), TODAY
    )
    small_workspace.reorganising.make(_rename())
    terms = {
        (item.post, item.department, item.valid_from, item.valid_to)
        for item in small_workspace.office.all(Member)
    }
    assert terms == {
        ("係長", "収納課", "2023-04-01", "2025-03-31"),
        ("係長", "納税課", DAY, ""),
        ("主査", "納税課", "2026-04-01", ""),
    }


@pytest.mark.parametrize("order", [_rename(), _split(), _merge(after=("納税課",))])
def test_later_surveys_ask_the_new_department(small_workspace, order):
    small_workspace.reorganising.make(order)
    for year in (2024, 2025, 2026):
        assert small_workspace.surveys.assignments(year)["1-1-1"].lead == "納税課"
    assert small_workspace.surveys.assignments(2023)["1-1-1"].lead == "収納課"


def test_project_of_the_other_successor_is_asked_there_in_every_later_survey(small_workspace):
    small_workspace.reorganising.make(_split(takers={"1-1-1": "債権課"}))
    leads = [small_workspace.surveys.assignments(year)["1-1-1"].lead for year in range(2023, 2027)]
    assert leads == ["収納課", "債権課", "債権課", "債権課"]


def test_ended_project_keeps_its_department(small_workspace):
    state = {"kind": "completed", "since": "2024-04-01", "into": []}
    change = FieldChange(Entity.PROJECT, "1-1-1", "standing", None, state)
    small_workspace.edits.apply([change], "完了")
    small_workspace.reorganising.make(_rename())
    assert small_workspace.registry.sheet("1-1-1").record.departments == ("収納課", "市民課")


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        (_rename(day="4月"), "「4月」を読めません"),
        (_rename(day="20250401"), "「20250401」を読めません"),
        (_rename(day="2030-04-01"), "計画の期間"),
        (_rename(reason=" "), "理由を入力"),
        (_rename(before=("ない課",)), "「ない課」は登録されていません"),
        (_rename(before=("情報政策課",)), "前日にはありません"),
        (_rename(after=("収納課",)), "同じです"),
        (_rename(after=("市民課",)), "「統合」を選んで"),
        (_rename(after=(" ",)), "1行で入力"),
        (_merge(before=("収納課",)), "2 つ以上の部署を 1 つ"),
        (_merge(before=("収納課", "収納課")), "2回あります"),
        (_merge(after=("情報政策課",)), "廃止されています"),
        (_split(takers={"1-1-1": "市民課"}), "改正後の部署にありません"),
    ],
)
def test_unfit_orders_are_refused_and_nothing_is_written(small_workspace, small_content, order, sentence):
    for call in (small_workspace.reorganising.preview, small_workspace.reorganising.make):
        with pytest.raises(UserError, match=sentence):
            call(order)
    assert small_workspace.registry.content() == small_content


def test_day_before_a_later_change_of_a_project_is_refused(small_workspace):
    small_workspace.reorganising.make(_rename())
    with pytest.raises(UserError, match="1-1-1 には、この日より後の変更"):
        small_workspace.reorganising.make(_merge(before=("市民課", "デジタル推進課"), day="2024-04-01"))


def test_department_that_leads_projects_cannot_be_closed(small_workspace, small_content):
    with pytest.raises(UserError, match=r"事業 1 件（1-1-1 など）.*「組織改正」"):
        small_workspace.reorganising.close("収納課", "2025-03-31")
    assert small_workspace.registry.content() == small_content


def test_department_without_projects_is_closed_and_comes_back(small_workspace):
    made = FieldChange(Entity.DEPARTMENT, "臨時課", "*", None, {"valid_from": "2024-04-01"})
    small_workspace.edits.apply([made], "登録")
    with pytest.raises(UserError, match="ある期間"):
        small_workspace.reorganising.close("臨時課", "2024-03-31")
    small_workspace.reorganising.close("臨時課", "2025-03-31")
    assert {item.name: item.valid_to for item in small_workspace.registry.departments()}[
        "臨時課"
    ] == "2025-03-31"
    with pytest.raises(UserError, match="登録されていません"):
        small_workspace.reorganising.close("ない課", "2025-03-31")


def test_department_that_leads_with_others_is_not_closed_either(small_workspace):
    """収納課等, stored as a department of its own by a document that prints it first, is still 収納課."""
    made = FieldChange(Entity.DEPARTMENT, "収納課等", "*", None, {"valid_from": None})
    names = FieldChange(Entity.PROJECT, "1-1-1", "departments", ["収納課", "市民課"], ["収納課等", "市民課"])
    cells = [
        FieldChange(Entity.PROJECT, "1-1-1", f"plan.{cell.fiscal_year}.{cell.half}", cell_value(cell),
                    cell_value(replace(cell, departments=("市民課",))))
        for cell in small_workspace.registry.sheet("1-1-1").record.schedule
    ]  # fmt: skip
    small_workspace.edits.apply([made, names, *cells], "登録")
    assert small_workspace.reorganising.led()["収納課"] == ["1-1-1"]
    with pytest.raises(UserError, match="事業 1 件"):
        small_workspace.reorganising.close("収納課", "2026-03-31")


def test_the_day_of_a_closing_is_typed_in_one_form(small_workspace, small_content):
    for day in ("20260331", "", "3月31日", "2026-03-32"):
        with pytest.raises(UserError, match=f"最後の日「{day}」は、市民課 のある期間の日付"):
            small_workspace.reorganising.close("市民課", day)
    assert small_workspace.registry.content() == small_content


def test_a_project_named_with_others_and_alone_is_named_once_after_a_merge(small_workspace):
    small_workspace.reorganising.make(_merge())
    assert _cells(small_workspace)[2024, 2] == ("収納課等", "市民課")
    assert _cells(small_workspace)[2025, 1] == ("税民課等",)


def test_an_approved_year_keeps_who_was_asked(small_workspace):
    """Its survey is held after the day, but what the headquarters approved stays as it was."""
    report = small_workspace.reports.of_year(2024)["1-1-1"]
    small_workspace.reports.store(report, {"status": "running"}, "回答")
    small_workspace.surveys.approve(2024, "本部会議")
    approved = small_workspace.reports.of_year(2024)["1-1-1"]
    assert approved.lead == "収納課"
    small_workspace.reorganising.make(_split(takers={"1-1-1": "債権課"}))
    assert small_workspace.reports.of_year(2024)["1-1-1"] == approved
    leads = [small_workspace.surveys.assignments(year)["1-1-1"].lead for year in (2023, 2025, 2026)]
    assert leads == ["収納課", "債権課", "債権課"]


def test_a_second_reorganisation_goes_on_from_the_first(small_workspace):
    small_workspace.reorganising.make(_rename())
    small_workspace.reorganising.make(_rename(before=("納税課",), after=("税務課",), day="2026-04-01"))
    cells = _cells(small_workspace)
    assert [cells[year, 1][0] for year in (2024, 2025, 2026)] == ["収納課等", "納税課等", "税務課等"]
    known = {item.name: item for item in small_workspace.registry.departments()}
    assert (known["収納課"].successor, known["納税課"].successor) == ("納税課", "税務課")
    assert small_workspace.surveys.assignments(2026)["1-1-1"].lead == "税務課"


def test_concerned_are_the_running_projects_that_name_a_department(small_workspace):
    numbers = [record.number for record in small_workspace.reorganising.concerned(_merge())]
    assert numbers[0] == "1-1-1"
    assert small_workspace.reorganising.concerned(_rename(before=("情報政策課",))) == []


def test_a_new_name_as_long_as_no_department_may_be_is_refused_and_nothing_is_half_done(
    small_workspace, small_content
):
    with pytest.raises(UserError, match="部署の名前"):
        small_workspace.reorganising.make(_rename(after=("課" * 500,)))
    assert small_workspace.registry.content() == small_content
    assert small_workspace.office.all(Revision) == []


def test_a_name_with_others_is_not_closed(small_workspace):
    made = FieldChange(Entity.DEPARTMENT, "収納課等", "*", None, {"valid_from": None})
    small_workspace.edits.apply([made], "登録")
    with pytest.raises(UserError, match="「収納課」と入力してください"):
        small_workspace.reorganising.close("収納課等", "2026-03-31")
