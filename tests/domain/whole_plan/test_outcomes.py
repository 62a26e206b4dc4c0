"""What became of a project: phases planned and reached with the slip, ended early, never began."""

import pytest

from fujidesk.domain.fiscal import half_years
from fujidesk.domain.records import Category, ProjectState, StateKind
from fujidesk.domain.reports import Status
from fujidesk.domain.timeline import TimelineRow, Track
from fujidesk.domain.whole_plan.outcomes import OUTCOME_NAMES, Outcome, Progress, verdict

HALVES = half_years(2022, 2026)
WORDS = {1: "調査", 2: "要件", 3: "準備", 4: "運用"}
RUNNING = Status.RUNNING


def judged(plan, reached, statuses=None, state=None, column=7):
    """The verdict by R7下期 unless another half-year is the last that counts."""
    row = TimelineRow(
        "1-1-1", "窓口の案内番号", ("市民課",), Category.PRIORITY, True,
        Track(plan, "1" * len(plan)), Track(reached.ljust(10)),
    )  # fmt: skip
    told = dict(zip(range(2022, 2026), statuses or [RUNNING] * 4, strict=False))
    return verdict(Progress(row, HALVES, column, told, state, WORDS))


def test_the_planned_phase_is_as_planned():
    found = judged("1123444444", "11234444")
    assert (found.outcome, found.slip) == (Outcome.AS_PLANNED, 0)
    assert "R7下期の報告は「運用」" in found.reason


@pytest.mark.parametrize(("reached", "slip"), [("11233333", -4), ("11222222", -5), ("11234443", -4)])
def test_a_phase_short_of_the_plan_is_late_by_half_years(reached, slip):
    found = judged("1123444444", reached)
    assert (found.outcome, found.slip) == (Outcome.LATE, slip)
    assert f"{-slip} 半期の遅れ" in found.reason


def test_a_later_phase_is_ahead():
    found = judged("1111222344", "11112224")
    assert (found.outcome, found.slip) == (Outcome.AHEAD, 1)
    assert "1 半期早い" in found.reason


def test_a_phase_that_the_plan_does_not_reach_is_ahead():
    found = judged("1111111111", "11112222")
    assert found.outcome is Outcome.AHEAD
    assert "期間中に届かない段階" in found.reason


def test_a_project_is_judged_at_its_own_last_report():
    found = judged("1123444444", "112344  ")
    assert found.outcome is Outcome.AS_PLANNED
    assert "R6下期" in found.reason


def test_what_was_reached_after_the_last_year_that_counts_is_not_looked_at():
    assert judged("1123444444", "11224444", column=3).outcome is Outcome.LATE


def test_only_unstarted_reports_mean_it_never_began():
    found = judged("1123444444", "", [Status.NOT_STARTED] * 4)
    assert found.outcome is Outcome.NEVER_BEGAN
    assert not found.has_ended


def test_an_unstarted_project_whose_time_is_still_to_come_is_as_planned():
    found = judged("        12", "", [Status.NOT_STARTED] * 4)
    assert found.outcome is Outcome.AS_PLANNED
    assert "R8上期から" in found.reason


def test_an_unstarted_year_after_others_is_no_never_began():
    found = judged("1123444444", "11      ", [RUNNING, *[Status.NOT_STARTED] * 3])
    assert found.outcome is not Outcome.NEVER_BEGAN


@pytest.mark.parametrize(("kind", "word"), [(StateKind.COMPLETED, "完了"), (StateKind.MERGED, "統合"),
                                            (StateKind.SPLIT, "分割"), (StateKind.SUSPENDED, "休止")])  # fmt: skip
def test_a_decision_before_the_planned_end_is_an_early_end(kind, word):
    state = ProjectState(kind, "2024-04-01", ("1-1-9",) if kind is StateKind.MERGED else ())
    found = judged("1123444444", "1123", state=state)
    assert found.outcome is Outcome.ENDED_EARLY
    assert found.has_ended
    assert word in found.reason
    assert "残り 6 半期" in found.reason
    assert ("1-1-9" in found.reason) is (kind is StateKind.MERGED)


def test_a_decision_for_a_day_that_does_not_count_yet_changes_nothing():
    state = ProjectState(StateKind.COMPLETED, "2026-10-01")
    assert judged("1123444444", "11234444", state=state).outcome is Outcome.AS_PLANNED


def test_an_end_that_the_plan_has_too_is_as_planned():
    found = judged("123444----", "123444--", [RUNNING, RUNNING, Status.DONE])
    assert found.outcome is Outcome.AS_PLANNED
    assert found.has_ended


@pytest.mark.parametrize(("status", "word"), [(Status.DONE, "完了"), (Status.STOPPED, "中止")])
def test_a_last_report_of_an_end_is_an_early_end(status, word):
    found = judged("1123444444", "112344", [RUNNING, RUNNING, status])
    assert found.outcome is Outcome.ENDED_EARLY
    assert f"R6 の報告で{word}" in found.reason
    assert "残り 4 半期" in found.reason


@pytest.mark.parametrize("status", [Status.DONE, Status.STOPPED])
def test_an_end_before_the_plans_end_is_early_where_the_plan_has_no_schedule(status):
    """OUTCOME_RULE: 計画の終わりより前に完了・…・中止…した事業; such a project is not 「計画どおり」."""
    found = judged("", "", [RUNNING, RUNNING, status])
    assert found.outcome is Outcome.ENDED_EARLY
    assert "計画に予定表がない" in found.reason


def test_a_stop_in_the_last_year_is_early_where_nothing_was_reached_in_it():
    found = judged("11234444", "112344", [RUNNING, RUNNING, RUNNING, Status.STOPPED])
    assert found.outcome is Outcome.ENDED_EARLY
    assert "残り 2 半期" in found.reason
    held = judged("11234444", "11234444", [RUNNING, RUNNING, RUNNING, Status.STOPPED])
    assert held.outcome is Outcome.AS_PLANNED


def test_a_stop_that_was_taken_up_again_is_no_end():
    assert judged("1123444444", "11234444", [RUNNING, Status.STOPPED, RUNNING, RUNNING]).outcome is (
        Outcome.AS_PLANNED
    )


def test_an_ended_half_year_in_the_reports_is_an_early_end():
    found = judged("1123444444", "112344--")
    assert found.outcome is Outcome.ENDED_EARLY
    assert "R7上期から終了" in found.reason


def test_without_a_schedule_running_is_told_apart():
    assert judged("", "").outcome is Outcome.KEPT
    assert judged("", "", [None] * 4).outcome is Outcome.UNKNOWN


def test_without_a_reported_phase_nothing_can_be_said():
    found = judged("1123444444", "")
    assert (found.outcome, found.slip) == (Outcome.UNKNOWN, 0)


def test_still_running_after_the_planned_end_is_late_unless_its_last_phase_is_reached():
    late = judged("123444----", "12333333")
    assert late.outcome is Outcome.LATE
    assert late.slip == -5
    assert judged("123444----", "12344444").outcome is Outcome.AS_PLANNED


def test_every_outcome_has_its_own_word():
    assert len(set(OUTCOME_NAMES.values())) == len(Outcome)
