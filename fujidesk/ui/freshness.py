"""Keeps a window that only reads up to date while somebody else writes into the same file."""

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from fujidesk.errors import FujideskError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.report import Reporter

_LOG = logging.getLogger(__name__)
LOOK_MS = 2000
"""How often it is looked whether the writer has saved; a look takes a fraction of a millisecond."""
_REPLACED = (
    "開いているデータベースが、別のファイルに置き換えられたか削除されました（バックアップから戻したときなど）。"
    "新しい内容を見るには、プログラムを開き直してください。"
)


class Freshness(QObject):
    """changed: the writer has saved something, so that all screens shall read anew.

    Looks only in a window that is read-only: who writes knows what was written.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, reporter: Reporter, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reporter = reporter
        self._is_gone = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        if workspace.read_only:
            self.look()
            self._timer.start()

    def look(self) -> None:
        """Look whether something was written; a file that is gone or replaced is told once."""
        if self._is_gone:
            return
        try:
            if not self._workspace.is_in_place:
                self._is_gone = True
                self.stop()
                self._reporter.inform(_REPLACED)
                return
            was_written = self._workspace.was_written_elsewhere()
        except FujideskError as error:
            _LOG.warning(
                "%s", error, exc_info=error
            )  # the next look may find it again: a share comes and goes
            return
        if was_written:
            self._reporter.inform("ほかの人の変更を読み込みました。")
            self.changed.emit()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
