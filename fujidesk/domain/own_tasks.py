"""Tasks and reminders of the office's own, beside those of the plan's year (001, 図表6-2)."""

from dataclasses import dataclass

from fujidesk.domain.office_record import OfficeRecord


@dataclass(frozen=True, slots=True)
class OwnTask(OfficeRecord):
    """A task that the office added, or its tick on a task of the calendar.

    calendar: key of the calendar's task that `done_at` ticks off; "" for a task of its own. due, remind,
    done_at: ISO dates, "" for none.
    """

    fiscal_year: int
    title: str = ""
    calendar: str = ""
    due: str = ""
    remind: str = ""
    done_at: str = ""
    note: str = ""
