"""気づき of one project and year, each with the way into the 照会票, as lines beneath the report.

They are computed elsewhere and handed in; a line that is asked already says how far the question is.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from fujidesk.domain.oddities import INQUIRY_STATE_NAMES, WEIGHT_NAMES, Inquiry, Oddity, Weight
from fujidesk.ui.widgets.basics import InlineMessage

ADD = "照会票に追加"
_LOOKS = {Weight.SERIOUS: "bad", Weight.NOTABLE: "care", Weight.HINT: "info"}


class OddityLines(QWidget):
    """One message an oddity, gravest first; nothing at all where there is none.

    Asking puts the question into the department's 照会票 and sends nothing: the sheets go out from 評価.
    """

    inquiry_wanted = Signal(object)
    """The Oddity that shall be asked about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[InlineMessage] = []
        self._shown: tuple[Oddity, ...] = ()
        self._buttons: dict[QPushButton, Oddity] = {}
        self._locked = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self.hide()

    @property
    def oddities(self) -> tuple[Oddity, ...]:
        """What is shown."""
        return self._shown

    def texts(self) -> list[str]:
        """Return the sentences that are shown."""
        return [line.text() for line in self._lines]

    def buttons(self) -> list[QPushButton]:
        """Return the buttons that put a question into the 照会票."""
        return list(self._buttons)

    def show_oddities(self, oddities: Sequence[Oddity], inquiries: Sequence[Inquiry]) -> None:
        """Show these oddities of one project and year, with what of them is asked already."""
        self._clear()
        self._shown = tuple(oddities)
        asked = {inquiry.rule: inquiry for inquiry in inquiries}
        for oddity in oddities:
            self._add(oddity, asked.get(oddity.rule))
        self.setVisible(bool(oddities))

    def set_locked(self, locked: bool) -> None:
        """Let the oddities be read but nothing be asked."""
        self._locked = locked
        for button in self._buttons:
            button.setEnabled(not locked)

    def _clear(self) -> None:
        """Take all lines away."""
        for line in self._lines:
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines, self._shown, self._buttons = [], (), {}

    def _add(self, oddity: Oddity, inquiry: Inquiry | None) -> None:
        """Add the line of an oddity: its sentence, then the button or how far the question is."""
        line = InlineMessage(self)
        state = f"　［{INQUIRY_STATE_NAMES[inquiry.state]}］" if inquiry else ""
        line.show_message(
            f"気づき（{WEIGHT_NAMES[oddity.weight]}）：{oddity.text}{state}", _LOOKS[oddity.weight]
        )
        line.setToolTip(oddity.question)
        if inquiry is None:
            button = line.add_button(ADD)
            button.setAccessibleName(f"{ADD}：{oddity.text}")
            button.setToolTip(f"部署への質問：{oddity.question}")
            button.setEnabled(not self._locked)
            button.clicked.connect(self._on_clicked)
            self._buttons[button] = oddity
        self._layout.addWidget(line)
        self._lines.append(line)

    def _on_clicked(self) -> None:
        """Ask for the oddity of the pressed button to be put into the 照会票."""
        pressed = self.sender()
        self.inquiry_wanted.emit(next(item for button, item in self._buttons.items() if button is pressed))
