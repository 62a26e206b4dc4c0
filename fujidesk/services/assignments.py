"""Who is asked about which project in a round, worked out from one state of the file."""

from collections.abc import Collection

from fujidesk.domain.changes import FieldChange
from fujidesk.domain.reports import StatusReport, report_change
from fujidesk.domain.surveys import Assignment, assignment_of
from fujidesk.models import departments, reports, responsibility, running
from fujidesk.models.schema import Asked


def assignments(session: Asked, fiscal_year: int, number: str | None = None) -> dict[str, Assignment]:
    """Return the lead and the 関係課 of every project, or of one, by number, in the plan's order."""
    known = {record.name: record for record in departments.department_records(session)}
    chosen = reports.leads(session, fiscal_year)
    return {
        record.number: assignment_of(record, fiscal_year, known, chosen.get(record.number, ""))
        for record in responsibility.responsible(session, fiscal_year, number)
    }


def asked_assignments(session: Asked, fiscal_year: int) -> dict[str, Assignment]:
    """Return who is asked about the projects that run in a year; `assignments` knows of the others too."""
    idle = running.idle(session, (fiscal_year,))[fiscal_year]
    return {
        number: found for number, found in assignments(session, fiscal_year).items() if number not in idle
    }


def keeping_leads(
    session: Asked, fiscal_year: int, names: Collection[str] | None = None
) -> list[FieldChange]:
    """Return the changes that write down who is asked, where it is not written down yet.

    From then on neither an edit of the plan nor a department's successor changes who was asked, and under
    whose name the results of the year are counted. names: only the projects that these lead; None: all.
    """
    chosen = reports.leads(session, fiscal_year)
    return [
        report_change(StatusReport(number, fiscal_year, lead=chosen.get(number, "")), "lead", found.lead)
        for number, found in asked_assignments(session, fiscal_year).items()
        if found.lead and (names is None or found.lead in names)
    ]
