"""Arguments of the command line: help and refusals in Japanese, one sentence each.

argparse has no Japanese of its own: its headings are replaced by ours, its messages are known by pattern and
said anew. The window's own options (`fujidesk --help`) use the same parser.
"""

import argparse
import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from fujidesk.domain.days import iso_day
from fujidesk.domain.fiscal import parse_year
from fujidesk.domain.server_address import ServerAddress, is_address
from fujidesk.paths import database_of_variable, location

WRONG_USE = 2
"""Exit code of wrong use, and of work that could not be done."""
COMMANDS = {
    "init": "新しいデータベースを作るか、計画をもう一つ加えます",
    "profile": "計画プロファイルを検査、書き出し、反映します",
    "import-plan": "計画書のテキストか Word 文書を取り込みます",
    "write-plan": "計画書を Word 文書に書き出します",
    "projects": "事業の台帳を書き出します",
    "timeline": "タイムラインを画像や PDF に書き出します",
    "chart": "図を画像や PDF に書き出します",
    "pack": "会議の資料を PowerPoint・PDF・Excel・Word に書き出します",
    "changes": "事業内容の変更・見直しを年度ごとに書き出します",
    "import-register": "編集した台帳のブックを取り込みます",
    "check": "データベースを検査します",
    "backup": "データベースのバックアップを取ります",
    "move": "データベースをファイルとサーバーの間で移します",
    "restore": "データベースをバックアップから戻します",
    "survey": "調査票を出し、回収し、進みを示します",
    "reports": "進捗状況報告の回答をすべて書き出します",
    "evaluate": "評価の集計を書き出します",
    "oddities": "回答の気づき（照会の候補）を書き出します",
    "upper-plans": "上位計画の番号と事業の対応を書き出します",
    "hearings": "ヒアリングの記録と議事録を書き出します",
    "proposals": "新規事業の提案を書き出します",
    "adopt": "予算の確定した新規事業を計画に登載します",
    "members": "推進体制の構成員を書き出します",
    "approve": "年度の評価の承認を記録し、その年度を固定します",
    "unlock": "承認を解除し、その年度をまた直せるようにします",
    "plan": "次期計画の案を作り、事業の扱いを決め、承認を記録します",
    "compare-plans": "2つの計画を並べて比べます（構成・分類・段階・評価）",
    "tasks": "ある日にすることを書き出します（年間スケジュール）",
    "history": "変更の履歴（だれが・いつ・何を・前と後）を書き出します",
    "publish": "市のウェブサイトで公表するフォルダーを書き出します",
    "sample": "練習用のサンプルデータのデータベースを作ります",
    "shots": "各タブとそのページを画像（PNG）に描きます",
}
"""All subcommands with what each does, in the order of the help; `shots` needs screens: app does it."""
EXIT_CODES = "終了コード: 0 問題なし、1 要確認、2 使い方の誤り・失敗、3 プログラムの不具合"

Command = Callable[[argparse.Namespace], int]
"""Does a subcommand and returns the exit code."""

_EMPTY_NAME = "名前が空です"
_NO_YEAR = "年度"
_NO_DAY = "日付"
_URL = "URL"
_WRONG_CHOICE = "{0} に「{1}」は使えません。{2}にしてください"
_RANGE = re.compile(r"[-～〜~－―‐]")
_USAGE = "使い方: "
_PIECES = re.compile(r"[!-~]+[。、）」』：]*|[（「『]*.[。、）」』・：]*")
"""What may not be broken: a half-width word, or a character with the marks around it."""
# The whole wording of argparse that our arguments can meet (Python 3.11 to 3.14).
_LEFT_OVER = re.compile(r"unrecognized arguments: (.+)")
_REFUSALS = (
    (re.compile(r"the following arguments are required: (.+)"), "{0} を指定してください"),
    (_LEFT_OVER, "{0} は使えない指定です"),
    (re.compile(r"argument (\S+): expected (?:one|at least one) argument"), "{0} の値を指定してください"),
    (
        re.compile(r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.+)\)"),
        _WRONG_CHOICE,
    ),
    (re.compile(rf"argument (\S+): ({_EMPTY_NAME})"), "{0} の{1}。ファイルの名前を指定してください"),
    (re.compile(rf"argument (\S+): ((?:{_NO_YEAR}|{_NO_DAY}).*)"), "{0} の{1}"),
    (re.compile(rf"argument (\S+): ({_URL} .*)"), "{0} の {1}"),
    (re.compile(r"argument (\S+): ignored explicit argument '(.*)'"), "{0} に値（{1}）は付けられません"),
    (re.compile(r"ambiguous option: (\S+) could match (.+)"), "{0} は {1} のどれか分かりません"),
)


