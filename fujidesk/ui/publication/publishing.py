"""Writes the folder for the website beside the window, and says what the office should know of it."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fujidesk.domain.progress import Progress
from fujidesk.errors import UserError
from fujidesk.services.publication import Published
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.publication.dialog import PublishDialog, PublishOrder
from fujidesk.ui.widgets.message_dialog import MessageDialog

_OPEN = "index.html を開くと、載せた後と同じ画面を見られます。"


class Publishing(QObject):
    """Asks and writes; goes with the window."""

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._context = context
        self._window = window

    def ask(self) -> None:
        """Ask for year, grades and folder; without any answers there is nothing to publish."""
        years = self._workspace.reports.answered_years()
        if not years:
            self._context.reporter.show(
                UserError("公表できる年度がありません。調査票を回収すると、その年度を書き出せます。")
            )
            return
        approved = [year for year in years if self._workspace.reports.is_locked(year)]
        dialog = PublishDialog(years, approved, self._window)
        dialog.ordered.connect(self._on_ordered)
        dialog.open()

    def _on_ordered(self, order: PublishOrder) -> None:
        """Write beside the window; it can be stopped."""
        write = partial(self._write, order)
        self._context.tasks.run("ウェブサイト用の書き出し", write, self._on_written)

    def _write(self, order: PublishOrder, progress: Progress) -> Published:
        """Write the folder."""
        return self._workspace.publication.write(
            order.fiscal_year, order.folder, with_grades=order.with_grades,
            today=self._context.clock.today(), progress=progress,
        )  # fmt: skip

    def _on_written(self, done: Published) -> None:
        """Say where it is and what to know."""
        told = f"「{done.folder}」に {done.files} 個のファイルを書き出しました。"
        text = "\n\n".join((told, _OPEN, *done.notes))
        MessageDialog("書き出しました", text, parent=self._window).open()
