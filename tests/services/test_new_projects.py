"""New projects: from the returned forms or by hand, along their way, into the plan; each call one step."""

from dataclasses import replace

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fields import whole_value
from fujidesk.domain.new_project_forms import FormState
from fujidesk.domain.new_projects import Step, StepTaken
from fujidesk.domain.records import Category
from fujidesk.domain.replies import Proposal, ReplyKind
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.errors import UserError
from fujidesk.models import survey_files
from fujidesk.models.survey_files import NewFile
from fujidesk.services.adoption import AdoptionOrder

ORDER = AdoptionOrder("1.1", "2027-03-25", meeting="情報化推進本部")


@pytest.fixture
def service(small_workspace):
    return small_workspace.new_projects


def keep(workspace, *titles, department="収納課", name="提案.xlsx", fiscal_year=2025):
    """Keep a returned 新規事業調査 as a collection does; returns the file's id."""
    proposals = tuple(
        Proposal(department, title, "目的", "内容", "秋から", ((2027, 500),), "効果", "課題", "支援")
        for title in titles
    )
    file = NewFile(
        fiscal_year, ReplyKind.PROPOSAL, department, name, "2026-04-20T09:00:00", "2026-04-21T10:00:00",
        name.encode() + str(titles).encode(), proposals=proposals,
    )  # fmt: skip
    with workspace._database.writing() as session:
        return survey_files.keep(session, file)


def made(service, title="予約システム", **values):
    return service.add(2026, {"title": title, "department": "収納課", **values}, "2026-04-20")


def funded(service, **values):
    """Bring a new project made by hand as far as 予算確定."""
    key = made(service, purpose="短くする", content="予約を受ける", effects="早い", risks="慣れ", **values)
    service.take_step(key, StepTaken(Step.HEARD, "2026-06-10"))
    service.take_step(key, StepTaken(Step.REQUESTED, "2026-10-10"), {"requested_kyen": 900})
    amounts = {"assessed_kyen": 800, "settled_kyen": 800}
    service.take_step(key, StepTaken(Step.FUNDED, "2027-01-20"), amounts)
    return key


class TestForms:
    def test_forms_of_the_round_before_become_new_projects_once(self, small_workspace, service):
        file = keep(small_workspace, "予約", "案内")
        assert service.forms(2025) == []
        assert [form.state for form in service.forms(2026)] == [FormState.NEW] * 2
        service.take_forms(2026, [(file, 1), (file, 2)])
        first, second = service.all(2026)
        assert (first.key, second.key) == ("R8-001", "R8-002")
        assert (first.title, first.costs, first.file_id, first.file_position) == (
            "予約", ((2027, 500),), file, 1,
        )  # fmt: skip
        assert first.steps == (StepTaken(Step.PROPOSED, "2026-04-21", "新規事業調査"),)
        assert {form.state for form in service.forms(2026)} == {FormState.TAKEN}
        with pytest.raises(UserError, match="二度は取り込めません"):
            service.take_forms(2026, [(file, 1)])
        small_workspace.edits.undo()
        assert service.all() == []
        assert service.task_figures(2026).untaken == 2

    def test_newer_return_brings_the_same_record_up_to_date(self, small_workspace, service):
        old = keep(small_workspace, "予約")
        service.take_forms(2026, [(old, 1)])
        new = keep(small_workspace, "予約 ", name="直した提案.xlsx")
        assert [form.state for form in service.forms(2026)] == [FormState.OLDER, FormState.NEWER]
        assert "直した提案.xlsx" in service.source_notes(2026)["R8-001"]
        service.take_forms(2026, [(new, 1)])
        (record,) = service.all(2026)
        assert (record.key, record.file_id) == ("R8-001", new)
        assert service.source_notes(2026) == {}

    def test_withdrawn_file_is_told_and_nothing_is_lost(self, small_workspace, service):
        file = keep(small_workspace, "予約")
        service.take_forms(2026, [(file, 1)])
        with small_workspace._database.writing() as session:
            survey_files.set_state(session, file, survey_files.WITHDRAWN)
        assert "取り消されています" in service.source_notes(2026)["R8-001"]
        again = keep(small_workspace, "予約")
        assert service.forms(2026)[1].state is FormState.NEWER
        service.take_forms(2026, [(again, 1)])
        assert [item.key for item in service.all()] == ["R8-001"]
        with pytest.raises(UserError, match="取り消されています"):
            service.take_forms(2026, [(file, 1)])


