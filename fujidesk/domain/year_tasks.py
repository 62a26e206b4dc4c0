"""What a day asks of the office: the calendar's tasks with window, state and figure, overdue in front.

001, 図表6-2; the calendar itself is of the plan's profile (`domain/plan_calendar.py`). Pure: figures come in.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.fiscal import half_year_of, long_year
from fujidesk.domain.own_tasks import OwnTask
from fujidesk.domain.plan_calendar import YEAR_MARK, CalendarTerm
from fujidesk.domain.profile import PlanProfile

MONTHS_AHEAD = 3


class TaskState(StrEnum):
    """How far a task is on a day."""

    OVERDUE = "期限超過"
    REMINDED = "お知らせ"
    RUNNING = "進行中"
    PLANNED = "予定"
    DONE = "済み"


class TaskGroup(StrEnum):
    """Where a task stands: in front, in the month of the day, in the three months after it, or beyond.

    Beyond are only tasks of the office's own, so that none which was entered is out of sight.
    """

    OVERDUE = "overdue"
    REMINDED = "reminded"
    MONTH = "month"
    COMING = "coming"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Figure:
    """How far a task is: done of total and in words; due: ISO day in place of the window's end, "" for none.

    decides: the program itself sees whether it is done, so that nobody need tick it. hint: what to do next.
    """

    done: int = 0
    total: int = 0
    words: str = ""
    is_done: bool = False
    due: str = ""
    decides: bool = False
    hint: str = ""


_IN_FRONT = {TaskState.OVERDUE: TaskGroup.OVERDUE, TaskState.REMINDED: TaskGroup.REMINDED}
FigureOf = Callable[[str, int], Figure | None]
"""Gives the figure of a source for the fiscal year in which the task is done; None: the office ticks it."""


@dataclass(frozen=True, slots=True)
class YearTask:
    """A task on a day. begins, ends: None where an own task has no day. about: fiscal year it is about.

    An own task begins with its reminder and ends on its due day. done_on: the day on which the office said
    that it is done; None where it did not, or where the program itself sees it. opens, page, action: as in
    `CalendarTerm`.
    """

    key: str
    title: str
    fiscal_year: int
    about: int
    begins: dt.date | None
    ends: dt.date | None
    state: TaskState
    figure: Figure | None = None
    opens: str = ""
    action: str = ""
    is_own: bool = False
    note: str = ""
    done_on: dt.date | None = None
    page: str = ""


@dataclass(frozen=True, slots=True)
class TaskBoard:
    """The tasks of a day by group; sentence: why there are none, outside the plan's period, else ""."""

    day: dt.date
    fiscal_year: int
    tasks: Mapping[TaskGroup, tuple[YearTask, ...]]
    sentence: str = ""


def task_board(
    profile: PlanProfile, day: dt.date, figure_of: FigureOf, own: Iterable[OwnTask] = ()
) -> TaskBoard:
    """Return what a day asks for; own: the office's tasks and its ticks on those of the calendar."""
    listed = tuple(own)
    year = half_year_of(day).fiscal_year
    ticks = {(task.calendar, task.fiscal_year): task.done_at for task in listed if task.calendar}
    found = [*_calendar_tasks(profile, day, figure_of, ticks)]
    found += [_own_task(task, day) for task in listed if not task.calendar]
    groups: dict[TaskGroup, list[YearTask]] = {group: [] for group in TaskGroup}
    for task in sorted(found, key=_order):
        group = _group(task, day)
        if group is not None:
            groups[group].append(task)
    return TaskBoard(
        day, year, {group: tuple(tasks) for group, tasks in groups.items()}, _sentence(profile, year)
    )


