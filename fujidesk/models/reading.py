"""Queries that read the register into records: few statements, joined in Python, no ORM objects."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session, aliased

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import (
    Category,
    DepartmentRecord,
    Direction,
    Indicator,
    LevelRecord,
    ProjectId,
    ProjectRecord,
    ProjectRow,
    ProjectSheet,
    ScheduleCell,
)
from fujidesk.models.plan import Department, Measure, Policy
from fujidesk.models.project import (
    ACTUAL,
    PLANNED,
    SOGO,
    IndicatorRow,
    Project,
    ProjectCode,
    ProjectDepartment,
    ScheduleCellDepartment,
    ScheduleCellRow,
    YearlyAction,
)

_AnyRow = Row[*tuple[Any, ...]]
_Query = TypeVar("_Query", bound=Select[*tuple[Any, ...]])
_LEVEL_TEXTS = ("counts_as_measure", "theme", "background", "issues", "direction")


def levels(session: Session) -> list[LevelRecord]:
    """Return policies, each followed by its measures, in the plan's order."""
    policies = session.execute(
        select(Policy.id, Policy.code, Policy.title, *(getattr(Policy, name) for name in _LEVEL_TEXTS))
        .order_by(Policy.position)
    ).all()  # fmt: skip
    measures = session.execute(
        select(Measure.policy_id, Measure.code, Measure.title, *(getattr(Measure, n) for n in _LEVEL_TEXTS))
        .order_by(Measure.position)
    ).all()  # fmt: skip
    found: list[LevelRecord] = []
    for policy_id, code, title, *texts in policies:
        found.append(LevelRecord(code, title, "", *texts))
        found += [
            LevelRecord(below, name, code, *described)
            for parent, below, name, *described in measures
            if parent == policy_id
        ]
    return found


def departments(session: Session) -> list[DepartmentRecord]:
    """Return all departments in the order in which they came in."""
    later = aliased(Department)
    query = (
        select(Department.name, Department.valid_from, Department.valid_to, later.name)
        .outerjoin(later, Department.successor_id == later.id)
        .order_by(Department.position)
    )
    return [DepartmentRecord(*row) for row in session.execute(query)]


def project_rows(session: Session, half_years: Sequence[HalfYear]) -> list[ProjectRow]:
    """Return all projects as the list shows them, in the plan's order."""
    query = (
        select(
            Project.id, Project.number, Project.title, Policy.code, Measure.code, Project.category,
            Project.is_dx, Project.page, Project.summary, IndicatorRow.text, IndicatorRow.figure,
            IndicatorRow.unit, Project.search_text,
        )
        .join(Policy, Project.policy_id == Policy.id)
        .outerjoin(Measure, Project.measure_id == Measure.id)
        .outerjoin(IndicatorRow, IndicatorRow.project_id == Project.id)
        .order_by(Project.position)
    )  # fmt: skip
    names = department_names(session)
    strips = _strips(session, half_years)
    shared: dict[str, str] = {}
    categories = {category.value: category for category in Category}
    nothing = ("", "")
    return [
        ProjectRow(
            ProjectId(id_), number, title, shared.setdefault(policy, policy),
            shared.setdefault(measure or "", measure or ""), categories[category], is_dx,
            names.get(id_, ()), page, *strips.get(id_, nothing), summary,
            text or f"{figure or ''}{unit or ''}", haystack,
        )
        for id_, number, title, policy, measure, category, is_dx, page, summary, text, figure, unit, haystack
        in session.execute(query)
    ]  # fmt: skip


def department_names(
    session: Session, where: ColumnElement[bool] | None = None
) -> dict[int, tuple[str, ...]]:
    """Return the printed departments by project; equal tuples are one object."""
    query = _only(
        select(
            ProjectDepartment.project_id, func.coalesce(ProjectDepartment.printed, Department.name)
        )
        .join(Department, ProjectDepartment.department_id == Department.id)
        .order_by(ProjectDepartment.project_id, ProjectDepartment.position),
        ProjectDepartment.project_id, where,
    )  # fmt: skip
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    found: dict[int, tuple[str, ...]] = {}
    for project_id, group in groupby(session.execute(query), itemgetter(0)):
        names = tuple(row[1] for row in group)
        found[project_id] = shared.setdefault(names, names)
    return found


