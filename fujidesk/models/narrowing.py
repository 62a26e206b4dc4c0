"""Narrows queries to some projects."""

from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, select

from fujidesk.models.project import Project

Condition = ColumnElement[bool] | None
"""What projects must meet; None: all of them."""
MANY_PARAMETERS = 500
"""Values in one statement; databases take only so many."""
_Query = TypeVar("_Query", bound="Select[*tuple[Any, ...]]")


def conditions(numbers: Collection[str] | None) -> Iterator[Condition]:
    """Yield conditions that together choose the numbers; one None for all projects."""
    if numbers is None:
        yield None
        return
    ordered = sorted(numbers)
    for start in range(0, len(ordered), MANY_PARAMETERS):
        yield Project.number.in_(ordered[start : start + MANY_PARAMETERS])


def only(query: _Query, project_id: Any, where: Condition) -> _Query:
    """Return the query for the projects that meet the condition; project_id: its column of their id."""
    return query if where is None else query.where(project_id.in_(select(Project.id).where(where)))
