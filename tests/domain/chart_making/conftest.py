"""A small register with two years of answers, invented."""

import datetime as dt
from decimal import Decimal

import pytest

from fujidesk.domain.achievement import IndicatorSeries, judge
from fujidesk.domain.chart_making import ChartData
from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.records import Category, Direction, Indicator, ProjectRecord, ScheduleCell
from fujidesk.domain.report_rows import ReportRow
from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.scoring import Standing, grade_of
from fujidesk.domain.surveys import Approval
from fujidesk.exchange.profiles import load_profile

PROFILE = load_profile("fuji")
NONE = (None, None, None)
NAMES = {"1": "1 窓口", "2": "2 まち"}
TARGET = Indicator("100件以上", Decimal(100), "件", Direction.AT_LEAST, 2023)


def row(number, year, total=None, standing=None, category=Category.PRIORITY):
    held = standing or (Standing.UNANSWERED if total is None else Standing.EVALUATED)
    status = {Standing.UNANSWERED: None, Standing.STOPPED: Status.STOPPED}.get(held, Status.RUNNING)
    return ReportRow(
        number, f"事業 {number}", number[0], number[:3].replace("-", "."), category, "窓口課", False, year, status,
        held, NONE, NONE, total, grade_of(total, PROFILE),
    )  # fmt: skip


def cells(phases, department="窓口課"):
    halves = PROFILE.half_years
    return tuple(
        ScheduleCell(*when, None if sign == "-" else int(sign), (department,) if department else ())
        for when, sign in zip(halves, phases, strict=False)
        if sign != " "
    )


RECORDS = (
    ProjectRecord("1-1-1", "窓口予約", "1", "1.1", Category.PRIORITY, ("窓口課",), schedule=cells("1123444444"),
                  actual=cells("1113"), indicator=TARGET),
    ProjectRecord("1-1-2", "電子申請", "1", "1.1", Category.CONTINUING, ("税務課",), schedule=cells("4444------", ""),
                  actual=cells("44")),
    ProjectRecord("2-1-1", "地図の公開", "2", "2.1", Category.PRIORITY, ("窓口課", "地図課")),
)  # fmt: skip
ROWS = {
    2022: (row("1-1-1", 2022, 9), row("1-1-2", 2022, 9), row("2-1-1", 2022)),
    2023: (row("1-1-1", 2023, 14), row("1-1-2", 2023, 4, category=Category.CONTINUING),
           row("2-1-1", 2023, standing=Standing.STOPPED)),
}  # fmt: skip
SERIES = IndicatorSeries("1-1-1", "窓口予約", "窓口課", TARGET, (
    judge(TARGET, 2022, Decimal(40), 2026), judge(TARGET, 2023, Decimal(120), 2026),
    judge(TARGET, 2024, Decimal(999), 2026)))  # fmt: skip
REPORTS = {
    "1-1-1": StatusReport("1-1-1", 2023, Status.RUNNING, budget_kyen=1000, actual_cost_kyen=900),
    "1-1-2": StatusReport("1-1-2", 2023, Status.RUNNING, budget_kyen=500),
}


@pytest.fixture(name="data")
def data_fixture():
    evaluation = EvaluationData(
        PROFILE, ROWS, {2023: Approval("2024-07-10T10:00:00", "事務局")}, NAMES, (SERIES,), True
    )
    return ChartData(PROFILE, evaluation, RECORDS, REPORTS, 2023, dt.date(2024, 7, 11))
