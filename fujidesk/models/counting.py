"""Queries that count: the summary of the register, for ホーム.

Everything is counted by the database, so that 20,000 projects are counted as quickly as they are listed.
"""

from collections import defaultdict

from sqlalchemy import func, select

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category
from fujidesk.domain.summary import RegisterSummary
from fujidesk.models import journaling, schema
from fujidesk.models.failures import understanding
from fujidesk.models.schema import PLANNED, Asked

_PROJECT, _CELL, _PRINTED = schema.project.c, schema.schedule_cell.c, schema.project_department.c
_INDICATOR, _ACTION, _DISAGREEMENT = schema.indicator.c, schema.yearly_action.c, schema.disagreement.c


@understanding("事業の数")
def summary(session: Asked) -> RegisterSummary:
    """Return the counts of the register, for ホーム.

    Raises:
        ContentError: a category is none that the program writes.
    """
    categories = session.execute(select(_PROJECT.category, func.count()).group_by(_PROJECT.category)).all()
    by_category = {Category(word): count for word, count in categories}
    open_cells = _open_cells(session)
    return RegisterSummary(
        projects=sum(by_category.values()),
        categories=by_category,
        dx=session.scalar(select(func.count()).where(_PROJECT.is_dx)) or 0,
        departments=session.scalar(select(func.count(_PRINTED.department_id.distinct()))) or 0,
        open_half_years=sum(open_cells.values()),
        open_numbers=tuple(open_cells),
        phases=_phases(session),
        texts_imported=_has_texts(session),
        open_disagreements=session.scalar(select(func.count()).where(~_DISAGREEMENT.settled)) or 0,
        imported_at=journaling.fact(session, journaling.LAST_IMPORT) or "",
    )


def _open_cells(session: Asked) -> dict[str, int]:
    """Return how many half-years of the plan each project leaves open, in the plan's order."""
    query = (
        select(_PROJECT.number, func.count().label("cells"))
        .join(schema.schedule_cell, _CELL.project_id == _PROJECT.id)
        .where(_CELL.kind == PLANNED, ~_CELL.settled)
        .group_by(_PROJECT.number, _PROJECT.position)
        .order_by(_PROJECT.position)
    )
    return {row.number: row.cells for row in session.execute(query)}


def _phases(session: Asked) -> dict[HalfYear, dict[int | None, int]]:
    """Return how many projects are planned to be in each phase, by half-year; None: ended."""
    cell = _CELL
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


def _has_texts(session: Asked) -> bool:
    """Tell whether any text of the plan's sheets is there; the facts that ship have none of these."""
    return any(
        session.scalar(query.limit(1)) is not None
        for query in (
            select(_PROJECT.id).where(_PROJECT.overview != ""),
            select(_INDICATOR.project_id).where(_INDICATOR.text != ""),
            select(_ACTION.project_id).where(_ACTION.text != ""),
        )
    )
