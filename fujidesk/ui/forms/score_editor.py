"""A score as five buttons in a row, with the official words of its steps.

One stop of Tab: arrows walk along the buttons, a figure or Enter gives the score, Delete takes it away.
What is given is stored at once, like a choice.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from fujidesk.domain.changes import JsonValue
from fujidesk.ui.widgets.basics import text_label

_GAP_PX = 4
_CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
NOT_GIVEN = "未記入"


class _ScoreButton(QPushButton):
    """A button that leaves all keys but Space to its row; Qt's own would walk out of it by arrows."""

    focus_moved = Signal()
    """It got the keyboard or lost it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Space, leave the rest to the row."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the row that the keyboard is here."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the row that the keyboard went."""
        super().focusOutEvent(event)
        self.focus_moved.emit()


class ScoreEditor(QWidget):
    """Buttons 1 to 5, of which at most one is down; the word of that one stands beneath.

    words: of each score, worst first. none: what stands there while no score is given.

    For `FieldEditor`: the text is the figure, "" where no score is given.
    """

    left = Signal()
    given_up = Signal()
    typed = Signal()

    def __init__(
        self,
        name: str,
        words: Mapping[JsonValue, str],
        parent: QWidget | None = None,
        *,
        none: str = NOT_GIVEN,
    ) -> None:
        super().__init__(parent)
        self._none = none
        self._words = {str(score): word for score, word in words.items()}
        self._text = self._stored = ""
        self._locked = False
        self._buttons = {text: self._button(name, text) for text in self._words}
        self._word = text_label("", "note", self, wrap=True)
        self._build()
        self._show()

    @property
    def word(self) -> str:
        """The official word that is shown for the score given."""
        return self._word.text()

    def button(self, score: int) -> QPushButton:
        """Return the button of a score."""
        return self._buttons[str(score)]

    def set_locked(self, locked: bool) -> None:
        """Let the score be read but not changed."""
        self._locked = locked
        for button in self._buttons.values():
            button.setEnabled(not locked)

    def shown_text(self) -> str:
        """Return the figure that is chosen; "" for none."""
        return self._text

    def show_text(self, text: str, *, modified: bool = False) -> None:
        """Choose a score; modified: it counts as chosen here, else as stored."""
        self._stored = self._stored if modified else text
        self._text = text if text in self._buttons else ""
        self._show()

    def is_modified(self) -> bool:
        """Tell whether another score was chosen since the last stored one."""
        return self._text != self._stored

    def set_unmodified(self) -> None:
        """Count what is chosen as stored."""
        self._stored = self._text

    def finish_composing(self) -> None:
        """Do nothing: a score is never half typed."""

    def _build(self) -> None:
        """Put the buttons into a row, the word of the chosen one beneath."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self._word)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _button(self, name: str, text: str) -> QPushButton:
        """Make the button of a score; its word is its tool tip and its name for screen readers."""
        button = _ScoreButton(text, self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setProperty("score", True)
        button.setToolTip(f"{text} {self._words[text]}")
        button.setAccessibleName(f"{name} {text} {self._words[text]}")
        button.clicked.connect(self._on_clicked)
        button.focus_moved.connect(self._place_stop)
        return button

    def _show(self) -> None:
        """Let the chosen button be down, and its word stand beneath."""
        for text, button in self._buttons.items():
            button.setChecked(text == self._text)
        self._place_stop()
        self._word.setText(self._words.get(self._text, self._none))

    def _place_stop(self) -> None:
        """Let one button be the stop of Tab: that with the keyboard, else the chosen one, else the first.

        Were it the chosen one while the keyboard is on another, Tab would lead there and not out of the row.
        """
        held = next((text for text, button in self._buttons.items() if button.hasFocus()), "")
        stop = held or self._stop()
        for text, button in self._buttons.items():
            policy = Qt.FocusPolicy.StrongFocus if text == stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _stop(self) -> str:
        """Return the button that the keyboard comes to first: the chosen one, else the first; "" for none."""
        return self._text or next(iter(self._buttons), "")

    def _give(self, text: str) -> None:
        """Choose a score, "" for none, and have it stored."""
        if self._locked:
            return
        self._text = text
        self._show()
        self.typed.emit()
        self.left.emit()

    def _walk(self, step: int) -> None:
        """Go to the next button without choosing it."""
        order = list(self._buttons.values())
        at = next((place for place, button in enumerate(order) if button.hasFocus()), 0)
        order[max(0, min(len(order) - 1, at + step))].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self) -> None:
        """Choose the score that was pressed; pressing it twice leaves it chosen."""
        pressed = self.sender()
        self._give(next(text for text, button in self._buttons.items() if button is pressed))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the stop of Tab."""
        super().focusInEvent(event)
        if self._stop():
            self._buttons[self._stop()].setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, walk and take away by keys that a button leaves alone."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif event.text() in self._buttons:
            self._give(event.text())
            self._buttons[self._text].setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in _STEPS:
            self._walk(_STEPS[key])
        elif key in _CLEAR_KEYS and self._text:
            self._give("")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give(next((text for text, item in self._buttons.items() if item.hasFocus()), self._text))
        elif key == Qt.Key.Key_Escape and self.is_modified():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
