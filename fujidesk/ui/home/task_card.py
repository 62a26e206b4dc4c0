"""A thing to do: its state, what it is about, how far it is, and the button that does it.

One row of four parts; where the window is narrow for the text size, they stand one below the other.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, StatePill, button, set_look, text_label

_MEASURE_PX = 164


class TaskCard(Card):
    """One line of what to do; `action` is its button.

    At most one card is primary: its button is filled, so that the next thing to do is seen from afar.
    """

    def __init__(self, title: str, action_text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pill = StatePill("", "plain", self)
        self._title = text_label(title, "heading", self, wrap=True)
        self._note = text_label("", "note", self, wrap=True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(f"{title}の進み具合")
        self._figure = text_label("", "note", self, wrap=True)
        self.action: QPushButton = button(action_text, self)
        self._more: list[QPushButton] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        words, measure = QVBoxLayout(), QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._note)
        measure.addStretch(1)
        measure.addWidget(self._bar)
        measure.addWidget(self._figure)
        measure.addStretch(1)
        for layout in (words, measure):
            layout.setSpacing(4)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self._row.addWidget(self._pill, 0, middle)
        self._row.addLayout(words, 1)
        self._row.addLayout(measure)
        self._row.addWidget(self.action, 0, middle)
        self.on_theme_changed()
        theme.changed.connect(self.on_theme_changed)

    def show_task(self, state: str, kind: str, note: str, *, primary: bool) -> None:
        """Show state (with the kind of its pill) and note; primary: the thing to do next."""
        self._pill.show_state(state, kind)
        self._note.setText(note)
        set_look(self.action, "primary", primary)

    def rename(self, title: str) -> None:
        """Show another title, such as one with the year that it is about."""
        self._title.setText(title)
        self._bar.setAccessibleName(f"{title}の進み具合")

    def add_action(self, text: str) -> QPushButton:
        """Add a second button, for what may be done beside the first, and return it."""
        made = button(text, self)
        self._more.append(made)
        self._row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        return made

    def buttons(self) -> list[QPushButton]:
        """Return the buttons that are there, in their order."""
        return [made for made in (self.action, *self._more) if not made.isHidden()]

    def show_measure(self, done: int, total: int, text: str) -> None:
        """Show how far it is: done of total, and in words; total 0: there is nothing to get done."""
        self._bar.setVisible(total > 0)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._figure.setText(text)

    def set_narrow(self, narrow: bool) -> None:
        """Put the parts one below the other, or side by side."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def on_theme_changed(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._row.setContentsMargins(gap(16), gap(10), gap(16), gap(10))
        self._row.setSpacing(gap(16))
        self._pill.setMinimumWidth(self._theme.px(72))
        self._bar.setFixedSize(gap(_MEASURE_PX), gap(10))
        self._figure.setFixedWidth(gap(_MEASURE_PX))
        self.action.setMinimumWidth(self._theme.px(140))
