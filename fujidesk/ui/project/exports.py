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
from fujidesk.ui.project.sheet_reports import PrintedReports
from fujidesk.ui.save_dialog import ask_target, file_stem

PRINT, PDF, WORKBOOK = "print", "pdf", "workbook"
PRINT_INTERNAL, PDF_INTERNAL = "print-internal", "pdf-internal"
"""With costs, for the office alone: every page is marked 取扱注意."""
_PDF_FILES = "PDF (*.pdf)"
_WORKBOOK = "Excelブック (*.xlsx)"


class SheetExports(QObject):
    """Print preview, PDF and workbook of one project."""

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._context = context
        self._window = parent
        self._record: ProjectRecord | None = None
        self._internal = False

    def export(self, kind: str, record: ProjectRecord) -> None:
        """Print the sheet, or write it as PDF or workbook, as the kind says."""
        self._internal = kind in (PRINT_INTERNAL, PDF_INTERNAL)
        ways = {
            PRINT: self._print, PRINT_INTERNAL: self._print, PDF: self._save_pdf,
            PDF_INTERNAL: self._save_pdf, WORKBOOK: self._save_workbook,
        }  # fmt: skip
        ways[kind](record)

    def _reports(self, record: ProjectRecord) -> PrintedReports:
        """Return the project's reports, with costs only where they were asked for."""
        found = self._workspace.reports.of_project(record.number)
        return PrintedReports({record.number: found}, self._internal, self._workspace.is_sample)

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
        title = "個票を PDF に書き出し" + ("（内部用：経費を含む）" if self._internal else "")
        target = self._ask(title, record, "pdf", _PDF_FILES)
        if target is None:
            return
        try:
            space = self._workspace
            levels = space.registry.levels()
            render_sheet_pdf([record], space.profile, target, levels, reports=self._reports(record))
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
        mark = "内部用_" if self._internal else ""
        name = file_stem(f"個票_{mark}{record.number}_{record.title}")
        return ask_target(self._window, title, f"{name}.{suffix}", f".{suffix}", kinds)

    def _on_paint(self, printer: QPrinter) -> None:
        """Draw the sheet for the preview; a failure is told and leaves the preview empty."""
        if self._record is None:
            return
        space = self._workspace
        try:
            reports, levels = self._reports(self._record), space.registry.levels()
            SheetPrinter([self._record], space.profile, levels, reports).draw(printer)
        except FujideskError as error:
            self._context.reporter.show(error)

    def _on_written(self, target: Path) -> None:
        """Say where the file is."""
        self._context.reporter.inform(f"書き出しました：{target}")
