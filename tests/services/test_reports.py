"""Status reports: read whole, stored as edits, office scores with reasons, all answers as JSON."""

import json
from decimal import Decimal

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.reports import ENDED_PHASE, Outlook, Status, StatusReport
from fujidesk.domain.scoring import Standing, report_grade, report_total, standing_of
from fujidesk.errors import EditConflictError, MachineError, UserError, YearLockedError
from fujidesk.models.engine import FileDatabase
from fujidesk.models.reports import year_reports
from fujidesk.services.reports import ReportService, missing_answers

APPROVED = {"at": "2023-07-12T10:00:00+09:00", "by": "情報政策課", "note": ""}
FULL = {
    "status": "running", "phase_h1": 2, "phase_h2": ENDED_PHASE, "budget_kyen": 1500, "actual_cost_kyen": 0,
    "action": "窓口を\n増やした", "indicator_value": "9.50", "indicator_note": "足りた", "score_progress": 5,
    "score_cost": 4, "score_content": 5, "score_reason": "早く進んだ", "outlook": "continue", "change": "なし",
}  # fmt: skip


def fill(workspace, number="1-1-9", year=2022, **values):
    """Store answers of one report; returns it as it is then."""
    before = workspace.reports.of_year(year)[number]
    workspace.reports.store(before, values, f"{number} の回答")
    return workspace.reports.of_year(year)[number]


def test_every_project_has_a_report_in_plan_order_also_without_answers(small_workspace):
    found = small_workspace.reports.of_year(2023)
    assert list(found) == ["1-1-1", "1-1-9", "1-5-10"]
    assert found["1-5-10"] == StatusReport("1-5-10", 2023)
    assert standing_of(found["1-5-10"]) is Standing.UNANSWERED


def test_phases_are_those_reached_in_the_schedule(small_workspace):
    assert small_workspace.reports.of_year(2022)["1-1-1"].phase_h1 == 2
    assert small_workspace.reports.of_project("1-1-1")[2022].phase_h2 is None


def test_all_values_come_back_as_they_went_in(small_workspace):
    held = fill(small_workspace, **FULL)
    assert held == StatusReport(
        "1-1-9", 2022, Status.RUNNING, 2, ENDED_PHASE, 1500, 0, "窓口を\n増やした", Decimal("9.50"), "足りた",
        5, 4, 5, "早く進んだ", Outlook.CONTINUE, "なし",
    )  # fmt: skip
    assert str(held.indicator_value) == "9.50"
    assert (report_total(held), report_grade(held, small_workspace.profile)) == (14, "S")
    assert small_workspace.registry.sheet("1-1-9").record.actual[1].phase is None


def test_one_step_stores_answers_and_phases_and_is_undone_whole(small_workspace):
    empty = small_workspace.reports.of_year(2022)["1-1-9"]
    fill(small_workspace, **FULL)
    assert small_workspace.edits.step_count == 1
    small_workspace.edits.undo()
    assert small_workspace.reports.of_year(2022)["1-1-9"] == empty


def test_years_are_apart(small_workspace):
    fill(small_workspace, year=2022, score_cost=3)
    fill(small_workspace, year=2023, score_cost=5)
    of_project = small_workspace.reports.of_project("1-1-9")
    assert list(of_project) == [2022, 2023, 2024, 2025, 2026]
    assert [report.score_cost for report in of_project.values()] == [3, 5, None, None, None]
    of_all = small_workspace.reports.of_all()
    assert {year: found["1-1-9"] for year, found in of_all.items()} == of_project
    assert small_workspace.reports.answered_years() == [2022, 2023]


def test_an_unknown_number_has_no_reports(small_workspace):
    assert small_workspace.reports.of_project("9-9-9") == {}


