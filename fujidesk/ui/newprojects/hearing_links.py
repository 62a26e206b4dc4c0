"""The hearings about a new project, each a link to its notes."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.hearings import HEARING_STATE_NAMES, Hearing
from fujidesk.ui.formats import short_day
from fujidesk.ui.widgets.basics import link_button, text_label


class HearingLinks(QWidget):
    """chosen(key): the notes of a hearing are wanted. It takes no room while there is none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[Hearing] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(text_label("ヒアリングの記録", "strong", self))
        self.hide()

    def show_hearings(self, hearings: Sequence[Hearing]) -> None:
        """Show others, in their order; a link with the keyboard on it stays while they are the same."""
        if list(hearings) == self._shown:
            return
        self._shown = list(hearings)
        while (item := self._layout.takeAt(1)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for hearing in hearings:
            link = link_button(_words(hearing), self)
            link.setAccessibleName(f"{_words(hearing)}の記録を開く")
            link.clicked.connect(partial(self.chosen.emit, hearing.key))
            self._layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(hearings))


def _words(hearing: Hearing) -> str:
    """Return when a hearing is and how far: 「R8.6.9 09:30 実施済」."""
    when = f"{short_day(hearing.day)} {hearing.start}".strip() or "日未定"
    return f"{when} {HEARING_STATE_NAMES[hearing.state]}"
