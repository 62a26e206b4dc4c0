"""Adds whole levels and projects, many at once.

Plain inserts of many rows, no ORM objects: 20,000 projects with their schedules take seconds, not minutes.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from fujidesk.domain.records import LevelRecord, ProjectRecord, ScheduleCell
from fujidesk.models.columns import (
    cell_columns,
    code_parts,
    indicator_columns,
    kinds_and_cells,
    project_columns,
)
from fujidesk.models.confining import of_all
from fujidesk.models.departments import Departments, names_of
from fujidesk.models.schema import (
    Asked,
    indicator,
    measure,
    policy,
    project,
    project_code,
    project_department,
    schedule_cell,
    schedule_cell_department,
    yearly_action,
)

_TABLES = (
    project, project_department, project_code, indicator, yearly_action, schedule_cell,
    schedule_cell_department,
)  # fmt: skip
"""In the order of writing: a row comes after those that it points to."""
_COUNTED = (project, schedule_cell)
"""Tables whose rows get their ids here."""


def insert_levels(session: Asked, records: Iterable[LevelRecord]) -> None:
    """Add policies and measures in their order; a measure comes after its policy.

    Raises:
        KeyError: a measure stands before its policy, or its policy is not there.
    """
    policies: dict[str, int] = {}
    for position, record in enumerate(records, start=1):
        described: dict[str, Any] = {
            "position": position, "code": record.code, "title": record.title, "theme": record.theme,
            "counts_as_measure": record.counts_as_measure, "background": record.background,
            "issues": record.issues, "direction": record.direction,
        }  # fmt: skip
        if record.parent:
            session.execute(insert(measure).values(policy_id=policies[record.parent], **described))
        else:
            adding = insert(policy).values(**described).returning(policy.c.id)
            policies[record.code] = session.execute(adding).scalar_one()


def level_ids(session: Asked) -> tuple[dict[str, int], dict[str, int]]:
    """Return the ids of policies and of measures by code."""
    policies = session.execute(select(policy.c.code, policy.c.id)).all()
    measures = session.execute(select(measure.c.code, measure.c.id)).all()
    return {row.code: row.id for row in policies}, {row.code: row.id for row in measures}


def insert_projects(session: Asked, records: Sequence[ProjectRecord], changed_at: str | None = None) -> None:
    """Add projects whose levels exist, one statement a table.

    Departments that nobody knows yet are added with them.

    Args:
        session: of the write.
        records: the projects; none of their numbers is stored.
        changed_at: ISO time of the edit that makes them; None: they come with a new file.
    """
    rows = _NewRows(session, changed_at)
    for record in records:
        rows.add(record)
    for table in _TABLES:
        if rows.by_table[table]:
            session.execute(insert(table), rows.by_table[table])
    _count_on(session)


def _count_on(session: Asked) -> None:
    """Let a server's own counters go on behind the ids that were given here; a file has no counters."""
    connection = session if isinstance(session, Connection) else session.connection()
    if connection.dialect.name == "postgresql":
        from fujidesk.models import server  # late: a file needs nothing of it

        server.count_ids_on(connection, _COUNTED)


class _NewRows:
    """Gathers the rows of new projects; ids are given here, so that children know them before writing."""

    def __init__(self, session: Asked, changed_at: str | None) -> None:
        self.by_table: dict[Table, list[dict[str, Any]]] = {table: [] for table in _TABLES}
        self._known = Departments(session)
        self._policies, self._measures = level_ids(session)
        # the highest ids so far; nobody else adds rows meanwhile, as a write locks all others out
        self._last_project = session.scalar(of_all(select(func.max(project.c.id)))) or 0
        self._last_cell = session.scalar(of_all(select(func.max(schedule_cell.c.id)))) or 0
        self._common = {"changed_at": changed_at}

    def add(self, record: ProjectRecord) -> None:
        """Gather the rows of one project."""
        self._last_project += 1
        own = {"project_id": self._last_project}
        self.by_table[project].append(
            {
                "id": self._last_project,
                "policy_id": self._policies[record.policy],
                "measure_id": self._measures[record.measure] if record.measure else None,
                "number": record.number,
                **self._common,
                **project_columns(record),
            }
        )
        self.by_table[indicator].append(own | indicator_columns(record))
        self._extend(project_department, own, names_of(self._known, record.departments))
        self._extend(project_code, own, code_parts(record))
        actions = record.yearly_actions.items()
        self._extend(yearly_action, own, [{"fiscal_year": year, "text": text} for year, text in actions])
        for kind, cell in kinds_and_cells(record):
            self._add_cell(own | {"kind": kind}, cell)

    def _add_cell(self, own: dict[str, Any], cell: ScheduleCell) -> None:
        """Gather a half-year with its departments; own: its project and kind."""
        self._last_cell += 1
        self.by_table[schedule_cell].append({"id": self._last_cell, **own, **cell_columns(cell)})
        names = names_of(self._known, cell.departments)
        self._extend(schedule_cell_department, {"cell_id": self._last_cell}, names)

    def _extend(self, table: Table, own: dict[str, Any], parts: list[dict[str, Any]]) -> None:
        """Gather rows of one table; own: what they have in common."""
        self.by_table[table] += [own | part for part in parts]
