"""What rules see of a report: plan beside actual, phases in words, reasons."""

from dataclasses import replace

import pytest

from fujidesk.domain.oddity_case import Case, score_words
from fujidesk.domain.records import Category, ProjectRecord, ScheduleCell
from fujidesk.domain.reports import Status, StatusReport
from fujidesk.exchange.profiles import load_profile

PROFILE = load_profile("fuji")
RECORD = ProjectRecord(
    "1-1-1", "窓口", "1", "1.1", Category.PRIORITY,
    schedule=(ScheduleCell(2022, 2, 2), ScheduleCell(2023, 1, 3), ScheduleCell(2023, 2, 4, settled=False)),
)  # fmt: skip
REPORT = StatusReport("1-1-1", 2023, Status.RUNNING, 3, None, score_progress=2, score_content=4)


def case(record=RECORD, last=None, **values):
    return Case(record, replace(REPORT, **values), last, (), PROFILE)


def test_the_plan_of_the_year_leaves_out_what_the_document_leaves_open():
    assert case().plan == (3, None)
    assert case(replace(RECORD, schedule=())).plan == (None, None)
    ended = replace(RECORD, schedule=(ScheduleCell(2023, 2, None),))
    assert case(ended).plan == (None, 0)


@pytest.mark.parametrize(
    ("planned", "reached", "slip"), [(3, 4, 1), (3, 1, -2), (4, 0, 1), (None, 3, None), (3, None, None)]
)
def test_the_slip_counts_phases_at_the_end_of_the_year(planned, reached, slip):
    record = replace(RECORD, schedule=(ScheduleCell(2023, 2, planned),))
    assert case(record, phase_h2=reached).slip == slip


def test_phases_have_words_and_an_order():
    made = case()
    assert made.phase_word(3) == "「(3) 導入準備」"
    assert made.phase_word(0) == "「終了」"
    assert made.rank(0) > made.rank(4)
    assert made.reached == 3
    assert made.reached_half == "上期"
    assert case(phase_h2=4).reached == 4
    assert case(phase_h2=4).reached_half == "下期"


@pytest.mark.parametrize(
    ("phases", "is_over"), [((0, 0), True), ((4, 0), False), ((0, None), False), ((None, None), False)]
)
def test_a_project_is_over_that_had_ended_in_both_halves(phases, is_over):
    assert case(phase_h1=phases[0], phase_h2=phases[1]).is_over is is_over


def test_scores_come_with_those_of_last_year():
    last = replace(REPORT, fiscal_year=2022, score_progress=4, score_content=4)
    made = case(last=last)
    assert made.scored == (("score_progress", 2, 4), ("score_content", 4, 4))
    assert score_words(made, made.scored) == "①進捗 2 点（前年度 4 点）、③取組内容 4 点"


@pytest.mark.parametrize("name", ["score_reason", "office_reason", "change"])
def test_any_reason_explains_and_blanks_do_not(name):
    assert case(**{name: "納入が遅れた。"}).is_explained
    assert not case(**{name: " 　\n"}).is_explained
