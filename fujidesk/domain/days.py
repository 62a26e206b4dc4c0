"""Days as ISO text, as they are stored."""

import datetime as dt


def iso_day(value: object) -> str | None:
    """Return a day as ISO text; None where the value is none."""
    try:
        return dt.date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return None