class TestChanging:
    def test_by_hand_changed_and_removed(self, small_workspace, service):
        key = made(service)
        service.change(key, {"purpose": "待たせない", "costs": [[2028, 3], [2027, 5]]})
        assert service.get(key).costs == ((2027, 5), (2028, 3))
        small_workspace.edits.undo()
        assert service.get(key).purpose == ""
        service.remove(key)
        assert service.all() == []
        assert made(service) == "R8-002"

    @pytest.mark.parametrize(
        ("values", "word"),
        [({"title": ""}, "事業名"), ({"costs": [[2027, -1]]}, "経費"), ({"costs": "多い"}, "年度別経費"),
         ({"steps": []}, "経過"), ({"category": "big"}, "事業分類"), ({"colour": "青"}, "colour"),
         ({"measure": "9.9"}, "「9.9」は計画にありません"), ({"measure": "1"}, "1.1、1.5 から選んで")],
    )  # fmt: skip
    def test_values_that_cannot_be_are_refused(self, service, values, word):
        key = made(service)
        with pytest.raises(UserError, match=word):
            service.change(key, values)

    def test_lists_and_figures(self, service):
        first, second, third = made(service), made(service, "案内"), funded(service)
        service.set_important(first, important=True)
        service.take_step(second, StepTaken(Step.DECLINED, "2026-06-01", "効果が小さい"))
        assert [item.key for item in service.for_headquarters(2026)] == [first]
        assert [item.key for item in service.without_request(2026)] == [first]
        assert [item.key for item in service.board(2026)[Step.FUNDED]] == [third]
        figures = service.task_figures(2026)
        assert (figures.total, figures.without_request, figures.important, figures.unexplained) == (
            3,
            1,
            1,
            1,
        )
        assert (figures.unadopted, figures.without_result) == (1, 0)

    def test_steps_go_only_where_the_rules_allow_and_come_back(self, service):
        key = made(service)
        with pytest.raises(UserError, match="進めません"):
            service.take_step(key, StepTaken(Step.FUNDED, "2026-06-01"))
        service.take_step(key, StepTaken(Step.HEARD, "2026-06-10", "6月の回"))
        with pytest.raises(UserError, match="予算要求額"):
            service.take_step(key, StepTaken(Step.REQUESTED, "2026-10-01"))
        service.take_step(key, StepTaken(Step.REQUESTED, "2026-10-01"), {"requested_kyen": 900})
        assert service.get(key).requested_kyen == 900
        service.take_back_last_step(key)
        assert service.get(key).requested_kyen is None
        assert service.get(key).steps[-1] == StepTaken(Step.HEARD, "2026-06-10", "6月の回")


