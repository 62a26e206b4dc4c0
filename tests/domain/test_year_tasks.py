"""What a day asks for (001, 図表6-2): overdue in front, the month, the next three months."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.own_tasks import OwnTask
from fujidesk.domain.plan_calendar import CalendarTerm
from fujidesk.domain.year_tasks import Figure, TaskGroup, TaskState, task_board

JUNE = dt.date(2026, 6, 15)


def nothing(_source, _year):
    return None


def keys(board, group):
    return [task.key for task in board.tasks[group]]


def all_done(profile):
    """Ticks on everything that a year asks for."""
    return [
        OwnTask(f"{year}-{term.key}", year, calendar=term.key, done_at="2026-04-01")
        for year in range(2021, 2029)
        for term in profile.calendar
    ]


def test_june_asks_for_the_executive_body_and_the_hearings(small_profile):
    board = task_board(small_profile, JUNE, nothing)
    assert {"report_executive", "proposal_hearings"} <= set(keys(board, TaskGroup.MONTH))
    assert keys(board, TaskGroup.OVERDUE) == ["status_survey", "proposal_survey", "report_working_group"]
    assert keys(board, TaskGroup.COMING) == ["report_headquarters", "publication"]


def test_titles_name_the_year_they_are_about(small_profile):
    board = task_board(small_profile, JUNE, nothing)
    titles = {task.key: task.title for task in board.tasks[TaskGroup.MONTH]}
    assert titles["report_executive"] == "幹事会への令和7年度実績報告"


def test_ticked_tasks_are_done_and_not_overdue(small_profile):
    board = task_board(small_profile, JUNE, nothing, all_done(small_profile))
    assert keys(board, TaskGroup.OVERDUE) == []
    assert {task.state for task in board.tasks[TaskGroup.MONTH]} == {TaskState.DONE}


def test_the_deadline_of_the_round_holds_in_place_of_the_window(small_profile):
    def figure(source, year):
        return Figure(38, 61, "38 / 61 課", due="2026-06-20") if source == "survey_returns" else None

    board = task_board(small_profile, JUNE, figure)
    survey = next(task for task in board.tasks[TaskGroup.MONTH] if task.key == "status_survey")
    assert (survey.state, survey.ends) == (TaskState.RUNNING, dt.date(2026, 6, 20))


def test_a_year_that_was_never_approved_is_left_over(small_profile):
    def figure(source, year):
        return Figure(0, 1, decides=True) if source == "approval" else None

    ticks = [tick for tick in all_done(small_profile) if tick.calendar != "report_headquarters"]
    board = task_board(small_profile, JUNE, figure, ticks)
    assert [(task.key, task.about) for task in board.tasks[TaskGroup.OVERDUE]] == [
        ("report_headquarters", 2024)
    ]


@pytest.mark.parametrize(("last_day", "state"), [(True, TaskState.RUNNING), (False, TaskState.OVERDUE)])
def test_the_last_day_is_not_late_yet(small_profile, last_day, state):
    profile = replace(small_profile, calendar=(CalendarTerm("x", "事", "06-01", "06-15"),))
    board = task_board(profile, JUNE if last_day else dt.date(2026, 6, 16), nothing)
    found = [task for tasks in board.tasks.values() for task in tasks if task.fiscal_year == 2026]
    assert [task.state for task in found] == [state]


def test_own_tasks_are_shown_until_they_are_done(small_profile):
    own = [
        OwnTask("1", 2026, "研修の準備", due="2026-06-10"),
        OwnTask("2", 2026, "予算の相談", due="2026-08-20", remind="2026-08-01"),
        OwnTask("3", 2026, "いつでも"),
    ]
    board = task_board(replace(small_profile, calendar=()), JUNE, nothing, own)
    assert keys(board, TaskGroup.OVERDUE) == ["1"]
    assert keys(board, TaskGroup.COMING) == ["2"]
    assert keys(board, TaskGroup.MONTH) == ["3"]


def own_keys(profile, *own, day=JUNE):
    """Return the keys of own tasks by the groups that have any."""
    board = task_board(replace(profile, calendar=()), day, nothing, own)
    return {group: keys(board, group) for group in TaskGroup if board.tasks[group]}


@pytest.mark.parametrize(
    ("day", "group", "state"),
    [
        ("2026-05-31", TaskGroup.COMING, TaskState.PLANNED),
        ("2026-06-09", TaskGroup.MONTH, TaskState.PLANNED),
        ("2026-06-10", TaskGroup.REMINDED, TaskState.REMINDED),
        ("2026-08-20", TaskGroup.REMINDED, TaskState.REMINDED),
        ("2026-08-21", TaskGroup.OVERDUE, TaskState.OVERDUE),
    ],
)
def test_a_reminder_stands_in_front_from_its_day_on(small_profile, day, group, state):
    own = [OwnTask("1", 2026, "研修の準備", due="2026-08-20", remind="2026-06-10")]
    board = task_board(replace(small_profile, calendar=()), dt.date.fromisoformat(day), nothing, own)
    assert [(found, task.state) for found, tasks in board.tasks.items() for task in tasks] == [(group, state)]
    assert TaskState.REMINDED.value == "お知らせ"


def test_without_a_reminder_it_comes_with_its_due_day(small_profile):
    june, august, march = (
        OwnTask(str(month), 2026, "事", due=f"{year}-{month:02}-25")
        for year, month in ((2026, 6), (2026, 8), (2027, 3))
    )
    assert own_keys(small_profile, march, august, june) == {
        TaskGroup.MONTH: ["6"], TaskGroup.COMING: ["8"], TaskGroup.LATER: ["3"],
    }  # fmt: skip


def test_a_done_own_task_stands_in_the_month_in_which_it_was_done(small_profile):
    done = OwnTask("1", 2026, "研修", due="2026-09-20", remind="2026-06-01", done_at="2026-06-12")
    assert own_keys(small_profile, done) == {TaskGroup.MONTH: ["1"]}
    assert own_keys(small_profile, done, day=dt.date(2026, 7, 1)) == {}


def test_what_the_office_ticked_knows_its_day(small_profile):
    ticks = all_done(small_profile)
    board = task_board(small_profile, JUNE, nothing, ticks)
    assert {task.done_on for task in board.tasks[TaskGroup.MONTH]} == {dt.date(2026, 4, 1)}
    seen = task_board(small_profile, JUNE, lambda _source, _year: Figure(is_done=True))
    assert {task.done_on for task in seen.tasks[TaskGroup.MONTH]} == {None}


@pytest.mark.parametrize(("done_at", "shown"), [("2026-06-02", ["1"]), ("2026-05-29", [])])
def test_a_done_task_without_a_day_leaves_with_its_month(small_profile, done_at, shown):
    own = [OwnTask("1", 2026, "いつでも", done_at=done_at)]
    board = task_board(replace(small_profile, calendar=()), JUNE, nothing, own)
    assert keys(board, TaskGroup.MONTH) == shown
    assert keys(board, TaskGroup.OVERDUE) == keys(board, TaskGroup.COMING) == []


def test_the_three_months_run_over_the_end_of_the_year(small_profile):
    board = task_board(small_profile, dt.date(2026, 1, 10), nothing)
    assert keys(board, TaskGroup.COMING)[0] == "council"
    assert "status_survey" in keys(board, TaskGroup.COMING)


@pytest.mark.parametrize(
    ("day", "outside"),
    [("2022-03-31", True), ("2022-04-01", False), ("2028-03-31", False), ("2028-04-01", True)],
)
def test_outside_the_period_the_answer_is_a_sentence(small_profile, day, outside):
    """R8, the last year, is reported in R9."""
    board = task_board(small_profile, dt.date.fromisoformat(day), nothing)
    assert ("計画の期間（令和4年度～令和8年度）の外" in board.sentence) is outside


def test_what_lies_beyond_three_months_is_neither_shown_nor_counted(small_profile):
    """Hearings planned in April for November are no task of June."""
    asked = []

    def figure(source, year):
        asked.append((source, year))
        return Figure(1, 2, "1 / 2")

    board = task_board(small_profile, JUNE, figure)
    shown = {task.key for tasks in board.tasks.values() for task in tasks if task.fiscal_year == 2026}
    assert "priority_hearings" not in shown
    assert ("priority_hearings", 2026) not in asked
    august = task_board(small_profile, dt.date(2026, 8, 1), figure)
    assert "priority_hearings" in keys(august, TaskGroup.MONTH)  # begun early, and near