def test_storing_what_was_not_seen_is_refused(small_workspace):
    before = small_workspace.reports.of_year(2022)["1-1-9"]
    fill(small_workspace, status="running", phase_h1=2)
    for values in ({"status": "done"}, {"phase_h1": 3}):
        with pytest.raises(EditConflictError, match="先に別の変更がありました"):
            small_workspace.reports.store(before, values, "後から")


def test_a_locked_year_is_told_and_refused(small_workspace):
    reports = small_workspace.reports
    assert not reports.is_locked(2022)
    small_workspace.edits.apply([FieldChange(Entity.ROUND, "2022", "approval", None, APPROVED)], "承認")
    assert reports.is_locked(2022)
    assert not reports.is_locked(2023)
    with pytest.raises(YearLockedError, match="承認を解除"):
        fill(small_workspace, phase_h1=2)
    with pytest.raises(YearLockedError):
        reports.set_office(reports.of_year(2022)["1-1-9"], (1, 1, 1), "理由")


class TestOfficeScores:
    def test_a_correction_needs_a_reason(self, small_workspace):
        before = fill(small_workspace, score_progress=3, score_cost=3, score_content=3)
        with pytest.raises(UserError, match="違う点数にした理由を入力してください"):
            small_workspace.reports.set_office(before, (4, 3, 3), " ")
        assert small_workspace.reports.of_year(2022)["1-1-9"] == before

    def test_only_what_differs_is_a_correction(self, small_workspace):
        before = fill(small_workspace, score_progress=3, score_cost=3, score_content=3)
        small_workspace.reports.set_office(before, (5, 3, None), "予定より早い")
        after = small_workspace.reports.of_year(2022)["1-1-9"]
        assert after.office_scores == (5, None, None)
        assert after.self_scores == (3, 3, 3)
        assert after.scores == (5, 3, 3)
        assert (report_total(after), report_grade(after, small_workspace.profile)) == (11, "A")
        assert small_workspace.edits.undo_label == "1-1-9 評価の修正"

    def test_taking_corrections_back_needs_no_reason(self, small_workspace):
        before = fill(small_workspace, score_progress=3, score_cost=3, score_content=3)
        small_workspace.reports.set_office(before, (5, 3, 3), "予定より早い")
        held = small_workspace.reports.of_year(2022)["1-1-9"]
        small_workspace.reports.set_office(held, (None, None, None), "")
        assert small_workspace.reports.of_year(2022)["1-1-9"] == before

    def test_a_score_that_the_department_did_not_give_counts_with_a_reason(self, small_workspace):
        before = fill(small_workspace, status="running", score_progress=3, score_cost=3)
        small_workspace.reports.set_office(before, (None, None, 1), "回答がないため")
        assert report_total(small_workspace.reports.of_year(2022)["1-1-9"]) == 7


class TestMissingAnswers:
    def test_nothing_is_missing_from_a_full_answer(self, small_workspace):
        assert missing_answers(fill(small_workspace, **FULL)) == ()

    def test_names_what_must_be_answered_in_the_order_of_the_sheet(self):
        held = StatusReport("1-1-1", 2022, Status.RUNNING, 2, None, 0, None, "進めた", score_cost=3)
        assert missing_answers(held) == (
            "phase_h2", "actual_cost_kyen", "score_progress", "score_content", "outlook",
        )  # fmt: skip

    def test_an_amount_of_zero_is_an_answer(self):
        assert "budget_kyen" not in missing_answers(StatusReport("1-1-1", 2022, budget_kyen=0))

    @pytest.mark.parametrize("status", [Status.STOPPED, Status.NOT_STARTED])
    def test_a_project_that_did_not_run_only_says_so(self, status):
        assert missing_answers(StatusReport("1-1-1", 2022, status)) == ()

    def test_a_completed_project_may_go_without_scores(self):
        held = StatusReport(
            "1-1-1", 2022, Status.DONE, 4, 4, 1, 1, "終えた", outlook=Outlook.COMPLETE
        )  # fmt: skip
        assert missing_answers(held) == ()


