"""A small plan with made-up answers of two years, as values and as a stored register."""

from decimal import Decimal

import pytest

from fujidesk.domain.achievement import IndicatorSeries, series_of
from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.records import Category, Direction, Indicator
from fujidesk.domain.report_rows import ReportRow, report_row
from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.surveys import Approval

SCORES = {
    2022: {"1-1-1": (3, 3, 3), "1-1-2": (4, 4, 4), "1-2-1": (3, 4, 3), "2-1-1": (1, 1, 1), "2-1-2": (3, 3, 3)},
    2023: {"1-1-1": (5, 5, 4), "1-1-2": (4, 3, 4), "1-2-1": (3, 2, 3), "2-1-1": (1, 1, 1), "2-1-2": (3, None, 3)},
}  # fmt: skip
STATUSES = {("2-1-3", 2022): Status.RUNNING, ("2-1-3", 2023): Status.STOPPED}
DEPARTMENTS = {"1-1-1": "収納課", "1-1-2": "収納課", "1-2-1": "市民課", "2-1-1": "道路課", "2-1-2": "道路課",
               "2-1-3": "市民課", "2-1-4": "市民課"}  # fmt: skip
INDICATOR = Indicator("80%以上", Decimal(80), "%", Direction.AT_LEAST, 2024)


def made_report(number, year, scores=(None, None, None), status=Status.RUNNING, **more):
    """A report with these scores."""
    progress, cost, content = scores
    return StatusReport(number, year, status, score_progress=progress, score_cost=cost,
                        score_content=content, **more)  # fmt: skip


def _report(number, year):
    if number == "2-1-4" or year not in SCORES:
        return StatusReport(number, year)
    return made_report(number, year, SCORES[year].get(number, (None, None, None)),
                       STATUSES.get((number, year), Status.RUNNING))  # fmt: skip


def made_data(profile, years=(2022, 2023, 2024)):
    """Seven projects: in 2023 S, A, C, D, 未評価, 中止 and 未回答; nothing answered in 2024."""
    rows = {}
    for year in years:
        listed = []
        for place, (number, department) in enumerate(DEPARTMENTS.items()):
            policy, measure, _ = number.split("-")
            blank = ReportRow(number, f"事業{number}", policy, f"{policy}.{measure}",
                              tuple(Category)[place % 3], department, False, year)  # fmt: skip
            listed.append(report_row(blank, _report(number, year), _report(number, year - 1), profile))
        rows[year] = tuple(listed)
    values = [(2022, Decimal(60), ""), (2023, Decimal("82.5"), ""), (2024, None, "")]
    series = (
        IndicatorSeries("1-1-1", "窓口の予約", "収納課", INDICATOR, series_of(INDICATOR, values, 2026)),
        IndicatorSeries("1-1-2", "地図の公開", "収納課", Indicator("広く知らせる"),
                        series_of(Indicator("広く知らせる"), [(2023, None, "")], 2026)),
    )  # fmt: skip
    names = {"1": "1 便利な窓口", "2": "2 にぎわい", "1.1": "1.1 手続", "1.2": "1.2 窓口", "2.1": "2.1 道路"}
    return EvaluationData(
        profile, rows, {2022: Approval("2023-07-10T10:00:00", "係長", "本部会議")}, names, series
    )


@pytest.fixture
def data(small_profile):
    """See `made_data`."""
    return made_data(small_profile)


@pytest.fixture
def evaluated(small_workspace):
    """The register of three invented projects with answers of 2022 and 2023."""
    answers = {
        (2022, "1-1-1"): ("running", (3, 3, 3)), (2022, "1-1-9"): ("running", (4, 4, 4)),
        (2023, "1-1-1"): ("running", (5, 5, 4)), (2023, "1-1-9"): ("running", (4, 3, 4)),
        (2023, "1-5-10"): ("stopped", (None, None, None)),
    }  # fmt: skip
    for (year, number), (status, scores) in answers.items():
        before = small_workspace.reports.of_year(year)[number]
        values = dict(zip(("score_progress", "score_cost", "score_content"), scores, strict=True))
        small_workspace.reports.store(before, {"status": status, **values}, f"{number} の回答")
    return small_workspace
