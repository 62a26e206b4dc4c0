"""How far a round is, department by department, worked out from one state of the file.

Who is asked follows the plan until the workbooks are sent (`services.assignments`), so departments have no
row of their own before anything was noted of them. A stored row of a department that leads no project any
more, because the office chose another lead, is not shown, and comes up again when the lead is given back.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from fujidesk.domain.reports import StatusReport
from fujidesk.domain.surveys import DepartmentProgress, SurveyEntry, SurveyStatus
from fujidesk.models import departments, reports, survey_files, survey_rows
from fujidesk.models.schema import Asked
from fujidesk.services.assignments import asked_assignments
from fujidesk.services.reports import missing_answers


def survey_status(session: Asked, fiscal_year: int, today: dt.date) -> SurveyStatus:
    """Return the round with all departments that are asked, overdue ones first, then in the plan's order.

    today: the day on which the deadline may be over; the deadline itself is not late yet.
    """
    held, stored = survey_rows.round_of(session, fiscal_year), survey_rows.entries(session, (fiscal_year,))
    asked: dict[str, list[StatusReport]] = {}
    found = reports.year_reports(session, (fiscal_year,))[fiscal_year]
    for number, assignment in asked_assignments(session, fiscal_year).items():
        if assignment.lead:
            asked.setdefault(assignment.lead, []).append(found[number])
    problems = survey_files.problem_counts(session, fiscal_year)
    order = {record.name: place for place, record in enumerate(departments.department_records(session))}
    lines = []
    for name in sorted(asked, key=lambda name: order.get(name, len(order))):
        row = stored.get((fiscal_year, name))
        entry = SurveyEntry(fiscal_year, name) if row is None else row.record
        line = _progress(entry, asked[name])
        is_late = entry.is_overdue(held.deadline, today)
        lines.append(replace(line, problems=problems.get(name, 0), is_overdue=is_late))
    # sorting keeps equal lines in their order, which is the plan's
    lines.sort(key=lambda line: not line.is_overdue)
    return SurveyStatus(held, tuple(lines))


def _progress(entry: SurveyEntry, asked: Iterable[StatusReport]) -> DepartmentProgress:
    """Return how far a department is with its projects; asked: their reports, empty ones too."""
    listed = tuple(asked)
    answered = tuple(report for report in listed if report.is_answered)
    return DepartmentProgress(
        entry,
        tuple(report.number for report in listed),
        tuple(report.number for report in answered),
        tuple(report.number for report in answered if missing_answers(report)),
    )
