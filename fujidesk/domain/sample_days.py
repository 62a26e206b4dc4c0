"""Days of made rounds: nobody sends or answers at a weekend."""

import datetime as dt

_SATURDAY = 5


def working_day(day: dt.date) -> dt.date:
    """Return the day, or the Friday before where it is at a weekend."""
    return day - dt.timedelta(days=max(0, day.weekday() - _SATURDAY + 1))


def iso_day(day: dt.date, later: int = 0) -> str:
    """Return a day, or one some days later, as ISO date; a Friday in place of a weekend."""
    return working_day(day + dt.timedelta(days=later)).isoformat()
