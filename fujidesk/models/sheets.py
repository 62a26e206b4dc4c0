"""Queries that read whole projects: one statement a table, joined in Python, no ORM objects.

A condition narrows every statement alike, so that one sheet is read as quickly among 20,000 as alone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, func, select

from fujidesk.domain.records import (
    Category,
    Direction,
    Indicator,
    ProjectId,
    ProjectRecord,
    ProjectSheet,
    ScheduleCell,
)
from fujidesk.models import schema
from fujidesk.models.codes import project_codes
from fujidesk.models.columns import stored_state
from fujidesk.models.departments import department_names
from fujidesk.models.failures import understanding
from fujidesk.models.narrowing import Condition, conditions, only
from fujidesk.models.schema import ACTUAL, PLANNED, Asked

_PROJECT, _POLICY, _MEASURE = schema.project.c, schema.policy.c, schema.measure.c
_INDICATOR, _ACTION, _CELL = schema.indicator.c, schema.yearly_action.c, schema.schedule_cell.c
_PART, _DEPARTMENT = schema.schedule_cell_department.c, schema.department.c

if TYPE_CHECKING:
    _AnyRow = Row[*tuple[Any, ...]]


def sheet(session: Asked, number: str) -> ProjectSheet | None:
    """Return one project with everything; None when there is no such number.

    The version in it is the one that an edit names: it is refused where the row has another one by then.
    """
    found = _loaded(session, _PROJECT.number == number)
    return found[0] if found else None


def records(session: Asked, numbers: Collection[str] | None = None) -> list[ProjectRecord]:
    """Return the projects with everything, all or those of the numbers, in the plan's order."""
    return [
        found.record
        for condition in conditions(numbers)
        for found in _loaded(session, condition)
    ]  # fmt: skip


@understanding("事業の内容")
def _loaded(session: Asked, where: Condition) -> list[ProjectSheet]:
    """Return the projects that meet a condition, in the plan's order.

    Six statements, however many projects: their rows are put together in Python by project id. `position` is
    the number as an integer, so that 1-2-10 stands after 1-2-9.
    """
    query = (
        select(schema.project, _POLICY.code.label("policy_code"), _MEASURE.code.label("measure_code"))
        .join(schema.policy, _PROJECT.policy_id == _POLICY.id)
        .outerjoin(schema.measure, _PROJECT.measure_id == _MEASURE.id)
        .order_by(_PROJECT.position)
    )
    parts = _Parts(session, where)
    rows = session.execute(query if where is None else query.where(where))
    return [ProjectSheet(ProjectId(row.id), row.version, parts.record(row)) for row in rows]


class _Parts:
    """What hangs on projects, by project id, read in one statement a table."""

    def __init__(self, session: Asked, where: Condition) -> None:
        self._names = department_names(session, where)
        self._codes = project_codes(session, where)
        self._indicators = _indicators(session, where)
        self._actions = _actions(session, where)
        self._cells = _cells(session, where)

    def record(self, row: "_AnyRow") -> ProjectRecord:
        """Return the record of a row of the project table.

        What hangs on no row is empty there: no codes, no cells, an empty indicator; a project of a plan with
        one level has measure "".
        """
        sogo, keiei = self._codes.get(row.id, ((), ()))
        planned, actual = self._cells.get(row.id, ((), ()))
        return ProjectRecord(
            number=row.number, title=row.title, policy=row.policy_code, measure=row.measure_code or "",
            category=Category(row.category), departments=self._names.get(row.id, ()), is_dx=row.is_dx,
            page=row.page, sogo_codes=sogo, keiei_codes=keiei, summary=row.summary, overview=row.overview,
            purpose=row.purpose, effects=row.effects, challenges=row.challenges, related=row.related,
            indicator=self._indicators.get(row.id) or Indicator(), schedule=planned, actual=actual,
            yearly_actions=self._actions.get(row.id, {}), state=stored_state(row.state),
        )  # fmt: skip


def _indicators(session: Asked, where: Condition) -> Mapping[int, Indicator]:
    """Return 施策指標 by project; projects without any are left out.

    Figures lie as decimal texts: a binary number would turn 99.95 into something near it.
    """
    query = only(
        select(
            _INDICATOR.project_id, _INDICATOR.text, _INDICATOR.figure, _INDICATOR.unit,
            _INDICATOR.direction, _INDICATOR.due_year,
        ),
        _INDICATOR.project_id, where,
    )  # fmt: skip
    return {
        project_id: Indicator(
            text,
            None if figure is None else Decimal(figure),
            unit,
            None if direction is None else Direction(direction),
            due_year,
        )
        for project_id, text, figure, unit, direction, due_year in session.execute(query)
    }


def _actions(session: Asked, where: Condition) -> Mapping[int, Mapping[int, str]]:
    """Return 年度ごとの取組内容 by project: fiscal year → text, in the order of the years."""
    query = only(
        select(_ACTION.project_id, _ACTION.fiscal_year, _ACTION.text)
        .order_by(_ACTION.project_id, _ACTION.fiscal_year),
        _ACTION.project_id, where,
    )  # fmt: skip
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for project_id, year, text in session.execute(query):
        found[project_id][year] = text
    return dict(found)


_Cells = tuple[tuple[ScheduleCell, ...], tuple[ScheduleCell, ...]]


def _cells(session: Asked, where: Condition) -> Mapping[int, _Cells]:
    """Return the planned and the actual cells by project, in time order.

    A cell with three departments comes as three rows that follow each other, one with none as a single row
    (outer join); `groupby` relies on the order of the query.
    """
    cell, part = _CELL, _PART
    query = only(
        select(
            cell.project_id, cell.id, cell.kind, cell.fiscal_year, cell.half, cell.phase, cell.settled,
            func.coalesce(part.printed, _DEPARTMENT.name),
        )
        .outerjoin(schema.schedule_cell_department, part.cell_id == cell.id)
        .outerjoin(schema.department, part.department_id == _DEPARTMENT.id)
        .order_by(cell.project_id, cell.kind, cell.fiscal_year, cell.half, part.position),
        cell.project_id, where,
    )  # fmt: skip
    found: dict[int, _Cells] = {}
    for project_id, rows in groupby(session.execute(query), itemgetter(0)):
        by_kind: dict[str, list[ScheduleCell]] = {PLANNED: [], ACTUAL: []}
        for _, group in groupby(rows, itemgetter(1)):
            _add_cell(by_kind, list(group))
        found[project_id] = (tuple(by_kind[PLANNED]), tuple(by_kind[ACTUAL]))
    return found


def _add_cell(by_kind: dict[str, list[ScheduleCell]], rows: "Iterable[_AnyRow]") -> None:
    """Add the cell of rows that differ only in their department.

    A department is shown as it is printed in the plan, else by its name.
    """
    first, *_ = found = list(rows)
    _, _, kind, year, half, phase, settled, _ = first
    names = tuple(row[7] for row in found if row[7] is not None)
    by_kind[kind].append(ScheduleCell(year, half, phase, names, settled))
