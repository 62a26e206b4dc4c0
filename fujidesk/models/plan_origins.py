"""Rows that tell which projects of the plan before one comes from; made with its plan, never changed."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, insert, select

from fujidesk.domain.next_plan.origins import Origin
from fujidesk.domain.next_plan.records import Fate
from fujidesk.models.failures import understanding
from fujidesk.models.schema import Asked, project, project_origin

_ORIGIN = project_origin.c


def keep(session: Asked, origins: Iterable[Origin]) -> None:
    """Add where the projects of the plan come from; each of them is stored already.

    Raises:
        KeyError: one is not.
    """
    ids = {row.number: row.id for row in session.execute(select(project.c.number, project.c.id))}
    rows = [
        {
            "project_id": ids[item.number], "position": item.position, "number": item.source,
            "fate": item.fate.value, "reason": item.reason,
        }
        for item in origins
    ]  # fmt: skip
    if rows:
        session.execute(insert(project_origin), rows)


@understanding("前の計画の事業")
def origins_of(session: Asked, number: str) -> tuple[Origin, ...]:
    """Return what a project comes from, in order.

    Raises:
        ContentError: a fate is none that the program writes.
    """
    return _found(session, project.c.number == number)


@understanding("前の計画の事業")
def heirs_of(session: Asked, source: str) -> tuple[Origin, ...]:
    """Return the projects that come from one of the plan before, in the order of their plan.

    Raises:
        ContentError: as `origins_of`.
    """
    return _found(session, _ORIGIN.number == source)


def _found(session: Asked, condition: ColumnElement[bool]) -> tuple[Origin, ...]:
    """Return the origins that a condition holds for."""
    query = (
        select(project.c.number, _ORIGIN.number, _ORIGIN.fate, _ORIGIN.reason, _ORIGIN.position)
        .join(project, _ORIGIN.project_id == project.c.id)
        .where(condition)
        .order_by(project.c.position, _ORIGIN.position)
    )
    return tuple(
        Origin(number, source, Fate(fate), reason, position)
        for number, source, fate, reason, position in session.execute(query)
    )
