"""The evaluation of all years from a real register: rows, JSON, workbook, and what approving would lock."""

import json
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from fujidesk.domain.achievement import Achievement
from fujidesk.domain.scoring import Standing
from fujidesk.errors import CancelledError, UserError
from tests.answered import answer

FY = 2023
SCORED = {
    "status": "running",
    "score_progress": 3,
    "score_cost": 3,
    "score_content": 3,
    "action": "窓口で使い始めた。",
}


@pytest.fixture
def scored(workspace):
    """Two years: 1-1-1 moves up by much, 1-1-3 is stopped, 1-1-4 lacks a score, 1-1-5 is the office's."""
    answer(workspace, "1-1-1", FY - 1, **SCORED)
    answer(workspace, "1-1-1", FY, **SCORED | {"score_content": 5, "indicator_value": "9000"})
    answer(workspace, "1-1-3", FY, status="stopped", outlook="stop", change="国の仕組みに代わるため。")
    answer(workspace, "1-1-4", FY, **SCORED | {"score_cost": None})
    answer(workspace, "1-1-5", FY, **SCORED)
    held = workspace.reports.of_year(FY)["1-1-5"]
    workspace.reports.set_office(held, (3, 1, 3), "実績額が予算を超えたため。")
    return workspace


def row_of(workspace, number, year=FY):
    return next(row for row in workspace.evaluation.data().year(year) if row.number == number)


def test_every_project_has_a_row_in_every_year_in_plan_order(workspace):
    data = workspace.evaluation.data()
    numbers = [row.number for row in workspace.registry.rows()]
    assert data.years == tuple(workspace.profile.fiscal_years)
    assert all([row.number for row in data.year(year)] == numbers for year in data.years)
    assert data.answered_years == ()
    assert data.approvals == {}
    assert not data.is_sample


def test_rows_hold_what_the_reports_say(scored):
    up = row_of(scored, "1-1-1")
    assert (up.total, up.grade, up.moved, up.has_large_move) == (11, "A", (0, 0, 2), True)
    assert row_of(scored, "1-1-3").standing is Standing.STOPPED
    assert row_of(scored, "1-1-4").mark == "unevaluated"
    office = row_of(scored, "1-1-5")
    assert (office.scores, office.self_scores, office.grade) == ((3, 1, 3), (3, 3, 3), "C")
    assert row_of(scored, "1-1-6").standing is Standing.UNANSWERED


def test_the_department_is_the_one_asked_in_that_year(workspace):
    data = workspace.evaluation.data()
    for year in data.years:
        asked = workspace.surveys.assignments(year)
        assert [row.department for row in data.year(year)] == [
            asked[row.number].lead for row in data.year(year)
        ]
    workspace.surveys.set_lead(FY, "1-1-1", "総務課")
    assert row_of(workspace, "1-1-1").department == "総務課"
    assert row_of(workspace, "1-1-1", FY + 1).department != "総務課"


def test_indicators_are_those_that_the_plan_has(scored):
    data = scored.evaluation.data()
    assert all(item.indicator.text or item.indicator.figure is not None for item in data.indicators)
    first = next(item for item in data.indicators if item.number == "1-1-1")
    assert [point.fiscal_year for point in first.points] == list(data.years)
    assert first.at(FY).value == Decimal(9000)
    assert first.at(FY).achievement is Achievement.REACHED
    assert first.at(FY + 1).achievement is Achievement.UNKNOWN


def test_an_approval_stands_beside_its_year(scored):
    scored.surveys.approve(FY, "本部会議")
    data = scored.evaluation.data()
    assert list(data.approvals) == [FY]
    assert data.approvals[FY].note == "本部会議"


