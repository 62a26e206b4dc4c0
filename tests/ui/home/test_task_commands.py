"""What is done with tasks: each one step, told to the window; what fails is shown and changes nothing."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QWidget

from fujidesk.domain.year_tasks import TaskState
from fujidesk.errors import UserError
from fujidesk.ui.home.own_task_dialog import OwnTaskDialog
from fujidesk.ui.home.task_commands import TaskCommands

DAY = dt.date(2026, 7, 20)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def commands(small_workspace, context, window):
    context.clock.set_day(DAY)
    return TaskCommands(small_workspace, context, window)


def publication(workspace):
    board = workspace.year_tasks.board(DAY)
    return next(
        t for tasks in board.tasks.values() for t in tasks if (t.key, t.about) == ("publication", 2025)
    )


def test_a_tick_and_its_taking_back_are_steps_told_to_the_window(qtbot, commands, small_workspace):
    with qtbot.waitSignal(commands.edited) as caught:
        commands.finish(publication(small_workspace))
    assert caught.args[0].office
    assert publication(small_workspace).done_on == DAY
    with qtbot.waitSignal(commands.edited):
        commands.reopen(publication(small_workspace))
    assert publication(small_workspace).state is TaskState.RUNNING
    small_workspace.edits.undo()
    assert publication(small_workspace).state is TaskState.DONE


def test_a_to_do_is_done_on_the_day_that_holds(qtbot, commands, owe, small_workspace):
    (note,) = owe({"text": "内訳を出す"})
    with qtbot.waitSignal(commands.edited):
        commands.finish_note(note)
    assert [held.done_at for held in small_workspace.hearings.owed()] == ["2026-07-20"]


def test_what_fails_is_shown_and_told_to_nobody(qtbot, commands, owe, small_workspace, reporter):
    (note,) = owe({"text": "内訳を出す"})
    small_workspace.hearings.remove_note(note)
    with qtbot.assertNotEmitted(commands.edited):
        commands.finish_note(note)
    assert isinstance(reporter.errors[0], UserError)


def test_a_new_task_is_asked_for_in_the_year_of_the_day(commands, window):
    commands.add()
    dialog = window.findChild(OwnTaskDialog)
    assert dialog.isVisible()
    assert dialog.title.text() == ""
    dialog.reject()
