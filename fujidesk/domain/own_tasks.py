"""Tasks and reminders of the office's own, beside those of the plan's year (001, 図表6-2)."""

import datetime as dt
from dataclasses import dataclass

from fujidesk.domain.days import is_day, outside_fault
from fujidesk.domain.office_record import OfficeRecord
from fujidesk.errors import UserError


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


def refuse_unfit(task: OwnTask) -> None:
    """Refuse a task of the office's own that cannot be.

    Raises:
        UserError: it has no title, a day that cannot be read, or a reminder after its due day.
    """
    if not task.title.strip():
        raise UserError("予定の件名がありません。何をするかを入力してください。")
    for day, word in ((task.due, "期限"), (task.remind, "お知らせの日"), (task.done_at, "済みにした日")):
        if day and not is_day(day):
            raise UserError(f"{word}「{day}」は日付として読めません。2026-06-15 の形にしてください。")
    if task.due and task.remind > task.due:
        raise UserError(
            f"お知らせの日（{task.remind}）が期限（{task.due}）より後です。期限までの日にしてください。"
        )


def refuse_outside(task: OwnTask, first: int, last: int) -> None:
    """Refuse days outside the plan, which are a slip of the year; first and last fiscal year of the plan.

    The year after the last one still belongs to it, since that is when the last one is reported.

    Raises:
        UserError: a day lies outside.
    """
    begins, ends = dt.date(first, 4, 1), dt.date(last + 2, 3, 31)
    for day, word in ((task.due, "期限"), (task.remind, "お知らせの日")):
        fault = outside_fault(word, day, begins, ends)
        if fault:
            raise UserError(fault)
