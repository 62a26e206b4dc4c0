"""The evaluation as JSON values: what a database of made-up answers and an approval add."""

import json
from dataclasses import replace
from decimal import Decimal

from fujidesk.domain.achievement import IndicatorSeries, series_of
from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.evaluation_values import evaluation_values
from fujidesk.domain.records import Category, Direction, Indicator
from fujidesk.domain.report_rows import ReportRow
from fujidesk.domain.reports import Status
from fujidesk.domain.scoring import Standing
from fujidesk.domain.surveys import Approval
from fujidesk.exchange.profiles import load_profile

PROFILE = load_profile("fuji")
GRADED = ReportRow(
    "1-1-1", "窓口の案内", "1", "1.1", Category.PRIORITY, "窓口課", True, 2023, Status.RUNNING,
    Standing.EVALUATED, (4, 4, 3), (4, 4, 3), 11, "A", (1, None, 0),
)  # fmt: skip
LAST = ReportRow("1-1-1", "窓口の案内", "1", "1.1", Category.PRIORITY, "窓口課", True, 2022)


def data(**more):
    names = {"1": "1 暮らし", "1.1": "1.1 案内"}
    return EvaluationData(PROFILE, {2022: (LAST,), 2023: (GRADED,)}, names=names, **more)


def test_values_are_plain_json_and_say_where_nothing_is():
    found = evaluation_values(data(), 2023)
    assert json.loads(json.dumps(found)) == found
    (project,) = found["projects"]
    assert project["moved"] == {"progress": 1, "cost": None, "content": 0}
    assert (project["last_grade"], project["last_state"]) == (None, "未回答")
    assert found["by_policy"][0]["name"] == "1 暮らし"
    assert found["by_policy"][0]["average_change"] is None
    assert found["transitions"]["entered"] == ["1-1-1"]
    assert found["transitions"]["matrix"] == [{"from": "未回答", "to": "A", "count": 1, "numbers": ["1-1-1"]}]


def test_made_up_answers_say_so_and_an_approval_gives_its_time():
    found = evaluation_values(
        data(is_sample=True, approvals={2023: Approval("2024-07-10T15:00", "本部")}), 2023
    )
    assert found["sample"] is True
    assert (found["approved"], found["approved_at"]) == (True, "2024-07-10T15:00")
    assert evaluation_values(data(), 2023)["approved_at"] is None


def test_the_indicators_come_with_their_years_and_why_they_are_judged_so():
    target = Indicator("予約 80%以上", Decimal("80.0"), "%", Direction.AT_LEAST, 2024)
    answered = ((2022, Decimal("70.5"), ""), (2023, Decimal(81), ""), (2024, None, ""))
    series = (
        IndicatorSeries("1-1-1", "窓口の案内", "窓口課", target, series_of(target, answered, 2026)),
        IndicatorSeries("1-1-2", "予約", "窓口課", Indicator("利用を増やす"), ()),
    )
    found = evaluation_values(data(indicators=series), 2023)["indicators"]
    assert json.loads(json.dumps(found)) == found
    assert found["counts"] == {"達成": 1, "途上": 0, "未達成": 0, "判定できない": 0}
    assert found["denominator"].startswith("施策指標のある 2 事業、うち判定 1")
    first, second = found["projects"]
    assert first["values"] == {"2022": 70.5, "2023": 81}
    assert (first["target"], first["figure"], first["direction"]) == ("80%以上（R6 まで）", 80, "以上")
    assert (first["achievement"], first["reason"]) == ("達成", "目標 80%以上（R6 まで）、実績 81%")
    assert (second["figure"], second["direction"], second["achievement"]) == (None, None, None)


def test_a_fall_too_small_to_show_is_no_negative_zero():
    before = replace(GRADED, fiscal_year=2022, total=11)
    rows = {2022: (*[before] * 299, replace(before, total=12)), 2023: (GRADED,)}
    found = evaluation_values(EvaluationData(PROFILE, rows), 2023)
    assert str(found["by_policy"][0]["average_change"]) == "0.0"
