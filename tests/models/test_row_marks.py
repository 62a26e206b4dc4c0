"""The marks of the list, read in two statements; they agree with the reports themselves."""

import pytest

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.reports import StatusReport, report_change
from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revisions import RevisionKind
from fujidesk.domain.row_marks import STANDING_CHARS, STATUS_CHARS
from fujidesk.domain.scoring import report_grade, standing_of
from fujidesk.models.row_marks import year_marks

REPORTS = [
    StatusReport("1-1-1", 2023, "running", score_progress=5, score_cost=5, score_content=4),
    StatusReport("1-1-1", 2024, "done", phase_h1=4),
    StatusReport("1-1-1", 2025, "stopped", score_progress=3, score_cost=3, score_content=3),
    StatusReport("1-1-9", 2022, score_progress=3, score_cost=3, score_content=3, office_progress=1,
                 office_reason="遅れた"),
    StatusReport("1-1-9", 2023, phase_h1=2, office_progress=5, office_cost=5, office_content=5, office_reason="x"),
    StatusReport("1-1-9", 2024, office_progress=5, office_cost=5, office_content=5, office_reason="x"),
    StatusReport("1-1-9", 2025, change="なし"),
    StatusReport("1-1-9", 2026, lead="市民課"),
]  # fmt: skip


def store(workspace):
    changes = []
    for report in REPORTS:
        empty = workspace.reports.of_year(report.fiscal_year)[report.number]
        names = ("status", "phase_h1", "change", "lead", "score_progress", "score_cost", "score_content",
                 "office_progress", "office_cost", "office_content", "office_reason")  # fmt: skip
        for name in names:
            value = getattr(report, name)
            if value not in (None, ""):
                cell = {"phase": value, "departments": [], "settled": True} if name == "phase_h1" else value
                changes.append(report_change(empty, name, cell))
    workspace.edits.apply(changes, "回答")


def test_marks_are_those_of_the_reports(small_workspace):
    store(small_workspace)
    profile = small_workspace.profile
    rows = {row.number: row for row in small_workspace.registry.rows()}
    for year, found in small_workspace.reports.of_all().items():
        place = year - profile.first_year
        for number, report in found.items():
            row = rows[number]
            grade = report_grade(report, profile) or STANDING_CHARS[standing_of(report)]
            assert (row.grades[place : place + 1] or " ") == grade, (number, year)
            status = " " if report.status is None else STATUS_CHARS[report.status]
            assert (row.statuses[place : place + 1] or " ") == status
    assert rows["1-1-1"].grades == "uSds "
    assert rows["1-1-9"].grades == "CS u "
    assert rows["1-5-10"].grades == ""


def test_takes_four_statements(database, statements, small_profile):
    with database.reading() as session:
        found = year_marks(session, small_profile)
    assert len([text for text in statements if text.startswith("SELECT")]) == 4
    assert list(found.values()) == [("u    ", "     ")]


GIVEN = {"reason": "一体で進める", "meeting": "情報化推進本部"}
ORDERS = {
    "rest": RevisionOrder(RevisionKind.SUSPEND, ("1-1-1",), "2024-04-01", **GIVEN),
    "end": RevisionOrder(RevisionKind.COMPLETE, ("1-1-1",), "2024-04-01", **GIVEN),
    "merge": RevisionOrder(RevisionKind.MERGE, ("1-1-1",), "2024-04-01", into="1-1-9", **GIVEN),
    "split": RevisionOrder(RevisionKind.SPLIT, ("1-1-1",), "2024-04-01", new_titles=("あ", "い"), **GIVEN),
}


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_projects_that_do_not_run_are_not_unanswered(small_workspace, order):
    small_workspace.revisions.make(order)
    rows = small_workspace.registry.rows()
    row = next(row for row in rows if row.number == "1-1-1")
    assert row.statuses == "  iii"
    assert row.grades[2:] == "iii"
    for wanted in (ProjectFilter(statuses=("none",)), ProjectFilter(grades=("unanswered",))):
        assert "1-1-1" in {row.number for row in wanted.apply(rows, 2)}  # R5, in which it ran
        assert "1-1-1" not in {row.number for row in wanted.apply(rows, 4)}  # R6


def test_new_projects_of_a_split_owe_nothing_before_they_began(small_workspace):
    small_workspace.revisions.make(ORDERS["split"])
    rows = {row.number: row for row in small_workspace.registry.rows()}
    assert rows["1-1-10"].grades == "ii   "


def test_an_answer_counts_although_the_project_rests(small_workspace):
    small_workspace.revisions.make(ORDERS["rest"])
    empty = small_workspace.reports.of_year(2024)["1-1-1"]
    small_workspace.edits.apply([report_change(empty, "status", "stopped")], "回答")
    row = next(row for row in small_workspace.registry.rows() if row.number == "1-1-1")
    assert (row.grades[2], row.statuses[2]) == ("s", "s")


def test_a_project_that_goes_on_is_asked_again(small_workspace):
    small_workspace.revisions.make(ORDERS["rest"])
    small_workspace.revisions.make(RevisionOrder(RevisionKind.RESUME, ("1-1-1",), "2025-10-01", **GIVEN))
    row = next(row for row in small_workspace.registry.rows() if row.number == "1-1-1")
    assert row.statuses == "  i  "


def test_years_outside_the_plan_are_left_out(database, small_profile):
    with database.writing() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO status_report (project_id, fiscal_year, status, plan_id) VALUES (2, 2031, 'done', 1)"
        )
        assert list(year_marks(session, small_profile)) == [1]
