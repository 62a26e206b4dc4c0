"""Query of what runs: which projects do not run on any day of a fiscal year."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from sqlalchemy import select

from fujidesk.domain.running import not_running
from fujidesk.models.columns import stored_state
from fujidesk.models.office_schema import revision
from fujidesk.models.schema import Asked, project

if TYPE_CHECKING:
    from fujidesk.domain.revisions import Revision


def idle(session: Asked, years: Collection[int]) -> dict[int, frozenset[str]]:
    """Return the numbers of the projects that do not run in each of the years (`domain.running`)."""
    query = select(project.c.number, project.c.state).where(project.c.state.is_not(None))
    states = {}
    for number, text in session.execute(query):
        state = stored_state(text)
        if state is not None:
            states[number] = state
    revisions = _revisions(session)
    return {year: not_running(year, states, revisions) for year in years}


def _revisions(session: Asked) -> "list[Revision]":
    """Return all revisions; what reads them is imported only where there is one."""
    if session.scalar(select(revision.c.key).limit(1)) is None:
        return []
    from fujidesk.domain.revisions import Revision  # late: the first list needs nothing of it
    from fujidesk.models import office_rows

    return office_rows.records(session, Revision)
