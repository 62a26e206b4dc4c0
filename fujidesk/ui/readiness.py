"""Tells when the list of projects has been painted and can be used; for measuring the start."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class PaintWatch(QObject):
    """Calls `ready` once, after the first painting of a screen with all that is in it.

    A window paints a widget and then its children in one go, so that the table is painted, too, when the
    event loop turns to what was queued meanwhile.
    """

    def __init__(self, screen: QWidget, ready: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ready = ready
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of the first painting; nothing is kept from the screen."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._ready)
        return False
