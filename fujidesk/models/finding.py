"""Queries that find projects: by words, or all of them by number."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from fujidesk.models.project import Project

TERM_LENGTH = 200
"""Characters of a word that are looked for; databases limit a pattern (SQLite: 50,000 bytes)."""


class FoundProject(NamedTuple):
    """What tells a found project from others."""

    id: int
    number: str
    title: str


def numbers(session: Session) -> list[str]:
    """Return the numbers of all projects in plan order, also of those whose other values cannot be read."""
    return list(session.scalars(select(Project.number).order_by(Project.position)))


def projects_with(session: Session, terms: Sequence[str]) -> list[FoundProject]:
    """Return the projects whose texts hold all folded terms, in plan order; % and _ are plain letters."""
    query = select(Project.id, Project.number, Project.title).order_by(Project.position)
    for term in terms:
        query = query.where(Project.search_text.contains(term[:TERM_LENGTH], autoescape=True))
    return [FoundProject(*row) for row in session.execute(query)]