def test_json_has_counts_groups_and_projects(scored):
    found = json.loads(scored.evaluation.json_text(FY))
    assert (found["fiscal_year"], found["approved"], found["total"], found["evaluated"]) == (
        FY,
        False,
        202,
        2,
    )
    assert found["by_grade"] == {"S": 0, "A": 1, "B": 0, "C": 1, "D": 0}
    assert found["by_state"] == {"未回答": 198, "未評価": 1, "評価済": 2, "未実施": 0, "中止": 1, "完了": 0}
    assert found["by_status"] == {"完了": 0, "実施中": 3, "中止": 1, "未実施": 0, "未記入": 198}
    assert [item["key"] for item in found["by_policy"]] == ["1", "2", "3"]
    assert sum(item["total"] for item in found["by_department"]) == 202
    assert [item["name"] for item in found["by_category"]] == ["重点", "推進", "継続"]
    first = next(item for item in found["by_measure"] if item["key"] == "1.1")
    assert (first["counts"]["A"], first["average"], first["average_change"]) == (1, 9.0, 0.0)
    projects = {item["number"]: item for item in found["projects"]}
    assert projects["1-1-1"]["last_grade"] == "B"
    assert projects["1-1-1"]["moved"] == {"progress": 0, "cost": 0, "content": 2}
    assert (projects["1-1-3"]["grade"], projects["1-1-3"]["state"], projects["1-1-3"]["status"]) == (
        None,
        "中止",
        "中止",
    )
    assert (projects["1-1-4"]["grade"], projects["1-1-4"]["state"]) == (None, "未評価")
    assert projects["1-1-5"]["scores"]["cost"] == 1
    assert projects["1-1-5"]["self_scores"]["cost"] == 3
    assert projects["1-1-6"]["status"] is None
    assert found["transitions"]["up"] == ["1-1-1"]
    assert "sample" not in found


def test_the_first_year_has_nothing_to_compare_with(scored):
    found = json.loads(scored.evaluation.json_text(2022))
    assert found["transitions"] is None
    assert found["projects"][0]["last_grade"] is None


@pytest.mark.parametrize("year", [2021, 2027])
def test_a_year_outside_the_plan_is_refused(workspace, tmp_path, year):
    for call in (
        lambda: workspace.evaluation.json_text(year),
        lambda: workspace.evaluation.approval_review(year),
        lambda: workspace.evaluation.write_workbook(year, tmp_path / "x.xlsx"),
    ):
        with pytest.raises(UserError, match="計画の期間（令和4年度～令和8年度）の外です"):
            call()


def test_the_review_tells_in_numbers_what_approving_locks(scored):
    review = scored.evaluation.approval_review(FY)
    assert (review.total, review.evaluated) == (202, 2)
    assert len(review.unanswered) == 198
    assert review.unevaluated == ("1-1-4",)
    assert review.moves == ("1-1-1",)
    assert "1-1-1" in review.oddities
    assert not review.is_clean
    assert review.sentence.startswith("全 202 事業の回答を確定します（評価済 2、未回答 198、未評価 1、")
    assert review.sentence.endswith("理由のない 2 点以上の変動 1）。")


def test_a_reason_and_settled_questions_clear_the_review(scored):
    answer(scored, "1-1-1", FY, score_reason="利用が倍になったため。")
    service = scored.oddities
    service.plan(service.oddities(FY))
    review = scored.evaluation.approval_review(FY)
    assert review.moves == ()
    assert set(review.open_inquiries) == set(review.oddities)
    service.settle(service.inquiries(FY))
    review = scored.evaluation.approval_review(FY)
    assert (review.oddities, review.open_inquiries) == ((), ())


def test_the_workbook_is_written_with_progress(scored, tmp_path):
    steps = []

    class Tell:
        def step(self, done, total, what):
            steps.append((done, total))

    path = tmp_path / "評価.xlsx"
    scored.evaluation.write_workbook(FY, path, Tell())
    assert steps == [(0, 2), (1, 2), (2, 2)]
    assert load_workbook(path).sheetnames == [
        "総括",
        "所属別",
        "評価一覧",
        "前年度からの変化",
        "指標の達成",
        "気づき",
    ]


def test_a_cancelled_workbook_leaves_no_file(scored, tmp_path):
    class Stop:
        def step(self, done, total, what):
            if done:
                raise CancelledError

    with pytest.raises(CancelledError):
        scored.evaluation.write_workbook(FY, tmp_path / "評価.xlsx", Stop())
    assert list(tmp_path.glob("*.xlsx")) == []
