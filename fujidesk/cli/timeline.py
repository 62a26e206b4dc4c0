"""`fujidesk timeline`: the roadmap as a file."""

import argparse
from typing import TYPE_CHECKING

from fujidesk.cli.console import opened, refuse_as_output, say
from fujidesk.cli.parsing import Parser, add_choice, add_command, add_database, path_argument
from fujidesk.errors import UserError

if TYPE_CHECKING:
    from fujidesk.services.workspace import Workspace


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    parser = add_command(commands, "timeline", _timeline)
    add_database(parser)
    parser.options.add_argument(
        "--out", type=path_argument, metavar="F", required=True, help="書き出すファイル（.png・.svg・.pdf）"
    )
    parser.options.add_argument("--dx", action="store_true", help="DX ロードマップの事業だけにします")
    parser.options.add_argument("--measure", metavar="1.1", help="1 つの区分（施策など）だけにします")
    add_choice(parser, "--paper", ("A4", "A3"), "用紙", "A4")


def _timeline(options: argparse.Namespace) -> int:
    """Draw and say which files there are now: a picture has one for each page."""
    refuse_as_output(options.out, options.db)
    with opened(options, read_only=True) as workspace:
        if options.measure is not None:
            _refuse_unknown(workspace, options.measure)
        data = workspace.timeline.data(dx_only=options.dx, measure=options.measure)
        files = workspace.timeline.export(data, options.out, paper=options.paper)
    for file in files:
        say(f"「{file}」に書き出しました。")
    return 0


def _refuse_unknown(workspace: "Workspace", measure: str) -> None:
    """Refuse a code that no policy or measure has, and name those that there are.

    Raises:
        UserError: there is no such level.
    """
    codes = [level.code for level in workspace.registry.levels()]
    if measure not in codes:
        raise UserError(f"区分「{measure}」はありません。{'、'.join(codes)} のどれかを指定してください。")
