"""Values that somebody else changed while they were being entered: both are shown, one chooses."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.ui.widgets.basics import InlineMessage, button


def _nothing() -> None:
    """Do nothing more."""


@dataclass(frozen=True)
class Clash:
    """A value that was not stored. what: its field, as the office calls it. stored, wanted: in words.

    store: stores the wanted one over the one shown as stored; clashes anew where that has changed again.
    keep: leaves the stored one, where more is to be done than taking the line away.
    """

    what: str
    stored: str
    wanted: str
    store: Callable[[], None]
    keep: Callable[[], None] = _nothing


class ClashLine(InlineMessage):
    """Says what stands against what, with the two ways on. settled: either was chosen."""

    settled = Signal()

    def __init__(self, clash: Clash, parent: QWidget) -> None:
        super().__init__(parent)
        self._clash = clash
        self._choices = QWidget(self)
        choices = QHBoxLayout(self._choices)
        choices.setContentsMargins(0, 0, 0, 0)
        self.take = button("入力した値にする", self._choices)
        self.keep = button("いまの値のままにする", self._choices)
        choices.addWidget(self.take)
        choices.addWidget(self.keep)
        choices.addStretch(1)
        self._row.addWidget(self._choices)
        self.take.clicked.connect(self._on_take)
        self.keep.clicked.connect(self._on_keep)
        self.show_message(
            f"「{clash.what}」は、入力している間にほかの人が{_quoted(clash.stored)}に変えました。"
            f"入力した{_quoted(clash.wanted)}は、まだ保存していません。",
            "care",
        )

    def _on_take(self) -> None:
        """Store what was entered."""
        self.settled.emit()
        self._clash.store()

    def _on_keep(self) -> None:
        """Leave what is stored."""
        self.settled.emit()
        self._clash.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the sentence where they would leave it less than half of the width."""
        super().resizeEvent(event)
        is_narrow = self.width() < 2 * self._choices.sizeHint().width()
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)


class Clashes(QWidget):
    """One line for each field that clashes; takes no room where none does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, ClashLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_clash(self, clash: Clash) -> None:
        """Show a clash, in the place of an older one of the same field."""
        self.settle(clash.what)
        line = ClashLine(clash, self)
        line.settled.connect(partial(self.settle, clash.what))
        self._lines[clash.what] = line
        self._column.addWidget(line)
        self.show()

    def settle(self, what: str) -> None:
        """Take the line of a field away."""
        line = self._lines.pop(what, None)
        if line is not None:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.setVisible(bool(self._lines))

    @property
    def open_fields(self) -> tuple[str, ...]:
        """The fields that are not settled yet."""
        return tuple(self._lines)

    def clear(self) -> None:
        """Take all lines away: another year or record is shown."""
        for what in list(self._lines):
            self.settle(what)


def _quoted(value: str) -> str:
    """Return a value in a sentence."""
    return f"「{value}」" if value else "空欄"
