"""The evaluation as JSON values: what a database of made-up answers and an approval add."""

import json

from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.evaluation_values import evaluation_values
from fujidesk.domain.records import Category
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
