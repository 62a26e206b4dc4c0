"""The only place that shows errors: sentences to the user, traces to the log."""

import logging
import platform
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fujidesk import __version__
from fujidesk.errors import CancelledError, FujideskError, MachineError, UserError

if TYPE_CHECKING:
    from fujidesk.ui.widgets.message_dialog import MessageDialog

_LOG = logging.getLogger(__name__)
BUG_SENTENCE = (
    "プログラムの不具合で、いまの操作を終えられませんでした。入力済みの内容は保存されています。"
    "「詳細をコピー」を押し、事務局のシステム担当へお知らせください。"
)


class Reporter(QObject):
    """Shows errors and short notes over a window.

    informed: a short note for the status bar (nothing to answer).
    """

    informed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWidget | None = None
        self._open: MessageDialog | None = None

    def set_window(self, window: QWidget) -> None:
        """Open messages over this window from now on."""
        self._window = window

    def show(self, error: BaseException) -> None:
        """Show an error in the way its kind asks for."""
        if isinstance(error, CancelledError):
            self.inform(str(error))
        elif isinstance(error, UserError):
            self._ask("確認してください", str(error), kind="info")
        elif isinstance(error, MachineError):
            _LOG.warning("%s", error, exc_info=error)
            self._ask("操作を終えられませんでした", str(error), kind="warning")
        elif isinstance(error, FujideskError):
            self._ask("確認してください", str(error), kind="info")
        else:
            _LOG.error("unexpected error", exc_info=error)
            self._ask("不具合が起きました", BUG_SENTENCE, kind="error", detail=_details(error))

    def inform(self, text: str) -> None:
        """Show a short note that needs no answer."""
        self.informed.emit(text)

    def on_uncaught(self, kind: type[BaseException], error: BaseException,
                    trace: TracebackType | None) -> None:  # fmt: skip
        """Take the place of sys.excepthook."""
        if issubclass(kind, KeyboardInterrupt):
            return
        self.show(error.with_traceback(trace))

    def _ask(self, title: str, text: str, *, kind: str, detail: str = "") -> None:
        """Open the message over the window; a second one while it is open only goes to the log."""
        if self._open is not None:
            _LOG.info("not shown, another message is open: %s", text)
            return
        from fujidesk.ui.widgets.message_dialog import MessageDialog  # late: most starts show none

        self._open = MessageDialog(title, text, kind=kind, detail=detail, parent=self._window)
        self._open.finished.connect(self._on_closed)
        self._open.open()

    def _on_closed(self, _result: int) -> None:
        self._open = None


def _details(error: BaseException) -> str:
    head = f"fujidesk {__version__} / Python {platform.python_version()} / {platform.platform()}"
    return head + "\n" + "".join(traceback.format_exception(error))
