"""`fujidesk init` and `fujidesk check`: a database made, and one looked over.

A fault means that the file is not sound; an open point waits for the office and is no fault.
"""

import argparse
from collections import Counter

from fujidesk.cli.console import opened, progress, say
from fujidesk.cli.parsing import Parser, add_command, add_database, location_argument
from fujidesk.domain.findings import Severity
from fujidesk.domain.profile import STANDARD_PROFILE


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommands of this group."""
    init = add_command(commands, "init", _init)
    init.options.add_argument(
        "--db", type=location_argument, metavar="F|URL", required=True,
        help="作るファイル（まだないもの）、またはサーバーの空のデータベース。--add では、いまあるもの",
    )  # fmt: skip
    init.options.add_argument(
        "--profile", metavar="NAME|FILE", default=STANDARD_PROFILE,
        help="計画プロファイルの名前（fuji、atsugi）またはファイル（.toml）。既定 fuji",
    )  # fmt: skip
    init.options.add_argument(
        "--add",
        action="store_true",
        help="いまあるデータベースに、計画をもう一つ加えます（先にバックアップ）",
    )
    init.options.set_defaults(plan="")
    check = add_command(commands, "check", _check)
    add_database(check)
    check.options.add_argument(
        "--strict", action="store_true", help="未確定の項目だけでも終了コードを 1 にします"
    )


def _init(options: argparse.Namespace) -> int:
    """Make a database, or add a plan to one, and say what it holds."""
    if options.add:
        return _add_plan(options)
    from fujidesk.services.workspace import create_database  # late: --help needs no database

    create_database(options.db, options.profile)
    with opened(options, read_only=True) as workspace:
        count = len(workspace.registry.rows())
        say(f"「{options.db}」を作りました（{workspace.profile.plan_name}、{count} 事業）。")
    return 0


def _add_plan(options: argparse.Namespace) -> int:
    """Add a plan to a database and say how it is named."""
    with opened(options, read_only=False, of_plan=False) as workspace, progress() as shown:
        plan = workspace.plan_adding.add(options.profile, shown)
    options.plan = str(plan.id)
    with opened(options, read_only=True) as workspace:
        count = len(workspace.registry.rows())
    say(f"「{options.db}」に計画 {plan.id} を加えました（{plan.label}、{count} 事業）。")
    say(f"この計画を使うコマンドには --plan {plan.id} を付けます。")
    return 0


def _check(options: argparse.Namespace) -> int:
    """Print all findings; returns 1 for faults, with --strict also for what is still open."""
    with opened(options, read_only=True) as workspace:
        findings = workspace.check()
        projects = len(workspace.registry.rows())
    words = {Severity.FAULT: "誤り", Severity.OPEN: "未確定"}
    for finding in findings:
        say(f"{words[finding.severity]}　{finding}")
    counts = Counter(finding.severity for finding in findings)
    faults, undecided = counts[Severity.FAULT], counts[Severity.OPEN]
    say(f"{projects} 事業を検査しました。誤り {faults} 件、未確定 {undecided} 件。")
    return 1 if faults or (options.strict and undecided) else 0
