"""`fujidesk timeline`: the roadmap as a file."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.cli.console import opened, refuse_database_as_output, say
from fujidesk.cli.parsing import Parser, add_choice, add_command, add_database
from fujidesk.errors import UserError

if TYPE_CHECKING:
    from fujidesk.services.workspace import Workspace


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    parser = add_command(commands, "timeline", "タイムラインを画像や PDF に書き出します", _timeline)
    add_database(parser)
    parser.options.add_argument(
        "--out", type=Path, metavar="F", required=True, help="書き出すファイル（.png・.svg・.pdf）"
    )
    parser.options.add_argument("--dx", action="store_true", help="DX ロードマップの事業だけにします")
    parser.options.add_argument("--measure", metavar="1.1", help="1 つの施策（または方針）だけにします")
    add_choice(parser, "--paper", ("A4", "A3"), "用紙", "A4")


def _timeline(options: argparse.Namespace) -> int:
    refuse_database_as_output(options.out, options.db)
    with opened(options.db, options.data_dir, read_only=True) as workspace:
        if options.measure is not None:
            _refuse_unknown(workspace, options.measure)
        data = workspace.timeline.data(dx_only=options.dx, measure=options.measure)
        files = workspace.timeline.export(data, options.out, paper=options.paper)
    for file in files:
        say(f"「{file}」に書き出しました。")
    return 0


def _refuse_unknown(workspace: "Workspace", measure: str) -> None:
    codes = [level.code for level in workspace.registry.levels()]
    if measure not in codes:
        raise UserError(f"施策「{measure}」はありません。{'、'.join(codes)} のどれかを指定してください。")
