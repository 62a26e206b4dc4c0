"""気をつけること: a sentence each, with the link to where it is mended."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.cautions import Caution
from fujidesk.ui.home.coming_card import LINK_INDENT_PX
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, link_button, text_label

_LATE, _PLAIN = "⚠", "・"
"""Before a sentence: a day has passed, or not; told by the sign, not by colour."""


class CautionCard(Card):
    """Shows what should not be overlooked; says so where there is nothing. chosen: the `Caution` pressed."""

    chosen = Signal(Caution)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: Sequence[Caution] = ()
        self._body: QWidget | None = None
        self._heading = text_label("気をつけること", "heading", self)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._heading)
        theme.changed.connect(self._fill)

    def show_cautions(self, found: Sequence[Caution]) -> None:
        """Show other sentences; they are made anew where they changed, as they are few."""
        if self._body is None or tuple(found) != tuple(self._found):
            self._found = found
            self._fill()

    def _fill(self) -> None:
        """Make the lines."""
        if self._body is not None:
            self._layout.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        gap = self._theme.gap
        self._layout.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        self._layout.setSpacing(gap(6))
        self._body = QWidget(self)
        lines = QVBoxLayout(self._body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(gap(8))
        for caution in self._found:
            lines.addLayout(self._line(caution, self._body))
        if not self._found:
            lines.addWidget(text_label("いま気をつけることはありません。", "note", self._body, wrap=True))
        self._layout.addWidget(self._body)
        self._body.show()

    def _line(self, caution: Caution, parent: QWidget) -> QHBoxLayout:
        """Return sign and sentence over the link."""
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(self._theme.gap(2))
        words.setSpacing(self._theme.gap(2))
        sign = text_label(_LATE if caution.is_late else _PLAIN, parent=parent)
        sign.setAccessibleName("期限超過" if caution.is_late else "")
        sign.setFixedWidth(self._theme.px(18))
        told = text_label(caution.text, parent=parent, wrap=True)
        told.setContentsMargins(self._theme.gap(LINK_INDENT_PX), 0, 0, 0)
        link = link_button(caution.action, parent)
        link.setAccessibleName(f"{caution.text}{caution.action}")
        link.clicked.connect(partial(self.chosen.emit, caution))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(told)
        words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)
        return row