def _strips(session: Session, half_years: Sequence[HalfYear]) -> dict[int, tuple[str, str]]:
    """Return (phases, settled) by project, see ProjectRow; cells outside the period are left out."""
    places = {(when.fiscal_year, when.half): place for place, when in enumerate(half_years)}
    marks: dict[int | None, str] = {None: "-"} | {phase: str(phase) for phase in range(10)}
    query = (
        select(
            ScheduleCellRow.project_id, ScheduleCellRow.fiscal_year, ScheduleCellRow.half,
            ScheduleCellRow.phase, ScheduleCellRow.settled,
        )
        .where(ScheduleCellRow.kind == PLANNED)
        .order_by(ScheduleCellRow.project_id)
    )  # fmt: skip
    shared: dict[tuple[str, str], tuple[str, str]] = {}
    found: dict[int, tuple[str, str]] = {}
    for project_id, cells in groupby(session.execute(query), itemgetter(0)):
        phases, settled = [" "] * len(places), ["1"] * len(places)
        for _, year, half, phase, is_settled in cells:
            place = places.get((year, half))
            if place is not None:
                phases[place] = marks[phase]
                settled[place] = "1" if is_settled else "0"
        strip = ("".join(phases), "".join(settled))
        found[project_id] = shared.setdefault(strip, strip)
    return found


def sheet(session: Session, number: str) -> ProjectSheet | None:
    """Return one project with everything; None when there is no such number."""
    found = _loaded(session, Project.number == number)
    return found[0] if found else None


def records(session: Session, numbers: Collection[str] | None = None) -> list[ProjectRecord]:
    """Return the projects with everything, all or those of the numbers, in the plan's order."""
    return [
        found.record
        for condition in _conditions(numbers)
        for found in _loaded(session, condition)
    ]  # fmt: skip


def _conditions(numbers: Collection[str] | None, size: int = 500) -> Iterator[ColumnElement[bool] | None]:
    """Yield conditions that together choose the numbers; a statement takes only so many parameters."""
    if numbers is None:
        yield None
        return
    ordered = sorted(numbers)
    for start in range(0, len(ordered), size):
        yield Project.number.in_(ordered[start : start + size])


def _only(query: _Query, project_id: Any, where: ColumnElement[bool] | None) -> _Query:
    return query if where is None else query.where(project_id.in_(select(Project.id).where(where)))


def _loaded(session: Session, where: ColumnElement[bool] | None) -> list[ProjectSheet]:
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

    def __init__(self, session: Session, where: ColumnElement[bool] | None) -> None:
        self._names = department_names(session, where)
        self._codes = _codes(session, where)
        self._indicators = _indicators(session, where)
        self._actions = _actions(session, where)
        self._cells = _cells(session, where)

    def record(self, row: _AnyRow) -> ProjectRecord:
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


def _codes(
    session: Session, where: ColumnElement[bool] | None
) -> Mapping[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    query = _only(
        select(ProjectCode.project_id, ProjectCode.scheme, ProjectCode.code)
        .order_by(ProjectCode.project_id, ProjectCode.position),
        ProjectCode.project_id, where,
    )  # fmt: skip
    found = {}
    for project_id, group in groupby(session.execute(query), itemgetter(0)):
        codes = [(scheme, code) for _, scheme, code in group]
        found[project_id] = (
            tuple(code for scheme, code in codes if scheme == SOGO),
            tuple(code for scheme, code in codes if scheme != SOGO),
        )
    return found


def _indicators(session: Session, where: ColumnElement[bool] | None) -> Mapping[int, Indicator]:
    query = _only(
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


def _actions(session: Session, where: ColumnElement[bool] | None) -> Mapping[int, Mapping[int, str]]:
    query = _only(
        select(YearlyAction.project_id, YearlyAction.fiscal_year, YearlyAction.text)
        .order_by(YearlyAction.project_id, YearlyAction.fiscal_year),
        YearlyAction.project_id, where,
    )  # fmt: skip
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for project_id, year, text in session.execute(query):
        found[project_id][year] = text
    return dict(found)


_Cells = tuple[tuple[ScheduleCell, ...], tuple[ScheduleCell, ...]]


def _cells(session: Session, where: ColumnElement[bool] | None) -> Mapping[int, _Cells]:
    """Return the planned and the actual cells by project, in time order."""
    cell, part = ScheduleCellRow, ScheduleCellDepartment
    query = _only(
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


def _add_cell(by_kind: dict[str, list[ScheduleCell]], rows: Iterable[_AnyRow]) -> None:
    """Add the cell of rows that differ only in their department."""
    first, *_ = found = list(rows)
    _, _, kind, year, half, phase, settled, _ = first
    names = tuple(row[7] for row in found if row[7] is not None)
    by_kind[kind].append(ScheduleCell(year, half, phase, names, settled))