def _calendar_tasks(
    profile: PlanProfile, day: dt.date, figure_of: FigureOf, ticks: Mapping[tuple[str, int], str]
) -> Iterator[YearTask]:
    """Yield the calendar's tasks of the day's fiscal year and the next.

    What lies beyond the months ahead is left out, also where something of it is entered already. Of the year
    before, only what the program itself sees as open: a year never approved is left over.
    """
    now, first, last = half_year_of(day).fiscal_year, profile.first_year, profile.last_year
    for year in (now - 1, now, now + 1):
        for term in profile.calendar:
            is_far = _month(term.window(year)[0]) > _month(day) + MONTHS_AHEAD
            if is_far or not term.is_due_in(year, first, last):
                continue
            figure = figure_of(term.figure, year) if term.figure else None
            task = _calendar_task(term, year, day, figure, ticks.get((term.key, year), ""))
            if year >= now or (figure and figure.decides and task.state is TaskState.OVERDUE):
                yield task


def _calendar_task(
    term: CalendarTerm, year: int, day: dt.date, figure: Figure | None, ticked: str
) -> YearTask:
    """Return a task of the calendar in a fiscal year; ticked: the ISO day of its tick, "" for none."""
    begins, ends = term.window(year)
    if figure is not None and figure.due:
        ends = dt.date.fromisoformat(figure.due)
    is_done = bool(ticked) or (figure is not None and figure.is_done)
    has_begun = day >= begins or (figure is not None and figure.done > 0)
    about = year + term.about
    return YearTask(
        term.key, term.title.replace(YEAR_MARK, long_year(about)), year, about, begins, ends,
        _state(day, ends, is_done=is_done, has_begun=has_begun), figure, term.opens, term.action,
        done_on=_day(ticked), page=term.page,
    )  # fmt: skip


def _own_task(task: OwnTask, day: dt.date) -> YearTask:
    """Return a task of the office's own.

    It is reminded of from its reminder on; without one it runs from the month in which it is due, or at once
    where it is due on no day.
    """
    begins, ends, done_on = _day(task.remind), _day(task.due), _day(task.done_at)
    has_begun = begins <= day if begins else ends is None or _month(ends) <= _month(day)
    state = _state(day, ends, is_done=done_on is not None, has_begun=has_begun)
    if state is TaskState.RUNNING and begins:
        state = TaskState.REMINDED
    return YearTask(
        task.key, task.title, task.fiscal_year, task.fiscal_year, begins, ends, state,
        is_own=True, note=task.note, done_on=done_on,
    )  # fmt: skip


def _day(text: str) -> dt.date | None:
    """Return an ISO day; None for ""."""
    return dt.date.fromisoformat(text) if text else None


def _order(task: YearTask) -> tuple[bool, dt.date]:
    """Sort key: what is done comes last, what has no day before it."""
    return task.state is TaskState.DONE, task.ends or task.begins or dt.date.max


def _state(day: dt.date, ends: dt.date | None, *, is_done: bool, has_begun: bool) -> TaskState:
    """Return how far a task is; its last day is not late yet."""
    if is_done:
        return TaskState.DONE
    if ends is not None and ends < day:
        return TaskState.OVERDUE
    return TaskState.RUNNING if has_begun else TaskState.PLANNED


def _group(task: YearTask, day: dt.date) -> TaskGroup | None:
    """Return where a task is shown on a day; None: not now."""
    if task.state in _IN_FRONT:
        return _IN_FRONT[task.state]
    month, begins = _month(day), _month(task.begins or task.ends or day)
    if task.is_own and task.state is TaskState.DONE:
        return TaskGroup.MONTH if task.done_on and _month(task.done_on) == month else None
    if task.state is TaskState.RUNNING or begins <= month <= _month(task.ends or day):
        return TaskGroup.MONTH
    if month < begins <= month + MONTHS_AHEAD:
        return TaskGroup.COMING
    return TaskGroup.LATER if task.is_own else None


def _month(day: dt.date) -> int:
    """Return a month as one number that counts on over the year."""
    return day.year * 12 + day.month


def _sentence(profile: PlanProfile, year: int) -> str:
    """Return why a fiscal year asks for nothing; "" within the period and the year of the last report."""
    if profile.first_year <= year <= profile.last_year + 1:
        return ""
    first, last = long_year(profile.first_year), long_year(profile.last_year)
    return f"{long_year(year)}は計画の期間（{first}～{last}）の外です。日付を確かめてください。"
