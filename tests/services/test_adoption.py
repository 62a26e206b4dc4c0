"""What an adoption makes, worked out before anything is written."""

from dataclasses import replace

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fields import whole_value
from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.domain.records import Category
from fujidesk.domain.revisions import RevisionKind
from fujidesk.errors import UserError
from fujidesk.services.adoption import DEFAULT_REASON, Adoption, AdoptionOrder

WAY = (Step.PROPOSED, Step.HEARD, Step.REQUESTED, Step.FUNDED)
PROJECT = NewProject(
    "R8-001", 2026, "収納課", " 予約\n窓口 ", "短くする", "窓口の予約", "秋から", ((2027, 900),), "早い", "慣れ", "助言",
    is_dx=True, steps=tuple(StepTaken(step, "2026-06-10") for step in WAY),
    requested_kyen=9, assessed_kyen=8, settled_kyen=0, remark="内部の控え",
)  # fmt: skip
ORDER = AdoptionOrder("1.1", "2027-03-25", meeting="情報化推進本部")


@pytest.fixture
def adoption(small_workspace):
    return Adoption(small_workspace._database, small_workspace.office, small_workspace.profile)


def test_nothing_is_written(small_workspace, adoption):
    steps = small_workspace.edits.step_count
    adoption.preview(PROJECT, ORDER)
    assert small_workspace.edits.step_count == steps
    assert "1-1-10" not in {row.number for row in small_workspace.registry.rows()}


def test_the_proposal_becomes_the_project_and_internal_words_stay_inside(adoption):
    record = adoption.preview(PROJECT, ORDER).record
    assert (record.number, record.policy, record.measure, record.departments) == (
        "1-1-10", "1", "1.1", ("収納課",),
    )  # fmt: skip
    assert (record.overview, record.purpose, record.effects, record.challenges, record.is_dx) == (
        "窓口の予約", "短くする", "早い", "慣れ", True,
    )  # fmt: skip
    assert record.title == "予約 窓口"
    everything = str(whole_value(record))
    assert not any(word in everything for word in ("内部の控え", "助言", "900"))


def test_all_of_it_is_one_list_of_changes(adoption):
    made = adoption.preview(PROJECT, ORDER)
    kinds = [(change.entity, change.field) for change in made.changes]
    assert kinds[0] == (Entity.PROJECT, "*")
    assert kinds[-1] == (Entity.REVISION, "*")
    own = {change.field: change.after for change in made.changes if change.entity is Entity.NEW_PROJECT}
    assert own["number"] == "1-1-10"
    assert own["measure"] == "1.1"
    assert own["steps"][-1] == {"step": "adopted", "day": "2027-03-25", "reason": DEFAULT_REASON}


def test_the_change_is_recorded_in_the_year_of_its_day(adoption):
    revision = adoption.preview(PROJECT, replace(ORDER, day="2027-03-31")).revision
    assert (revision.key, revision.fiscal_year, revision.kind) == ("R8-001", 2026, RevisionKind.ADDITION)
    assert (revision.new_project, revision.numbers, revision.meeting) == (
        "R8-001", ("1-1-10",), "情報化推進本部",
    )  # fmt: skip
    assert adoption.preview(PROJECT, replace(ORDER, day="2027-04-01")).revision.fiscal_year == 2027


def test_the_category_is_that_of_the_proposal_unless_ordered(adoption):
    assert adoption.preview(PROJECT, ORDER).record.category is Category.PROMOTION
    ordered = adoption.preview(PROJECT, replace(ORDER, category=Category.PRIORITY))
    assert ordered.record.category is Category.PRIORITY
    assert any(change.field == "category" for change in ordered.changes)


def test_a_schedule_stands_in_the_order_of_time(adoption):
    record = adoption.preview(PROJECT, replace(ORDER, phases=((2026, 2, 3), (2026, 1, 2)))).record
    assert [(cell.when.half, cell.phase, cell.departments) for cell in record.schedule] == [
        (1, 2, ("収納課",)), (2, 3, ("収納課",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "phases", [((2030, 1, 1),), ((2026, 3, 1),), ((2026, 1, 9),), ((2026, 1, 1), (2026, 1, 2))]
)
def test_a_schedule_that_cannot_be_is_refused(adoption, phases):
    with pytest.raises(UserError, match="半期ごとに一つの段階"):
        adoption.preview(PROJECT, replace(ORDER, phases=phases))


@pytest.mark.parametrize(
    ("project", "words"),
    [
        (replace(PROJECT, steps=PROJECT.steps[:3]), "予算が確定していません"),
        (replace(PROJECT, settled_kyen=None), "予算が確定していません"),
        (replace(PROJECT, steps=(*PROJECT.steps, StepTaken(Step.DECLINED, "2027-01-01", "訳"))), "確定していません"),
        (replace(PROJECT, steps=(*PROJECT.steps, StepTaken(Step.ADOPTED, "2027-03-25")), number="1-1-9"),
         "1-1-9 として登載済みです。二度は"),
    ],
)  # fmt: skip
def test_only_funded_ones_and_each_once(adoption, project, words):
    with pytest.raises(UserError, match=words):
        adoption.preview(project, ORDER)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"measure": "9.9"}, "「9.9」は計画にありません。1.1、1.5 から選んで"), ({"measure": ""}, "計画にありません"),
        ({"measure": "1.5"}, "運用中のシステムをまとめる区分"), ({"day": "2026-06-09"}, "より前です"),
        ({"day": "2030-04-01"}, "計画の期間"), ({"day": "明日"}, "読めません"), ({"reason": ""}, "理由を入力"),
    ],
)  # fmt: skip
def test_an_order_that_cannot_be_says_what_to_do(adoption, given, words):
    with pytest.raises(UserError, match=words):
        adoption.preview(PROJECT, replace(ORDER, **given))


def test_numbers_of_removed_projects_are_not_given_again(small_workspace, adoption):
    last = small_workspace.registry.sheet("1-1-9").record
    gone = FieldChange(Entity.PROJECT, "1-1-9", "*", whole_value(last), None)
    small_workspace.edits.apply([gone], "削除")
    assert adoption.preview(PROJECT, ORDER).number == "1-1-10"
