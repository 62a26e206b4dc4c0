"""A made-up register with two years of reports, every internal field planted, for the tests of publication.

Nothing in it is of a real city.
"""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from fujidesk.domain.chart_making import ChartData
from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.profile import PlanTerm
from fujidesk.domain.publication import PublicSource, make_publication
from fujidesk.domain.records import (
    Category,
    Direction,
    Indicator,
    LevelRecord,
    ProjectRecord,
    ProjectState,
    ScheduleCell,
    StateKind,
)
from fujidesk.domain.report_rows import ReportRow, report_row
from fujidesk.domain.reports import Outlook, Status, StatusReport
from fujidesk.domain.surveys import Approval
from fujidesk.exchange.profiles import load_profile

PROFILE = load_profile("fuji")
SECRET_REASON = "値引きの交渉が長引いた経緯は外に出さない"
SECRET_OFFICE = "事務局は経費の評価を一段下げたことを伏せる"
SECRET_USER = "tanaka-h"
SECRET_LEAD = "内緒の担当課"
BUDGET, COST = 987654, 976543
LEVELS = (
    LevelRecord("1", "便利な窓口"), LevelRecord("1.1", "手続の改善", "1"), LevelRecord("2", "見えるまち"),
    LevelRecord("2.1", "地図の公開", "2"),
)  # fmt: skip


def cells(phases, department="窓口課", settled=True):
    return tuple(
        ScheduleCell(*when, None if sign == "-" else int(sign), (department,), settled)
        for when, sign in zip(PROFILE.half_years, phases, strict=False)
        if sign != " "
    )


RECORDS = (
    ProjectRecord(
        "1-1-1", "窓口予約の「入口」<統一>", "1", "1.1", Category.PRIORITY, ("窓口課", "税務課"), True, 12,
        ("A1-1",), ("1-2", "1-3"), "待ち時間を短くする", "予約の入口を一つにする。\n紙の番号札をやめる。",
        "待たせない", "列が短くなる", "機器の置き場所", "別の計画",
        Indicator("予約 100件以上", Decimal(100), "件", Direction.AT_LEAST, 2023),
        cells("1123444444"), cells("1113"), {2022: "調べる", 2023: "選ぶ"},
    ),
    ProjectRecord("1-1-2", "電子申請", "1", "1.1", Category.CONTINUING, ("税務課",), schedule=cells("4444------"),
                  actual=cells("44"), state=ProjectState(StateKind.MERGED, "2024-04-01", ("1-1-1",))),
    ProjectRecord("2-1-1", "=地図の公開", "2", "2.1", Category.PROMOTION, ("地図課",)),
)  # fmt: skip
REPORTS = {
    2022: {
        "1-1-1": StatusReport(
            "1-1-1", 2022, Status.RUNNING, 1, 1, BUDGET, COST, "業者を調べた。", Decimal("40.5"), "増えている。",
            3, 2, 4, SECRET_REASON, Outlook.CONTINUE, "", None, None, None, SECRET_OFFICE, SECRET_LEAD,
        ),
        "1-1-2": StatusReport("1-1-2", 2022, Status.DONE, score_progress=3, score_content=3),
        "2-1-1": StatusReport("2-1-1", 2022),
    },
    2023: {
        "1-1-1": StatusReport(
            "1-1-1", 2023, Status.RUNNING, 1, 3, BUDGET, COST, "契約した。\n試行を始めた。", Decimal(120), "達成した。",
            4, 5, 4, SECRET_REASON, Outlook.REVIEW, "対象の窓口を広げる", 5, 4, 5, SECRET_OFFICE, SECRET_LEAD,
        ),
        "1-1-2": StatusReport("1-1-2", 2023, Status.RUNNING, score_progress=1, score_cost=1, score_content=1),
        "2-1-1": StatusReport("2-1-1", 2023, Status.STOPPED, score_progress=2, score_cost=2, score_content=2),
    },
    2024: {
        "1-1-1": StatusReport("1-1-1", 2024, Status.DONE, action="まだ公表しない年度の取組"),
    },
}  # fmt: skip


def rows(year):
    before = REPORTS.get(year - 1, {})
    return tuple(
        report_row(
            ReportRow(record.number, record.title, record.policy, record.measure, record.category,
                      record.departments[0], record.is_dx, year),
            REPORTS[year].get(record.number), before.get(record.number), PROFILE,
        )
        for record in RECORDS
    )  # fmt: skip


def demo_source(fiscal_year=2023, *, sample=False):
    evaluation = EvaluationData(
        PROFILE, {year: rows(year) for year in REPORTS},
        {2022: Approval("2023-07-10T10:00:00", SECRET_USER, SECRET_OFFICE)},
        {level.code: f"{level.code} {level.title}" for level in LEVELS}, (), sample,
    )  # fmt: skip
    data = ChartData(PROFILE, evaluation, RECORDS, REPORTS[fiscal_year], fiscal_year, dt.date(2024, 7, 11))
    return PublicSource(data, REPORTS, LEVELS)


def demo_publication(fiscal_year=2023, *, with_grades=True, sample=False, appraisals=None):
    """appraisals: the office's words by code of the measure; None: without the evaluation of the whole plan."""
    source = replace(demo_source(fiscal_year, sample=sample), appraisals=appraisals)
    return make_publication(source, with_grades=with_grades)


def demo_with_terms(fiscal_year, **evaluation):
    """The same register under a plan of two terms (004: 前期, 後期), with an appraisal of 1.1."""
    source = demo_source(fiscal_year)
    terms = (PlanTerm("前期", 2022, 2023), PlanTerm("後期", 2024, 2026))
    profile = replace(source.data.profile, terms=terms)
    read = replace(source.data.evaluation, profile=profile, **evaluation)
    data = replace(source.data, profile=profile, evaluation=read)
    return make_publication(
        replace(source, data=data, appraisals={"1.1": "手続の入口は、どの課でも一つになった。"})
    )
