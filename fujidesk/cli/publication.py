"""`fujidesk publish`: the folder for the city's website."""

import argparse

from fujidesk.cli.console import opened, progress, refuse_as_output, say
from fujidesk.cli.parsing import Parser, add_command, add_database, add_year, path_argument


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    parser = add_command(commands, "publish", _publish)
    add_database(parser)
    add_year(parser)
    parser.options.add_argument(
        "--out", type=path_argument, metavar="DIR", required=True, help="書き出すフォルダー"
    )
    parser.options.add_argument(
        "--without-grades", action="store_true", help="総合評価を載せません（①と③の点数は載せます）"
    )
    parser.options.add_argument(
        "--whole", action="store_true", help="計画全体の評価も載せます（計画の最終年度では、いつも載せます）"
    )


def _publish(options: argparse.Namespace) -> int:
    """Write the folder, and say what the office should know before it hands it on."""
    refuse_as_output(options.out, options.db)
    with (
        opened(options, read_only=True) as workspace,
        progress() as shown,
    ):
        done = workspace.publication.write(
            options.fy, options.out, with_grades=not options.without_grades,
            with_whole=True if options.whole else None, progress=shown,
        )  # fmt: skip
    say(f"「{done.folder}」に {done.files} 個のファイルを書き出しました。")
    say("機械可読性のルールと、内部の情報が入っていないことを、書き出したファイルで確かめました。")
    for note in done.notes:
        say(f"注意：{note}")
    return 0
