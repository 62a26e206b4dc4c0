"""The line that is typed while people speak: Enter ends it, an IME's Enter does not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from fujidesk.ui.forms.text_editor import TextEditor

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteLine(TextEditor):
    """finished: Enter was pressed. back_chosen: Up in an empty line."""

    finished = Signal()
    back_chosen = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End the line with Enter, break it with Shift+Enter, go back with Up."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER and plain:
            if not self.is_composing():
                self.finished.emit()
        elif event.key() == Qt.Key.Key_Up and not self.shown_text() and not self.is_composing():
            self.back_chosen.emit()
        else:
            super().keyPressEvent(event)
