"""When a task is to be done, in the words of the first screen."""

import datetime as dt
from calendar import monthrange

from fujidesk.domain.fiscal import era_day, half_year_of
from fujidesk.domain.year_tasks import TaskState, YearTask
from fujidesk.ui.formats import month_day

_UNTIL_ONLY = (TaskState.OVERDUE, TaskState.REMINDED)
"""States in which it no longer matters when a task began."""
_FEBRUARY, _FEBRUARY_DAYS = 2, 28


def window_words(task: YearTask, today: dt.date) -> str:
    """Return when a task is to be done: 「10月31日まで」, 「11月4日～11月28日」; "" where there is no day.

    A day of another fiscal year than today's is told with its year.
    """
    begins, ends = task.begins, task.ends
    if ends is None:
        return f"{told_day(begins, today)}にお知らせ" if begins and task.state is TaskState.PLANNED else ""
    if task.is_own or task.state in _UNTIL_ONLY or begins is None:
        return f"{told_day(ends, today)}まで"
    return told_day(ends, today) if begins == ends else f"{told_day(begins, today)}～{told_day(ends, today)}"


def coming_words(task: YearTask, today: dt.date) -> str:
    """Return when a task comes, shorter where it takes a whole month: 「1月」."""
    begins, ends = task.begins, task.ends
    if begins and ends and not task.is_own and _is_whole_month(begins, ends):
        return f"{begins.month}月"
    return window_words(task, today)


def _is_whole_month(begins: dt.date, ends: dt.date) -> bool:
    """Tell whether two days are the first and the last of one month; of February the 28th is enough."""
    last = _FEBRUARY_DAYS if ends.month == _FEBRUARY else monthrange(ends.year, ends.month)[1]
    return (begins.year, begins.month, begins.day) == (ends.year, ends.month, 1) and ends.day >= last


def told_day(day: dt.date, today: dt.date) -> str:
    """Return a day, with its year where that is not clear: 「10月31日」, 「令和9年2月20日」."""
    same = half_year_of(day).fiscal_year == half_year_of(today).fiscal_year
    return month_day(day) if same or abs(day - today) < dt.timedelta(days=180) else era_day(day)
