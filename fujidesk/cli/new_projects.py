"""`fujidesk proposals` and `adopt`: new projects listed, and one put into the plan.

What is written holds costs (取扱注意) unless --no-costs leaves them out of the workbook.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.cli.console import opened, say
from fujidesk.cli.parsing import (
    Parser,
    add_choice,
    add_command,
    add_database,
    add_out,
    add_year,
    day_argument,
)
from fujidesk.cli.year_files import TABLES, write_year
from fujidesk.cli.years import today
from fujidesk.domain.progress import Progress
from fujidesk.domain.records import Category

if TYPE_CHECKING:
    from fujidesk.services.workspace import Workspace


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommands of this group."""
    listed = add_command(commands, "proposals", _proposals)
    add_database(listed)
    add_year(listed)
    add_choice(listed, "--format", TABLES, "書き出す形式", "json")
    add_out(listed)
    listed.options.add_argument("--no-costs", action="store_true", help="xlsx に経費と予算を載せません")
    adopt = add_command(commands, "adopt", _adopt)
    add_database(adopt)
    adopt.options.add_argument("--proposal", metavar="ID", required=True, help="新規事業の番号（R8-001）")
    adopt.options.add_argument(
        "--measure", metavar="1.2", required=True, help="登載先の区分（施策など）の番号"
    )
    adopt.options.add_argument(
        "--date", type=day_argument, metavar="D", help="登載の日付（2027-03-25 の形。なければ今日）"
    )
    adopt.options.add_argument("--reason", metavar="R", help="理由（なければ「予算の確定による計画登載」）")
    adopt.options.add_argument("--meeting", metavar="M", default="", help="決定した会議")
    adopt.options.add_argument(
        "--category",
        choices=[category.value for category in Category],
        help="事業分類（なければ新規事業に付けたもの。" + "・".join(item.value for item in Category) + "）",
    )
    adopt.options.add_argument(
        "--in-operation", action="store_true", help="運用中のシステムをまとめる区分にも登載します"
    )


def _proposals(options: argparse.Namespace) -> int:
    """Write the new projects of a year."""

    def book(workspace: "Workspace", path: Path, _shown: Progress) -> None:
        workspace.new_projects.write_workbook(options.fy, path, costs=not options.no_costs)

    return write_year(options, lambda workspace: workspace.new_projects.json_text(options.fy), book)


def _adopt(options: argparse.Namespace) -> int:
    """Put a new project into the plan, and say under which number.

    Raises:
        UserError: it may not be adopted, or not so; nothing is written.
    """
    from fujidesk.services.adoption import DEFAULT_REASON, AdoptionOrder  # late: --help needs no service

    order = AdoptionOrder(
        options.measure,
        options.date or today().isoformat(),
        DEFAULT_REASON if options.reason is None else options.reason,
        options.meeting,
        None if options.category is None else Category(options.category),
        in_operation=options.in_operation,
    )
    with opened(options, read_only=False) as workspace:
        made = workspace.new_projects.adopt(options.proposal, order)
    say(f"{options.proposal}「{made.record.title}」を事業番号 {made.number} として計画に登載しました。")
    if made.new_departments:
        say(f"台帳になかった部署が加わりました：{'、'.join(made.new_departments)}")
    return 0
