"""`fujidesk changes`: what was decided about projects in a fiscal year."""

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
    add_year_command(commands, "changes", _changes, TABLES)


def _changes(options: argparse.Namespace) -> int:
    """Write the changes of a year."""

    def book(workspace: "Workspace", path: Path, shown: Progress) -> None:
        workspace.revisions.write_workbook(options.fy, path, shown)

    return write_year(options, lambda workspace: workspace.revisions.json_text(options.fy), book)
