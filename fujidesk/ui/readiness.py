"""Tells when the list of projects has been painted and can be used; for measuring the start."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QTableView, QWidget


class PaintWatch(QObject):
    """Calls `ready` once, after the first painting of the table in a screen has been done."""

    def __init__(self, screen: QWidget, ready: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ready = ready
        table = screen.findChild(QTableView)
        self._viewport = table.viewport() if isinstance(table, QTableView) else screen
        self._viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._ready)  # after this painting and what is queued behind it
        return False
