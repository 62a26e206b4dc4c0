"""組織改正 as changes: what is refused, which departments end and begin, which projects and terms move."""

from dataclasses import replace

import pytest

from fujidesk.domain import reorganising as rules
from fujidesk.domain.changes import Entity
from fujidesk.domain.people import LEADERS, Member
from fujidesk.domain.records import DepartmentRecord, ProjectState, StateKind
from fujidesk.domain.reorganising import ReorganisationKind, ReorganisationOrder
from fujidesk.errors import UserError

DAY = "2025-04-01"
KNOWN = {
    item.name: item
    for item in (
        DepartmentRecord("収納課"), DepartmentRecord("市民課"), DepartmentRecord("新課", "2026-04-01"),
        DepartmentRecord("情報政策課", None, "2023-03-31", "デジタル推進課"),
        DepartmentRecord("最後の課", None, "2025-03-31"), DepartmentRecord("収納課等"),
    )
}  # fmt: skip


def order(kind, before, after, **given):
    return ReorganisationOrder(kind, before, after, **{"day": DAY, "reason": "機構改革", **given})


def rename(**given):
    return order(ReorganisationKind.RENAME, **{"before": ("収納課",), "after": ("納税課",), **given})


def merge(**given):
    return order(ReorganisationKind.MERGE, **{"before": ("収納課", "市民課"), "after": ("税民課",), **given})


def split(**given):
    return order(ReorganisationKind.SPLIT, **{"before": ("収納課",), "after": ("納税課", "債権課"), **given})


@pytest.fixture
def project(small_content):
    """1-1-1, led by 収納課等 and 市民課 in all half-years."""
    return small_content.projects[0]


@pytest.mark.parametrize(
    "fit",
    [
        rename(), merge(), split(), rename(day="2022-04-01"), rename(day="2027-03-31"),
        merge(after=("市民課",)), split(after=("収納課", "債権課")), merge(before=("収納課", "市民課", "最後の課")),
        rename(before=("最後の課",)), split(takers={"1-1-1": "債権課"}),
    ],
)  # fmt: skip
def test_what_can_be_is_let_through(small_profile, fit):
    rules.refuse_unfit(fit, KNOWN, small_profile)


