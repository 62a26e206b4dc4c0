"""What the tab takes in and gives out: attachments, minutes as files and on paper, what is owed."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, Signal
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.hearings import Attachment, Hearing
from fujidesk.domain.progress import Progress
from fujidesk.errors import FujideskError, UserError
from fujidesk.services.attachments import AddedFiles
from fujidesk.services.hearing_files import minutes_name
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.hearings.minutes_html import minutes_html
from fujidesk.ui.save_dialog import ask_target, file_stem
from fujidesk.ui.theme import choose_family

_MARGINS_MM = (30.0, 20.0, 20.0, 20.0)
"""Left, top, right, bottom: wider at the left, where formal papers are bound."""
_POINTS = 10


class HearingFileDesk(QObject):
    """Asks where, works beside the window, says what became of it. edited(Changes): attachments changed."""

    edited = Signal(Changes)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._context = context
        self._window = parent

    def add_files(self, hearing: str, paths: list[Path]) -> None:
        """Keep files with a hearing in one step; those that cannot be kept are told, the others are kept."""

        def work(progress: Progress) -> AddedFiles:
            """Read and keep them."""
            return self._workspace.attachments.add_all(hearing, paths, progress)

        self._context.tasks.run("添付", work, self._on_added)

    def _on_added(self, found: AddedFiles) -> None:
        """Show what was kept, and say in one window what was not."""
        if found.changes is not None:
            self.edited.emit(found.changes)
            self._context.reporter.inform(
                f"{found.kept:,} 件のファイルを添付しました。Ctrl+Z で元に戻せます。"
            )
        if len(found.refused) == 1:
            self._context.reporter.show(found.refused[0])
        elif found.refused:
            lines = "\n".join(f"・{error}" for error in found.refused)
            self._context.reporter.show(
                UserError(f"{len(found.refused):,} 件を添付できませんでした。\n{lines}")
            )

    def remove(self, attachment: Attachment) -> None:
        """Take a file out."""
        try:
            changes = self._workspace.attachments.remove(attachment)
        except FujideskError as error:
            self._context.reporter.show(error)
            return
        self.edited.emit(changes)
        self._context.reporter.inform(f"「{attachment.name}」を外しました。Ctrl+Z で元に戻せます。")

    def save(self, attachment: Attachment) -> None:
        """Ask where to write a kept file, and write it; its name proposes no folder, whatever it is."""
        suffix = Path(attachment.name).suffix
        name = file_stem(attachment.name.removesuffix(suffix)).lstrip(". ") + file_stem(suffix)
        ending = file_stem(suffix) or ".bin"
        target = ask_target(self._window, "添付を取り出す", name, ending, "すべてのファイル (*)")
        if target is not None:
            self._write(target, partial(self._workspace.attachments.save, attachment, target))

    def write_minutes(self, hearing: Hearing) -> None:
        """Ask where to write the minutes of a hearing, and write them."""
        target = ask_target(
            self._window, "議事録を書き出す", minutes_name(hearing), ".docx", "Word 文書 (*.docx)"
        )
        if target is not None:
            self._write(target, partial(self._workspace.hearing_files.write_minutes, hearing, target))

    def write_all_minutes(self, fiscal_year: int) -> None:
        """Ask for a folder, and write the minutes of all hearings of a year into it."""
        name = QFileDialog.getExistingDirectory(self._window, "年度の議事録を書き出すフォルダー")
        if not name:
            return
        work = partial(self._workspace.hearing_files.write_all_minutes, fiscal_year, Path(name))
        self._context.tasks.run("議事録の書き出し", work, partial(self._on_all_written, name))

    def _on_all_written(self, folder: str, paths: tuple[Path, ...]) -> None:
        """Say how many there are."""
        self._context.reporter.inform(f"議事録 {len(paths):,} 件を「{folder}」に書き出しました。")

    def write_todos(self, today: dt.date) -> None:
        """Ask where to write decisions and to-dos as a workbook, and write it."""
        target = ask_target(
            self._window, "宿題一覧を書き出す", f"{file_stem('決定・宿題の一覧')}.xlsx", ".xlsx",
            "Excel ブック (*.xlsx)",
        )  # fmt: skip
        if target is not None:
            self._write(target, partial(self._workspace.hearing_files.write_todos, target, today))

    def _write(self, target: Path, write: Callable[[], object]) -> None:
        """Write a file beside the window and say where it is."""

        def work(_progress: Progress) -> None:
            """Write it; it is one step."""
            write()

        self._context.tasks.run("書き出し", work, partial(self._on_written, target.name))

    def _on_written(self, name: str, _result: object) -> None:
        """Say where it is."""
        self._context.reporter.inform(f"「{name}」に書き出しました。")

    def print_minutes(self, hearing: Hearing) -> None:
        """Show the minutes as they will come out on A4, with the system's print dialog behind it."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(f"議事録 {hearing.key}")
        notes = self._workspace.hearings.notes(hearing.key)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageMargins(QMarginsF(*_MARGINS_MM), QPageLayout.Unit.Millimeter)
        document = QTextDocument(self)
        document.setDefaultFont(QFont(choose_family(fixed=True), _POINTS))
        subjects = self._workspace.hearings.subjects(hearing)
        document.setHtml(
            minutes_html(
                hearing,
                notes,
                subjects,
                sample=self._workspace.is_sample,
                words=self._workspace.profile.hearing_words,
            )
        )
        preview = QPrintPreviewDialog(printer, self._window)
        preview.setWindowTitle(f"印刷　議事録 {hearing.key}")
        preview.paintRequested.connect(document.print_)
        preview.resize(self._window.size())
        preview.exec()
        document.deleteLater()
        preview.deleteLater()
