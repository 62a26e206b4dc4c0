"""`fujidesk write-plan`: the plan in force as a Word document."""

import argparse
import datetime as dt

from fujidesk.cli.console import opened, progress, refuse_as_output, say
from fujidesk.cli.parsing import Parser, add_command, add_database, day_argument, path_argument
from fujidesk.cli.years import today
from fujidesk.errors import UserError

_ENDING = ".docx"


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    parser = add_command(commands, "write-plan", _write_plan)
    add_database(parser)
    parser.options.add_argument(
        "--out", type=path_argument, metavar="F.docx", required=True, help="書き出すファイル"
    )
    parser.options.add_argument(
        "--date", type=day_argument, metavar="D", help="表紙に載せる日付（2026-07-10 の形。なければ今日）"
    )


def _write_plan(options: argparse.Namespace) -> int:
    """Write the document and say where it is and how many pages it has.

    Raises:
        UserError: the name has another ending, or is the database.
    """
    if options.out.suffix.lower() != _ENDING:
        raise UserError(f"「{options.out}」の名前の終わりを {_ENDING} にしてください。")
    refuse_as_output(options.out, options.db)
    day = dt.date.fromisoformat(options.date) if options.date else today()
    with opened(options.db, options.data_dir, read_only=True) as workspace, progress() as shown:
        done = workspace.plan_book.write(options.out, day, shown)
    say(f"「{done.path}」に計画書を書き出しました（{done.projects} 事業、{done.pages} 頁）。")
    return 0
