"""Queries that find projects: by words, or all of them by number."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, select

from fujidesk.models.schema import Asked, project

_PROJECT = project.c

TERM_LENGTH = 200
"""Characters of a word that are looked for; databases limit a pattern (SQLite: 50,000 bytes)."""


class FoundProject(NamedTuple):
    """What tells a found project from others."""

    id: int
    number: str
    title: str


def numbers(session: Asked) -> list[str]:
    """Return the numbers of all projects in plan order, also of those whose other values cannot be read."""
    return list(session.scalars(select(_PROJECT.number).order_by(_PROJECT.position)))


def projects_with(session: Asked, terms: Sequence[str]) -> list[FoundProject]:
    """Return the projects whose texts hold all folded terms, in plan order; % and _ are plain letters."""
    query = select(_PROJECT.id, _PROJECT.number, _PROJECT.title).order_by(_PROJECT.position)
    return [FoundProject(*row) for row in session.execute(query.where(*_holding(terms)))]


def plans_with(connection: Connection, terms: Sequence[str]) -> set[int]:
    """Return the ids of the plans with such a project; the connection sees all of them."""
    return set(connection.scalars(select(_PROJECT.plan_id).where(*_holding(terms)).distinct()))


def _holding(terms: Sequence[str]) -> list[ColumnElement[bool]]:
    """Return that a project's texts hold all folded terms."""
    text = _PROJECT.search_text
    return [text.contains(term[:TERM_LENGTH], autoescape=True) for term in terms]
