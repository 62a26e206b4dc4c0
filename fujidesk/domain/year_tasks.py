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
    RUNNING = "進行中"
    PLANNED = "予定"
    DONE = "済み"


class TaskGroup(StrEnum):
    """Where a task stands: in front, in the month of the day, or in the three months after it."""

    OVERDUE = "overdue"
    MONTH = "month"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class Figure:
    """How far a task is: done of total and in words; due: ISO day in place of the window's end, "" for none.

    decides: the program itself sees whether it is done, so that nobody need tick it.
    """

    done: int = 0
    total: int = 0
    words: str = ""
    is_done: bool = False
    due: str = ""
    decides: bool = False


FigureOf = Callable[[str, int], Figure | None]
"""Gives the figure of a source for the fiscal year in which the task is done; None: the office ticks it."""


@dataclass(frozen=True, slots=True)
class YearTask:
    """A task on a day. begins, ends: None where an own task has no day. about: fiscal year it is about."""

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
    ticks = {(task.calendar, task.fiscal_year) for task in listed if task.calendar and task.done_at}
    found = [*_calendar_tasks(profile, day, figure_of, ticks)]
    found += [_own_task(task, day) for task in listed if not task.calendar]
    groups: dict[TaskGroup, list[YearTask]] = {group: [] for group in TaskGroup}
    for task in found:
        group = _group(task, day)
        if group is not None:
            groups[group].append(task)
    for tasks in groups.values():
        tasks.sort(key=lambda task: (task.state is TaskState.DONE, task.ends or dt.date.max))
    return TaskBoard(
        day, year, {group: tuple(tasks) for group, tasks in groups.items()}, _sentence(profile, year)
    )


def _calendar_tasks(
    profile: PlanProfile, day: dt.date, figure_of: FigureOf, ticks: set[tuple[str, int]]
) -> Iterator[YearTask]:
    """Yield the calendar's tasks of the day's fiscal year and the next.

    Of the year before, only what the program itself sees as open: a year never approved is left over.
    """
    now, first, last = half_year_of(day).fiscal_year, profile.first_year, profile.last_year
    for year in (now - 1, now, now + 1):
        for term in profile.calendar:
            if not term.is_due_in(year, first, last):
                continue
            figure = figure_of(term.figure, year) if term.figure else None
            task = _calendar_task(term, year, day, figure, is_ticked=(term.key, year) in ticks)
            if year >= now or (figure and figure.decides and task.state is TaskState.OVERDUE):
                yield task


def _calendar_task(
    term: CalendarTerm, year: int, day: dt.date, figure: Figure | None, *, is_ticked: bool
) -> YearTask:
    """Return a task of the calendar in a fiscal year."""
    begins, ends = term.window(year)
    if figure is not None and figure.due:
        ends = dt.date.fromisoformat(figure.due)
    is_done = is_ticked or (figure is not None and figure.is_done)
    has_begun = day >= begins or (figure is not None and figure.done > 0)
    about = year + term.about
    return YearTask(
        term.key, term.title.replace(YEAR_MARK, long_year(about)), year, about, begins, ends,
        _state(day, ends, is_done=is_done, has_begun=has_begun), figure, term.opens, term.action,
    )  # fmt: skip


def _own_task(task: OwnTask, day: dt.date) -> YearTask:
    """Return a task of the office's own; it runs from its reminder on, or at once where it has none.

    Without a due day it ends when it is done, so that it does not stay in every later month.
    """
    last = task.due or task.done_at
    ends = dt.date.fromisoformat(last) if last else None
    begins = dt.date.fromisoformat(task.remind) if task.remind else None
    has_begun = begins <= day if begins else True
    state = _state(day, ends, is_done=bool(task.done_at), has_begun=has_begun)
    return YearTask(
        task.key, task.title, task.fiscal_year, task.fiscal_year, begins, ends, state,
        is_own=True, note=task.note,
    )  # fmt: skip


def _state(day: dt.date, ends: dt.date | None, *, is_done: bool, has_begun: bool) -> TaskState:
    """Return how far a task is; its last day is not late yet."""
    if is_done:
        return TaskState.DONE
    if ends is not None and ends < day:
        return TaskState.OVERDUE
    return TaskState.RUNNING if has_begun else TaskState.PLANNED


def _group(task: YearTask, day: dt.date) -> TaskGroup | None:
    """Return where a task is shown on a day; None: not now."""
    if task.state is TaskState.OVERDUE:
        return TaskGroup.OVERDUE
    month = _month(day)
    begins = _month(task.begins) if task.begins else month
    ends = _month(task.ends) if task.ends else month
    if task.state is TaskState.RUNNING or begins <= month <= ends:
        return TaskGroup.MONTH
    return TaskGroup.COMING if month < begins <= month + MONTHS_AHEAD else None


def _month(day: dt.date) -> int:
    """Return a month as one number that counts on over the year."""
    return day.year * 12 + day.month


def _sentence(profile: PlanProfile, year: int) -> str:
    """Return why a fiscal year asks for nothing; "" within the period and the year of the last report."""
    if profile.first_year <= year <= profile.last_year + 1:
        return ""
    first, last = long_year(profile.first_year), long_year(profile.last_year)
    return f"{long_year(year)}は計画の期間（{first}～{last}）の外です。日付を確かめてください。"
