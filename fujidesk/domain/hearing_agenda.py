"""Which kind of hearing belongs to which time of the year (図表6-2)."""

import datetime as dt

from fujidesk.domain.hearings import HearingKind

_NEW_PROJECTS = range(4, 9)
"""Months: they are heard in June and supported until August, priority measures in November (図表6-2)."""


def usual_kind(day: dt.date) -> HearingKind:
    """Return the kind that is usually heard on a day: new projects from April, priority measures later on."""
    return HearingKind.NEW_PROJECT if day.month in _NEW_PROJECTS else HearingKind.PRIORITY
