"""Writes records into the tables: whole registers at once, single projects field by field."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import flag_modified

from fujidesk.domain.fields import LEVEL_FIELDS, values_of
from fujidesk.domain.numbers import sort_value
from fujidesk.domain.records import DepartmentRecord, LevelRecord, ProjectRecord, ScheduleCell
from fujidesk.domain.searching import fold
from fujidesk.models.plan import Department, Measure, Policy
from fujidesk.models.project import (
    ACTUAL,
    KEIEI,
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

PLAIN_FIELDS = (
    "title",
    "is_dx",
    "page",
    "summary",
    "overview",
    "purpose",
    "effects",
    "challenges",
    "related",
)
"""Fields that a project row holds under the same name."""
MANY_PARAMETERS = 500
"""Values in one statement; databases take only so many."""
_APART = frozenset({"category", "indicator.direction", "indicator.figure", "indicator.unit"})
"""Fields that search_text leaves out (words of ours) or puts together (8000件)."""
AND_OTHERS = ("等", "ほか", "他")
"""Ends of a printed department that names more than the one department (収納課等)."""


class Departments:
    """Finds departments by their printed name and adds those that are new."""

    def __init__(self, session: Session) -> None:
        self._session = session
        rows = session.execute(select(Department.name, Department.id, Department.position)).all()
        self._ids = {name: id_ for name, id_, _ in rows}
        self._next_position = max((position for _, _, position in rows), default=0) + 1

    def resolve(self, printed: str) -> tuple[int, str | None]:
        """Return the department's id and, where it is not the department's name, what is printed."""
        if printed in self._ids:
            return self._ids[printed], None
        for end in AND_OTHERS:
            name = printed.removesuffix(end)
            if name != printed and name in self._ids:
                return self._ids[name], printed
        return self.add(DepartmentRecord(printed)), None

    def add(self, record: DepartmentRecord) -> int:
        """Add a department, without its successor, and return its id."""
        row = Department(
            name=record.name, position=self._next_position,
            valid_from=record.valid_from, valid_to=record.valid_to,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        self._next_position += 1
        self._ids[record.name] = row.id
        return row.id


def insert_departments(session: Session, records: Iterable[DepartmentRecord]) -> None:
    """Add departments in their order, then link those that have a successor."""
    known = Departments(session)
    listed = list(records)
    ids = {record.name: known.add(record) for record in listed}
    for record in listed:
        if record.successor is not None:
            row = session.get_one(Department, ids[record.name])
            row.successor_id = known.resolve(record.successor)[0]
    session.flush()


def insert_levels(session: Session, plan_id: int, records: Iterable[LevelRecord]) -> None:
    """Add policies and measures in their order; a measure comes after its policy."""
    policies: dict[str, int] = {}
    for position, record in enumerate(records, start=1):
        described: dict[str, Any] = {
            "position": position, "code": record.code, "title": record.title, "theme": record.theme,
            "counts_as_measure": record.counts_as_measure, "background": record.background,
            "issues": record.issues, "direction": record.direction,
        }  # fmt: skip
        row: Policy | Measure
        if record.parent:
            row = Measure(policy_id=policies[record.parent], **described)
        else:
            row = Policy(plan_id=plan_id, **described)
        session.add(row)
        session.flush()
        if isinstance(row, Policy):
            policies[record.code] = row.id


def level_ids(session: Session) -> tuple[dict[str, int], dict[str, int]]:
    """Return the ids of policies and of measures by code."""
    policies = session.execute(select(Policy.code, Policy.id)).all()
    measures = session.execute(select(Measure.code, Measure.id)).all()
    return {row.code: row.id for row in policies}, {row.code: row.id for row in measures}


def insert_projects(
    session: Session, plan_id: int, records: Sequence[ProjectRecord], changed_at: str | None = None
) -> None:
    """Add projects whose levels exist, in few statements; ids are given here, so that children know them."""
    known = Departments(session)
    policies, measures = level_ids(session)
    next_id = (session.scalar(select(func.max(Project.id))) or 0) + 1
    next_cell = (session.scalar(select(func.max(ScheduleCellRow.id))) or 0) + 1
    tables: dict[type, list[dict[str, Any]]] = {
        kind: []
        for kind in (Project, ProjectDepartment, ProjectCode, IndicatorRow, YearlyAction, ScheduleCellRow,
                     ScheduleCellDepartment)
    }  # fmt: skip
    for project_id, record in enumerate(records, start=next_id):
        tables[Project].append(
            {
                "id": project_id, "plan_id": plan_id, "policy_id": policies[record.policy],
                "measure_id": measures[record.measure] if record.measure else None,
                "number": record.number, "changed_at": changed_at, **project_columns(record),
            }
        )  # fmt: skip
        own = {"project_id": project_id}
        tables[ProjectDepartment] += [own | part for part in _names(known, record.departments)]
        tables[ProjectCode] += [own | part for part in _code_parts(record)]
        tables[IndicatorRow].append(own | indicator_columns(record))
        tables[YearlyAction] += [
            own | {"fiscal_year": year, "text": text} for year, text in record.yearly_actions.items()
        ]
        for kind, cell in _kinds_and_cells(record):
            tables[ScheduleCellRow].append({"id": next_cell, **own, "kind": kind, **_cell_columns(cell)})
            tables[ScheduleCellDepartment] += [
                {"cell_id": next_cell} | part for part in _names(known, cell.departments)
            ]
            next_cell += 1
    for table, rows in tables.items():
        if rows:
            session.execute(insert(table), rows)


def project_columns(record: ProjectRecord) -> dict[str, Any]:
    """Return what the project's own row holds of the record, the folded search text included."""
    return {name: getattr(record, name) for name in PLAIN_FIELDS} | {
        "category": record.category.value,
        "position": sort_value(record.number),
        "search_text": search_text(record),
    }


