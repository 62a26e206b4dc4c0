"""Editors of a form: they grow with their text, and Ctrl+Z goes to the window when nothing is unsaved."""

from typing import TypeAlias

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from fujidesk.ui.forms.fields import FieldKind, FieldRecord

_UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def is_undo_key(event: QKeyEvent) -> bool:
    """Tell whether a key event asks for undo or redo."""
    return any(event.matches(key) for key in _UNDO_KEYS)


class LineEditor(QLineEdit):
    """One line of text; tells when it is left and when Esc is pressed."""

    left = Signal()
    given_up = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editingFinished.connect(self.left)
        self.textEdited.connect(self._on_edited)

    def set_locked(self, locked: bool) -> None:
        """Let the text be read but not changed."""
        self.setReadOnly(locked)

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
        self.typed.emit()

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and is_undo_key(event)
            and not self.isModified()
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo_key(event) and not self.isModified():
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.given_up.emit()
            return
        super().keyPressEvent(event)


class TextEditor(QPlainTextEdit):
    """Several lines of text, as high as its text, so that the page scrolls and not the field."""

    left = Signal()
    given_up = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None, *, least_lines: int = 2) -> None:
        super().__init__(parent)
        self._least_lines = least_lines
        self._showing = False
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)

    def set_locked(self, locked: bool) -> None:
        """Let the text be read but not changed."""
        self.setReadOnly(locked)

    def shown_text(self) -> str:
        """Return what stands in the editor."""
        return self.toPlainText()

    def show_text(self, text: str, *, modified: bool = False) -> None:
        """Put a text into the editor; modified: it counts as typed, else as stored."""
        if text != self.toPlainText():
            place = min(self.textCursor().position(), len(text))
            self._showing = True
            self.setPlainText(text)
            self._showing = False
            cursor = self.textCursor()
            cursor.setPosition(place)
            self.setTextCursor(cursor)
        self.document().setModified(modified)

    def is_modified(self) -> bool:
        """Tell whether something was typed since the last stored text."""
        return self.document().isModified()

    def set_unmodified(self) -> None:
        """Count what stands here as stored."""
        self.document().setModified(False)

    def _on_text_changed(self) -> None:
        self._fit_height()
        if not self._showing:
            self.typed.emit()

    def _fit_height(self) -> None:
        lines = 0
        block = self.document().firstBlock()
        while block.isValid():
            self.blockBoundingRect(block)  # lays the block out, so that it knows its lines
            lines += max(1, block.layout().lineCount())
            block = block.next()
        spacing = QFontMetrics(self.font()).lineSpacing()
        around = 2 * self.document().documentMargin() + self.height() - self.contentsRect().height()
        height = round(spacing * max(self._least_lines, lines) + around)
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def event(self, event: QEvent) -> bool:
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
        if is_undo_key(event) and not self.is_modified():
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape and self.is_modified():
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_height()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


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

    def _on_activated(self, _index: int) -> None:
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


Editor: TypeAlias = LineEditor | TextEditor | ChoiceEditor


def make_editor(record: FieldRecord, parent: QWidget) -> Editor:
    """Return the editor that goes with a field's kind."""
    if record.kind is FieldKind.CHOICE:
        choice = ChoiceEditor(parent)
        choice.addItems([item.text for item in record.choices])
        return choice
    editor = TextEditor(parent) if record.kind is FieldKind.TEXT else LineEditor(parent)
    editor.setPlaceholderText(record.hint)
    return editor
