"""Settling a year: which reasons are missing, and what an approval locks, in numbers."""

import pytest

from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.scoring import Standing
from fujidesk.domain.settling import approval_facts, large_moves, missing_reason, settlements
from fujidesk.domain.surveys import DepartmentProgress, EntryState, SurveyEntry, SurveyRound, SurveyStatus


def report(scores=(3, 3, 3), year=2023, number="1-1-1", **more):
    progress, cost, content = scores
    return StatusReport(
        number, year, more.pop("status", Status.RUNNING), score_progress=progress, score_cost=cost,
        score_content=content, **more,
    )  # fmt: skip


BEFORE = report((4, 3, 3), 2022)


@pytest.mark.parametrize(
    ("scores", "moved"),
    [
        ((4, 3, 3), ()),
        ((3, 3, 3), ()),
        ((2, 3, 3), ("① 4 → 2",)),
        ((2, 5, 3), ("① 4 → 2", "② 3 → 5")),
        ((None, 3, 5), ("③ 3 → 5",)),
    ],
)
def test_moves_of_two_or_more_are_told_with_both_scores(scores, moved):
    assert large_moves(BEFORE, report(scores)) == moved


def test_nothing_moves_without_last_year():
    assert large_moves(None, report((1, 1, 1))) == ()


def test_a_stopped_project_has_no_moves():
    assert large_moves(BEFORE, report((1, 1, 1), status=Status.STOPPED)) == ()


def test_a_large_move_asks_for_a_reason_from_either_side():
    assert missing_reason(report((2, 3, 3)), BEFORE) == "① 4 → 2 と 2 以上動いた理由がありません"
    assert missing_reason(report((2, 3, 3), score_reason="契約が遅れた"), BEFORE) == ""
    assert missing_reason(report((2, 3, 3), office_reason="聞き取りで確認"), BEFORE) == ""
    assert missing_reason(report((2, 3, 3), score_reason=" 　"), BEFORE) != ""


def test_a_correction_asks_for_the_office_s_own_reason():
    assert (
        missing_reason(report(office_cost=4, score_reason="予定どおり"), None)
        == "部署の評価を直した理由がありません"
    )
    assert missing_reason(report(office_cost=4, office_reason="実績額から"), None) == ""
    assert missing_reason(report(office_cost=3), None) == ""


@pytest.fixture
def found():
    reports = {
        "1-1-1": report((2, 3, 3)),
        "1-1-2": report(number="1-1-2", office_cost=4, office_reason="実績額から"),
        "1-1-3": report((None, 3, 3), number="1-1-3"),
        "1-1-4": report(number="1-1-4", status=Status.STOPPED),
        "1-1-5": StatusReport("1-1-5", 2023),
    }
    rows = [(number, f"事業{number}", "収納課") for number in (*reports, "9-9-9")]
    return settlements(rows, reports, {"1-1-1": BEFORE})


def test_settlements_pair_a_report_with_last_year_s(found):
    assert [item.number for item in found] == ["1-1-1", "1-1-2", "1-1-3", "1-1-4", "1-1-5"]
    assert found[0].moved == (-2, 0, 0)
    assert found[0].missing_reason
    assert [item.is_corrected for item in found] == [False, True, False, False, False]


def test_an_approval_says_in_numbers_what_it_locks(found):
    entries = [SurveyEntry(2023, name, state) for name, state in
               (("収納課", EntryState.CONFIRMED), ("市民課", EntryState.RETURNED))]  # fmt: skip
    status = SurveyStatus(SurveyRound(2023), tuple(DepartmentProgress(entry, ()) for entry in entries))
    facts = approval_facts(2023, found, status, inquiries=3, oddities=2)
    assert facts.projects == 5
    assert facts.standings[Standing.EVALUATED] == 2
    assert facts.unreasoned == ("1-1-1",)
    assert facts.lines_of("事務局") == (
        ("評価済", "2 事業"), ("未評価", "1 事業"), ("中止", "1 事業"), ("未回答", "1 事業"),
        ("事務局が直した評価", "1 事業"), ("理由のない変動・修正", "1 事業"), ("確認済でない部署", "1 課"),
        ("解決していない照会", "3 事業"), ("解決していない気づき", "2 事業"),
    )  # fmt: skip


def test_what_is_in_order_is_not_listed():
    facts = approval_facts(2023, [], None)
    assert facts.lines_of("事務局") == (("評価済", "0 事業"), ("未評価", "0 事業"))
