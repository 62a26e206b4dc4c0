"""`fujidesk write-plan`: the plan in force as a Word document."""

import argparse
import datetime as dt

from fujidesk.cli.console import opened, progress, refuse_as_output, say
from fujidesk.cli.parsing import Parser, add_command, add_database, day_argument, path_argument
from fujidesk.cli.register import records_of_day
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
        "--as-of", type=day_argument, metavar="D",
        help="この日の時点の計画（後の変更・見直しを戻したもの。2026-07-10 の形。省くと今の計画）",
    )  # fmt: skip
    parser.options.add_argument(
        "--draft", metavar="D", help="次期計画の案（draft-R9）を、計画書の形で書き出します"
    )


def _write_plan(options: argparse.Namespace) -> int:
    """Write the document and say where it is and how many pages it has.

    Raises:
        UserError: the name has another ending or is the database, the plan had not begun on the day, or a
            draft is asked for together with a day.
    """
    if options.draft and options.as_of:
        raise UserError("--draft と --as-of はいっしょに指定できません。どちらかにしてください。")
    if options.out.suffix.lower() != _ENDING:
        raise UserError(f"「{options.out}」の名前の終わりを {_ENDING} にしてください。")
    refuse_as_output(options.out, options.db)
    day = dt.date.fromisoformat(options.as_of) if options.as_of else today()
    with (
        opened(options, read_only=True) as workspace,
        progress() as shown,
    ):
        if options.draft:
            other = workspace.next_plan.as_register(workspace.next_plan.draft(options.draft))
            done = workspace.plan_book.write(options.out, day, shown, other=other)
        else:
            records = records_of_day(workspace, options.as_of)
            done = workspace.plan_book.write(options.out, day, shown, records=records)
    say(f"「{done.path}」に計画書を書き出しました（{done.projects} 事業、{done.pages} 頁）。")
    return 0
