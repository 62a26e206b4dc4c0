"""`fujidesk upper-plans`: which projects serve which code of the upper plans, with their grades."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.cli.year_files import TABLES, add_year_command, write_year
from fujidesk.domain.progress import Progress

if TYPE_CHECKING:
    from fujidesk.cli.parsing import Parser
    from fujidesk.services.workspace import Workspace


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommand."""
    add_year_command(commands, "upper-plans", _upper_plans, TABLES)


def _upper_plans(options: argparse.Namespace) -> int:
    """Write the cross-reference with the grades up to a year."""

    def book(workspace: "Workspace", path: Path, shown: Progress) -> None:
        workspace.upper_plans.write_workbook(options.fy, path, shown)

    return write_year(options, lambda workspace: workspace.upper_plans.json_text(options.fy), book)
