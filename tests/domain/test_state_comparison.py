"""What changed between two states: grades, phases, indicators, projects, each with both values."""

from dataclasses import replace
from decimal import Decimal

import pytest

from fujidesk.domain.plan_state import plan_state
from fujidesk.domain.records import Category, LevelRecord
from fujidesk.domain.state_comparison import NOT_SAID, ChangeKind, compare_states
from tests.domain.pack_parts.conftest import LEVELS, NOW, PROFILE, RECORDS, cells


def state(records=RECORDS, reports=None, levels=LEVELS):
    return plan_state(PROFILE, levels, records, {2023: NOW if reports is None else reports}, {})


def first(**values):
    return (replace(RECORDS[0], **values), *RECORDS[1:])


def told(before, after):
    return [
        (item.kind, item.number, item.what, item.before, item.after)
        for item in compare_states(before, after, PROFILE)
    ]


def test_equal_states_differ_in_nothing():
    assert told(state(), state()) == []


@pytest.mark.parametrize(
    ("values", "what", "before", "after"),
    [
        ({"title": "窓口の予約"}, "事業名", "窓口予約", "窓口の予約"),
        ({"category": Category.PROMOTION}, "事業分類", "重点", "推進"),
        ({"departments": ("窓口課",)}, "所管部署", "窓口課、税務課", "窓口課"),
        ({"measure": "1.2"}, "施策", "1.1 手続の改善", "1.2 地図"),
    ],
)
def test_a_value_of_a_project_is_told_once(values, what, before, after):
    levels = (*LEVELS, LevelRecord("1.2", "地図", "1"))
    assert told(state(levels=levels), state(first(**values), levels=levels)) == [
        (ChangeKind.PROJECT, "1-1-1", what, before, after)
    ]


def test_long_texts_are_not_compared_word_by_word():
    assert told(state(), state(first(overview="言い回しだけを直した。"))) == []


def test_projects_that_came_and_went():
    assert told(state(), state(RECORDS[:-1])) == [
        (ChangeKind.REMOVED, "1-1-4", "事業", "文書の保存", NOT_SAID)
    ]
    assert told(state(RECORDS[:-1]), state()) == [(ChangeKind.ADDED, "1-1-4", "事業", NOT_SAID, "文書の保存")]


def test_half_years_in_a_row_are_told_as_one():
    later = first(schedule=cells("1122233444"))
    assert told(state(), state(later)) == [
        (ChangeKind.PLANNED, "1-1-1", "R5下", "(3) 準備", "(2) 要件"),
        (ChangeKind.PLANNED, "1-1-1", "R6上", "(4) 運用", "(2) 要件"),
        (ChangeKind.PLANNED, "1-1-1", "R6下～R7上", "(4) 運用", "(3) 準備"),
    ]


def test_a_phase_that_was_reported_since():
    assert told(state(), state(first(actual=cells("11134")))) == [
        (ChangeKind.REACHED, "1-1-1", "R6上", NOT_SAID, "(4) 運用")
    ]


def test_grade_and_value_of_a_year():
    changed = NOW | {"1-1-1": replace(NOW["1-1-1"], score_progress=2, indicator_value=Decimal(90))}
    assert told(state(), state(reports=changed)) == [
        (ChangeKind.GRADE, "1-1-1", "R5", "S", "A"),
        (ChangeKind.INDICATOR, "1-1-1", "R5 実績値", "120件", "90件"),
    ]


def test_an_answer_that_is_gone_is_told_by_its_standing():
    rest = {number: report for number, report in NOW.items() if number != "1-1-2"}
    assert told(state(), state(reports=rest)) == [(ChangeKind.GRADE, "1-1-2", "R5", "C", "未回答")]


def test_another_target():
    target = replace(RECORDS[0].indicator, figure=Decimal(150))
    assert told(state(), state(first(indicator=target))) == [
        (ChangeKind.INDICATOR, "1-1-1", "目標", "100件以上（R8 まで）", "150件以上（R8 まで）")
    ]


def test_amounts_and_cost_scores_are_never_told():
    changed = NOW | {"1-1-1": replace(NOW["1-1-1"], budget_kyen=1, actual_cost_kyen=2, score_reason="別")}
    assert told(state(), state(reports=changed)) == []


def test_kinds_come_in_their_order_and_projects_in_that_of_the_plan():
    records = (replace(RECORDS[0], title="甲"), replace(RECORDS[1], title="乙"), *RECORDS[2:3])
    found = told(state(), state(records, NOW | {"1-1-1": replace(NOW["1-1-1"], score_progress=1)}))
    assert [(kind, number) for kind, number, *_ in found] == [
        (ChangeKind.REMOVED, "1-1-4"), (ChangeKind.PROJECT, "1-1-1"), (ChangeKind.PROJECT, "1-1-2"),
        (ChangeKind.GRADE, "1-1-1"),
    ]  # fmt: skip
