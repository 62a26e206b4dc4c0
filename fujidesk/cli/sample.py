"""`fujidesk sample`: a database of its own with made-up answers."""

import argparse

from fujidesk.cli.console import progress, say
from fujidesk.cli.parsing import Parser, add_command, path_argument, years_argument
from fujidesk.domain.profile import STANDARD_PROFILE
from fujidesk.domain.sample_mark import SAMPLE_WORD
from fujidesk.domain.sample_rounds import years_text


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    sample = add_command(commands, "sample", _sample)
    sample.options.add_argument(
        "--db", type=path_argument, metavar="F", required=True, help="作るファイル（まだないもの）"
    )
    sample.options.add_argument(
        "--years", type=years_argument, metavar="R4-R7", required=True,
        help="回答を作る年度。最後の年度は回収の途中、その前は承認済みになります",
    )  # fmt: skip
    sample.options.add_argument(
        "--profile", metavar="NAME|FILE", default=STANDARD_PROFILE,
        help="計画プロファイルの名前（fuji、atsugi）またはファイル。既定 fuji",
    )  # fmt: skip


def _sample(options: argparse.Namespace) -> int:
    """Make the database and say what it holds; --db is always given, so that no real one is meant."""
    from fujidesk.services.sample import make_sample  # late: --help needs no service

    with progress() as shown:
        make_sample(options.db, options.years, shown, options.profile)
    say(f"「{options.db}」を作りました（{SAMPLE_WORD}、{years_text(options.years)}）。")
    return 0
