"""The way of a new project: every step against every other, days, amounts, the mark 重要事項."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain import new_project_rules as rules
from fujidesk.domain.new_projects import NewProject, Step, StepTaken

WAY = (Step.PROPOSED, Step.HEARD, Step.REQUESTED, Step.FUNDED, Step.ADOPTED)


def project(*steps, important=False, **values):
    taken = tuple(StepTaken(step, f"2026-05-{place:02d}") for place, step in enumerate(steps, 1))
    return NewProject("R8-001", 2026, "収納課", "窓口", steps=taken, is_important=important, **values)


@pytest.mark.parametrize(
    ("steps", "important", "allowed"),
    [
        ((Step.PROPOSED,), False, {Step.HEARD, Step.DECLINED}),
        ((Step.HEARD,), False, {Step.SUPPORTED, Step.REQUESTED, Step.DECLINED}),
        ((Step.HEARD,), True, {Step.SUPPORTED, Step.EXPLAINED, Step.DECLINED}),
        ((Step.SUPPORTED,), True, {Step.EXPLAINED, Step.DECLINED}),
        ((Step.SUPPORTED,), False, {Step.REQUESTED, Step.DECLINED}),
        ((Step.EXPLAINED,), True, {Step.REQUESTED, Step.DECLINED}),
        ((Step.REQUESTED,), False, {Step.FUNDED, Step.DECLINED}),
        ((Step.FUNDED,), False, {Step.ADOPTED, Step.DECLINED}),
        ((Step.DECLINED,), False, set()),
        ((Step.ADOPTED,), True, set()),
    ],
)
def test_only_the_way_is_open(steps, important, allowed):
    item = project(Step.PROPOSED, *steps, important=important)
    assert set(rules.allowed_steps(item)) == allowed
    for step in set(Step) - allowed:
        assert rules.step_refusal(item, step).endswith("。")


def test_important_ones_are_told_to_go_to_the_headquarters_first():
    item = project(Step.PROPOSED, Step.HEARD, important=True)
    assert "本部説明が必要" in rules.step_refusal(item, Step.REQUESTED)
    assert "重要事項だけ" in rules.step_refusal(project(Step.PROPOSED, Step.HEARD), Step.EXPLAINED)


def test_the_next_step_leaves_out_support_and_decline():
    assert rules.next_step(project(Step.PROPOSED, Step.HEARD)) is Step.REQUESTED
    assert rules.next_step(project(Step.PROPOSED, Step.HEARD, important=True)) is Step.EXPLAINED
    assert rules.next_step(project(Step.PROPOSED, Step.DECLINED)) is None


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-05-01", "より前"), ("2020-03-31", "計画の期間"), ("2028-04-01", "計画の期間"),
        ("6月1日", "読めません"), ("", "読めません"), ("2026-05-02", ""), ("2028-03-31", ""),
    ],
)  # fmt: skip
def test_days_lie_in_the_period_and_after_the_step_before(day, words):
    refusal = rules.taken_refusal(
        project(Step.PROPOSED, Step.HEARD), StepTaken(Step.SUPPORTED, day), 2022, 2026
    )
    assert words in refusal
    assert bool(refusal) == bool(words)


def test_decline_needs_a_reason():
    item = project(Step.PROPOSED)
    assert "理由" in rules.taken_refusal(item, StepTaken(Step.DECLINED, "2026-06-01", " "), 2022, 2026)
    assert rules.taken_refusal(item, StepTaken(Step.DECLINED, "2026-06-01", "効果"), 2022, 2026) == ""


@pytest.mark.parametrize(
    ("step", "figures", "words"),
    [
        (Step.REQUESTED, {}, "予算要求額"), (Step.FUNDED, {"settled_kyen": 1}, "査定額"),
        (Step.FUNDED, {"assessed_kyen": 1}, "予算確定額"), (Step.REQUESTED, {"requested_kyen": -1}, "-1"),
        (Step.REQUESTED, {"requested_kyen": 100_000_000}, "99,999,999"),
    ],
)  # fmt: skip
def test_amounts_that_a_step_asks_for(step, figures, words):
    assert words in rules.figures_refusal(step, figures)


def test_zero_is_an_amount_and_hearing_asks_for_none():
    assert rules.figures_refusal(Step.REQUESTED, {"requested_kyen": 0}) == ""
    assert rules.figures_refusal(Step.HEARD, {}) == ""


def test_taking_back_empties_what_the_step_brought():
    item = replace(project(*WAY[:4]), requested_kyen=5, assessed_kyen=4, settled_kyen=3)
    back = rules.without_last_step(item)
    assert (rules.current_step(back), back.requested_kyen, back.assessed_kyen, back.settled_kyen) == (
        Step.REQUESTED, 5, None, None,
    )  # fmt: skip
    assert "取り消せません" in rules.take_back_refusal(project(Step.PROPOSED))
    assert "元に戻す" in rules.take_back_refusal(project(*WAY))


def test_the_mark_follows_the_way():
    assert "予算要求" in rules.importance_refusal(project(*WAY[:3]), important=True)
    explained = project(Step.PROPOSED, Step.HEARD, Step.EXPLAINED, important=True)
    assert "本部説明" in rules.importance_refusal(explained, important=False)
    assert rules.importance_refusal(project(Step.PROPOSED), important=True) == ""


def test_the_cost_that_tells_most_and_the_days_since():
    item = project(Step.PROPOSED, costs=((2026, 5), (2027, 7), (2028, 1)))
    assert rules.shown_cost(item) == (2027, 7)
    assert rules.shown_cost(project(costs=((2026, 5),))) == (2026, 5)
    assert rules.shown_cost(project()) is None
    assert rules.days_since_step(item, dt.date(2026, 5, 11)) == 10


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": " "}, "事業名"), ({"department": ""}, "部署"), ({"department": "、 "}, "部署"), ({"costs": ((1900, 5),)}, "1900年度の経費"), ({"costs": ((2027, -1),)}, "R9 の経費"),
        ({"costs": ((2027, 1), (2027, 2))}, "同じ年度"), ({"settled_kyen": -5}, "予算確定額"),
    ],
)  # fmt: skip
def test_records_that_cannot_be_kept(values, words):
    assert words in rules.record_refusal(replace(project(Step.PROPOSED), **values))
    assert rules.record_refusal(project(Step.PROPOSED)) == ""


def test_an_adopted_project_says_where_to_go_on():
    refusal = rules.step_refusal(project(*WAY, number="1-1-10"), Step.HEARD)
    assert "1-1-10 として計画に登載済み" in refusal
    assert "変更・見直し" in refusal


@pytest.mark.parametrize(("code", "words"), [("1.1", ""), ("1", "「1」"), ("9.9", "1.1、1.5 から選んで")])
def test_a_measure_is_one_of_the_lowest_levels(small_content, small_profile, code, words):
    refusal = rules.measure_refusal(code, small_content.levels, small_profile)
    assert words in refusal
    assert bool(refusal) == bool(words)
