"""A thing to do: its state, what it is about, how far it is, and the buttons that do it.

One row of four parts; where the card is narrow for the text size, figure and buttons stand below the words,
and where it is very narrow all parts do.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, StatePill, button, set_look, text_label

_MEASURE_PX = 180
_BUTTONS_PX = 248
"""Room for two buttons, kept where there is one, so that bars and buttons of all cards stand in columns."""
_WIDE_PX = 800
_UPRIGHT_PX = 480
_LEAST_PX = 240


class TaskCard(Card):
    """One line of what to do; `action` is its button.

    At most one card of a list is primary: its button is filled, so that the next thing to do is seen from
    afar.
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
        self._side = QWidget(self)
        self.action: QPushButton = button(action_text, self._side)
        self._more: list[QPushButton] = []
        self._buttons = QHBoxLayout(self._side)
        direction = QBoxLayout.Direction.LeftToRight
        self._row = QBoxLayout(direction, self)
        self._middle, self._lower = QBoxLayout(direction), QBoxLayout(direction)
        self._lay_out()
        self.on_theme_changed()
        theme.changed.connect(self.on_theme_changed)

    def _lay_out(self) -> None:
        """Nest the parts: pill beside words and, beside or below them, figure beside buttons."""
        words, measure = QVBoxLayout(), QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._note)
        measure.addStretch(1)
        measure.addWidget(self._bar)
        measure.addWidget(self._figure)
        measure.addStretch(1)
        for layout in (words, measure):
            layout.setSpacing(4)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.addWidget(self.action)
        self._buttons.addStretch(1)
        self._lower.addLayout(measure)
        self._lower.addWidget(self._side, 1)
        self._middle.addLayout(words, 1)
        self._middle.addLayout(self._lower)
        self._row.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._row.addLayout(self._middle, 1)

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
        made = button(text, self._side)
        self._more.append(made)
        self._buttons.insertWidget(self._buttons.count() - 1, made)
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
        self._arrange()

    def _arrange(self) -> None:
        """Put figure and buttons beside the words or below them, as the width asks for."""
        wide, beside = (self.width() >= self._theme.px(least) for least in (_WIDE_PX, _UPRIGHT_PX))
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(across if wide else down)
        for layout in (self._row, self._lower):
            layout.setDirection(across if beside else down)
        self._side.setMinimumWidth(self._theme.px(_BUTTONS_PX) if wide else 0)
        self._figure.setVisible(wide or bool(self._figure.text()))

    def on_theme_changed(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._row.setContentsMargins(gap(16), gap(10), gap(16), gap(10))
        self._row.setSpacing(gap(16))
        self._pill.setMinimumWidth(self._theme.px(72))
        self._bar.setFixedSize(gap(_MEASURE_PX), gap(10))
        self._figure.setFixedWidth(gap(_MEASURE_PX))
        self._buttons.setSpacing(gap(12))
        self.action.setMinimumWidth(self._theme.px(140))
        self._middle.setSpacing(gap(8))
        self._lower.setSpacing(gap(16))
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than the narrowest form needs: a wide one would keep itself wide."""
        return QSize(self._theme.px(_LEAST_PX), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the form that fits."""
        super().resizeEvent(event)
        self._arrange()
