"""One field of a form: label, editor, what became of the last edit, and a sentence when it is wrong.

Nothing typed is lost: it is stored when the field is left, when typing rests and before another project is
shown; what cannot be stored stays in the field as a draft, with the sentence why and the ways on.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fujidesk.domain.changes import JsonValue
from fujidesk.errors import UserError
from fujidesk.ui.forms.editors import ChoiceEditor, Editor, make_editor
from fujidesk.ui.forms.fields import FieldRecord
from fujidesk.ui.forms.note_label import NoteLabel
from fujidesk.ui.forms.validators import parsed, shown

TYPING_PAUSE_MS = 2000
"""Typing that rests this long is stored, so that a crash loses little."""
SAVED_TEXT = "✓ 保存しました"
UNSAVED_TEXT = "入力中…"
REFUSED_TEXT = "保存していません"
HOW_ON = "直すか Ctrl+S を押すと入力した値で保存し、Esc で元の値に戻ります。"
"""The ways on from typing that was not stored."""
_SHOWN_LENGTH = 60
"""Characters of a value that a conflict quotes."""


class FieldEditor(QWidget):
    """Shows a stored value, lets it be edited, and asks for it to be stored when it is left.

    The owner answers `committed` by `mark_saved` or `refuse`; until then the typed text stays.
    compact: without label and state above the editor. note: in grey beneath it.
    """

    committed = Signal(str, object, object)
    """Field key, the value that was shown as stored, the value to store."""

    def __init__(self, record: FieldRecord, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._record = record
        self._stored: JsonValue = None
        self._held: str | None = None  # typed text that is stored only when it is asked for or changed
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self._label = QLabel(record.label, self)
        self._mark = QLabel(record.mark, self)
        self._state = QLabel("", self)
        self.note = NoteLabel(self)
        self._message = QLabel("", self)
        self._editor = make_editor(record, self)
        self._build(compact=compact)

    @property
    def record(self) -> FieldRecord:
        """What field this is."""
        return self._record

    @property
    def stored(self) -> JsonValue:
        """The value that the register holds, as far as this field knows."""
        return self._stored

    @property
    def message(self) -> str:
        """The sentence beside the field; "" where nothing is wrong."""
        return self._message.text()

    @property
    def editor(self) -> Editor:
        """The editor itself: its focus, hint and lock are its own."""
        return self._editor

    def is_dirty(self) -> bool:
        """Tell whether something typed here is not stored."""
        return self._editor.is_modified()

    def draft(self) -> str:
        """Return what is typed here."""
        return self._editor.shown_text()

    def set_value(self, value: JsonValue) -> None:
        """Show another stored value; typing that is not stored yet stays (storing it then conflicts)."""
        if self.is_dirty() or value == self._stored:
            return
        self._set_state("", "")
        self._stored = value
        self._editor.show_text(shown(self._record, value))

    def start(self, value: JsonValue, draft: str | None = None) -> None:
        """Show the value of another project, dropping what is here; draft: typed before and never stored."""
        self._pause.stop()
        self._held = None
        self._stored = value
        self._set_state("", "")
        self._editor.show_text(shown(self._record, value))
        if draft is not None:
            self._editor.show_text(draft, modified=True)
            self._held = draft
            self._set_state(REFUSED_TEXT, f"保存できなかった入力です。{HOW_ON}")

    def flush(self, *, force: bool = False) -> None:
        """Store what is typed now, if it can be read; force: also over a value that came in meanwhile."""
        self._editor.finish_composing()
        if force:
            self._held = None
        self._store(leaving=False)

    def mark_saved(self, value: JsonValue) -> None:
        """Hear that the value was stored."""
        self._stored = value
        self._editor.set_unmodified()
        self._set_state(SAVED_TEXT, "")

    def refuse(self, sentence: str, stored: JsonValue, *, hold: bool = False) -> None:
        """Hear that the value was not stored and why; stored: what the register holds now.

        hold: do not try again by itself, so that the other value is not overwritten unseen.
        """
        self._stored = stored
        self._held = self.draft() if hold else None
        self._set_state(REFUSED_TEXT, sentence)

    def refuse_conflict(self, stored: JsonValue) -> None:
        """Hear that somebody else changed the value meanwhile; it is overwritten only on Ctrl+S."""
        now = shown(self._record, stored)
        now = f"「{now[:_SHOWN_LENGTH]}{'…' if len(now) > _SHOWN_LENGTH else ''}」" if now else "空欄"
        self.refuse(
            f"保存していません。ほかの操作でこの欄が{now}に変わっています。{HOW_ON}", stored, hold=True
        )

    def _build(self, *, compact: bool) -> None:
        """Lay out label and state above the editor, the sentence beneath it."""
        self._editor.left.connect(self._on_left)
        self._editor.typed.connect(self._on_typed)
        self._editor.given_up.connect(self._on_given_up)
        self._editor.setAccessibleName(self._record.label)
        self._label.setBuddy(self._editor)
        for label in (self._label, self._state):
            label.setProperty("role", "note")
        self._mark.setProperty("role", "internal")
        self._mark.setVisible(bool(self._record.mark) and not compact)
        self._message.setProperty("role", "error")
        self._message.setWordWrap(True)
        self._message.hide()
        top = QHBoxLayout()
        top.addWidget(self._label)
        top.addWidget(self._mark)
        top.addStretch(1)
        top.addWidget(self._state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        if compact:
            self._label.hide()
            self._state.hide()
        else:
            layout.addLayout(top)
        layout.addWidget(self._editor)
        layout.addWidget(self._message)
        layout.addWidget(self.note)

    def _store(self, *, leaving: bool) -> None:
        """Ask for the typed value to be stored, unless it is unchanged, held back or cannot be read.

        leaving: show the value as it is stored (3,000 for 3000); while one types on, the text stays as typed.
        """
        self._pause.stop()
        if not self.is_dirty() or self.draft() == self._held:
            return
        self._held = None
        try:
            value = self._typed_value()
        except UserError as error:
            self.refuse(f"{error}元の値のままです。", self._stored)
            return
        if value == self._stored or (not value and not self._stored):
            self._editor.set_unmodified()
            self._set_state("", "")
        else:
            self.committed.emit(self._record.key, self._stored, value)
        if leaving and not self.is_dirty():
            self._editor.show_text(shown(self._record, self._stored))

    def _typed_value(self) -> JsonValue:
        """Return the value that is typed or chosen.

        Raises:
            UserError: what is typed does not stand for a value.
        """
        if isinstance(self._editor, ChoiceEditor):
            return self._record.choices[self._editor.currentIndex()].value
        return parsed(self._record, self._editor.shown_text())

    def _set_state(self, state: str, message: str) -> None:
        """Show what became of the last edit and, where it is wrong, a sentence, also to screen readers."""
        self._state.setText(state)
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self._editor.setAccessibleDescription(message)
        if self._editor.property("wrong") != bool(message):
            self._editor.setProperty("wrong", bool(message))
            self._editor.style().polish(self._editor)

    def _on_typed(self) -> None:
        """Say that typing is not stored yet; typing that was taken back by Ctrl+Z needs no storing."""
        if self.is_dirty():
            if self._state.text() != UNSAVED_TEXT and not self.message:
                self._set_state(UNSAVED_TEXT, "")
            self._pause.start()
        elif self._state.text() == UNSAVED_TEXT:
            self._pause.stop()
            self._set_state("", "")

    def _on_pause(self) -> None:
        """Store while typing rests; what is still composed in the IME is left in peace."""
        self._store(leaving=False)

    def _on_left(self) -> None:
        """Store when the field is left."""
        self._store(leaving=True)

    def _on_given_up(self) -> None:
        """Go back to the stored value, as Esc asks for."""
        self.start(self._stored)
