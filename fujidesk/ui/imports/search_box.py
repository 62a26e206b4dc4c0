"""The box that narrows a table below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class SearchBox(QLineEdit):
    """Escape empties it before it may close the dialog.

    leave_requested: Down or Enter ask for the table.
    """

    leave_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape and Down where they mean something here; Enter must not press a button."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)
