"""Queries that find projects: by words, or all of them by number."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select

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
    for term in terms:
        query = query.where(_PROJECT.search_text.contains(term[:TERM_LENGTH], autoescape=True))
    return [FoundProject(*row) for row in session.execute(query)]
