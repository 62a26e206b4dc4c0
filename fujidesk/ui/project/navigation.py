"""前, 次 and the jump box: which project is opened next.

The order comes from the list screen by way of the window, so that sheet and list never import each other.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from fujidesk.domain.numbers import typed_number
from fujidesk.ui.project.header import SheetHeader
from fujidesk.ui.project.list_order import ListOrder


class Navigation(QObject):
    """Follows the list's order from the project that is shown; `number_wanted` says where to go.

    Alt+← and Alt+→ step, Ctrl+G asks for a number, while the window shows the sheet.
    """

    number_wanted = Signal(str)
    jumped = Signal()
    """The project asked for in the box is shown; the box needs the keyboard no more."""

    def __init__(self, header: SheetHeader, parent: QWidget) -> None:
        super().__init__(parent)
        self._header = header
        self._order = ListOrder()
        self._number = ""
        header.previous_wanted.connect(self._on_previous)
        header.next_wanted.connect(self._on_next)
        header.jump_wanted.connect(self._on_jump)
        header.link_wanted.connect(self.number_wanted)
        QShortcut(QKeySequence("Alt+Left"), parent, self._on_previous)
        QShortcut(QKeySequence("Alt+Right"), parent, self._on_next)
        QShortcut(QKeySequence("Ctrl+G"), parent, header.start_jump)

    def set_order(self, numbers: Sequence[str]) -> None:
        """Follow the list's filter and order."""
        self._order.set_numbers(numbers)
        self.show_number(self._number)

    def show_number(self, number: str) -> None:
        """Show where a project stands in the list."""
        self._number = number
        self._header.show_position(self._order.place(number), len(self._order))

    def _step(self, step: int) -> None:
        """Ask for the project so many places further; nothing at the ends."""
        number = self._order.beside(self._number, step)
        if number is not None:
            self.number_wanted.emit(number)

    def _on_previous(self) -> None:
        """Go one place back."""
        self._step(-1)

    def _on_next(self) -> None:
        """Go one place on."""
        self._step(1)

    def _on_jump(self) -> None:
        """Ask for the number that was typed, in whatever width of characters."""
        number = typed_number(self._header.jump.text())
        if not number:
            return
        self.number_wanted.emit(number)
        if self._number == number:  # else there is no such project, and the number can be mended
            self._header.jump.clear()
            self.jumped.emit()
