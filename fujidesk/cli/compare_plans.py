"""`fujidesk compare-plans`: two plans of a database side by side, as JSON or as a workbook."""

import argparse
import datetime as dt

from fujidesk.cli.console import opened, progress, put_bytes, refuse_as_output, say
from fujidesk.cli.parsing import Parser, add_choice, add_command, add_database, add_out
from fujidesk.cli.year_files import TABLES
from fujidesk.domain.plan_choice import named_plan
from fujidesk.errors import UserError


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    parser = add_command(commands, "compare-plans", _compare)
    add_database(parser)
    for name, side in (("--left", "左"), ("--right", "右")):
        parser.options.add_argument(
            name,
            required=True,
            metavar="P",
            help=f"{side}の計画（番号、計画の名前、または最初の年度 R9 など）",
        )
    add_choice(parser, "--format", TABLES, "書き出す形式", "json")
    add_out(parser)


def _compare(options: argparse.Namespace) -> int:
    """Write the comparison to stdout or a file.

    Raises:
        UserError: there is no such plan, both are the same, or a workbook without --out.
    """
    from fujidesk.services.text_file import write_text  # late: --help needs no service

    if options.format == "xlsx" and options.out is None:
        raise UserError("xlsx で書き出すときは --out でファイルを指定してください。")
    if options.out is not None:
        refuse_as_output(options.out, options.db)
    with opened(options, read_only=True) as workspace, progress() as shown:
        service = workspace.plan_comparison
        left, right = (named_plan(workspace.plans, asked) for asked in (options.left, options.right))
        if options.format == "xlsx":
            today = dt.datetime.now().astimezone().date()
            service.write_workbook(options.out, (left, right), today, shown)
        elif options.out is not None:
            write_text(options.out, service.json_text(left, right))
        else:
            put_bytes(service.json_text(left, right).encode())
    if options.out is not None:
        say(f"「{options.out}」に書き出しました。")
    return 0
