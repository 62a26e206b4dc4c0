"""A card with a heading, a line of its own and a table."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, text_label
from fujidesk.ui.widgets.figure_table import FigureTable


class ListCard(Card):
    """heading and note wrap, `table` takes what is left; buttons go into `head`, beside the heading."""

    def __init__(self, table: FigureTable, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table = table
        self.heading = text_label("", "heading", self, wrap=True)
        self.note = text_label("", "note", self, wrap=True)
        self.head = QHBoxLayout()
        self.head.addWidget(self.heading, 1)
        self._body = QVBoxLayout(self)
        self._body.addLayout(self.head)
        self._body.addWidget(self.note)
        self._body.addWidget(table, 1)
        self._space()
        theme.changed.connect(self._space)

    def say(self, heading: str, note: str) -> None:
        """Show what the table holds."""
        self.heading.setText(heading)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._body.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        self._body.setSpacing(gap(8))
        self.head.setSpacing(gap(8))
