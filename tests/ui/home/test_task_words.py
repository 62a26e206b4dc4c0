"""When a task is to be done, in words."""

import datetime as dt

import pytest

from fujidesk.domain.year_tasks import TaskState, YearTask
from fujidesk.ui.home.task_words import coming_words, window_words

TODAY = dt.date(2026, 11, 21)


def task(begins, ends, state, is_own=False):
    first, last = (dt.date.fromisoformat(day) if day else None for day in (begins, ends))
    return YearTask("x", "事", 2026, 2026, first, last, state, is_own=is_own)


@pytest.mark.parametrize(
    ("begins", "ends", "state", "is_own", "words"),
    [
        ("2026-10-01", "2026-10-31", TaskState.OVERDUE, False, "10月31日まで"),
        ("2026-11-04", "2026-11-28", TaskState.RUNNING, False, "11月4日～11月28日"),
        ("2026-12-24", "2026-12-24", TaskState.PLANNED, False, "12月24日"),
        ("2024-07-01", "2024-07-31", TaskState.OVERDUE, False, "令和6年7月31日まで"),
        ("2027-04-01", "2027-04-30", TaskState.PLANNED, False, "4月1日～4月30日"),
        ("", "2026-11-30", TaskState.RUNNING, True, "11月30日まで"),
        ("2026-11-01", "2026-11-30", TaskState.REMINDED, True, "11月30日まで"),
        ("2026-12-01", "", TaskState.PLANNED, True, "12月1日にお知らせ"),
        ("2026-11-01", "", TaskState.REMINDED, True, ""),
        ("", "", TaskState.RUNNING, True, ""),
    ],
)
def test_the_window_is_told_as_it_matters(begins, ends, state, is_own, words):
    assert window_words(task(begins, ends, state, is_own), TODAY) == words


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        ("2027-01-01", "2027-01-31", "1月"),
        ("2027-02-01", "2027-02-28", "2月"),
        ("2028-02-01", "2028-02-28", "2月"),
        ("2026-12-01", "2026-12-20", "12月1日～12月20日"),
        ("2026-12-01", "2027-01-31", "12月1日～1月31日"),
    ],
)
def test_a_whole_month_is_told_by_its_name(begins, ends, words):
    today = dt.date.fromisoformat(begins) - dt.timedelta(days=30)
    assert coming_words(task(begins, ends, TaskState.PLANNED), today) == words
