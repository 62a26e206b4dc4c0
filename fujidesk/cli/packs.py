"""`fujidesk pack`: the papers of a meeting as files."""

import argparse

from fujidesk.cli.console import opened, progress, say
from fujidesk.cli.parsing import Parser, add_command, add_database, add_year, path_argument
from fujidesk.domain.pack_blocks import INTERNAL_WORD
from fujidesk.domain.pack_manifest import MANIFEST_NAME

FORMATS = "pptx,pdf,xlsx,docx"


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    parser = add_command(commands, "pack", _pack)
    add_database(parser)
    parser.options.add_argument(
        "--meeting", metavar="M", required=True, help="会議（wg・kanji・honbu・october・council・whole-plan）"
    )
    add_year(parser)
    parser.options.add_argument(
        "--out", type=path_argument, metavar="DIR", required=True, help="書き出すフォルダー"
    )
    parser.options.add_argument(
        "--formats", metavar="F,F", default=FORMATS, help=f"形式をコンマで区切って（{FORMATS}）"
    )
    parser.options.add_argument("--separate", action="store_true", help="PDF を資料ごとのファイルにします")


def _pack(options: argparse.Namespace) -> int:
    """Write the pack of a meeting; one with internal figures says so here as well."""
    formats = [name.strip() for name in options.formats.split(",") if name.strip()]
    with (
        opened(options, read_only=True) as workspace,
        progress() as shown,
    ):
        written = workspace.pack_files.write(
            options.meeting, options.fy, options.out, formats, separate=options.separate, progress=shown
        )
    files = [path for path in written.paths if path.name != MANIFEST_NAME]
    warning = f"（{INTERNAL_WORD}：内部の内容を含みます）" if written.is_internal else ""
    say(f"「{options.out}」に {len(files)} 個のファイルと{MANIFEST_NAME} を書き出しました。{warning}")
    return 0
