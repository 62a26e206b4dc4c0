"""The distribution as a figure: what must stand on it when it leaves the office."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.evaluation import By, EvaluationData
from fujidesk.domain.grade_figure import day_text, grade_figure
from fujidesk.domain.records import Category
from fujidesk.domain.report_rows import ReportRow, report_row
from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.surveys import Approval

TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def data(small_profile):
    rows = []
    for number, scores, status in (("1-1-1", (5, 5, 4), Status.RUNNING), ("2-1-1", (None, None, None), Status.STOPPED),
                                   ("2-1-2", (1, 1, 1), Status.RUNNING)):  # fmt: skip
        blank = ReportRow(
            number, number, number[0], f"{number[0]}.1", Category.PRIORITY, "収納課", False, 2023
        )
        report = StatusReport(number, 2023, status, score_progress=scores[0], score_cost=scores[1],
                              score_content=scores[2])  # fmt: skip
        rows.append(report_row(blank, report, None, small_profile))
    return EvaluationData(small_profile, {2023: tuple(rows)}, {}, {"1": "1 窓口", "2": "2 道路"})


def test_year_approval_denominator_source_and_day_are_on_it(data, small_profile):
    figure = grade_figure(data, 2023, By.POLICY, "基本方針", TODAY)
    assert figure.title == "令和5年度 総合評価の分布（基本方針別）"
    assert figure.subtitle == f"{small_profile.plan_name} ・ 未承認"
    assert "全 3 事業、うち評価 2" in figure.foot
    assert f"出典：{small_profile.plan_name} 進捗状況報告" in figure.foot
    assert figure.foot.endswith("令和8年11月21日現在")
    assert figure.sample == ""


def test_an_approved_year_carries_the_day(data):
    approved = replace(data, approvals={2023: Approval("2024-07-10", "係長")})
    assert "2024-07-10 本部承認" in grade_figure(approved, 2023, By.ALL, "全体", TODAY).subtitle


def test_made_up_answers_are_marked(data):
    assert grade_figure(replace(data, is_sample=True), 2023, By.ALL, "全体", TODAY).sample == "サンプルデータ"


def test_bars_have_grades_first_and_the_legend_keeps_their_order(data):
    figure = grade_figure(data, 2023, By.POLICY, "基本方針", TODAY)
    assert [line.counts for line in figure.lines] == [(("S", 1),), (("D", 1), ("stopped", 1))]
    assert figure.marks == ("S", "D", "stopped")
    assert grade_figure(data, 2023, By.ALL, "全体", TODAY).title == "令和5年度 総合評価の分布"


def test_a_year_without_rows_has_no_bars(data):
    assert grade_figure(data, 2030, By.POLICY, "基本方針", TODAY).lines == ()


def test_days_in_words():
    assert day_text(TODAY) == "令和8年11月21日現在"
