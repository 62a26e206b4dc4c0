"""`fujidesk import-plan`: the plan document into the register."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.cli.console import opened, refuse_database_as_output, say
from fujidesk.cli.parsing import Parser, add_command, add_database
from fujidesk.domain.changes import Difference, Disagreement, Entity
from fujidesk.domain.fields import field_label

if TYPE_CHECKING:
    from fujidesk.services.plan_import import PlanComparison


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    parser = add_command(commands, "import-plan", "計画書のテキストを取り込みます", _import_plan)
    parser.targets.add_argument("documents", nargs="+", type=Path, metavar="DOC", help="計画書のテキスト")
    add_database(parser)
    parser.options.add_argument("--dry-run", action="store_true", help="結果を示すだけで、台帳は変えません")
    parser.options.add_argument(
        "--report", type=Path, metavar="R", help="結果を書き出すファイル（.json・.xlsx）"
    )


def _import_plan(options: argparse.Namespace) -> int:
    from fujidesk.services.import_report import check_report_name, plan_report, write_report  # late: heavy

    if options.report:
        check_report_name(options.report)
        refuse_database_as_output(options.report, options.db)
    with opened(options.db, options.data_dir, read_only=options.dry_run) as workspace:
        comparison = workspace.plan_import.read(options.documents)
        if not options.dry_run:
            workspace.plan_import.apply(comparison, comparison.differences)
        if options.report:
            write_report(plan_report(comparison), options.report, workspace.profile)
    return _tell(comparison, dry_run=options.dry_run)


def _tell(comparison: "PlanComparison", *, dry_run: bool) -> int:
    """Print what was found; returns 1 where the office has something to settle."""
    say(f"読み込み　{'、'.join(comparison.sources)}（{comparison.projects} 事業）")
    say(f"台帳との違い　{count_words(comparison.differences)}")
    say("試しに読んだだけで、台帳は変えていません。" if dry_run else "違いをすべて台帳に反映しました。")
    if comparison.missing:
        say(f"計画書にない台帳の事業　{len(comparison.missing)} 件：{'、'.join(comparison.missing)}")
    undecided = [item for item in comparison.disagreements if not item.settled]
    say(f"文書の食い違い　{len(comparison.disagreements)} 件（うち未確定 {len(undecided)} 件）")
    _list_undecided(undecided)
    return 1 if undecided else 0


def _list_undecided(undecided: Sequence[Disagreement]) -> None:
    for item in undecided:
        say(f"未確定　{item.number}　{field_label(item.field)}　{item.reason}")


def count_words(differences: Sequence[Difference]) -> str:
    """Return the differences in numbers: 「新規 2 事業、変更 10 項目（3 事業）」."""
    new = sum(1 for item in differences if item.change.field == "*")
    changed = [item.change for item in differences if item.change.field != "*"]
    projects = len({change.key for change in changed if change.entity is Entity.PROJECT})
    levels = len({change.key for change in changed if change.entity is Entity.LEVEL})
    places = [f"{projects} 事業"] if projects or not levels else []
    places += [f"方針・施策 {levels} 件"] if levels else []
    return f"新規 {new} 事業、変更 {len(changed)} 項目（{'、'.join(places)}）"
