"""`fujidesk tasks`: what a day asks of the office."""

import argparse
import datetime as dt
import json

from fujidesk.cli.console import opened, refuse_as_output, say
from fujidesk.cli.parsing import Parser, add_choice, add_command, add_database, add_out, day_argument
from fujidesk.cli.years import today
from fujidesk.domain.changes import JsonValue
from fujidesk.domain.sample_mark import SAMPLE_KEY
from fujidesk.domain.year_tasks import TaskBoard, YearTask
from fujidesk.errors import UserError


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    parser = add_command(commands, "tasks", _tasks)
    add_database(parser)
    parser.options.add_argument(
        "--date",
        type=day_argument,
        metavar="D",
        default="",
        help="この日の仕事（2026-06-15 の形。なければ今日）",
    )
    add_choice(parser, "--format", ("json",), "書き出す形式", "json")
    add_out(parser)


def _tasks(options: argparse.Namespace) -> int:
    """Write the tasks of a day.

    Raises:
        UserError: the day lies outside the plan's period.
    """
    from fujidesk.services.text_file import write_text  # late: --help needs no service

    if options.out is not None:
        refuse_as_output(options.out, options.db)
    day = dt.date.fromisoformat(options.date) if options.date else today()
    with opened(options, read_only=True) as workspace:
        board = workspace.year_tasks.board(day)
        if board.sentence:
            raise UserError(board.sentence)
        values = board_values(board)
        if workspace.is_sample:
            values |= {SAMPLE_KEY: True}
    text = json.dumps(values, ensure_ascii=False, indent=1)
    if options.out is None:
        say(text)
    else:
        write_text(options.out, f"{text}\n")
        say(f"「{options.out}」に書き出しました。")
    return 0


def board_values(board: TaskBoard) -> dict[str, JsonValue]:
    """Return a day's tasks as the command line gives them, in one list with the group of each."""
    return {
        "date": board.day.isoformat(),
        "fiscal_year": board.fiscal_year,
        "tasks": [
            {"group": group.value, **_task(task)} for group, tasks in board.tasks.items() for task in tasks
        ],
    }


def _task(task: YearTask) -> dict[str, JsonValue]:
    """Return one task; days are ISO dates, null where there is none."""
    figure = task.figure
    return {
        "key": task.key,
        "title": task.title,
        "state": task.state.value,
        "fiscal_year": task.fiscal_year,
        "about": task.about,
        "begins": task.begins.isoformat() if task.begins else None,
        "ends": task.ends.isoformat() if task.ends else None,
        "done": figure.done if figure else None,
        "total": figure.total if figure else None,
        "figure": figure.words if figure else "",
        "opens": task.opens,
        "own": task.is_own,
        "note": task.note,
    }
