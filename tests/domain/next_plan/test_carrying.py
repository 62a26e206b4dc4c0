"""Schedule, indicator and texts of a draft are prefilled from where each project stands."""

import pytest

from fujidesk.domain.next_plan.carrying import carried, next_phases
from fujidesk.domain.next_plan.records import Fate, PlanDraft
from fujidesk.domain.records import (
    Category,
    Indicator,
    ProjectRecord,
    ProjectState,
    ScheduleCell,
    StateKind,
)

DRAFT = PlanDraft("draft-R9", 2027, 2031)


def cells(phases, first=2022):
    return tuple(
        ScheduleCell(first + place // 2, place % 2 + 1, None if sign == "-" else int(sign))
        for place, sign in enumerate(phases)
    )


def record(plan="", reached="", state=None):
    return ProjectRecord(
        "1-1-1", "窓口", "1", "1.1", Category.PRIORITY, ("市民課",), True, overview="概要",
        indicator=Indicator("10件以上"), schedule=cells(plan), actual=cells(reached), state=state,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "reached", "wanted"),
    [
        ("1123444444", "1123444444", "4444444444"),
        ("1123444444", "11222222", "2233444444"),
        ("1123444444", "", "4444444444"),
        ("1111222233", "", "3344444444"),
        ("1234------", "1234--", "----------"),
        ("", "", ""),
    ],
)
def test_the_schedule_follows_from_where_a_project_stands(plan, reached, wanted):
    assert next_phases(record(plan, reached), DRAFT, 4) == wanted


def test_a_running_project_is_carried_over_with_its_texts():
    made = carried(record("1123444444"), DRAFT, "d-1", 7, 4)
    assert (made.fate, made.sources, made.number, made.level) == (Fate.CARRIED, ("1-1-1",), "1-1-1", "1.1")
    assert (made.overview, made.indicator, made.departments) == ("概要", "10件以上", ("市民課",))
    assert made.position == 7


@pytest.mark.parametrize("kind", [StateKind.COMPLETED, StateKind.MERGED, StateKind.SPLIT])
def test_a_project_that_has_ended_ends(kind):
    made = carried(record(state=ProjectState(kind, "2024-04-01")), DRAFT, "d-1", 1, 4)
    assert (made.fate, made.number) == (Fate.ENDED, "")
    assert "2024-04-01" in made.reason


def test_a_project_that_rests_is_carried_over():
    made = carried(record(state=ProjectState(StateKind.SUSPENDED, "2024-04-01")), DRAFT, "d-1", 1, 4)
    assert made.fate is Fate.CARRIED