class TestAdopting:
    def test_everything_is_made_in_one_step_and_undone_in_one(self, small_workspace, service):
        key = funded(service, category="priority", is_dx=True)
        before, steps = service.get(key), small_workspace.edits.step_count
        phases = ((2026, 1, 3), (2026, 2, 4))
        assert service.adopt(key, replace(ORDER, phases=phases)).number == "1-1-10"
        record = small_workspace.registry.sheet("1-1-10").record
        assert (record.title, record.departments, record.measure, record.is_dx) == (
            "予約システム", ("収納課",), "1.1", True,
        )  # fmt: skip
        assert (record.overview, record.purpose, record.effects, record.challenges) == (
            "予約を受ける", "短くする", "早い", "慣れ",
        )  # fmt: skip
        assert [(cell.when, cell.phase) for cell in record.schedule] == [((2026, 1), 3), ((2026, 2), 4)]
        assert record.category is Category.PRIORITY
        after = service.get(key)
        assert (after.number, after.steps[-1].step, after.measure) == ("1-1-10", Step.ADOPTED, "1.1")
        (revision,) = small_workspace.office.all(Revision)
        assert (revision.kind, revision.numbers, revision.new_project, revision.meeting) == (
            RevisionKind.ADDITION, ("1-1-10",), key, "情報化推進本部",
        )  # fmt: skip
        assert revision.fiscal_year == 2026
        assert revision.effects == (FieldChange(Entity.PROJECT, "1-1-10", "*", None, whole_value(record)),)
        assert small_workspace.edits.step_count == steps + 1
        small_workspace.edits.undo()
        assert service.get(key) == before
        assert small_workspace.office.all(Revision) == []
        with pytest.raises(UserError):
            small_workspace.registry.sheet("1-1-10")
        small_workspace.edits.redo()
        assert small_workspace.registry.sheet("1-1-10").record == record

    def test_number_of_a_removed_project_is_never_given_again(self, small_workspace, service):
        first = service.adopt(funded(service), ORDER).number
        record = small_workspace.registry.sheet(first).record
        gone = FieldChange(Entity.PROJECT, first, "*", whole_value(record), None)
        small_workspace.edits.apply([gone], "削除")
        assert service.adopt(funded(service), ORDER).number == "1-1-11"

    @pytest.mark.parametrize(
        ("change", "word"),
        [({"measure": "9.9"}, "9.9"), ({"measure": "1"}, "計画にありません"), ({"measure": "1.5"}, "運用中の"),
         ({"day": "2026-12-31"}, "より前"), ({"day": "2029-01-01"}, "期間"), ({"reason": " "}, "理由"),
         ({"phases": ((2030, 1, 3),)}, "スケジュール"), ({"phases": ((2026, 1, 9),)}, "スケジュール")],
    )  # fmt: skip
    def test_what_cannot_be_adopted_so_writes_nothing(self, small_workspace, service, change, word):
        key = funded(service)
        before, steps = service.get(key), small_workspace.edits.step_count
        with pytest.raises(UserError, match=word):
            service.adopt(key, replace(ORDER, **change))
        assert (service.get(key), small_workspace.edits.step_count) == (before, steps)
        assert small_workspace.office.all(Revision) == []

    def test_twice_and_without_budget_are_refused(self, service):
        with pytest.raises(UserError, match="予算が確定していません"):
            service.adopt(made(service), ORDER)
        key = funded(service)
        service.adopt(key, ORDER)
        with pytest.raises(UserError, match="1-1-10 として登載済み"):
            service.adopt(key, ORDER)
        with pytest.raises(UserError, match="削除できません"):
            service.remove(key)
        with pytest.raises(UserError, match="台帳の 1-1-10"):
            service.change(key, {"title": "別名"})
        service.change(key, {"remark": "登載後の控え"})
        with pytest.raises(UserError, match="元に戻す"):
            service.take_back_last_step(key)

    def test_group_of_running_systems_only_when_asked_for(self, service):
        assert service.adopt(funded(service), replace(ORDER, measure="1.5", in_operation=True)).number == (
            "1-5-11"
        )

    def test_a_closed_department_is_named_with_its_successor(self, small_workspace, service):
        key, steps = funded(service), small_workspace.edits.step_count
        service.change(key, {"department": "収納課、情報政策課"})
        with pytest.raises(UserError, match=r"2023-03-31 で終わっています.*後継の「デジタル推進課」に直して"):
            service.adopt(key, ORDER)
        assert small_workspace.edits.step_count == steps + 1
        service.change(key, {"department": "収納課、デジタル推進課"})
        assert service.adopt(key, ORDER).record.departments == ("収納課", "デジタル推進課")

    def test_a_department_that_the_register_has_not_is_told_first(self, service):
        key = funded(service)
        service.change(key, {"department": "新しい課、収納課"})
        assert service.preview_adoption(key, ORDER).new_departments == ("新しい課",)
        assert service.preview_adoption(key, replace(ORDER)).record.departments == ("新しい課", "収納課")
