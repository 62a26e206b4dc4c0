"""`fujidesk move`: the database taken from a file to a server, or back into a file."""

import argparse

from fujidesk.cli.console import progress, say
from fujidesk.cli.parsing import Parser, add_command, location_argument
from fujidesk.paths import user_folders


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    options = add_command(commands, "move", _move).options
    for name, dest, text in (
        ("--from", "source", "いまのデータベース（ファイル、またはサーバーの URL）"),
        ("--to", "target", "移す先（サーバーの空のデータベースの URL、またはまだないファイル）"),
    ):
        options.add_argument(
            name, dest=dest, type=location_argument, metavar="F|URL", required=True, help=text
        )  # fmt: skip


def _move(options: argparse.Namespace) -> int:
    """Move everything and say what was moved."""
    from fujidesk.services.server_move import move  # late: --help needs no database

    with progress() as shown:
        moved = move(options.source, options.target, user_folders(options.data_dir), shown)
    say(f"「{options.source}」から「{options.target}」へ移しました（{moved.rows:,} 行）。")
    say(f"移した内容は元と一致しています（SHA-256 {moved.digest}）。")
    say("元のデータベースは、そのまま残っています。これからは移した先を使ってください。")
    return 0
