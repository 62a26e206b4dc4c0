"""`fujidesk history`: who changed what, when, from what to what."""

import argparse

from fujidesk.cli.console import opened, progress, refuse_as_output, say
from fujidesk.cli.parsing import Parser, add_choice, add_command, add_database, add_out, day_argument
from fujidesk.cli.year_files import TABLES
from fujidesk.domain.history_lines import HistoryFilter
from fujidesk.errors import UserError


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    parser = add_command(commands, "history", _history)
    add_database(parser)
    parser.options.add_argument("--key", metavar="N", default="", help="事業番号・部署名など、この対象だけ")
    parser.options.add_argument("--who", metavar="W", default="", help="この利用者（ログイン名）の変更だけ")
    for name, word in (("--from", "から"), ("--to", "まで")):
        parser.options.add_argument(
            name, dest=name[2:] + "_day", type=day_argument, metavar="D", default="", help=f"この日{word}"
        )
    add_choice(parser, "--format", TABLES, "書き出す形式", "json")
    add_out(parser)


def _history(options: argparse.Namespace) -> int:
    """Write the history.

    Raises:
        UserError: a workbook without --out, or --out is the database.
    """
    from fujidesk.services.text_file import write_text  # late: --help needs no service

    if options.format == "xlsx" and options.out is None:
        raise UserError("xlsx で書き出すときは --out でファイルを指定してください。")
    if options.out is not None:
        refuse_as_output(options.out, options.db)
    wanted = HistoryFilter(options.key, options.who, options.from_day, options.to_day)
    with (
        opened(options, read_only=True) as workspace,
        progress() as shown,
    ):
        if options.format == "xlsx":
            workspace.history_files.write_workbook(wanted, options.out, shown)
            text = ""
        else:
            text = workspace.history_files.json_text(wanted)
    if options.out is None:
        say(text)
        return 0
    if text:
        write_text(options.out, f"{text}\n")
    say(f"「{options.out}」に書き出しました。")
    return 0
