"""What commands about one fiscal year do alike: JSON to stdout or a file, or a workbook to a file.

They read only and may run while somebody else works.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.cli.console import opened, progress, put_bytes, refuse_as_output, say
from fujidesk.cli.parsing import Command, Parser, add_choice, add_command, add_database, add_out, add_year
from fujidesk.cli.years import refuse_year
from fujidesk.domain.progress import Progress
from fujidesk.errors import UserError

if TYPE_CHECKING:
    from fujidesk.services.workspace import Workspace

TABLES = ("json", "xlsx")
"""Formats of what is a text for programs and a workbook for people."""


def add_year_command(
    commands: "argparse._SubParsersAction[Parser]", name: str, command: Command, formats: tuple[str, ...],
    *, needs_year: bool = True,
) -> Parser:  # fmt: skip
    """Add a subcommand that writes something about a fiscal year; formats: JSON, and others."""
    parser = add_command(commands, name, command)
    add_database(parser)
    add_year(parser, required=needs_year)
    add_choice(parser, "--format", formats, "書き出す形式", "json")
    add_out(parser)
    return parser


def write_year(
    options: argparse.Namespace,
    text: Callable[["Workspace"], str],
    book: Callable[["Workspace", Path, Progress], None] | None,
) -> int:
    """Write JSON to stdout or a file, or a workbook to a file.

    Args:
        options: of the command.
        text: makes the JSON.
        book: writes the workbook; None where there is none.

    Raises:
        UserError: a workbook without --out, or --out is the database.
    """
    from fujidesk.services.text_file import write_text  # late: --help needs no service

    if options.format == "xlsx" and options.out is None:
        raise UserError("xlsx で書き出すときは --out でファイルを指定してください。")
    if options.out is not None:
        refuse_as_output(options.out, options.db)
    with (
        opened(options, read_only=True) as workspace,
        progress() as shown,
    ):
        if options.fy is not None:
            refuse_year(workspace, options.fy)
        if options.format == "xlsx" and book is not None:
            book(workspace, options.out, shown)
        elif options.out is not None:
            write_text(options.out, text(workspace))
        else:
            put_bytes(text(workspace).encode())
    if options.out is not None:
        say(f"「{options.out}」に書き出しました。")
    return 0
