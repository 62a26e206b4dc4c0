"""A text of the office for the papers, stored as it is typed; beneath it, what became of last year's."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.ui.forms.note_label import NoteLabel
from fujidesk.ui.forms.text_editor import TextEditor
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import text_label

_PAUSE_MS = 2000
"""A pause in typing after which the text is stored."""


class KeptText(QWidget):
    """Stored after a pause and when the field is left.

    keep(place, text, before): stores what was typed over the text before; False: it could not, so that the
    text stays here as typed and is tried again.
    """

    def __init__(
        self, place: str, label: str, keep: Callable[[str, str, str], bool], theme: Theme, parent: QWidget, *,
        lines: int = 2,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.place = place
        self._theme = theme
        self._keep = keep
        self._stored = self._before = ""
        self._is_storing = self._is_told = False
        self._label = text_label(label, "strong", self, wrap=True)
        self.editor = TextEditor(self, least_lines=lines)
        self.editor.setAccessibleName(label)
        self.note = NoteLabel(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self.editor, self.note):
            self._layout.addWidget(part)
        self._timer.timeout.connect(self._on_pause)
        self.editor.typed.connect(self._timer.start)
        self.editor.left.connect(self.flush)
        self.editor.given_up.connect(self._on_given_up)
        self._space()
        theme.changed.connect(self._space)

    def rename(self, label: str) -> None:
        """Show another label."""
        self._label.setText(label)
        self.editor.setAccessibleName(label)

    def show_text(self, text: str, hint: str, note: str, *, locked: bool) -> None:
        """Show what is stored; a text that is being typed stays.

        hint: what stands in the papers while there is no text of the office. note: below it, "" for none.
        """
        self._stored = text
        self.editor.set_locked(locked)
        self.editor.set_hint(hint)
        if not self.editor.is_modified() or self._is_told:
            self._before, self._is_told = text, False
        if not self.editor.is_modified():
            self.editor.show_text(text)
        self.note.show_note(note)

    @property
    def is_unsaved(self) -> bool:
        """Whether something was typed that is not stored."""
        return self.editor.is_modified()

    def take(self) -> tuple[str, str]:
        """Return what was typed, with the text before it, and forget it: another text is to be shown."""
        self._timer.stop()
        typed = self.editor.shown_text(), self._before
        self.editor.set_unmodified()
        self._is_told = False
        return typed

    def give_back(self, typed: tuple[str, str]) -> None:
        """Let what was typed and could not be stored stand in the field again."""
        text, self._before = typed
        self.editor.selectAll()
        self.editor.insertPlainText(text)

    def flush(self) -> None:
        """Store what was typed."""
        self._timer.stop()
        self.editor.finish_composing()
        if not self.editor.is_modified() or self._is_storing:
            return
        text = self.editor.shown_text().strip()
        self._is_storing = True  # a message over the window takes the keyboard, which leaves the field again
        try:
            if self._keep(self.place, text, self._before):
                self.editor.set_unmodified()
                self._stored = self._before = text
            else:
                self._is_told = True
        finally:
            self._is_storing = False

    def _on_pause(self) -> None:
        """Store while typing rests; what is still composed in the IME is left in peace."""
        if self.editor.is_composing():
            self._timer.start()
        else:
            self.flush()

    def _on_given_up(self) -> None:
        """Go back to the stored text, as Esc asks for."""
        self._timer.stop()
        self.editor.show_text(self._stored)
        self._before = self._stored

    def _space(self) -> None:
        """Take the lengths of the text size."""
        self._layout.setSpacing(self._theme.gap(4))
