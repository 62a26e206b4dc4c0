"""Arguments of the command line: help and refusals in Japanese, one sentence each."""

import argparse
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from fujidesk.paths import DATABASE_VARIABLE

WRONG_USE = 2
"""Exit code of wrong use, and of work that could not be done."""
_REFUSALS = (
    (re.compile(r"the following arguments are required: (.+)"), "{0} を指定してください"),
    (re.compile(r"unrecognized arguments: (.+)"), "{0} は使えない指定です"),
    (re.compile(r"argument (\S+): expected (?:one|at least one) argument"), "{0} の値を指定してください"),
    (
        re.compile(r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.+)\)"),
        "{0} に「{1}」は使えません。{2} のどれかにしてください",
    ),
    (re.compile(r"ambiguous option: (\S+) could match (.+)"), "{0} は {1} のどれか分かりません"),
)


class HelpFormatter(argparse.HelpFormatter):
    """Help with Japanese headings."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begin the help with the usage under its Japanese name."""
        super().add_usage(usage, actions, groups, "使い方: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose help and refusals are Japanese; wrong use ends with exit code 2."""

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
    for pattern, sentence in _REFUSALS:
        if found := pattern.fullmatch(message):
            words = [word.replace("'", "") if word else "" for word in found.groups()]
            return sentence.format(*words)
    return f"指定が正しくありません：{message}"


Command = Callable[[argparse.Namespace], int]
"""Does a subcommand and returns the exit code."""


def add_command(
    commands: "argparse._SubParsersAction[Parser]", name: str, text: str, command: Command
) -> Parser:
    """Add a subcommand and return its parser."""
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(command=command)
    parser.options.add_argument(
        "--data-dir", type=Path, metavar="D", help="控え（バックアップ）を置くフォルダー"
    )
    return parser


def add_database(parser: Parser, text: str = "台帳のデータベース") -> None:
    """Add --db; it may be left out where the variable FUJIDESK_DB names the database."""
    given = os.environ.get(DATABASE_VARIABLE)
    parser.options.add_argument(
        "--db", type=Path, metavar="F", required=not given, default=Path(given) if given else None, help=text
    )


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