def search_text(record: ProjectRecord) -> str:
    """Return all texts of a project folded for search, one a line, so that no term spans two of them."""
    target = record.indicator
    parts = [record.number, f"{'' if target.figure is None else target.figure}{target.unit}"]
    for field, value in values_of(record).items():
        if field in _APART:
            continue
        if isinstance(value, list):
            parts += [str(item) for item in value]
        elif isinstance(value, str):
            parts.append(value)
    parts += [name for cell in (*record.schedule, *record.actual) for name in cell.departments]
    return "\n".join(folded for part in dict.fromkeys(parts) if (folded := fold(part)))


def indicator_columns(record: ProjectRecord) -> dict[str, Any]:
    """Return the indicator's row; the figure as text."""
    target = record.indicator
    return {
        "text": target.text,
        "figure": None if target.figure is None else str(target.figure),
        "unit": target.unit,
        "direction": None if target.direction is None else target.direction.value,
        "due_year": target.due_year,
    }


def _names(known: Departments, printed: Sequence[str]) -> list[dict[str, Any]]:
    found = []
    for position, name in enumerate(printed):
        department_id, text = known.resolve(name)
        found.append({"position": position, "department_id": department_id, "printed": text})
    return found


def _code_parts(record: ProjectRecord) -> list[dict[str, Any]]:
    return [
        {"scheme": scheme, "position": position, "code": code}
        for scheme, codes in ((SOGO, record.sogo_codes), (KEIEI, record.keiei_codes))
        for position, code in enumerate(codes)
    ]


def _kinds_and_cells(record: ProjectRecord) -> list[tuple[str, ScheduleCell]]:
    return [(PLANNED, cell) for cell in record.schedule] + [(ACTUAL, cell) for cell in record.actual]


def _cell_columns(cell: ScheduleCell) -> dict[str, Any]:
    return {
        "fiscal_year": cell.fiscal_year, "half": cell.half, "phase": cell.phase, "settled": cell.settled,
    }  # fmt: skip


