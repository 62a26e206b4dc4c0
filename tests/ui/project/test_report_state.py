"""A year of a project as its page shows it: phases from the project, moves from last year, who is asked."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.records import ScheduleCell
from fujidesk.domain.reports import StatusReport, report_value
from fujidesk.domain.surveys import Approval
from fujidesk.exchange.profiles import load_profile
from fujidesk.ui.project.report_state import ReportState, not_over_hint


@pytest.fixture
def record(small_content):
    """Plan (2) in R4 and R5, (4) from R6; reached (2) in R4上."""
    return small_content.projects[0]


def scored(year, *scores, **values):
    return StatusReport("1-1-1", year, **dict(zip(("score_progress", "score_cost", "score_content"), scores,
                                                  strict=False)), **values)  # fmt: skip


def test_the_phases_are_those_of_the_project_itself(record):
    ended = replace(record, actual=(*record.actual, ScheduleCell(2022, 2, None)))
    year = ReportState({2022: StatusReport("1-1-1", 2022, phase_h1=4)}).year(ended, 2022)
    assert (year.report.phase_h1, year.report.phase_h2) == (2, 0)
    assert year.values()["actual.2022.1"] == report_value(year.report, "phase_h1")


def test_a_year_without_a_report_is_an_empty_one(record):
    year = ReportState().year(record, 2025)
    assert year.report == StatusReport("1-1-1", 2025)
    assert (year.last, year.approval) == (None, None)


def test_the_year_before_and_the_approval_go_with_it(record):
    last = scored(2022, 3, 3, 3)
    state = ReportState({2022: last}, {2023: Approval("2024-07-10T10:00", "係長")})
    year = state.year(record, 2023)
    assert year.last is last
    assert year.approval is not None


@pytest.mark.parametrize(
    ("before", "now", "moves"),
    [
        ((5, 3, 3), (3, 3, 3), ("①進捗 5 → 3",)),
        ((1, 3, 1), (3, 3, 4), ("①進捗 1 → 3", "③取組内容 1 → 4")),
        ((3, 3, 3), (4, 2, 3), ()),
        ((5, None, 3), (None, 3, 3), ()),
    ],
)
def test_moves_of_two_and_more_are_named(record, before, now, moves):
    year = ReportState({2022: scored(2022, *before), 2023: scored(2023, *now)}).year(record, 2023)
    assert year.large_moves(load_profile("fuji")) == moves
    assert year.asks_for_reason() == bool(moves)


def test_a_reason_answers_the_question_and_the_offices_scores_count(record):
    last = scored(2022, 3, 3, 3)
    given = ReportState({2022: last, 2023: scored(2023, 5, 3, 3, score_reason="理由")})
    assert not given.year(record, 2023).asks_for_reason()
    corrected = ReportState({2022: last, 2023: scored(2023, 5, 3, 3, office_progress=3)})
    assert corrected.year(record, 2023).large_moves(load_profile("fuji")) == ()


def test_who_is_asked_follows_the_plan_or_the_offices_choice(record):
    assert ReportState().year(record, 2022).asked.lead == "収納課等"
    chosen = ReportState({2022: StatusReport("1-1-1", 2022, lead="市民課")})
    assert chosen.year(record, 2022).asked.lead == "市民課"


@pytest.mark.parametrize(
    ("today", "word"),
    [
        ((2022, 3, 31), "始まっていません"),
        ((2022, 4, 1), "途中です"),
        ((2023, 3, 31), "途中です"),
        ((2023, 4, 1), ""),
    ],
)
def test_a_year_is_over_on_the_first_of_april_after_it(today, word):
    assert word in not_over_hint(2022, dt.date(*today))
    assert bool(not_over_hint(2022, dt.date(*today))) == bool(word)
