"""Queries that count: the summary of the register, for ホーム.

Everything is counted by the database, so that 20,000 projects are counted as quickly as they are listed.
"""

from collections import defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category
from fujidesk.domain.summary import RegisterSummary
from fujidesk.models import journaling
from fujidesk.models.failures import understanding
from fujidesk.models.journal import DisagreementRow
from fujidesk.models.project import (
    PLANNED,
    IndicatorRow,
    Project,
    ProjectDepartment,
    ScheduleCellRow,
    YearlyAction,
)


@understanding("事業の数")
def summary(session: Session) -> RegisterSummary:
    """Return the counts of the register, for ホーム."""
    categories = session.execute(select(Project.category, func.count()).group_by(Project.category)).all()
    by_category = {Category(word): count for word, count in categories}
    open_cells = _open_cells(session)
    return RegisterSummary(
        projects=sum(by_category.values()),
        categories=by_category,
        dx=session.scalar(select(func.count()).where(Project.is_dx)) or 0,
        departments=session.scalar(select(func.count(ProjectDepartment.department_id.distinct()))) or 0,
        open_half_years=sum(open_cells.values()),
        open_numbers=tuple(open_cells),
        phases=_phases(session),
        texts_imported=_has_texts(session),
        open_disagreements=session.scalar(select(func.count()).where(~DisagreementRow.settled)) or 0,
        imported_at=journaling.meta(session, journaling.LAST_IMPORT) or "",
    )


def _open_cells(session: Session) -> dict[str, int]:
    """Return how many half-years of the plan each project leaves open, in the plan's order."""
    query = (
        select(Project.number, func.count().label("cells"))
        .join(ScheduleCellRow, ScheduleCellRow.project_id == Project.id)
        .where(ScheduleCellRow.kind == PLANNED, ~ScheduleCellRow.settled)
        .group_by(Project.number, Project.position)
        .order_by(Project.position)
    )
    return {row.number: row.cells for row in session.execute(query)}


def _phases(session: Session) -> dict[HalfYear, dict[int | None, int]]:
    """Return how many projects are planned to be in each phase, by half-year; None: ended."""
    cell = ScheduleCellRow
    query = (
        select(cell.fiscal_year, cell.half, cell.phase, func.count())
        .where(cell.kind == PLANNED)
        .group_by(cell.fiscal_year, cell.half, cell.phase)
        .order_by(cell.fiscal_year, cell.half)
    )
    found: dict[HalfYear, dict[int | None, int]] = defaultdict(dict)
    for year, half, phase, count in session.execute(query):
        found[HalfYear(year, half)][phase] = count
    return dict(found)


def _has_texts(session: Session) -> bool:
    """Tell whether any text of the plan's sheets is there; the facts that ship have none of these."""
    return any(
        session.scalar(query.limit(1)) is not None
        for query in (
            select(Project.id).where(Project.overview != ""),
            select(IndicatorRow.project_id).where(IndicatorRow.text != ""),
            select(YearlyAction.project_id).where(YearlyAction.text != ""),
        )
    )
