"""Writes the workbook of the upper plans from the page, beside the window."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.progress import Progress
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.save_dialog import ask_target


class UpperPlanExport(QObject):
    """Asks for the file and says where it is."""

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._context = context
        self._window = window

    def ask(self, fiscal_year: int) -> None:
        """Ask for a file and write the workbook with the grades up to a year."""
        name, kinds = f"上位計画_{short_year(fiscal_year)}.xlsx", "Excelブック (*.xlsx)"
        target = ask_target(self._window, "上位計画との対応を書き出す", name, ".xlsx", kinds)
        if target is not None:
            work = partial(self._write, fiscal_year, target)
            self._context.tasks.run(f"上位計画の書き出し（{target.name}）", work, self._on_written)

    def _write(self, fiscal_year: int, path: Path, progress: Progress) -> Path:
        """Write the workbook; in the worker's thread."""
        self._workspace.upper_plans.write_workbook(fiscal_year, path, progress, self._context.clock.today())
        return path

    def _on_written(self, path: Path) -> None:
        """Say where the file is."""
        self._context.reporter.inform(f"上位計画との対応を書き出しました：{path}")
