"""The only place that shows errors: sentences to the user, traces to the log.

Screens hand every `FujideskError` to `Reporter.show`; what nobody caught arrives by `on_uncaught`. The same
sentence is never on the screen twice, and at most a few wait behind the one that is open.
"""

import logging
import platform
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from fujidesk import __version__
from fujidesk.errors import CancelledError, FujideskError, MachineError

if TYPE_CHECKING:
    from fujidesk.ui.widgets.message_dialog import MessageDialog

_LOG = logging.getLogger(__name__)
BUG_SENTENCE = (
    "プログラムの不具合で、いまの操作を終えられませんでした。入力済みの内容は保存されています。"
    "「詳細をコピー」を押し、庁内のシステム担当へお知らせください。"
)
START_SENTENCE = (
    "プログラムの不具合で、画面を開けませんでした。データは元のままです。"
    "「詳細をコピー」を押し、庁内のシステム担当へお知らせください。"
)
SUPPORT_WORDS = "問合せ用情報をまとめる…"
_MOST_WAITING = 3


@dataclass(frozen=True)
class _Message:
    """What one message says; detail: for 「詳細をコピー」, "" where there is nothing to copy."""

    title: str
    text: str
    kind: str
    detail: str = ""


class Reporter(QObject):
    """Shows errors and short notes over a window.

    informed: a short note for the status bar (nothing to answer).
    """

    informed = Signal(str)
    _caught = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWidget | None = None
        self._open: MessageDialog | None = None
        self._shown: _Message | None = None
        self._waiting: deque[_Message] = deque()
        self._help: Callable[[], None] | None = None
        self._caught.connect(self.show)  # from another thread this arrives in the window's

    def set_window(self, window: QWidget) -> None:
        """Open messages over this window from now on."""
        self._window = window

    def offer_support(self, collect: Callable[[], None]) -> None:
        """Offer 「問合せ用情報をまとめる」 in messages that somebody outside may have to look into."""
        self._help = collect

    def show(self, error: BaseException) -> None:
        """Show an error in the way its kind asks for."""
        if isinstance(error, CancelledError):
            self.inform(str(error))
        elif isinstance(error, MachineError):
            _LOG.warning("%s", error, exc_info=error)
            self._ask(_Message("操作を終えられませんでした", str(error), "warning"))
        elif isinstance(error, FujideskError):
            self._ask(_Message("確認してください", str(error), "info"))
        else:
            _LOG.error("unexpected error", exc_info=error)
            self._ask(_Message("不具合が起きました", BUG_SENTENCE, "error", details(error)))

    def inform(self, text: str) -> None:
        """Show a short note that needs no answer."""
        self.informed.emit(text)

    def on_uncaught(self, kind: type[BaseException], error: BaseException,
                    trace: TracebackType | None) -> None:  # fmt: skip
        """Take the place of sys.excepthook; Qt hands it what a slot raised, in whatever thread that was.

        Ctrl+C is no error: `interrupts` closes the window.
        """
        if not issubclass(kind, KeyboardInterrupt):
            self._caught.emit(error.with_traceback(trace))

    def _ask(self, message: _Message) -> None:
        """Open the message, or let it wait for the one that is open; the same sentence is shown once."""
        if self._open is None:
            self._open_message(message)
            return
        same = message.text in {item.text for item in (self._shown, *self._waiting) if item is not None}
        if same or len(self._waiting) >= _MOST_WAITING:
            _LOG.info("not shown, another message is open: %s", message.text)
        else:
            self._waiting.append(message)

    def _open_message(self, message: _Message) -> None:
        """Open a message over what the user is in: the window or its topmost dialog."""
        from fujidesk.ui.widgets.message_dialog import MessageDialog  # late: most starts show none

        parent = QApplication.activeModalWidget() or self._window
        self._shown = message
        self._open = MessageDialog(
            message.title, message.text, kind=message.kind, detail=message.detail, parent=parent
        )
        if self._help is not None and message.kind != "info":
            self._open.offer_more(SUPPORT_WORDS).clicked.connect(self._help)
        # Not `finished`: a dialog that goes away with its parent ends without it.
        self._open.destroyed.connect(self._on_gone)
        self._open.open()

    def _on_gone(self) -> None:
        """Open the next one that waits."""
        self._open = self._shown = None
        if self._waiting:
            self._open_message(self._waiting.popleft())


def details(error: BaseException) -> str:
    """Return what whoever mends the program needs to know of an error: versions and trace."""
    head = f"fujidesk {__version__} / Python {platform.python_version()} / {platform.platform()}"
    return head + "\n" + "".join(traceback.format_exception(error))
