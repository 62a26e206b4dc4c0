"""`fujidesk reports`, `evaluate`, `oddities`, `approve` and `unlock`: a year's answers, its approval.

The first three read only and may run while somebody else works; their JSON goes to stdout without --out. All
of them hold internal figures (②経費), so nothing here is for publication.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.cli.console import opened, progress, say
from fujidesk.cli.parsing import Command, Parser, add_command, add_database, add_year
from fujidesk.cli.year_files import TABLES, add_year_command, write_year
from fujidesk.cli.years import refuse_year
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.progress import Progress
from fujidesk.errors import UserError

if TYPE_CHECKING:
    from fujidesk.services.evaluation import ApprovalReview
    from fujidesk.services.workspace import Workspace

SHOWN_NUMBERS = 20
"""Project numbers that one line names; the whole list stands in 評価."""


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommands of this group."""
    writers: tuple[tuple[str, Command, tuple[str, ...]], ...] = (
        ("reports", _reports, ("json",)), ("oddities", _oddities, TABLES),
    )  # fmt: skip
    for name, command, formats in writers:
        add_year_command(commands, name, command, formats)
    evaluate = add_year_command(commands, "evaluate", _evaluate, TABLES, needs_year=False)
    evaluate.options.add_argument(
        "--whole", action="store_true", help="計画全体を評価します（--fy があればその年度の結果まで）"
    )
    approve = add_command(commands, "approve", _approve)
    add_database(approve)
    add_year(approve)
    approve.options.add_argument("--note", metavar="N", default="", help="承認した会議などの備考")
    unlock = add_command(commands, "unlock", _unlock)
    add_database(unlock)
    add_year(unlock)
    unlock.options.add_argument(
        "--reason", metavar="T", required=True, help="解除する理由（変更の履歴に残ります）"
    )


def _reports(options: argparse.Namespace) -> int:
    """Write all answers of a year."""
    return write_year(options, lambda workspace: workspace.reports.json_text(options.fy), None)


def _evaluate(options: argparse.Namespace) -> int:
    """Write the evaluation of a year, or of the whole plan.

    Raises:
        UserError: neither is asked for.
    """
    if options.whole:
        return _evaluate_whole(options)
    if options.fy is None:
        raise UserError(
            "--fy で年度を指定してください。計画全体を評価するときは --whole を指定してください。"
        )

    def book(workspace: "Workspace", path: Path, shown: Progress) -> None:
        workspace.evaluation.write_workbook(options.fy, path, shown)

    return write_year(options, lambda workspace: workspace.evaluation.json_text(options.fy), book)


def _evaluate_whole(options: argparse.Namespace) -> int:
    """Write the evaluation of the whole plan, by the results up to a year where one is given."""

    def book(workspace: "Workspace", path: Path, shown: Progress) -> None:
        workspace.whole_plan.write_workbook(path, options.fy, shown)

    return write_year(options, lambda workspace: workspace.whole_plan.json_text(options.fy), book)


def _oddities(options: argparse.Namespace) -> int:
    """Write what is odd about the answers of a year; odd answers are no fault of the run."""

    def book(workspace: "Workspace", path: Path, _shown: Progress) -> None:
        workspace.oddities.write_workbook(options.fy, path)

    return write_year(options, lambda workspace: workspace.oddities.json_text(options.fy), book)


def _approve(options: argparse.Namespace) -> int:
    """Note the headquarters' approval, and say what it locked and what was open then.

    What is open never hinders it: the headquarters decides, the program counts.

    Raises:
        UserError: no answer is in, or the year is approved already.
    """
    with (
        opened(options, read_only=False) as workspace,
        progress() as shown,
    ):
        refuse_year(workspace, options.fy)
        review = workspace.evaluation.approval_review(options.fy)
        workspace.surveys.approve(options.fy, options.note, shown)
    say(f"{long_year(options.fy)}の結果の承認を記録し、回答と評価を固定しました。")
    say(f"固定した事業　{review.total} 件（評価済 {review.evaluated} 件）")
    for word, numbers in _left(review):
        say(f"{word}　{len(numbers)} 件{'：' if numbers else ''}{_some(numbers)}")
    say("直すときは fujidesk unlock で承認を解除してください（理由が要ります）。")
    return 0


def _some(numbers: Sequence[str]) -> str:
    """Return project numbers for one line: the first of many, and how many more there are."""
    more = len(numbers) - SHOWN_NUMBERS
    return "、".join(numbers[:SHOWN_NUMBERS]) + (f" ほか {more} 件" if more > 0 else "")


def _left(review: "ApprovalReview") -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what was open when the year was approved, as word and project numbers."""
    return (
        ("未回答", review.unanswered), ("未評価", review.unevaluated),
        ("未解決の気づき", review.oddities), ("未解決の照会", review.open_inquiries),
        ("理由のない 2 点以上の変動", review.moves),
    )  # fmt: skip


def _unlock(options: argparse.Namespace) -> int:
    """Lift the approval of a year.

    Raises:
        UserError: the reason is empty, or the year is not approved.
    """
    with (
        opened(options, read_only=False) as workspace,
        progress() as shown,
    ):
        refuse_year(workspace, options.fy)
        workspace.surveys.unlock(options.fy, options.reason, shown)
    say(
        f"{long_year(options.fy)}の承認を解除しました。回答と評価をまた直せます。理由は変更の履歴にあります。"
    )
    return 0
