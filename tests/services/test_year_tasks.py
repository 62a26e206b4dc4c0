"""Figures behind the tasks of a day: survey, hearings and new projects."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.hearings import Hearing, HearingKind, HearingState
from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.domain.own_tasks import OwnTask
from fujidesk.domain.year_tasks import TaskState
from fujidesk.errors import UserError
from fujidesk.services.office_records import added


def task(workspace, day, key, year):
    board = workspace.year_tasks.board(day)
    return next(t for tasks in board.tasks.values() for t in tasks if t.key == key and t.fiscal_year == year)


def test_hearings_held_are_counted(small_workspace):
    kind, held = HearingKind.PRIORITY, HearingState.HELD
    records = [Hearing("R8-001", 2026, kind, state=held), Hearing("R8-002", 2026, kind),
               Hearing("R8-003", 2026, kind, state=HearingState.CANCELLED)]  # fmt: skip
    small_workspace.edits.apply([added(record) for record in records], "登録")
    found = task(small_workspace, dt.date(2026, 11, 21), "priority_hearings", 2026)
    assert (found.figure.words, found.state) == ("1 / 2 回を実施", TaskState.RUNNING)


def test_new_projects_without_an_amount_are_overdue(small_workspace):
    declined = (StepTaken(Step.DECLINED, "2026-06-20"),)
    records = [NewProject("R8-001", 2026, requested_kyen=5), NewProject("R8-002", 2026),
               NewProject("R8-003", 2026, steps=declined)]  # fmt: skip
    small_workspace.edits.apply([added(record) for record in records], "登録")
    found = task(small_workspace, dt.date(2026, 11, 21), "budget_request", 2026)
    assert (found.figure.words, found.state) == ("1 / 2 件の要求額を入力", TaskState.OVERDUE)


def test_a_tick_finishes_what_the_program_cannot_see(small_workspace):
    day = dt.date(2026, 7, 20)
    assert task(small_workspace, day, "publication", 2026).state is TaskState.RUNNING
    tick = OwnTask("1", 2026, calendar="publication", done_at="2026-07-15")
    small_workspace.edits.apply([added(tick)], "公表")
    assert task(small_workspace, day, "publication", 2026).state is TaskState.DONE


def test_departments_returned_are_the_figure_of_the_survey(small_workspace):
    status = small_workspace.surveys.status(2025, dt.date(2026, 4, 10))
    found = task(small_workspace, dt.date(2026, 4, 10), "status_survey", 2026)
    assert (found.figure.done, found.figure.total) == (0, len(status.departments))
    assert found.figure.total > 0


def own_task(workspace, **fields):
    made = replace(workspace.year_tasks.drafted(2026), **fields)
    workspace.year_tasks.add(made)
    return made


def test_an_own_task_is_added_done_and_taken_back(small_workspace):
    day, service = dt.date(2026, 6, 15), small_workspace.year_tasks
    made = own_task(small_workspace, title="研修の準備", due="2026-06-20", remind="2026-06-10")
    shown = task(small_workspace, day, made.key, 2026)
    assert (shown.title, shown.state, shown.is_own) == ("研修の準備", TaskState.REMINDED, True)
    service.finish(shown, day)
    assert task(small_workspace, day, made.key, 2026).state is TaskState.DONE
    assert service.own() == [replace(made, done_at="2026-06-15")]
    small_workspace.edits.undo()
    assert task(small_workspace, day, made.key, 2026).state is TaskState.REMINDED


def test_what_was_ticked_off_is_opened_again(small_workspace):
    day, service = dt.date(2026, 7, 20), small_workspace.year_tasks
    made = own_task(small_workspace, title="研修の準備", due="2026-07-31")
    for key in ("publication", made.key):
        open_one = task(small_workspace, day, key, 2026)
        service.finish(open_one, day)
        done = task(small_workspace, day, key, 2026)
        assert (done.state, done.done_on) == (TaskState.DONE, day)
        service.reopen(done)
        assert task(small_workspace, day, key, 2026) == open_one
    small_workspace.edits.undo()
    assert task(small_workspace, day, made.key, 2026).state is TaskState.DONE


@pytest.mark.parametrize("field", ["due", "remind"])
@pytest.mark.parametrize("day", ["2022-03-31", "2062-06-20"])
def test_a_day_outside_the_plan_is_refused(small_workspace, field, day):
    with pytest.raises(UserError, match="計画の期間の外です。2022-04-01 から 2028-03-31 まで"):
        own_task(small_workspace, title="研修の準備", **{field: day})
    assert small_workspace.year_tasks.own() == []


def test_an_own_task_is_changed_and_removed(small_workspace):
    service = small_workspace.year_tasks
    made = own_task(small_workspace, title="研修の準備", due="2026-06-20")
    later = replace(made, due="2026-06-01")
    service.change(made, later)
    assert task(small_workspace, dt.date(2026, 6, 15), made.key, 2026).state is TaskState.OVERDUE
    service.remove(later)
    assert service.own() == []
    assert service.drafted(2026).key != made.key


def test_ticks_on_the_calendar_are_not_own_tasks(small_workspace):
    day, service = dt.date(2026, 7, 20), small_workspace.year_tasks
    service.finish(task(small_workspace, day, "publication", 2026), day)
    made = own_task(small_workspace, title="研修の準備")
    assert service.own(2026) == [made]
    assert service.own(2025) == []


def test_an_unfit_own_task_leaves_nothing(small_workspace):
    service = small_workspace.year_tasks
    with pytest.raises(UserError, match="件名"):
        service.add(service.drafted(2026))
    made = own_task(small_workspace, title="研修の準備")
    with pytest.raises(UserError, match="お知らせの日"):
        service.change(made, replace(made, due="2026-06-01", remind="2026-06-02"))
    assert service.own() == [made]
