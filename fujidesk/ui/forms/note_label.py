"""A note in grey beneath an editor, such as last year's answer: short on the form, whole in its tool tip."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

NOTE_LENGTH = 90
"""Characters that are shown; about two lines of a card at 1366 px."""


class NoteLabel(QLabel):
    """Hidden while there is nothing to note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setProperty("role", "note")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    @property
    def whole(self) -> str:
        """The note uncut; "" where there is nothing."""
        return self.toolTip()

    def show_note(self, text: str) -> None:
        """Show a note on one line of text, cut where it is long; "" hides it."""
        one_line = " ".join(text.split())
        self.setText(one_line if len(one_line) <= NOTE_LENGTH else f"{one_line[:NOTE_LENGTH]}…")
        self.setToolTip(text)
        self.setVisible(bool(text))
