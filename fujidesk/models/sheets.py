"""Queries that read whole projects: one statement a table, joined in Python, no ORM objects."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from fujidesk.domain.records import (
    Category,
    Direction,
    Indicator,
    ProjectId,
    ProjectRecord,
    ProjectSheet,
    ScheduleCell,
)
from fujidesk.models.codes import project_codes
from fujidesk.models.departments import department_names
from fujidesk.models.failures import understanding
from fujidesk.models.narrowing import Condition, conditions, only
from fujidesk.models.plan import Department, Measure, Policy
from fujidesk.models.project import (
    ACTUAL,
    PLANNED,
    IndicatorRow,
    Project,
    ScheduleCellDepartment,
    ScheduleCellRow,
    YearlyAction,
)

if TYPE_CHECKING:
    _AnyRow = Row[*tuple[Any, ...]]


def sheet(session: Session, number: str) -> ProjectSheet | None:
    """Return one project with everything; None when there is no such number."""
    found = _loaded(session, Project.number == number)
    return found[0] if found else None


def records(session: Session, numbers: Collection[str] | None = None) -> list[ProjectRecord]:
    """Return the projects with everything, all or those of the numbers, in the plan's order."""
    return [
        found.record
        for condition in conditions(numbers)
        for found in _loaded(session, condition)
    ]  # fmt: skip


@understanding("事業の内容")
def _loaded(session: Session, where: Condition) -> list[ProjectSheet]:
    """Return the projects that meet a condition, in the plan's order."""
    query = (
        select(Project.__table__, Policy.code.label("policy_code"), Measure.code.label("measure_code"))
        .join(Policy, Project.policy_id == Policy.id)
        .outerjoin(Measure, Project.measure_id == Measure.id)
        .order_by(Project.position)
    )
    parts = _Parts(session, where)
    rows = session.execute(query if where is None else query.where(where))
    return [ProjectSheet(ProjectId(row.id), row.version, parts.record(row)) for row in rows]


class _Parts:
    """What hangs on projects, by project id, read in one statement a table."""

    def __init__(self, session: Session, where: Condition) -> None:
        self._names = department_names(session, where)
        self._codes = project_codes(session, where)
        self._indicators = _indicators(session, where)
        self._actions = _actions(session, where)
        self._cells = _cells(session, where)

    def record(self, row: "_AnyRow") -> ProjectRecord:
        """Return the record of a row of the project table."""
        sogo, keiei = self._codes.get(row.id, ((), ()))
        planned, actual = self._cells.get(row.id, ((), ()))
        return ProjectRecord(
            number=row.number, title=row.title, policy=row.policy_code, measure=row.measure_code or "",
            category=Category(row.category), departments=self._names.get(row.id, ()), is_dx=row.is_dx,
            page=row.page, sogo_codes=sogo, keiei_codes=keiei, summary=row.summary, overview=row.overview,
            purpose=row.purpose, effects=row.effects, challenges=row.challenges, related=row.related,
            indicator=self._indicators.get(row.id) or Indicator(), schedule=planned, actual=actual,
            yearly_actions=self._actions.get(row.id, {}),
        )  # fmt: skip


def _indicators(session: Session, where: Condition) -> Mapping[int, Indicator]:
    """Return 施策指標 by project; projects without any are left out."""
    query = only(
        select(
            IndicatorRow.project_id, IndicatorRow.text, IndicatorRow.figure, IndicatorRow.unit,
            IndicatorRow.direction, IndicatorRow.due_year,
        ),
        IndicatorRow.project_id, where,
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


def _actions(session: Session, where: Condition) -> Mapping[int, Mapping[int, str]]:
    """Return 年度ごとの取組内容 by project: fiscal year → text, in the order of the years."""
    query = only(
        select(YearlyAction.project_id, YearlyAction.fiscal_year, YearlyAction.text)
        .order_by(YearlyAction.project_id, YearlyAction.fiscal_year),
        YearlyAction.project_id, where,
    )  # fmt: skip
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for project_id, year, text in session.execute(query):
        found[project_id][year] = text
    return dict(found)


_Cells = tuple[tuple[ScheduleCell, ...], tuple[ScheduleCell, ...]]


def _cells(session: Session, where: Condition) -> Mapping[int, _Cells]:
    """Return the planned and the actual cells by project, in time order."""
    cell, part = ScheduleCellRow, ScheduleCellDepartment
    query = only(
        select(
            cell.project_id, cell.id, cell.kind, cell.fiscal_year, cell.half, cell.phase, cell.settled,
            func.coalesce(part.printed, Department.name),
        )
        .outerjoin(part, part.cell_id == cell.id)
        .outerjoin(Department, part.department_id == Department.id)
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
    """Add the cell of rows that differ only in their department."""
    first, *_ = found = list(rows)
    _, _, kind, year, half, phase, settled, _ = first
    names = tuple(row[7] for row in found if row[7] is not None)
    by_kind[kind].append(ScheduleCell(year, half, phase, names, settled))
