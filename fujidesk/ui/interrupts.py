"""Signals that end a process (Ctrl+C in the terminal, log-off, `kill`) close the window as its button does.

Otherwise what is being typed would be lost, the database's lock would stay and no backup would be made.
"""

import os
import signal
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QWidget

ENDING = tuple(
    number
    for number in (getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"))
    if number is not None
)
"""Signals that ask a process to end; which of them there are depends on the system."""


_LOOK_MS = 300
"""How often Python gets to its handlers where no pipe can wake the window."""


def close_on_signals(window: QWidget) -> "SignalWatch":
    """Close a window and end the program when the process is asked to end; from the first idle moment on.

    The watch that is returned is to be ended before another window is watched.
    """
    watch = SignalWatch(window)
    QTimer.singleShot(0, watch.begin)
    return watch


class SignalWatch(QObject):
    """Lets Python see signals while Qt waits for events.

    Python runs its handlers between two of its own instructions, of which an idle window has none; but it
    writes to a pipe at once (`signal.set_wakeup_fd`), and Qt can wait for that. On Windows Qt waits for
    sockets only, and the program opens none: there a timer lets Python come to its handlers.
    """

    def __init__(self, window: QWidget, *, has_pipe: bool = sys.platform != "win32") -> None:
        super().__init__(window)
        self._window = window
        self._has_begun = self._was_asked = False
        self._has_pipe = has_pipe
        self._pipe: tuple[int, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Take over the signals."""
        self._has_begun = True
        for number in ENDING:
            signal.signal(number, self._on_signal)
        if not self._has_pipe:
            self._timer.start()
            return
        self._pipe = ours, pythons = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(ours, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        signal.set_wakeup_fd(pythons, warn_on_full_buffer=False)

    def end(self) -> None:
        """Give the signals back: each ends the process at once."""
        if not self._has_begun:
            return
        self._has_begun = False
        self._timer.stop()
        if self._pipe:
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(-1)
        for number in ENDING:
            signal.signal(number, signal.SIG_DFL)
        for end in self._pipe:
            os.close(end)
        self._pipe = ()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        """Note that the process is asked to end; the default handler would end it at once."""
        self._was_asked = True

    def _look(self) -> None:
        """See whether a handler was run."""
        if self._was_asked:
            self._on_woken()

    def _on_woken(self) -> None:
        """Close the window even if it is asking something; a second signal ends the process at once."""
        self.end()
        self._window.close()
        QApplication.quit()
