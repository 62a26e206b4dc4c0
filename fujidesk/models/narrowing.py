"""Narrows queries to some projects.

A statement takes only so many values, so many numbers become several conditions; each is asked apart, and
what is asked in their order stands in the plan's order.
"""

from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, select

from fujidesk.domain.numbers import is_project_number, sort_key
from fujidesk.models.schema import project

Condition = ColumnElement[bool] | None
"""What projects must meet; None: all of them."""
MANY_PARAMETERS = 500
"""Values in one statement; databases take only so many (SQLite before 3.32: 999)."""
_Query = TypeVar("_Query", bound="Select[*tuple[Any, ...]]")


def conditions(numbers: Collection[str] | None) -> Iterator[Condition]:
    """Yield conditions that together choose the numbers, earlier ones of the plan first; None for all.

    Words that are no project number choose nothing and are left out.
    """
    if numbers is None:
        yield None
        return
    ordered = sorted(filter(is_project_number, set(numbers)), key=sort_key)
    for start in range(0, len(ordered), MANY_PARAMETERS):
        yield project.c.number.in_(ordered[start : start + MANY_PARAMETERS])


def only(query: _Query, project_id: Any, where: Condition) -> _Query:
    """Return the query for the projects that meet the condition; project_id: its column of their id."""
    return query if where is None else query.where(project_id.in_(select(project.c.id).where(where)))
