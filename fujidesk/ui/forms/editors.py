"""Editors of a form by the kind of its fields; all tell when they are left, typed into and given up.

`FieldEditor` treats them alike: shown_text, show_text, is_modified, set_unmodified, set_locked, set_hint,
finish_composing.
"""

from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from fujidesk.ui.forms.composing import Composing
from fujidesk.ui.forms.fields import FieldKind, FieldRecord
from fujidesk.ui.forms.score_editor import ScoreEditor
from fujidesk.ui.forms.text_editor import TextEditor


class LineEditor(Composing, QLineEdit):
    """One line of text; tells when it is left and when Esc is pressed."""

    left = Signal()
    given_up = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = ""
        self.editingFinished.connect(self.left)
        self.textEdited.connect(self._on_edited)

    def set_locked(self, locked: bool) -> None:
        """Let the text be read but not changed; a locked field has no hint to be read as a value."""
        self.setReadOnly(locked)
        self.set_hint(self._hint)

    def set_hint(self, hint: str) -> None:
        """Show a hint while the field is empty and can be typed into."""
        self._hint = hint
        self.setPlaceholderText("" if self.isReadOnly() else hint)

    def shown_text(self) -> str:
        """Return what stands in the editor."""
        return self.text()

    def show_text(self, text: str, *, modified: bool = False) -> None:
        """Put a text into the editor; modified: it counts as typed, else as stored."""
        if text != self.text():
            place = min(self.cursorPosition(), len(text)) if self.hasFocus() else 0
            self.setText(text)
            self.setCursorPosition(place)
        self.setModified(modified)

    def is_modified(self) -> bool:
        """Tell whether something was typed since the last stored text."""
        return self.isModified()

    def set_unmodified(self) -> None:
        """Count what stands here as stored."""
        self.setModified(False)

    def _on_edited(self, _text: str) -> None:
        """Tell of typing only; `textChanged` would tell of shown texts too."""
        self.typed.emit()


class ChoiceEditor(QComboBox):
    """One of a few values; the wheel scrolls the page and never changes the value."""

    left = Signal()
    given_up = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._on_activated)

    def set_locked(self, locked: bool) -> None:
        """Let the value be read but not changed."""
        self.setEnabled(not locked)

    def shown_text(self) -> str:
        """Return the word that is chosen."""
        return self.currentText()

    def show_text(self, text: str, *, modified: bool = False) -> None:
        """Choose a word; modified: it counts as chosen here, else as stored."""
        self._stored = self._stored if modified else text
        self.setCurrentIndex(max(0, self.findText(text)))

    def is_modified(self) -> bool:
        """Tell whether another word was chosen since the last stored one."""
        return self.currentText() != self._stored

    def set_unmodified(self) -> None:
        """Count what is chosen as stored."""
        self._stored = self.currentText()

    def finish_composing(self) -> None:
        """Do nothing: a choice is never half typed."""

    def _on_activated(self, _index: int) -> None:
        """Count a choice made by the user as leaving, so that it is stored at once."""
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


Editor: TypeAlias = LineEditor | TextEditor | ChoiceEditor | ScoreEditor


def make_editor(record: FieldRecord, parent: QWidget) -> Editor:
    """Return the editor that goes with a field's kind."""
    if record.kind is FieldKind.CHOICE:
        choice = ChoiceEditor(parent)
        choice.addItems([item.text for item in record.choices])
        return choice
    if record.kind is FieldKind.SCORE:
        return ScoreEditor(record.label, {item.value: item.text for item in record.choices}, parent)
    editor: LineEditor | TextEditor
    if record.kind is FieldKind.TEXT:
        editor = TextEditor(parent)
    elif record.kind is FieldKind.NAME:
        editor = TextEditor(parent, least_lines=1, one_paragraph=True)
    else:
        editor = LineEditor(parent)
    editor.set_hint(record.hint)
    return editor