def project_rows(session: Session, numbers: Iterable[str]) -> dict[str, Project]:
    """Return stored projects by number with all that hangs on them, to be changed or removed."""
    ordered = sorted(numbers)
    found: dict[str, Project] = {}
    for start in range(0, len(ordered), MANY_PARAMETERS):
        query = (
            select(Project)
            .where(Project.number.in_(ordered[start : start + MANY_PARAMETERS]))
            .options(
                selectinload(Project.departments), selectinload(Project.codes),
                selectinload(Project.indicator), selectinload(Project.actions),
                selectinload(Project.cells).selectinload(ScheduleCellRow.departments),
            )
        )  # fmt: skip
        found |= {row.number: row for row in session.scalars(query)}
    return found


class ProjectWriter:
    """Writes what differs between two records of one project into its rows."""

    def __init__(self, session: Session, known: Departments, row: Project) -> None:
        self._session = session
        self._known = known
        self._row = row

    def write(self, before: ProjectRecord, after: ProjectRecord, changed_at: str) -> None:
        """Write the differences; the version of the project's row grows in any case. changed_at: ISO time."""
        for name, value in project_columns(after).items():
            setattr(self._row, name, value)
        self._row.changed_at = changed_at
        flag_modified(self._row, "changed_at")  # a second edit within one second counts as well
        if before.departments != after.departments:
            names = _names(self._known, after.departments)
            self._exchange(self._row.departments, [ProjectDepartment(**part) for part in names])
        if (before.sogo_codes, before.keiei_codes) != (after.sogo_codes, after.keiei_codes):
            self._exchange(self._row.codes, [ProjectCode(**part) for part in _code_parts(after)])
        if before.indicator != after.indicator:
            self._write_indicator(after)
        if before.yearly_actions != after.yearly_actions:
            self._write_actions(after)
        if (before.schedule, before.actual) != (after.schedule, after.actual):
            self._write_cells(after)

    def _exchange(self, rows: list[Any], others: list[Any]) -> None:
        """Exchange the rows of an ordered list; the old ones go first, as the new ones take their keys."""
        rows.clear()
        self._session.flush()
        rows.extend(others)

    def _write_indicator(self, record: ProjectRecord) -> None:
        if self._row.indicator is None:
            self._row.indicator = IndicatorRow()
        for name, value in indicator_columns(record).items():
            setattr(self._row.indicator, name, value)

    def _write_actions(self, record: ProjectRecord) -> None:
        stored = {action.fiscal_year: action for action in self._row.actions}
        for year in stored.keys() - record.yearly_actions.keys():
            self._row.actions.remove(stored[year])
        for year, text in record.yearly_actions.items():
            if year in stored:
                stored[year].text = text
            else:
                self._row.actions.append(YearlyAction(fiscal_year=year, text=text))

    def _write_cells(self, record: ProjectRecord) -> None:
        stored = {(cell.kind, cell.fiscal_year, cell.half): cell for cell in self._row.cells}
        wanted = {(kind, cell.fiscal_year, cell.half): cell for kind, cell in _kinds_and_cells(record)}
        for key in stored.keys() - wanted.keys():
            self._row.cells.remove(stored[key])
        for key, cell in wanted.items():
            target = stored.get(key)
            names = _names(self._known, cell.departments)
            if target is None:
                parts = [ScheduleCellDepartment(**part) for part in names]
                self._row.cells.append(ScheduleCellRow(kind=key[0], departments=parts, **_cell_columns(cell)))
                continue
            target.phase, target.settled = cell.phase, cell.settled
            if names != [_part(part) for part in target.departments]:
                self._exchange(target.departments, [ScheduleCellDepartment(**part) for part in names])


def _part(row: ScheduleCellDepartment) -> dict[str, Any]:
    return {"position": row.position, "department_id": row.department_id, "printed": row.printed}


def update_level(session: Session, record: LevelRecord) -> None:
    """Write title and description of a policy or measure."""
    row: Policy | Measure
    if record.parent:
        row = session.scalars(select(Measure).where(Measure.code == record.code)).one()
    else:
        row = session.scalars(select(Policy).where(Policy.code == record.code)).one()
    for field in LEVEL_FIELDS:
        setattr(row, field, getattr(record, field))
