"""The command line: `fujidesk init`, `import-plan`, `projects`, `timeline`, `import-register`, `check`.

Exit codes: 0 good, 1 findings (something for the office to look at), 2 wrong use or work that could not be
done; then one sentence stands on stderr. See docs/cli.md.
"""

import sys
from collections.abc import Sequence

from fujidesk.cli import database, plan, register, timeline
from fujidesk.cli.console import complain, leave_stdout, say_bug, use_utf8
from fujidesk.cli.parsing import WRONG_USE, Command, Parser
from fujidesk.errors import FujideskError

_INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells expect it."""


def run(argv: Sequence[str]) -> int:
    """Do one subcommand and return the exit code; never raises for what a user can do wrong."""
    use_utf8()
    sys.excepthook = say_bug
    try:
        options = build_parser().parse_args(argv)
        command: Command = options.command
        code = command(options)
        sys.stdout.flush()
    except SystemExit as end:  # argparse has said what is wrong, or shown its help
        return end.code if isinstance(end.code, int) else 0
    except FujideskError as error:
        complain(str(error))
        return WRONG_USE
    except OSError as error:  # services tell their own; this one is of stdout
        leave_stdout()
        if not isinstance(error, BrokenPipeError):
            complain(
                f"標準出力に書き出せません（{error.strerror}）。空きを確かめるか、--out を使ってください。"
            )
        return WRONG_USE
    except KeyboardInterrupt:
        complain("中止しました。")
        return _INTERRUPTED
    return code


def build_parser() -> Parser:
    """Return the parser of all subcommands."""
    parser = Parser(
        prog="fujidesk",
        description="情報化計画の台帳を、画面を開かずに扱います。",
        epilog="終了コード: 0 問題なし、1 確認することがある、2 使い方の誤り・実行できなかった",
    )
    commands = parser.add_subparsers(
        title="コマンド", metavar="コマンド", dest="name", required=True, parser_class=Parser
    )
    for group in (database, plan, register, timeline):
        group.add_commands(commands)
    return parser
