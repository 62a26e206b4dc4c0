"""`fujidesk projects` and `fujidesk import-register`: the register out, and an edited workbook in."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.cli.console import opened, put_bytes, refuse_database_as_output, say
from fujidesk.cli.parsing import Parser, add_choice, add_command, add_database
from fujidesk.cli.plan import count_words
from fujidesk.errors import UserError

if TYPE_CHECKING:
    from fujidesk.services.register_exchange import RegisterComparison, RegisterExchange

FORMATS = ("json", "csv", "xlsx")


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommands of this group."""
    projects = add_command(commands, "projects", "事業の台帳を書き出します", _projects)
    add_database(projects)
    add_choice(projects, "--format", FORMATS, "書き出す形式")
    projects.options.add_argument(
        "--out", type=Path, metavar="F", help="書き出すファイル（なければ標準出力）"
    )
    register = add_command(
        commands, "import-register", "編集した台帳のブックを取り込みます", _import_register
    )
    register.targets.add_argument("workbook", type=Path, metavar="F.xlsx", help="書き出して編集したブック")
    add_database(register)
    register.options.add_argument("--dry-run", action="store_true", help="結果を示すだけで、台帳は変えません")


def _projects(options: argparse.Namespace) -> int:
    if options.out is None and options.format == "xlsx":
        raise UserError("xlsx で書き出すときは --out でファイルを指定してください。")
    if options.out is not None:
        refuse_database_as_output(options.out, options.db)
    with opened(options.db, options.data_dir, read_only=True) as workspace:
        if options.out is None:
            _print(workspace.register_exchange, options.format)
        else:
            _write(workspace.register_exchange, options.format, options.out)
    return 0


def _print(exchange: "RegisterExchange", kind: str) -> None:
    if kind == "json":
        put_bytes(exchange.json_text().encode())
    else:
        put_bytes(exchange.csv_text().encode("utf-8-sig"))


def _write(exchange: "RegisterExchange", kind: str, out: Path) -> None:
    writers = {"json": exchange.write_json, "csv": exchange.write_csv, "xlsx": exchange.write_workbook}
    writers[kind](out)
    say(f"「{out}」に書き出しました。")


def _import_register(options: argparse.Namespace) -> int:
    with opened(options.db, options.data_dir, read_only=options.dry_run) as workspace:
        comparison = workspace.register_exchange.compare_workbook(options.workbook)
        if not options.dry_run and not comparison.faults:
            workspace.register_exchange.apply(comparison.differences)
    return _tell(comparison, options)


def _tell(comparison: "RegisterComparison", options: argparse.Namespace) -> int:
    """Print what was found; returns 1 where the workbook has faults (then nothing was taken from it)."""
    say(f"読み込み　{options.workbook.name}")
    say(f"台帳との違い　{count_words(comparison.differences)}、変更なし {comparison.unchanged} 事業")
    for fault in comparison.faults:
        say(f"直すところ　{fault.sentence}")
    if comparison.faults:
        say(f"直すところが {len(comparison.faults)} か所あるため、台帳は変えていません。")
    elif options.dry_run:
        say("試しに読んだだけで、台帳は変えていません。")
    elif comparison.differences:
        say("違いをすべて台帳に反映しました。")
    return 1 if comparison.faults else 0
