"""Query of what runs: which projects do not run on any day of a fiscal year."""

from collections.abc import Collection

from sqlalchemy import select

from fujidesk.domain.revisions import Revision
from fujidesk.domain.running import not_running
from fujidesk.models import office_rows
from fujidesk.models.columns import stored_state
from fujidesk.models.schema import Asked, project


def idle(session: Asked, years: Collection[int]) -> dict[int, frozenset[str]]:
    """Return the numbers of the projects that do not run in each of the years (`domain.running`)."""
    query = select(project.c.number, project.c.state).where(project.c.state.is_not(None))
    states = {}
    for number, text in session.execute(query):
        state = stored_state(text)
        if state is not None:
            states[number] = state
    revisions = office_rows.records(session, Revision)
    return {year: not_running(year, states, revisions) for year in years}
