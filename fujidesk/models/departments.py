"""Departments: found by what the plan prints, added where they are new.

The plan prints 「収納課等」 where more departments than the named one take part. Such a row points to
収納課 and keeps what is printed; a name that nobody knows becomes a department of its own, never a guess at
a similar one.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from fujidesk.domain.printed_departments import AND_OTHERS
from fujidesk.domain.records import DepartmentRecord
from fujidesk.models.narrowing import Condition, only
from fujidesk.models.schema import (
    Asked,
    department,
    project_department,
    schedule_cell_department,
    survey_entry,
)

_DEPARTMENT, _PRINTED = department.c, project_department.c


class Departments:
    """Finds departments by their printed name and adds those that are new.

    Knows all of them from the start: a write resolves many names, and a city has some sixty.
    """

    def __init__(self, session: Asked) -> None:
        self._session = session
        rows = session.execute(select(_DEPARTMENT.name, _DEPARTMENT.id, _DEPARTMENT.position)).all()
        self._ids = {name: id_ for name, id_, _ in rows}
        self._next_position = max((position for _, _, position in rows), default=0) + 1

    def resolve(self, printed: str) -> tuple[int, str | None]:
        """Return the department's id and, where it is not the department's name, what is printed.

        A name that is stored is taken as it is, even where it ends in 等; only a name that is not loses its
        ending, and only where what is left is stored.
        """
        if printed in self._ids:
            return self._ids[printed], None
        for end in AND_OTHERS:
            name = printed.removesuffix(end)
            if name != printed and name in self._ids:
                return self._ids[name], printed
        return self.add(DepartmentRecord(printed)), None

    def add(self, record: DepartmentRecord) -> int:
        """Add a department, without its successor, and return its id; it stands behind those known so far."""
        made: int = self._session.execute(
            insert(department).values(
                name=record.name, position=self._next_position,
                valid_from=record.valid_from, valid_to=record.valid_to,
            ).returning(_DEPARTMENT.id)
        ).scalar_one()  # fmt: skip
        self._next_position += 1
        self._ids[record.name] = made
        return made


def insert_departments(session: Asked, records: Iterable[DepartmentRecord]) -> None:
    """Add departments in their order, then link those that have a successor.

    Linked afterwards, as a successor may stand behind its predecessor; one that is not listed is added.
    """
    known = Departments(session)
    listed = list(records)
    ids = {record.name: known.add(record) for record in listed}
    for record in listed:
        if record.successor is not None:
            later = known.resolve(record.successor)[0]
            own = _DEPARTMENT.id == ids[record.name]
            session.execute(update(department).where(own).values(successor_id=later))


def names_of(known: Departments, printed: Sequence[str]) -> list[dict[str, Any]]:
    """Return the rows of an ordered list of departments, without their owner.

    position counts from 0; printed is None where the plan prints the very name.
    """
    found = []
    for position, name in enumerate(printed):
        department_id, text = known.resolve(name)
        found.append({"position": position, "department_id": department_id, "printed": text})
    return found


def department_records(session: Asked) -> list[DepartmentRecord]:
    """Return all departments in the order in which they came in.

    Ended ones too: half-years and answers of older years name them.
    """
    later = department.alias()
    query = (
        select(_DEPARTMENT.name, _DEPARTMENT.valid_from, _DEPARTMENT.valid_to, later.c.name)
        .outerjoin(later, _DEPARTMENT.successor_id == later.c.id)
        .order_by(_DEPARTMENT.position)
    )
    return [DepartmentRecord(*row) for row in session.execute(query)]


def all_names(session: Asked) -> list[str]:
    """Return the names of all departments, in the order in which they came in."""
    return list(session.scalars(select(_DEPARTMENT.name).order_by(_DEPARTMENT.position)))


def department_names(session: Asked, where: Condition = None) -> dict[int, tuple[str, ...]]:
    """Return the printed departments by project; equal tuples are one object."""
    query = only(
        select(
            _PRINTED.project_id, func.coalesce(_PRINTED.printed, _DEPARTMENT.name)
        )
        .join(department, _PRINTED.department_id == _DEPARTMENT.id)
        .order_by(_PRINTED.project_id, _PRINTED.position),
        _PRINTED.project_id, where,
    )  # fmt: skip
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    found: dict[int, tuple[str, ...]] = {}
    for project_id, group in groupby(session.execute(query), itemgetter(0)):
        names = tuple(row[1] for row in group)
        found[project_id] = shared.setdefault(names, names)
    return found


def rewrite(session: Asked, record: DepartmentRecord) -> None:
    """Write a department's term and successor; a successor that is not known is added."""
    known = Departments(session)
    later = None if record.successor is None else known.resolve(record.successor)[0]
    session.execute(
        update(department)
        .where(_DEPARTMENT.name == record.name)
        .values(
            valid_from=record.valid_from, valid_to=record.valid_to, successor_id=later,
            version=_DEPARTMENT.version + 1,
        )
    )  # fmt: skip


def is_named(session: Asked, name: str) -> bool:
    """Tell whether a project, a half-year, a survey or another department points to a department.

    Members and hearings hold names as texts and do not keep a department from going.
    """
    own = select(_DEPARTMENT.id).where(_DEPARTMENT.name == name).scalar_subquery()
    places = (
        project_department.c.department_id, schedule_cell_department.c.department_id,
        survey_entry.c.department_id, _DEPARTMENT.successor_id,
    )  # fmt: skip
    return any(
        session.execute(select(place).where(place == own).limit(1)).first() is not None for place in places
    )


def remove(session: Asked, name: str) -> None:
    """Remove a department that nothing points to."""
    session.execute(delete(department).where(_DEPARTMENT.name == name))
