"""Signals that end a process (Ctrl+C in the terminal, log-off, `kill`) close the window as its button does.

Otherwise what is being typed would be lost, the database's lock would stay and no backup would be made.
"""

import signal
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QWidget

ENDING = tuple(
    number
    for number in (getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"))
    if number is not None
)
"""Signals that ask a process to end; which of them there are depends on the system."""


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
    writes to a socket at once (`signal.set_wakeup_fd`), and Qt can wait for that.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._has_begun = False

    def begin(self) -> None:
        """Take over the signals."""
        import socket  # late: 5 ms that the start need not wait for

        self._has_begun = True
        self._ours, self._pythons = socket.socketpair()
        for end in (self._ours, self._pythons):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        signal.set_wakeup_fd(self._pythons.fileno(), warn_on_full_buffer=False)
        for number in ENDING:
            signal.signal(number, _ignore)

    def end(self) -> None:
        """Give the signals back: each ends the process at once."""
        if not self._has_begun:
            return
        self._has_begun = False
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number in ENDING:
            signal.signal(number, signal.SIG_DFL)
        self._ours.close()
        self._pythons.close()

    def _on_woken(self) -> None:
        """Close the window even if it is asking something; a second signal ends the process at once."""
        self.end()
        self._window.close()
        QApplication.quit()


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """Stand in for the default handler, which would end the process at once."""
