"""`fujidesk members`: who is in the bodies on a day."""

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from fujidesk.cli.console import opened, progress, put_bytes, refuse_as_output, say
from fujidesk.cli.parsing import add_choice, add_command, add_database, add_out, day_argument
from fujidesk.cli.year_files import TABLES
from fujidesk.errors import UserError

if TYPE_CHECKING:
    from fujidesk.cli.parsing import Parser


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    parser = add_command(commands, "members", _members)
    add_database(parser)
    parser.options.add_argument(
        "--date", type=day_argument, metavar="D", required=True, help="この日の構成員（2026-07-10）"
    )
    add_choice(parser, "--format", TABLES, "書き出す形式", "json")
    add_out(parser)


def _members(options: argparse.Namespace) -> int:
    """Write the members of a day.

    Raises:
        UserError: no day, a workbook without --out, or --out is the database.
    """
    from fujidesk.services.text_file import write_text  # late: --help needs no service

    if not options.date:
        raise UserError("--date に日付を指定してください（2026-07-10 の形）。")
    if options.format == "xlsx" and options.out is None:
        raise UserError("xlsx で書き出すときは --out でファイルを指定してください。")
    if options.out is not None:
        refuse_as_output(options.out, options.db)
    day = dt.date.fromisoformat(options.date)
    with (
        opened(options, read_only=True) as workspace,
        progress() as shown,
    ):
        files = workspace.people_files
        if options.format == "xlsx":
            files.write_members(day, options.out, shown)
        elif options.out is not None:
            write_text(options.out, files.members_json(day))
        else:
            put_bytes(files.members_json(day).encode())
    if options.out is not None:
        say(f"「{options.out}」に書き出しました。")
    return 0
