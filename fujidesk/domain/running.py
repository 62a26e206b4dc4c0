"""Which projects do not run in a fiscal year, so that the survey asks nothing about them.

A project counts as not running where it ended before the year, rests all through it, or began after it.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from fujidesk.domain.changes import Entity
from fujidesk.domain.fields import state_of
from fujidesk.domain.records import ProjectState, StateKind

if TYPE_CHECKING:
    from fujidesk.domain.revisions import Revision

_Span = tuple[str, str, str]
"""Number, first day, and first day after it; "" where open."""


def not_running(
    year: int, states: Mapping[str, ProjectState], revisions: "Iterable[Revision]"
) -> frozenset[str]:
    """Return the numbers of the projects that run on no day of a fiscal year.

    Args:
        year: the fiscal year.
        states: of the projects that rest or have ended, by number.
        revisions: all; they tell of rests that are over, and since when a new project exists.
    """
    first, after = (dt.date(each, 4, 1).isoformat() for each in (year, year + 1))
    spans = [*((number, state.since, "") for number, state in states.items()), *_spans(revisions)]
    return frozenset(
        number for number, begins, ends in spans if begins <= first and (not ends or ends >= after)
    )


def _spans(revisions: "Iterable[Revision]") -> Iterator[_Span]:
    """Yield when projects did not run before today: rests that are over, and the time before they began."""
    for revision in revisions:
        for effect in revision.effects:
            if effect.entity is not Entity.PROJECT:
                continue
            if effect.field == "*" and effect.before is None:
                yield effect.key, "", revision.day
            elif effect.field == "standing":
                state = state_of(effect.before)
                if state is not None and state.kind is StateKind.SUSPENDED:
                    yield effect.key, state.since, revision.day
