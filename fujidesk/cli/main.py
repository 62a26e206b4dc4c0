"""The command line: `fujidesk init`, `projects`, `survey issue` and the others (`parsing.COMMANDS`).

Exit codes: 0 good, 1 findings (something for the office to look at), 2 wrong use or work that could not be
done, 3 a fault in the program; with 2 and 3 one sentence stands on stderr. See docs/cli.md.
"""

import sys
from collections.abc import Sequence

from fujidesk.cli import (
    backups,
    charts,
    compare_plans,
    database,
    evaluation,
    hearings,
    history,
    members,
    move,
    new_projects,
    next_plan,
    packs,
    plan,
    plan_book,
    profile,
    publication,
    register,
    revisions,
    sample,
    survey,
    tasks,
    timeline,
    upper_plans,
)
from fujidesk.cli.console import BugHook, StdoutError, complain, flush_stdout, leave_stdout, use_utf8
from fujidesk.cli.parsing import EXIT_CODES, WRONG_USE, Command, Parser
from fujidesk.errors import FujideskError

_INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells expect it."""


def run(argv: Sequence[str]) -> int:
    """Do one subcommand and return the exit code.

    Never raises for what a user can do wrong; what it does raise is a bug, and `BugHook` tells it.
    """
    use_utf8()
    sys.excepthook = bugs = BugHook()
    try:
        options = build_parser().parse_args(argv)
        bugs.data_dir = options.data_dir
        command: Command = options.command
        code = command(options)
        flush_stdout()
    except SystemExit as end:  # argparse has said what is wrong, or shown its help
        return end.code if isinstance(end.code, int) else 0
    except StdoutError as error:
        leave_stdout()
        if not error.quiet:
            complain(str(error))
        return WRONG_USE
    except FujideskError as error:
        complain(str(error))
        return WRONG_USE
    except KeyboardInterrupt:
        complain("中止しました。")
        return _INTERRUPTED
    return code


def build_parser() -> Parser:
    """Return the parser of all subcommands."""
    parser = Parser(
        prog="fujidesk", description="情報化計画の台帳を、画面を開かずに扱います。", epilog=EXIT_CODES
    )
    commands = parser.add_subparsers(
        title="コマンド", metavar="コマンド", dest="name", required=True, parser_class=Parser
    )
    groups = (
        database, profile, backups, move, plan, plan_book, register,
        revisions, timeline, charts, packs, survey, evaluation,
        hearings, new_projects, next_plan, compare_plans, upper_plans,
        tasks, members, history, publication, sample,
    )  # fmt: skip
    for group in groups:
        group.add_commands(commands)
    return parser
