"""Figures behind the tasks of a day: survey, hearings and new projects."""

import datetime as dt

from fujidesk.domain.hearings import Hearing, HearingKind, HearingState
from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.domain.own_tasks import OwnTask
from fujidesk.domain.year_tasks import TaskState
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
