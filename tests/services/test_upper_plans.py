"""The cross-reference from a real register, with answers and approvals."""

import datetime as dt
import json

import pytest
from openpyxl import load_workbook

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.upper_plans import Scheme
from fujidesk.errors import CancelledError

DAY = dt.date(2026, 7, 1)
SCORED = {"status": "running", "score_progress": 4, "score_cost": 4, "score_content": 4}


def answer(workspace, number, year):
    before = workspace.reports.of_year(year)[number]
    workspace.reports.store(before, SCORED, "回答")


def test_the_shipped_plan_has_forty_projects_with_codes(workspace):
    data = workspace.upper_plans.data()
    assert (len(data.rows), len(data.serving), len(data.bare)) == (202, 40, 162)
    assert (data.distinct(Scheme.SOGO), data.memberships(Scheme.SOGO)) == (40, 42)
    assert data.line(Scheme.SOGO, "A5-4-3").numbers == ("2-2-4", "2-2-5")
    assert [line.code for line in data.lines[Scheme.KEIEI]][:3] == ["1-1-3", "1-1-4", "1-1-5"]


def test_an_edited_code_moves_the_project(small_workspace):
    assert small_workspace.upper_plans.data().line(Scheme.SOGO, "A1-1").numbers == ("1-1-1",)
    change = FieldChange(Entity.PROJECT, "1-1-1", "sogo_codes", ["A1-1"], ["A2"])
    small_workspace.edits.apply([change], "番号")
    data = small_workspace.upper_plans.data()
    assert data.line(Scheme.SOGO, "A1-1") is None
    assert data.line(Scheme.SOGO, "A2").numbers == ("1-1-1",)


def test_grades_and_approvals_are_those_of_the_reports(small_workspace):
    answer(small_workspace, "1-1-1", 2022)
    answer(small_workspace, "1-1-1", 2023)
    small_workspace.surveys.approve(2022, "本部会議")
    data = small_workspace.upper_plans.data()
    row = data.line(Scheme.KEIEI, "1-2").projects[0]
    assert [data.mark(row, year) for year in (2022, 2023, 2024)] == ["A", "A", "unanswered"]
    assert data.unapproved(2026) == (2023,)


def test_json_and_workbook_name_the_day(small_workspace, tmp_path):
    values = json.loads(small_workspace.upper_plans.json_text(2022, DAY))
    assert (values["as_of"], values["total"]) == ("2026-07-01", 3)
    small_workspace.upper_plans.write_workbook(2022, tmp_path / "o.xlsx", today=DAY)
    sheet = load_workbook(tmp_path / "o.xlsx")["事業→コード"]
    texts = [str(row[0]) for row in sheet.iter_rows(values_only=True)]
    assert any("令和8年7月1日現在" in text for text in texts)


def test_stopping_leaves_no_file(small_workspace, tmp_path):
    class Stopping:
        def step(self, done, total, what):
            if done == 1:
                raise CancelledError

    with pytest.raises(CancelledError):
        small_workspace.upper_plans.write_workbook(2022, tmp_path / "o.xlsx", Stopping())
    assert not list(tmp_path.glob("o.xlsx*"))
