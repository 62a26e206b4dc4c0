"""Writes what was edited into the rows of stored projects and levels; their versions notice two editors.

Only rows that differ are written, through ORM objects: SQLAlchemy counts up each row's version and refuses
the update where another one is stored than the one that was read (`version_id_col`).
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, configure_mappers, selectinload
from sqlalchemy.orm.attributes import flag_modified

from fujidesk.domain.fields import LEVEL_FIELDS
from fujidesk.domain.records import LevelRecord, ProjectRecord
from fujidesk.models.columns import (
    cell_columns,
    code_parts,
    indicator_columns,
    kinds_and_cells,
    project_columns,
)
from fujidesk.models.departments import Departments, names_of
from fujidesk.models.narrowing import conditions
from fujidesk.models.plan import Measure, Policy
from fujidesk.models.project import (
    IndicatorRow,
    Project,
    ProjectCode,
    ProjectDepartment,
    ScheduleCellDepartment,
    ScheduleCellRow,
    YearlyAction,
)
from fujidesk.models.storing import level_ids


def prepare() -> None:
    """Let SQLAlchemy work out the classes now, which it otherwise does at the first edit (15 ms)."""
    configure_mappers()


def project_rows(session: Session, numbers: Collection[str]) -> dict[str, Project]:
    """Return stored projects by number with all that hangs on them, to be changed or removed.

    Numbers without a project are left out. Everything is loaded now: lazy loading is off (`models.base`).
    """
    found: dict[str, Project] = {}
    for condition in conditions(numbers):
        query = select(Project).options(
            selectinload(Project.departments), selectinload(Project.codes),
            selectinload(Project.indicator), selectinload(Project.actions),
            selectinload(Project.cells).selectinload(ScheduleCellRow.departments),
        )  # fmt: skip
        rows = session.scalars(query if condition is None else query.where(condition))
        found |= {row.number: row for row in rows}
    return found


class ProjectWriter:
    """Writes what differs between two records of one project into its rows.

    The project's own row counts every edit, of whatever part (docs/schema-history.md): two edits at once are
    noticed, also where one of them only adds or removes rows, which have no version to compare.
    """

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
        if (before.policy, before.measure) != (after.policy, after.measure):
            policies, measures = level_ids(self._session)
            self._row.policy_id = policies[after.policy]
            self._row.measure_id = measures[after.measure] if after.measure else None
        if before.departments != after.departments:
            names = names_of(self._known, after.departments)
            self._exchange(self._row.departments, [ProjectDepartment(**part) for part in names])
        if (before.sogo_codes, before.keiei_codes) != (after.sogo_codes, after.keiei_codes):
            self._exchange(self._row.codes, [ProjectCode(**part) for part in code_parts(after)])
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
        """Write 施策指標; a project that came without one gets its row now."""
        if self._row.indicator is None:
            self._row.indicator = IndicatorRow()
        for name, value in indicator_columns(record).items():
            setattr(self._row.indicator, name, value)

    def _write_actions(self, record: ProjectRecord) -> None:
        """Write 年度ごとの取組内容: years that went, that changed, that are new."""
        stored = {action.fiscal_year: action for action in self._row.actions}
        for year in stored.keys() - record.yearly_actions.keys():
            self._row.actions.remove(stored[year])
        for year, text in record.yearly_actions.items():
            if year in stored:
                stored[year].text = text
            else:
                self._row.actions.append(YearlyAction(fiscal_year=year, text=text))

    def _write_cells(self, record: ProjectRecord) -> None:
        """Write the half-years, planned and reached: those that went, that changed, that are new."""
        stored = {(cell.kind, cell.fiscal_year, cell.half): cell for cell in self._row.cells}
        wanted = {(kind, cell.fiscal_year, cell.half): cell for kind, cell in kinds_and_cells(record)}
        for key in stored.keys() - wanted.keys():
            self._row.cells.remove(stored[key])
        for key, cell in wanted.items():
            target = stored.get(key)
            names = names_of(self._known, cell.departments)
            if target is None:
                parts = [ScheduleCellDepartment(**part) for part in names]
                self._row.cells.append(ScheduleCellRow(kind=key[0], departments=parts, **cell_columns(cell)))
                continue
            target.phase, target.settled = cell.phase, cell.settled
            if names != [_part(part) for part in target.departments]:
                self._exchange(target.departments, [ScheduleCellDepartment(**part) for part in names])


def _part(row: ScheduleCellDepartment) -> dict[str, Any]:
    """Return a stored department of a cell in the shape of `departments.names_of`, to compare them."""
    return {"position": row.position, "department_id": row.department_id, "printed": row.printed}


def update_level(session: Session, record: LevelRecord) -> None:
    """Write title and description of a policy or measure; codes and places are the plan's and never change.

    record.parent tells which of the two it is: only measures have one.
    """
    row: Policy | Measure
    if record.parent:
        row = session.scalars(select(Measure).where(Measure.code == record.code)).one()
    else:
        row = session.scalars(select(Policy).where(Policy.code == record.code)).one()
    for field in LEVEL_FIELDS:
        setattr(row, field, getattr(record, field))
