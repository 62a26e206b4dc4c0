"""Printing and writing out the sheet that is shown.

The print preview and the PDF are drawn by `printing` on the spot; the workbook is written by the worker,
as openpyxl takes its time to load. Where a file goes is asked first, and what went wrong is told by the
reporter.
"""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from fujidesk.domain.progress import Progress
from fujidesk.domain.records import ProjectRecord
from fujidesk.errors import FujideskError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.project.printing import SheetPrinter, a4_layout, render_sheet_pdf
from fujidesk.ui.save_dialog import ask_target

PRINT, PDF, WORKBOOK = "print", "pdf", "workbook"
_PDF_FILES = "PDF (*.pdf)"
_WORKBOOK = "Excelブック (*.xlsx)"
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\t', "_"))


class SheetExports(QObject):
    """Print preview, PDF and workbook of one project."""

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._context = context
        self._window = parent
        self._record: ProjectRecord | None = None

    def export(self, kind: str, record: ProjectRecord) -> None:
        """Print the sheet, or write it as PDF or workbook, as the kind says."""
        {PRINT: self._print, PDF: self._save_pdf, WORKBOOK: self._save_workbook}[kind](record)

    def _print(self, record: ProjectRecord) -> None:
        """Show the print preview, which prints; drawn anew for each printer chosen there."""
        self._record = record
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(a4_layout())
        printer.setDocName(f"{record.number} {record.title}")
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.setWindowTitle(f"印刷　{record.number} {record.title}")
        dialog.paintRequested.connect(self._on_paint)
        dialog.resize(self._window.size())
        dialog.exec()
        dialog.deleteLater()

    def _save_pdf(self, record: ProjectRecord) -> None:
        """Ask for a file and write the sheet as PDF, at once: one sheet takes some 10 ms."""
        target = self._ask("個票を PDF に書き出し", record, "pdf", _PDF_FILES)
        if target is None:
            return
        try:
            space = self._workspace
            levels = space.registry.levels()
            render_sheet_pdf([record], space.profile, target, levels, sample=space.is_sample)
        except FujideskError as error:
            self._context.reporter.show(error)
        else:
            self._on_written(target)

    def _save_workbook(self, record: ProjectRecord) -> None:
        """Ask for a file and let the worker write the workbook of this one project."""
        target = self._ask("個票を Excel に書き出し", record, "xlsx", _WORKBOOK)
        if target is None:
            return

        def write(progress: Progress) -> Path:
            """Write the workbook on the worker; returns where to."""
            self._workspace.register_exchange.write_workbook(target, [record.number], progress)
            return target

        self._context.tasks.run("個票の書き出し", write, self._on_written)

    def _ask(self, title: str, record: ProjectRecord, suffix: str, kinds: str) -> Path | None:
        """Ask for the file, with a name made of number and title; None when the user gave it up."""
        name = f"個票_{record.number}_{record.title.translate(_NOT_IN_NAMES)}.{suffix}"
        return ask_target(self._window, title, name, f".{suffix}", kinds)

    def _on_paint(self, printer: QPrinter) -> None:
        """Draw the sheet for the preview; a failure is told and leaves the preview empty."""
        if self._record is None:
            return
        space = self._workspace
        levels = space.registry.levels()
        try:
            SheetPrinter([self._record], space.profile, levels, sample=space.is_sample).draw(printer)
        except FujideskError as error:
            self._context.reporter.show(error)

    def _on_written(self, target: Path) -> None:
        """Say where the file is."""
        self._context.reporter.inform(f"書き出しました：{target}")
