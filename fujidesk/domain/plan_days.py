"""Days of a plan: its first and last one, and the 1 April on which most changes begin."""

import datetime as dt

from fujidesk.domain.profile import PlanProfile


def plan_period(profile: PlanProfile) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a plan, both included."""
    return dt.date(profile.first_year, 4, 1), dt.date(profile.last_year + 1, 3, 31)


def next_april(profile: PlanProfile, day: dt.date) -> dt.date:
    """Return the 1 April that comes next from a day on, itself included, within the years of the plan."""
    year = day.year + (day > dt.date(day.year, 4, 1))
    return dt.date(min(max(year, profile.first_year), profile.last_year), 4, 1)
