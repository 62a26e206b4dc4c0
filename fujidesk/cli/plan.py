"""`fujidesk import-plan`: the plan document into the register.

Everything that the document says is taken; what it does not say never empties what the office has typed,
unless --accept-empty asks for that.
"""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fujidesk.cli.console import opened, refuse_as_output, say
from fujidesk.cli.parsing import Parser, add_command, add_database, add_dry_run, path_argument
from fujidesk.domain.changes import Difference, Disagreement, Entity
from fujidesk.domain.differences import takes_away
from fujidesk.domain.fields import field_label

if TYPE_CHECKING:
    from fujidesk.services.plan_import import PlanComparison

_MOST_LISTED = 20
"""Differences that are listed one by one; the report has all of them."""


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    parser = add_command(commands, "import-plan", _import_plan)
    parser.targets.add_argument(
        "documents",
        nargs="+",
        type=path_argument,
        metavar="DOC",
        help="計画書のテキスト、または write-plan で書き出した Word 文書",
    )
    add_database(parser)
    add_dry_run(parser)
    parser.options.add_argument(
        "--accept-empty", action="store_true",
        help="計画書に値のない項目も反映し、台帳の値を空にします（付けなければ台帳の値を残します）",
    )  # fmt: skip
    parser.options.add_argument(
        "--report", type=path_argument, metavar="R", help="結果を書き出すファイル（.json・.xlsx）"
    )


def _import_plan(options: argparse.Namespace) -> int:
    """Compare, write the report, then the register: a report that fails must leave the register alone.

    The report may lie neither over the database nor over a document that is read.

    Raises:
    UserError: a document cannot be read as the plan, or the report's name does not fit.
    MachineError: a file cannot be read or written.
    """
    from fujidesk.services.import_report import check_report_name, plan_report, write_report  # late: heavy

    if options.report:
        check_report_name(options.report)
        refuse_as_output(options.report, options.db)
        for document in options.documents:
            refuse_as_output(options.report, document, "取り込む計画書")
    with opened(options, read_only=options.dry_run) as workspace:
        comparison = workspace.plan_import.read(options.documents)
        every = options.accept_empty
        accepted = [item for item in comparison.differences if every or not takes_away(item)]
        left = [item for item in comparison.differences if not every and takes_away(item)]
        if options.report:
            report = plan_report(comparison, sample=workspace.is_sample)
            write_report(report, options.report, workspace.profile)
        if not options.dry_run:
            workspace.plan_import.apply(comparison, accepted)
    return _tell(comparison, left, dry_run=options.dry_run)


def _tell(comparison: "PlanComparison", left: Sequence[Difference], *, dry_run: bool) -> int:
    """Print what was found; returns 1 where the office has something to settle.

    Projects of the register that the document has not are told, never removed: a document may be a part.
    """
    say(f"読み込み　{'、'.join(comparison.sources)}（{comparison.projects} 事業）")
    say(f"台帳との違い　{count_words(comparison.differences)}")
    if dry_run:
        say("試しに読んだだけで、台帳は変えていません。")
    else:
        say(applied_words(len(comparison.differences), len(left)))
    if left:
        say(f"台帳の値を残した違い（計画書に値がないか、未確定のもの）　{len(left)} 件")
        list_differences(left)
        say("計画書のとおりに空や未確定にするときは --accept-empty を付けてください。")
    if comparison.missing:
        say(f"計画書にない台帳の事業　{len(comparison.missing)} 件：{'、'.join(comparison.missing)}")
    undecided = [item for item in comparison.disagreements if not item.settled]
    say(f"文書の食い違い　{len(comparison.disagreements)} 件（うち未確定 {len(undecided)} 件）")
    _list_undecided(undecided)
    return 1 if undecided else 0


def _list_undecided(undecided: Sequence[Disagreement]) -> None:
    """Print each disagreement that the office must decide, with the reason.

    All of them, however many: 1 as exit code would else have no visible cause.
    """
    for item in undecided:
        say(f"未確定　{item.number}　{field_label(item.field)}　{item.reason}")


def list_differences(differences: Sequence[Difference]) -> None:
    """Print project and field of differences that were left out, the first ones where there are many."""
    for item in differences[:_MOST_LISTED]:
        say(f"見送り　{item.change.key}　{field_label(item.change.field)}")
    if len(differences) > _MOST_LISTED:
        say(f"見送り　ほか {len(differences) - _MOST_LISTED} 件")


def applied_words(total: int, left: int) -> str:
    """Return how many of the differences went into the register, in a sentence."""
    if not left:
        return "違いをすべて台帳に反映しました。"
    return f"違い {total} 件のうち {total - left} 件を台帳に反映しました。"


def count_words(differences: Sequence[Difference]) -> str:
    """Return the differences in numbers: 「新規 2 事業、変更 10 項目（3 事業）」.

    A new project is one difference, whatever it holds; policies and measures are counted apart.
    """
    new = sum(1 for item in differences if item.change.field == "*")
    changed = [item.change for item in differences if item.change.field != "*"]
    projects = len({change.key for change in changed if change.entity is Entity.PROJECT})
    levels = len({change.key for change in changed if change.entity is Entity.LEVEL})
    places = [f"{projects} 事業"] if projects or not levels else []
    places += [f"区分 {levels} 件"] if levels else []
    return f"新規 {new} 事業、変更 {len(changed)} 項目（{'、'.join(places)}）"
