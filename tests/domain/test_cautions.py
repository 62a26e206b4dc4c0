"""What should not be overlooked: each rule says it in a sentence, or nothing where there is nothing."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain import cautions as rules
from fujidesk.domain.hearings import Hearing, HearingKind, HearingState
from fujidesk.domain.next_plan.records import PlanDraft
from fujidesk.domain.oddities import Inquiry, InquiryState, Oddity, Weight
from fujidesk.domain.oddity_rules import RULES
from fujidesk.domain.surveys import (
    Approval,
    DepartmentProgress,
    EntryState,
    SurveyEntry,
    SurveyRound,
    SurveyStatus,
)

NOVEMBER = dt.date(2026, 11, 21)
APPROVED = Approval("2026-07-10T10:00:00", "係長")


def round_with(*late, approval=None):
    lines = [
        DepartmentProgress(SurveyEntry(2025, name, EntryState.SENT), (), is_overdue=True) for name in late
    ]
    return SurveyStatus(SurveyRound(2025, "2026-04-28", "", approval), tuple(lines))


@pytest.mark.parametrize(
    ("late", "told"),
    [
        (["収納課"], "令和7年度の調査：収納課の回答が期限を過ぎています。"),
        (["収納課", "市民課"], "令和7年度の調査：収納課、市民課の回答が期限を過ぎています。"),
        (
            ["収納課", "市民課", "保険課"],
            "令和7年度の調査：収納課、市民課ほか 1 課の回答が期限を過ぎています。",
        ),
    ],
)
def test_departments_that_are_late_are_named(late, told):
    (found,) = rules.late_answers(round_with(*late))
    assert (found.text, found.tab, found.year, found.is_late) == (told, "surveys", 2025, True)


def test_nobody_is_late_in_time_or_after_the_approval():
    assert list(rules.late_answers(round_with())) == []
    assert list(rules.late_answers(round_with("収納課", approval=APPROVED))) == []


@pytest.mark.parametrize(
    ("day", "years"),
    [
        (dt.date(2026, 7, 31), [2024]),
        (dt.date(2026, 8, 1), [2024, 2025]),
        (dt.date(2025, 7, 31), []),
        (dt.date(2025, 8, 1), [2024]),
    ],
)
def test_years_not_approved_are_told_once_july_is_over(small_profile, day, years):
    """001, 図表6-2: the headquarters approve in July of the year after."""
    rounds = {2023: SurveyRound(2023, approval=APPROVED), 2024: SurveyRound(2024)}
    found = list(rules.unapproved([2023, 2024, 2025], rounds, small_profile, day))
    assert [caution.year for caution in found] == years
    assert all("本部の承認がまだ記録されていません" in caution.text for caution in found)


def test_a_calendar_without_approval_asks_for_none(small_profile):
    calendar = tuple(term for term in small_profile.calendar if term.figure != "approval")
    profile = replace(small_profile, calendar=calendar)
    assert list(rules.unapproved([2024], {}, profile, NOVEMBER)) == []


def hearing(key, day, start="10:00", place="第1会議室", state=HearingState.PLANNED):
    return Hearing(key, 2026, HearingKind.PRIORITY, day=day, start=start, place=place, state=state)


def test_clashes_to_come_are_counted_with_the_first_day():
    listed = [
        hearing("R8-004", "2026-11-25"), hearing("R8-005", "2026-11-25", "10:30"),
        hearing("R8-002", "2026-11-24"), hearing("R8-003", "2026-11-24", "10:59"),
        hearing("R8-006", "2026-11-24", place="第2会議室"),
        hearing("R8-007", "2026-11-24", state=HearingState.CANCELLED),
    ]  # fmt: skip
    (found,) = rules.hearings_in_the_way(listed, NOVEMBER)
    assert found.text == "ヒアリングの重なりが 2 組あります（最初は11月24日）。"
    assert (found.tab, found.is_late) == ("hearings", False)


def test_hearings_whose_day_is_over_are_still_to_be_noted():
    held = hearing("R8-001", "2026-11-09", state=HearingState.HELD)
    left = [hearing("R8-002", "2026-11-20"), hearing("R8-003", "2026-11-20", "10:30"), held]
    (found,) = rules.hearings_in_the_way(left, NOVEMBER)
    assert found.text == "日を過ぎて「予定」のままのヒアリングが 2 件あります。"
    assert found.is_late
    assert list(rules.hearings_in_the_way([hearing("R8-002", "2026-11-21"), held], NOVEMBER)) == []
    assert list(rules.hearings_in_the_way([hearing("R8-002", "")], NOVEMBER)) == []


def odd(number, rule="same_text"):
    return Oddity(number, 2025, "収納課", rule, Weight.NOTABLE, "同じ文です", "なぜですか")


def test_oddities_not_asked_and_questions_not_sent_or_answered_are_counted():
    held = [
        Inquiry("1-1-1", 2025, "same_text", "なぜ"),
        Inquiry("1-1-2", 2025, "same_text", "なぜ", InquiryState.ASKED),
        Inquiry("1-1-3", 2025, "same_text", "なぜ", InquiryState.SETTLED),
    ]
    (found,) = rules.open_questions(2025, [odd("1-1-1"), odd("1-1-3"), odd("1-1-9")], held)
    assert found.text == (
        "令和7年度の回答：照会していない気づき 1 件、未送付の照会 1 件、回答待ちの照会 1 件があります。"
    )
    assert (found.tab, found.page, found.year) == ("evaluation", "oddities", 2025)
    assert list(rules.open_questions(2025, [odd("1-1-3")], held[2:])) == []


def test_what_the_office_itself_must_mend_is_no_question():
    for_office = next(rule.key for rule in RULES if rule.for_office)
    assert list(rules.open_questions(2025, [odd("1-1-1", for_office)], [])) == []


def test_departments_without_a_leader_are_counted():
    (found,) = rules.without_leader(["収納課", "市民課"])
    assert found.text == "情報化推進リーダーのいない部署が 2 課あります。"
    assert (found.tab, found.page) == ("plan", "people")
    assert list(rules.without_leader([])) == []


def test_new_projects_whose_form_changed_are_counted():
    (found,) = rules.stale_proposals(2026, {"R8-001": "新しい回答があります。"})
    assert "新規事業が 1 件" in found.text
    assert (found.tab, found.page, found.year) == ("plan", "new_projects", 2026)
    assert list(rules.stale_proposals(2026, {})) == []


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (dt.date(2025, 3, 31), 0),
        (dt.date(2025, 4, 1), 1),
        (dt.date(2027, 3, 31), 1),
        (dt.date(2027, 4, 1), 0),
    ],
)
def test_the_end_of_the_plan_is_told_in_its_last_two_years(small_profile, day, told):
    found = list(rules.end_of_plan(small_profile, day))
    assert len(found) == told
    assert all("令和8年度までです" in caution.text for caution in found)


@pytest.mark.parametrize(
    ("day", "approved", "adopted", "said"),
    [
        ("2027-03-31", "2027-01-10T09:00", "", None),
        ("2027-04-01", "2027-01-10T09:00", "", "令和9年度から）が始まりました。計画にしてください"),
        ("2027-06-01", "", "", "承認を記録し、計画にしてください"),
        ("2027-06-01", "2027-01-10T09:00", "2027-04-01T09:00", None),
    ],
)
def test_a_draft_whose_period_has_begun_is_not_overlooked(day, approved, adopted, said):
    draft = PlanDraft("draft-R9", 2027, 2031, "次期計画", approved_at=approved, adopted_at=adopted)
    found = list(rules.drafts_due([draft], dt.date.fromisoformat(day)))
    assert len(found) == (said is not None)
    for caution in found:
        assert said in caution.text
        assert (caution.tab, caution.page, caution.is_late) == ("plan", "next_plan", True)