@pytest.mark.parametrize(
    ("unfit", "says"),
    [
        (rename(day=""), "組織改正の日「」を読めません。2026-04-01 の形"),
        (rename(day="4月1日"), "「4月1日」を読めません"), (rename(day="20250401"), "「20250401」を読めません"),
        (rename(day="2025-04-31"), "「2025-04-31」を読めません"),
        (rename(day="2022-03-31"), "（2022-03-31）が計画の期間の外です。2022-04-01 から 2027-03-31 まで"),
        (rename(day="2027-04-01"), "計画の期間"), (rename(reason="　"), "理由を入力してください"),
        (rename(before=()), "1 つの部署を 1 つの新しい名前"), (rename(before=("収納課", "市民課")), "1 つの部署を 1 つ"),
        (rename(after=()), "1 つの部署を 1 つ"), (merge(before=("収納課",)), "2 つ以上の部署を 1 つ"),
        (merge(after=("税課", "民課")), "2 つ以上の部署を 1 つ"), (split(after=("納税課",)), "1 つの部署を 2 つ以上"),
        (split(before=("収納課", "市民課")), "1 つの部署を 2 つ以上"),
        (merge(before=("収納課", "収納課")), "同じ部署が2回"), (split(after=("納税課", "納税課")), "同じ部署が2回"),
        (rename(before=("無い課",)), "「無い課」は登録されていません"),
        (rename(before=("収納課等",)), "「収納課等」は収納課とほかの部署のことです。「収納課」と入力"),
        (rename(after=("市民課ほか",)), "「市民課ほか」は市民課とほかの部署"),
        (split(after=("納税課", "納税課他")), "「納税課他」は納税課とほかの部署"),
        (rename(before=("情報政策課",)), "「情報政策課」は 2025-04-01 の前日にはありません"),
        (rename(before=("新課",)), "前日にはありません"),
        (rename(after=("納税課 ",)), "空白で始めたり終えたりせずに1行"), (rename(after=("納税\n課",)), "1行で入力"),
        (rename(after=("収納課",)), "今の名前「収納課」と同じ"), (rename(after=("市民課",)), "「統合」を選んで"),
        (merge(after=("情報政策課",)), "「情報政策課」は 2025-04-01 には廃止されています"),
        (split(takers={"1-1-1": "市民課"}), "引き継ぐ部署「市民課」は改正後の部署にありません"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_what_to_do(small_profile, unfit, says):
    with pytest.raises(UserError, match=says):
        rules.refuse_unfit(unfit, KNOWN, small_profile)


def told(changes):
    return {(change.key, change.field): change.after for change in changes}


def test_a_renamed_department_ends_the_day_before_with_its_successor():
    assert told(rules.department_changes(rename(), KNOWN)) == {
        ("納税課", "*"): {"valid_from": DAY, "valid_to": None, "successor": None},
        ("収納課", "valid_to"): "2025-03-31", ("収納課", "successor"): "納税課",
    }  # fmt: skip


def test_a_department_that_stays_neither_ends_nor_begins():
    found = told(rules.department_changes(merge(after=("市民課",)), KNOWN))
    assert found == {("収納課", "valid_to"): "2025-03-31", ("収納課", "successor"): "市民課"}
    assert merge(after=("市民課",)).ending == ("収納課",)


def test_of_a_split_the_first_is_the_main_successor():
    found = told(rules.department_changes(split(), KNOWN))
    assert {key for key, field in found if field == "*"} == {"納税課", "債権課"}
    assert found["収納課", "successor"] == "納税課"


def moved(given, project):
    return {change.field: change.after for change in rules.project_changes(given, project)}


def test_half_years_from_the_day_on_move_and_earlier_ones_stay(project):
    found = moved(rename(), project)
    assert found["departments"] == ["納税課", "市民課"]
    assert {field for field in found if field.startswith("plan.")} == {
        "plan.2025.1", "plan.2025.2", "plan.2026.1", "plan.2026.2",
    }  # fmt: skip
    assert found["plan.2025.1"]["departments"] == ["納税課等", "市民課"]
    assert all(change.entity is Entity.PROJECT for change in rules.project_changes(rename(), project))


def test_the_half_year_that_runs_on_the_day_keeps_its_name(project):
    assert "plan.2025.1" not in moved(rename(day="2025-04-02"), project)
    assert "plan.2025.2" in moved(rename(day="2025-10-01"), project)


def test_a_merge_names_the_new_department_once(project):
    found = moved(merge(), project)
    assert found["departments"] == ["税民課"]
    assert found["plan.2026.2"]["departments"] == ["税民課等"]
    plain = replace(project, departments=("市民課", "収納課ほか", "企画課", "市民課"))
    assert moved(merge(), plain)["departments"] == ["税民課ほか", "企画課"]


def test_a_split_gives_a_project_to_its_taker_and_others_to_the_main_successor(project):
    assert moved(split(takers={"1-1-1": "債権課"}), project)["departments"] == ["債権課", "市民課"]
    assert moved(split(takers={"9-9-9": "債権課"}), project)["departments"] == ["納税課", "市民課"]


def test_a_project_that_has_ended_or_names_others_is_left_alone(project, small_content):
    ended = replace(project, state=ProjectState(StateKind.COMPLETED, "2024-04-01"))
    for record in (ended, small_content.projects[1]):
        assert not rules.concerns(rename(), record)
        assert moved(rename(), record) == {}


def test_a_project_that_rests_moves_too(project):
    assert rules.concerns(rename(), replace(project, state=ProjectState(StateKind.SUSPENDED, "2024-04-01")))


LEADER = Member("5", LEADERS, post="係長", department="収納課", valid_from="2023-04-01")


def test_a_term_that_runs_ends_the_day_before_and_goes_on_in_the_new_department():
    ((before, after, begun),) = rules.moved_members(rename(), [LEADER], 9)
    assert before == LEADER
    assert (after.key, after.department, after.valid_to) == ("5", "収納課", "2025-03-31")
    assert (begun.key, begun.department, begun.valid_from, begun.valid_to) == ("9", "納税課", DAY, "")


def test_a_term_that_begins_later_moves_whole_and_one_that_is_over_stays():
    later = replace(LEADER, key="6", valid_from=DAY)
    over = replace(LEADER, key="7", valid_to="2025-03-31")
    other = replace(LEADER, key="8", department="市民課")
    ((before, after, begun),) = rules.moved_members(rename(), [later, over, other], 9)
    assert (before.key, after.department, after.valid_from, begun) == ("6", "納税課", DAY, None)


def test_new_terms_are_counted_on_and_a_department_that_stays_keeps_its_people():
    second = replace(LEADER, key="6", post="主査")
    keys = [begun.key for _, _, begun in rules.moved_members(rename(), [LEADER, second], 9)]
    assert keys == ["9", "10"]
    assert list(rules.moved_members(merge(after=("収納課",)), [LEADER], 9)) == []
