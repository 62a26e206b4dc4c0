"""`fujidesk projects` and `fujidesk import-register`: the register out, and an edited workbook in.

The workbook is the same one that the window writes (`RegisterExchange.write_workbook`).
"""

import argparse
import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.cli.console import opened, put_bytes, refuse_as_output, say
from fujidesk.cli.parsing import (
    Parser,
    add_choice,
    add_command,
    add_database,
    add_dry_run,
    add_out,
    day_argument,
    path_argument,
)
from fujidesk.cli.plan import applied_words, count_words, list_differences
from fujidesk.domain.changes import Difference
from fujidesk.domain.fiscal import era_day
from fujidesk.errors import UserError

if TYPE_CHECKING:
    from fujidesk.domain.records import ProjectRecord
    from fujidesk.services.register_exchange import RegisterComparison, RegisterExchange
    from fujidesk.services.workspace import Workspace

FORMATS = ("json", "csv", "xlsx")


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommands of this group."""
    projects = add_command(commands, "projects", _projects)
    add_database(projects)
    add_choice(projects, "--format", FORMATS, "書き出す形式", "json")
    add_out(projects)
    projects.options.add_argument(
        "--as-of", type=day_argument, metavar="D",
        help="この日の時点の台帳（後の変更・見直しを戻したもの。省くと今の台帳）",
    )  # fmt: skip
    register = add_command(commands, "import-register", _import_register)
    register.targets.add_argument(
        "workbook", type=path_argument, metavar="F.xlsx", help="書き出して編集したブック"
    )
    add_database(register)
    add_dry_run(register)
    register.options.add_argument(
        "--accept-moved", action="store_true",
        help="書き出した後に台帳でも変えた項目を、ブックの値で上書きします（付けなければ台帳の値を残します）",
    )  # fmt: skip


def _projects(options: argparse.Namespace) -> int:
    """Write the register to a file, or JSON and CSV to stdout."""
    if options.out is None and options.format == "xlsx":
        raise UserError("xlsx で書き出すときは --out でファイルを指定してください。")
    if options.out is not None:
        refuse_as_output(options.out, options.db)
    with opened(options, read_only=True) as workspace:
        records = records_of_day(workspace, options.as_of)
        if options.out is None:
            _print(workspace.register_exchange, options.format, records)
        else:
            _write(workspace.register_exchange, options.format, options.out, records)
    return 0


def records_of_day(workspace: "Workspace", day: str | None) -> "Sequence[ProjectRecord] | None":
    """Return the register of an ISO day; None: the present one.

    Raises:
        UserError: the plan had not begun on the day.
    """
    if not day:
        return None
    first = dt.date(workspace.profile.first_year, 4, 1)
    if dt.date.fromisoformat(day) < first:
        raise UserError(
            f"--as-of の日付は計画の始まる {era_day(first)}（{first.isoformat()}）以後にしてください。"
        )
    return workspace.revisions.as_of(dt.date.fromisoformat(day))


def _print(exchange: "RegisterExchange", kind: str, records: "Sequence[ProjectRecord] | None") -> None:
    """Put the same bytes on stdout as a file would hold, BOM included.

    Excel takes CSV without a byte order mark for another encoding. records None: the present register.
    """
    if kind == "json":
        put_bytes(exchange.json_text(records=records).encode())
    else:
        put_bytes(exchange.csv_text(records=records).encode("utf-8-sig"))


def _write(
    exchange: "RegisterExchange", kind: str, out: Path, records: "Sequence[ProjectRecord] | None"
) -> None:
    """Write a file in one of the formats and say where it is.

    records None: the present register, else that of a day.
    """
    if kind == "xlsx":
        exchange.write_workbook(out, records=records)
    else:
        {"json": exchange.write_json, "csv": exchange.write_csv}[kind](out, records=records)
    say(f"「{out}」に書き出しました。")


def _import_register(options: argparse.Namespace) -> int:
    """Take the edits of a workbook; nothing at all where it has a fault.

    Values that were edited in both register and workbook since it was written are left as the register has
    them, unless --accept-moved asks otherwise. Returns 1 for faults, and where any were left.
    """
    from fujidesk.services.register_exchange import MOVED_ON_NOTE  # late: --help needs no service

    with opened(options, read_only=options.dry_run) as workspace:
        comparison = workspace.register_exchange.compare_workbook(options.workbook)
        left = [] if options.accept_moved else [d for d in comparison.differences if MOVED_ON_NOTE in d.note]
        if not options.dry_run and not comparison.faults:
            workspace.register_exchange.apply([d for d in comparison.differences if d not in left])
    _tell_result(comparison, left, options)
    return 1 if comparison.faults or left else 0


def _tell_result(
    comparison: "RegisterComparison", left: Sequence[Difference], options: argparse.Namespace
) -> None:
    """Print what was found; `left`: edits of values that the register has changed since, not taken."""
    say(f"読み込み　{options.workbook.name}")
    say(f"台帳との違い　{count_words(comparison.differences)}、変更なし {comparison.unchanged} 事業")
    for fault in comparison.faults:
        say(f"直すところ　{fault.sentence}")
    if comparison.faults:
        say(f"直すところが {len(comparison.faults)} か所あるため、台帳は変えていません。")
    elif options.dry_run:
        say("試しに読んだだけで、台帳は変えていません。")
    elif comparison.differences:
        say(applied_words(len(comparison.differences), len(left)))
    if left:
        say(f"台帳の値を残した違い（書き出した後に台帳でも変えた項目）　{len(left)} 件")
        list_differences(left)
        say("ブックの値で上書きするときは --accept-moved を付けてください。")
