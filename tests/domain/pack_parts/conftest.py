"""What the parts of a pack are made from: four invented projects with reports of two years."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from fujidesk.domain.achievement import IndicatorSeries, series_of
from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.meetings import STANDARD_MEETINGS
from fujidesk.domain.pack_editions import fresh_edition
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.records import (
    Category,
    Direction,
    Indicator,
    LevelRecord,
    ProjectRecord,
    ScheduleCell,
)
from fujidesk.domain.report_rows import ReportRow, report_row
from fujidesk.domain.reports import Outlook, Status, StatusReport
from fujidesk.domain.timeline import TimelineData, TimelineGroup, TimelineRow, track_of
from fujidesk.domain.upper_plans import upper_plans
from fujidesk.exchange.profiles import load_profile

PROFILE = load_profile("fuji")
TODAY = dt.date(2024, 7, 10)
LEVELS = (LevelRecord("1", "便利な窓口"), LevelRecord("1.1", "手続の改善", "1"))
TARGET = Indicator("予約 100件以上", Decimal(100), "件", Direction.AT_LEAST, 2026)


def cells(phases):
    return tuple(
        ScheduleCell(*when, None if sign == "-" else int(sign), ("窓口課",))
        for when, sign in zip(PROFILE.half_years, phases, strict=False)
    )


RECORDS = (
    ProjectRecord(
        "1-1-1", "窓口予約", "1", "1.1", Category.PRIORITY, ("窓口課", "税務課"), True, 12, ("A1-1",), ("1-2",),
        "待ち時間を短くする", "予約の入口を一つにする。", "待たせない", "列が短くなる", "置き場所", "別の計画", TARGET,
        cells("1123444444"), cells("1113"), {2023: "選ぶ"},
    ),
    ProjectRecord("1-1-2", "電子申請", "1", "1.1", Category.PROMOTION, ("税務課",), True,
                  purpose="推進の個票にない目的", schedule=cells("2233444444"), actual=cells("2233")),
    ProjectRecord("1-1-3", "地図の公開", "1", "1.1", Category.CONTINUING, ("地図課",)),
    ProjectRecord("1-1-4", "文書の保存", "1", "1.1", Category.CONTINUING, ("総務課",)),
)  # fmt: skip
NOW = {
    "1-1-1": StatusReport(
        "1-1-1", 2023, Status.RUNNING, 1, 3, 987654, 976543, "契約した。", Decimal(120), "増えた。", 5, 5, 5,
        "値引きの理由", Outlook.CONTINUE, "対象の窓口を広げる",
    ),
    "1-1-2": StatusReport("1-1-2", 2023, Status.RUNNING, score_progress=2, score_cost=2, score_content=3),
    "1-1-3": StatusReport("1-1-3", 2023, Status.STOPPED, score_progress=1, score_cost=1, score_content=1),
}  # fmt: skip
BEFORE = {
    "1-1-1": StatusReport("1-1-1", 2022, Status.RUNNING, score_progress=3, score_cost=3, score_content=3),
    "1-1-2": StatusReport("1-1-2", 2022, Status.RUNNING, score_progress=3, score_cost=3, score_content=3),
}


def rows(year, reports, before=None):
    return tuple(
        report_row(
            ReportRow(record.number, record.title, record.policy, record.measure, record.category,
                      record.departments[0], record.is_dx, year),
            reports.get(record.number), (before or {}).get(record.number), PROFILE,
        )
        for record in RECORDS
    )  # fmt: skip


def series(number="1-1-1", values=((2022, Decimal(40), ""), (2023, Decimal(120), ""))):
    return IndicatorSeries(number, "窓口予約", "窓口課", TARGET, series_of(TARGET, values, 2026))


def evaluation(now=None, before=None, indicators=None):
    now, before = NOW if now is None else now, BEFORE if before is None else before
    return EvaluationData(
        PROFILE,
        {2022: rows(2022, before), 2023: rows(2023, now, before)},
        {},
        {level.code: f"{level.code} {level.title}" for level in LEVELS},
        (series(),) if indicators is None else indicators,
    )


def timeline(records):
    halves = PROFILE.half_years
    found = tuple(
        TimelineRow(item.number, item.title, item.departments, item.category, item.is_dx,
                    track_of(item.schedule, halves), track_of(item.actual, halves))
        for item in records
        if item.is_dx
    )  # fmt: skip
    groups = (TimelineGroup("1.1", "手続の改善", found),) if found else ()
    return TimelineData("ロードマップ", TODAY, halves, PROFILE.phases, groups, 3)


@pytest.fixture
def make_data():
    """Makes the data of a meeting on R5; its values by their names in `PackData`."""

    def make(meeting="honbu", **values):
        term = next(term for term in STANDARD_MEETINGS if term.key == meeting)
        fiscal_year = 2023 if term.about else 2024
        data = PackData(
            PROFILE, term, fiscal_year, fresh_edition(term, fiscal_year), TODAY, evaluation(), RECORDS, LEVELS,
            NOW, (), (), (), upper_plans(PROFILE, ()), timeline(RECORDS),
        )  # fmt: skip
        return replace(data, **values)

    return make
