"""Queries for who is responsible for a project and when: what the survey's addressees are worked out from.

The rule itself is `domain.surveys.assignment_of`; it is given records that hold no more than it looks at,
which is far less than a whole project.
"""

from itertools import groupby
from operator import itemgetter

from sqlalchemy import func, select

from fujidesk.domain.records import Category, ProjectRecord, ScheduleCell
from fujidesk.models import schema
from fujidesk.models.departments import department_names
from fujidesk.models.failures import understanding
from fujidesk.models.narrowing import Condition, only
from fujidesk.models.schema import PLANNED, Asked

_PROJECT, _CELL, _PART = schema.project.c, schema.schedule_cell.c, schema.schedule_cell_department.c


@understanding("所管部署")
def responsible(session: Asked, until: int, number: str | None = None) -> list[ProjectRecord]:
    """Return projects in the plan's order with number, departments and planned half-years only.

    Of the half-years up to the fiscal year `until`, those that name departments; phases are not read.
    number: of the one project that is asked for, so that a sheet opens as quickly among 20,000; None: all.
    """
    where: Condition = None if number is None else _PROJECT.number == number
    names = department_names(session, where)
    cells = _cells(session, until, where)
    projects = select(_PROJECT.id, _PROJECT.number).order_by(_PROJECT.position)
    return [
        ProjectRecord(
            number, "", "", "", Category.CONTINUING, names.get(id_, ()), schedule=cells.get(id_, ())
        )
        for id_, number in session.execute(projects if where is None else projects.where(where))
    ]


def _cells(session: Asked, until: int, where: Condition) -> dict[int, tuple[ScheduleCell, ...]]:
    """Return the planned half-years that name departments, by project id."""
    query = only(
        select(
            _CELL.project_id, _CELL.fiscal_year, _CELL.half,
            func.coalesce(_PART.printed, schema.department.c.name),
        )
        .join(schema.schedule_cell_department, _PART.cell_id == _CELL.id)
        .join(schema.department, _PART.department_id == schema.department.c.id)
        .where(_CELL.kind == PLANNED, _CELL.fiscal_year <= until)
        .order_by(_CELL.project_id, _CELL.fiscal_year, _CELL.half, _PART.position),
        _CELL.project_id, where,
    )  # fmt: skip
    found: dict[int, tuple[ScheduleCell, ...]] = {}
    for project_id, rows in groupby(session.execute(query), itemgetter(0)):
        found[project_id] = tuple(
            ScheduleCell(year, half, None, tuple(row[3] for row in group))
            for (year, half), group in groupby(rows, itemgetter(1, 2))
        )
    return found
