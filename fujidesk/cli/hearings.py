"""`fujidesk hearings`: the hearings of a year with their lines as JSON, or their minutes as Word documents.

Both are internal to the office, see docs/cli.md.
"""

import argparse
from typing import TYPE_CHECKING

from fujidesk.cli.console import opened, progress, say
from fujidesk.cli.parsing import Parser, add_choice, add_command, add_database, add_year, path_argument
from fujidesk.cli.years import refuse_year
from fujidesk.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

_JSON_NAME = "hearings.json"
"""Name of the JSON in the folder of --out."""


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    parser = add_command(commands, "hearings", _hearings)
    add_database(parser)
    add_year(parser)
    add_choice(parser, "--format", ("json", "docx"), "書き出す形式", "json")
    parser.options.add_argument(
        "--out", type=path_argument, metavar="DIR", help="書き出すフォルダー（なければ JSON を標準出力へ）"
    )


def _hearings(options: argparse.Namespace) -> int:
    """Write the hearings of a year.

    Raises:
        UserError: minutes without a folder, or none to write.
    """
    folder: Path | None = options.out
    if options.format == "docx" and folder is None:
        raise UserError("docx で書き出すときは --out でフォルダーを指定してください。")
    with (
        opened(options, read_only=True) as workspace,
        progress() as shown,
    ):
        refuse_year(workspace, options.fy)
        if folder is None:
            say(workspace.hearing_files.json_text(options.fy))
        elif options.format == "docx":
            found = workspace.hearing_files.write_all_minutes(options.fy, folder, shown)
            shown.clear()
            say(f"議事録 {len(found):,} 件を「{folder}」に書き出しました。")
        else:
            workspace.hearing_files.write_json(options.fy, folder / _JSON_NAME)
            say(f"「{folder / _JSON_NAME}」に書き出しました。")
    return 0