class HelpFormatter(argparse.HelpFormatter):
    """Help in Japanese: its own heading for the usage, lines broken by the width that is seen."""

    def _format_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None) -> str:
        """Begin the help with the usage under its Japanese name; "" is asked for by subparsers."""
        shown = _USAGE if prefix is None else prefix
        # argparse counts characters; the heading takes two columns for each of its full-width ones
        wider = width_of(shown) - len(shown)
        self._width -= wider
        first, *others = super()._format_usage(usage, actions, groups, shown).rstrip("\n").split("\n")
        self._width += wider
        indent = " " * wider
        return "\n".join([first, *(f"{indent}{line}" for line in others)]) + "\n\n"

    def _split_lines(self, text: str, width: int) -> list[str]:
        """Break the help of one argument."""
        return wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Break description and epilog, keeping the line breaks they have."""
        lines = (piece for line in text.split("\n") for piece in wrapped(line, width - len(indent)))
        return "\n".join(f"{indent}{line}" for line in lines)


def width_of(text: str) -> int:
    """Return how many columns of a terminal a text takes: full-width characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def wrapped(text: str, columns: int) -> list[str]:
    """Break a text into lines of at most `columns`, never within a half-width word or before 。、）」."""
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if line and width_of(line) + width_of(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


class Parser(argparse.ArgumentParser):
    """A parser whose help and refusals are Japanese; wrong use ends with exit code 2.

    targets and options: the groups that arguments are added to, in place of argparse's own, whose headings
    are English.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=HelpFormatter, allow_abbrev=False, **options)
        self.targets = self.add_argument_group("対象")
        self.options = self.add_argument_group("指定")
        self.options.add_argument("-h", "--help", action="help", help="この説明を表示します")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one sentence."""
        self.exit(WRONG_USE, f"{refusal(message)}（使い方は {self.prog} --help）。\n")


def refusal(message: str) -> str:
    """Return argparse's message in Japanese, without the full stop."""
    if (found := _LEFT_OVER.fullmatch(message)) and found[1].split()[0] in COMMANDS:
        return f"コマンド「{found[1].split()[0]}」は先頭に書いてください：fujidesk {found[1]} …"
    for pattern, sentence in _REFUSALS:
        if found := pattern.fullmatch(message):
            words = [word.replace("'", "") if word else "" for word in found.groups()]
            if sentence == _WRONG_CHOICE:
                words[2] = _one_of(words[2].split(", "))
            return sentence.format(*words)
    return f"指定が正しくありません：{message}"


def _one_of(choices: Sequence[str]) -> str:
    """Return choices as a sentence goes on from them: 「json、xlsx のどれか」, 「json 」 for one alone."""
    return f"{'、'.join(choices)} のどれか" if len(choices) > 1 else f"{choices[0]} "


def commands_text() -> str:
    """Return the subcommands with what each does, one a line, for the help of `fujidesk` itself."""
    room = max(map(len, COMMANDS)) + 2
    return "\n".join(f"  {name:<{room}}{text}" for name, text in COMMANDS.items())


def add_command(
    commands: "argparse._SubParsersAction[Parser]", name: str, command: Command, text: str = ""
) -> Parser:
    """Add a subcommand and return its parser; text: what it does, for one that is not of `COMMANDS`."""
    text = text or COMMANDS[name]
    parser = commands.add_parser(name, help=text, description=f"{text}。")
    parser.set_defaults(command=command)
    parser.options.add_argument(
        "--data-dir", type=path_argument, metavar="D", help="控え（バックアップ）と記録を置くフォルダー"
    )
    return parser


def path_argument(text: str) -> Path:
    """Return a path given as argument.

    Raises:
        ArgumentTypeError: the text is empty, which would mean the current folder; or it is a URL, which is
            not repeated: it may hold a password.
    """
    if not text.strip():
        raise argparse.ArgumentTypeError(_EMPTY_NAME)
    if is_address(text):
        raise argparse.ArgumentTypeError(f"{_URL} は使えません。ファイルを指定してください")
    return Path(text)


def location_argument(text: str) -> Path | ServerAddress:
    """Return a database given as argument: a file, or the URL of one on a server.

    Raises:
        ArgumentTypeError: the text is empty, or a URL that names no database on a server; the URL, which may
            hold a password, is not repeated.
    """
    if not text.strip():
        raise argparse.ArgumentTypeError(_EMPTY_NAME)
    try:
        return location(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{_URL} が正しくありません。{error}") from error


def add_group(
    commands: "argparse._SubParsersAction[Parser]", name: str
) -> "argparse._SubParsersAction[Parser]":
    """Add a subcommand of `COMMANDS` that has subcommands of its own; returns where these are added."""
    text = COMMANDS[name]
    parser = commands.add_parser(name, help=text, description=f"{text}。")
    return parser.add_subparsers(
        title="コマンド", metavar="コマンド", dest="action", required=True, parser_class=Parser
    )


def year_argument(text: str) -> int:
    """Return the fiscal year written as R4, 令和4年度 or 2022.

    Raises:
        ArgumentTypeError: it is none.
    """
    year = parse_year(text)
    if year is None:
        raise argparse.ArgumentTypeError(
            f"{_NO_YEAR}「{text}」を読めません。R4、令和4年度、2022 のどれかの形で指定してください"
        )
    return year


def day_argument(text: str) -> str:
    """Return a day as it is stored, "2023-04-28", also of "20230428". An empty text stands for none.

    Raises:
        ArgumentTypeError: it is no day.
    """
    day = iso_day(text.strip()) if text.strip() else ""
    if day is None:
        raise argparse.ArgumentTypeError(
            f"{_NO_DAY}「{text}」を読めません。2023-04-28 の形で指定してください"
        )
    return day


def years_argument(text: str) -> range:
    """Return the fiscal years of a range such as R4-R7, 令和4年度～令和7年度 or 2022; the last is included.

    Raises:
        ArgumentTypeError: it is none, or its end lies before its beginning.
    """
    first, *rest = (year_argument(part) for part in _RANGE.split(text, maxsplit=1))
    last = rest[0] if rest else first
    if last < first:
        raise argparse.ArgumentTypeError(
            f"{_NO_YEAR}の範囲「{text}」は、終わりが始まりより前です。R4-R7 のように指定してください"
        )
    return range(first, last + 1)


def add_year(parser: Parser, *, required: bool = True) -> None:
    """Add --fy, the fiscal year that is asked about; None where it is not required and not given."""
    parser.options.add_argument(
        "--fy", type=year_argument, metavar="R4", required=required, help="対象の年度（R4・令和4年度・2022）"
    )


def add_out(parser: Parser) -> None:
    """Add --out of what is written to stdout else."""
    parser.options.add_argument(
        "--out", type=path_argument, metavar="F", help="書き出すファイル（なければ標準出力）"
    )


def add_dry_run(parser: Parser) -> None:
    """Add --dry-run of the imports."""
    parser.options.add_argument("--dry-run", action="store_true", help="結果を示すだけで、台帳は変えません")


def add_database(parser: Parser, text: str = "台帳のデータベース") -> None:
    """Add --db; it may be left out where the variable FUJIDESK_DB names the database.

    Raises:
        UserError: the variable is a URL that names no database on a server.
    """
    given = database_of_variable()
    parser.options.add_argument(
        "--db", type=location_argument, metavar="F|URL", required=given is None, default=given, help=text
    )
    parser.options.add_argument(
        "--plan", default="", metavar="P",
        help="いくつかの計画のうちどれか（番号、計画の名前、または最初の年度 R9 など。省くと今日の計画）",
    )  # fmt: skip


def add_choice(
    parser: Parser, name: str, choices: Sequence[str], text: str, default: str | None = None
) -> None:
    """Add an option that takes one of some words; required where there is no default."""
    parser.options.add_argument(
        name,
        choices=choices,
        required=default is None,
        default=default,
        help=f"{text}（{'・'.join(choices)}）",
    )
