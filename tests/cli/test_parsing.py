"""Arguments, help and refusals, all in Japanese."""

import argparse
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.app import main
from fujidesk.cli.parsing import (
    COMMANDS,
    Parser,
    commands_text,
    day_argument,
    path_argument,
    refusal,
    width_of,
    wrapped,
)

ENGLISH = re.compile(
    r"usage|options|positional|arguments?|show|message|exit|default|choose|error", re.IGNORECASE
)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_help_is_japanese(name, capsys, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    argv = [name, "--help"] if name else ["--help"]
    try:
        code = main(argv)
    except SystemExit as ended:
        code = ended.code
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    assert out.startswith(f"使い方: fujidesk{' ' * bool(name)}{name}")
    assert "この説明を表示します" in out
    prose = re.sub(r"--[a-z-]+|\{[^}]*\}", "", out)
    assert ENGLISH.search(prose) is None, ENGLISH.search(prose)
    assert max(map(width_of, out.splitlines())) <= 80, "no line is wider than the terminal"


def test_the_first_help_names_every_command(capsys) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    for name, text in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(text)}$", out, re.MULTILINE)
    assert "3 プログラムの不具合" in out


def test_commands_stand_in_columns() -> None:
    lines = commands_text().splitlines()
    assert len(lines) == len(COMMANDS)
    assert len({line.index(text) for line, text in zip(lines, COMMANDS.values(), strict=True)}) == 1


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("the following arguments are required: --db, --out", "--db, --out を指定してください"),
        ("unrecognized arguments: --x y", "--x y は使えない指定です"),
        (
            "unrecognized arguments: survey status --fy R4",
            "コマンド「survey」は先頭に書いてください：fujidesk survey status --fy R4 …",
        ),
        ("argument --db: expected one argument", "--db の値を指定してください"),
        ("argument DOC: expected at least one argument", "DOC の値を指定してください"),
        ("argument --format: invalid choice: 'pdf' (choose from 'json', 'csv')",
         "--format に「pdf」は使えません。json、csv のどれかにしてください"),
        ("argument --format: invalid choice: 'pdf' (choose from json, csv)",
         "--format に「pdf」は使えません。json、csv のどれかにしてください"),
        ("argument --format: invalid choice: 'xlsx' (choose from json)",
         "--format に「xlsx」は使えません。json にしてください"),
        ("argument --deadline: 日付「4/28」を読めません。2023-04-28 の形で指定してください",
         "--deadline の日付「4/28」を読めません。2023-04-28 の形で指定してください"),
        ("argument --dry-run: ignored explicit argument 'yes'", "--dry-run に値（yes）は付けられません"),
        ("argument --db: 名前が空です", "--db の名前が空です。ファイルの名前を指定してください"),
        ("ambiguous option: --d could match --dx, --db", "--d は --dx, --db のどれか分かりません"),
    ],
)  # fmt: skip
def test_refusals_are_japanese(message, sentence) -> None:
    assert refusal(message) == sentence


def test_argparse_texts_that_are_not_known_stay_readable() -> None:
    assert refusal("something new") == "指定が正しくありません：something new"


def test_an_empty_name_is_no_path() -> None:
    assert path_argument("台帳.db") == Path("台帳.db")
    for empty in ("", "  ", "　"):
        with pytest.raises(argparse.ArgumentTypeError):
            path_argument(empty)


def test_arguments_are_never_guessed_from_their_beginning(capsys) -> None:
    parser = Parser(prog="x")
    parser.options.add_argument("--accept-empty", action="store_true")
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(["--accept"])
    assert ended.value.code == 2
    assert capsys.readouterr().err == "--accept は使えない指定です（使い方は x --help）。\n"


def test_lines_break_by_the_width_that_is_seen() -> None:
    assert wrapped("事業の台帳を書き出します", 12) == ["事業の台帳を", "書き出します"]
    assert wrapped("開いて（なければ）。", 16) == ["開いて（なけれ", "ば）。"]
    assert wrapped("use --accept-empty here", 16) == ["use", "--accept-empty", "here"]
    assert wrapped("", 10) == [""]


@given(st.text(st.sampled_from("事業。、（）」ab-"), max_size=60), st.integers(12, 40))
def test_breaking_loses_nothing_and_no_line_begins_with_a_closing_mark(text, columns) -> None:
    lines = wrapped(text, columns)
    assert "".join(lines) == text
    for line in lines[1:]:
        assert not line.startswith(("。", "、", "」", "）"))


@given(st.text(st.sampled_from("事業の台帳ab "), max_size=60), st.integers(12, 40))
def test_no_line_is_wider_than_the_room_unless_a_word_is(text, columns) -> None:
    for line in wrapped(text, columns):
        assert width_of(line) <= columns or " " not in line.strip()


@pytest.mark.parametrize(
    ("text", "day"), [("2023-04-28", "2023-04-28"), (" 2024-02-29 ", "2024-02-29"), ("", "")]
)
def test_a_day_is_taken_as_it_is_stored(text, day) -> None:
    assert day_argument(text) == day


@pytest.mark.parametrize("text", ["2023/4/28", "2023-02-29", "R5.4.28", "28", "いつか"])
def test_what_is_no_day_is_refused(text) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=r"日付「.*」を読めません。2023-04-28 の形"):
        day_argument(text)
