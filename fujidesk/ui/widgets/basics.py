"""The small things every screen is made of; the style sheet dresses them by their properties.

A property is set here (`role`, `chip`, `pill`, `card`, `message`, `quiet`, `primary`), and what it looks like
stands in resources/themes/window.qss; a property changed later needs `set_look`.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

_READ_CHARS = 40


def set_look(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property that the style sheet looks at, and dress the widget again."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def text_label(text: str, role: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """Return a plain-text label; role: title, heading, strong, note, figure or nothing."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


def reading_width(widget: QWidget) -> int:
    """Return how wide a sentence of a dialog is: about 40 kanji, and so that its buttons stay on the screen.

    Not by the average width of letters, which some fonts say is that of a kanji and some half of it.
    """
    screen = widget.screen().availableGeometry().width()
    return min(widget.fontMetrics().horizontalAdvance("あ") * _READ_CHARS, screen * 7 // 10)


def button(text: str, parent: QWidget | None = None, *, primary: bool = False) -> QPushButton:
    """Return a push button; primary for the one thing to do next."""
    made = QPushButton(text, parent)
    made.setProperty("primary", primary)
    made.setAutoDefault(False)
    return made


def link_button(text: str, parent: QWidget | None = None) -> QPushButton:
    """Return a button that looks like a link, for figures that open the list behind them."""
    made = QPushButton(text, parent)
    made.setProperty("flat_link", True)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


class Chip(QPushButton):
    """A filter that is on or off, told by a tick as well as by colour."""

    def __init__(self, text: str, parent: QWidget | None = None, *, checked: bool = False) -> None:
        super().__init__(text, parent)
        self._word = text
        self.setProperty("chip", True)
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)
        self.setChecked(checked)
        self.setAccessibleName(text)

    def rename(self, text: str) -> None:
        """Show another word, such as one with a count."""
        self._word = text
        self.setAccessibleName(text)
        self._on_toggled(self.isChecked())

    def _on_toggled(self, on: bool) -> None:
        """Show the tick, so that the state is told without colour."""
        self.setText(f"✓ {self._word}" if on else self._word)


class StatePill(QLabel):
    """A state in a word on its colour; kind: good, care, bad, plain or accent."""

    def __init__(self, text: str = "", kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("pill", kind)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, kind: str) -> None:
        """Change word and colour."""
        self.setText(text)
        set_look(self, "pill", kind)


class PillButton(QPushButton):
    """A state in a word on its colour that can be pressed; kind: as `StatePill`."""

    def __init__(self, text: str = "", kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("pill", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Card(QFrame):
    """A white surface with a quiet border that holds what belongs together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)


class InlineMessage(QFrame):
    """A sentence inside a screen, with a button where there is something to do; hidden when empty.

    kind: info, good, care or bad.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = text_label("", parent=self, wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 12, 6)
        self._row.addWidget(self._label, 1)
        self.hide()

    def show_message(self, text: str, kind: str = "info") -> None:
        """Show a sentence; an empty one hides the message."""
        self._label.setText(text)
        set_look(self, "message", kind)
        self._label.style().polish(self._label)
        self.setVisible(bool(text))

    def add_button(self, text: str) -> QPushButton:
        """Add a button at the right and return it."""
        made = button(text, self)
        self._row.addWidget(made)
        return made

    def text(self) -> str:
        """Return the sentence shown."""
        return self._label.text()


class ElidedLabel(QLabel):
    """One line of text that ends in … where it does not fit; the whole text is in its tool tip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        """Ask for the height of a line and no width: the label takes what is left."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text cut to the width, and put the whole of it into the tool tip where it is cut."""
        full = self.text()
        shown = self.fontMetrics().elidedText(full, Qt.TextElideMode.ElideRight, self.width())
        if shown == full:
            self.setToolTip("")
            super().paintEvent(event)
            return
        self.setToolTip(full)
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.contentsRect(), int(flags), shown)
        painter.end()
