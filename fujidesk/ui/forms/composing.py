"""What both text editors do alike: unfinished IME input is kept, Ctrl+Z and Esc go where they belong.

A mixin before the Qt class, whose event handlers it refines. The class itself gives the signal `given_up`
(a mixin is no QObject and so cannot declare one) and tells whether it is modified.
"""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Base
else:
    _Base = object

_UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def is_undo_key(event: QKeyEvent) -> bool:
    """Tell whether a key event asks for undo or redo."""
    return any(event.matches(key) for key in _UNDO_KEYS)


class Composing(_Base):
    """Typing with an IME, and the keys that belong to the window once nothing here is unsaved."""

    given_up: ClassVar[Signal]
    _preedit = ""
    """What is composed in the IME and not yet part of the text."""

    def is_modified(self) -> bool:
        """Tell whether something was typed since the last stored text."""
        raise NotImplementedError

    def is_composing(self) -> bool:
        """Tell whether the IME holds text that is not yet part of the field's."""
        return bool(self._preedit)

    def finish_composing(self) -> None:
        """Take what is composed in the IME into the text, as it stands.

        The IME is asked first. Where there is none, or it only drops what it holds (Qt itself does so on
        leaving a field), the text is put in here.
        """
        if not self._preedit:
            return
        QGuiApplication.inputMethod().commit()
        if self._preedit:
            commit = QInputMethodEvent()
            commit.setCommitString(self._preedit)
            self.inputMethodEvent(commit)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember what is being composed."""
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what is composed before the field is left and stored."""
        self.finish_composing()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window's shortcut while nothing typed here is unsaved."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and is_undo_key(event)
            and not self.is_modified()
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo only what is typed here; Esc gives it up."""
        if is_undo_key(event) and not self.is_modified():
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape and self.is_modified():
            self.given_up.emit()
            return
        super().keyPressEvent(event)
