"""The marks of the list, read in two statements; they agree with the reports themselves."""

from fujidesk.domain.reports import StatusReport, report_change
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


def test_takes_two_statements(database, statements, small_profile):
    with database.reading() as session:
        found = year_marks(session, small_profile)
    assert len([text for text in statements if text.startswith("SELECT")]) == 2
    assert list(found.values()) == [("u    ", "     ")]


def test_years_outside_the_plan_are_left_out(database, small_profile):
    with database.writing() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO status_report (project_id, fiscal_year, status) VALUES (2, 2031, 'done')"
        )
        assert list(year_marks(session, small_profile)) == [1]
