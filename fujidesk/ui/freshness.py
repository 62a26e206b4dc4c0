"""Keeps a window up to date while somebody else writes into the same database."""

import logging
import threading
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from fujidesk.errors import FujideskError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.report import Reporter

_LOG = logging.getLogger(__name__)
LOOK_MS = 2000
"""How often it is looked whether the writer has saved; a look takes a fraction of a millisecond."""
_WAIT_S = 1.0
"""How long closing waits for a look that is under way; what a slow server answers later, nobody hears."""
_REPLACED = (
    "開いているデータベースが、別のファイルに置き換えられたか削除されました（バックアップから戻したときなど）。"
    "新しい内容を見るには、プログラムを開き直してください。"
)


class Freshness(QObject):
    """changed: somebody else has saved something, so that all screens shall read anew.

    Looks in a window that is read-only: who writes into a file knows what was written. On a server others
    write as well, so every window looks there, beside the window: a server may take seconds to answer.
    """

    changed = Signal()
    _looked = Signal(object)
    """What a look beside the window found: whether something was written, or the error."""

    def __init__(self, workspace: Workspace, reporter: Reporter, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reporter = reporter
        self._is_gone = False
        self._is_cut_off = self._is_stopped = False
        self._looking: threading.Thread | None = None
        self._looked.connect(self._take)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        if workspace.read_only or workspace.is_shared:
            self.look()
            self._timer.start()

    def look(self) -> None:
        """Look whether something was written; a file that is gone or replaced is told once."""
        if self._workspace.is_shared:
            self._look_beside()
        elif not self._is_gone:
            self._look_here()

    def _look_here(self) -> None:
        """Look at the file."""
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
        self._tell(was_written=was_written)

    def _look_beside(self) -> None:
        """Ask the server from another thread, one look at a time."""
        if self._looking is not None:
            return
        self._looking = threading.Thread(target=self._ask, name="freshness", daemon=True)
        self._looking.start()

    def _ask(self) -> None:
        """Ask the server and hand over what it says; runs beside the window."""
        found: bool | FujideskError
        try:
            found = self._workspace.was_written_elsewhere()
        except FujideskError as error:
            found = error
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._looked.emit(found)

    def _take(self, found: object) -> None:
        """Tell what the server said; that it does not answer is told once, until it does again."""
        self._looking = None
        if self._is_stopped:
            return
        if isinstance(found, FujideskError):
            if not self._is_cut_off:
                _LOG.warning("%s", found, exc_info=found)
                self._reporter.inform(str(found))
            self._is_cut_off = True
            return
        if self._is_cut_off:
            self._is_cut_off = False
            self._reporter.inform("サーバーに、またつながりました。")
        self._tell(was_written=bool(found))

    def _tell(self, *, was_written: bool) -> None:
        """Let the screens read anew where something was written."""
        if was_written:
            self._reporter.inform("ほかの人の変更を読み込みました。")
            self.changed.emit()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._is_stopped = True
        if self._looking is not None:
            self._looking.join(_WAIT_S)