class TestJson:
    def rows(self, workspace, year=2022):
        return {row["number"]: row for row in json.loads(workspace.reports.json_text(year))}

    def test_has_the_words_of_the_plan_and_numbers_as_numbers(self, small_workspace):
        fill(small_workspace, **FULL)
        row = self.rows(small_workspace)["1-1-9"]
        assert row == {
            "number": "1-1-9", "title": "ＬＩＮＥのお知らせ", "department": "市民課", "status": "実施中",
            "phase_h1": 2, "phase_h2": 0, "budget": 1500, "actual_cost": 0, "action": "窓口を\n増やした",
            "indicator_value": 9.5, "indicator_note": "足りた", "score_progress": 5, "score_cost": 4,
            "score_content": 5, "self_progress": 5, "self_cost": 4, "self_content": 5,
            "score_reason": "早く進んだ", "office_reason": "", "total": 14, "grade": "S",
            "direction": "継続", "change": "なし", "state": "評価済",
        }  # fmt: skip

    def test_scores_are_those_that_count_and_the_departments_own_stand_beside(self, small_workspace):
        before = fill(small_workspace, score_progress=3, score_cost=3, score_content=3, status="running")
        small_workspace.reports.set_office(before, (1, 3, 3), "遅れている")
        row = self.rows(small_workspace)["1-1-9"]
        assert (row["score_progress"], row["self_progress"], row["office_reason"]) == (1, 3, "遅れている")
        assert (row["total"], row["grade"]) == (7, "C")

    @pytest.mark.parametrize(
        ("values", "state"),
        [
            ({}, "未回答"),
            ({"status": "running"}, "未評価"),
            ({"status": "running", "score_cost": 3}, "未評価"),
            ({"status": "not_started"}, "未実施"),
            ({"status": "stopped", "score_progress": 1, "score_cost": 1, "score_content": 1}, "中止"),
            ({"status": "done"}, "完了"),
            ({"status": "done", "score_progress": 3, "score_cost": 3, "score_content": 3}, "評価済"),
        ],
    )
    def test_states_of_their_own_have_neither_total_nor_grade(self, small_workspace, values, state):
        fill(small_workspace, **values)
        row = self.rows(small_workspace)["1-1-9"]
        assert row["state"] == state
        assert (row["grade"] is not None) == (row["total"] is not None) == (state == "評価済")

    def test_every_project_is_there_in_plan_order_with_the_department_that_is_asked(self, small_workspace):
        rows = json.loads(small_workspace.reports.json_text(2022))
        assert [row["number"] for row in rows] == ["1-1-1", "1-1-9", "1-5-10"]
        assert [row["department"] for row in rows] == ["収納課", "市民課", "デジタル推進課"]
        assert rows[0]["status"] is None

    def test_sample_answers_say_so_in_each_object(self, small_workspace):
        sample = ReportService(
            small_workspace._database, small_workspace.edits, small_workspace.profile, is_sample=True
        )
        assert all(row["sample"] is True for row in json.loads(sample.json_text(2022)))
        assert "sample" not in small_workspace.reports.json_text(2022)


def test_reading_takes_three_statements_however_many_projects_and_years(built_register):
    from sqlalchemy import event

    opened = FileDatabase(built_register, read_only=True)
    told = []
    event.listen(opened._engine, "before_cursor_execute", lambda *args: told.append(args[2]))
    with opened.reading() as session:
        told.clear()
        found = year_reports(session, range(2022, 2027))
    opened.close()
    assert len([text for text in told if text.startswith("SELECT")]) == 3
    assert {len(by_number) for by_number in found.values()} == {202}


def test_a_word_that_nobody_writes_is_told_as_damage(small_workspace):
    fill(small_workspace, status="running")
    with small_workspace._database.writing() as session:
        session.connection().exec_driver_sql("UPDATE status_report SET status = 'gone'")
    with pytest.raises(MachineError, match="進捗状況報告を読めません"):
        small_workspace.reports.of_year(2022)
