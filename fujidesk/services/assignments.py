"""Who is asked about which project in a round, worked out from one state of the file."""

from fujidesk.domain.surveys import Assignment, assignment_of
from fujidesk.models import departments, reports, responsibility
from fujidesk.models.schema import Asked


def assignments(session: Asked, fiscal_year: int) -> dict[str, Assignment]:
    """Return the lead and the 関係課 of every project, by number, in the plan's order."""
    known = {record.name: record for record in departments.department_records(session)}
    chosen = reports.leads(session, fiscal_year)
    return {
        record.number: assignment_of(record, fiscal_year, known, chosen.get(record.number, ""))
        for record in responsibility.responsible(session, fiscal_year)
    }
