"""気づき on the overview: what to ask departments about, most serious first, and the way to the 照会票."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.oddities import OddityLine, Weight
from fujidesk.ui.evaluation.record_rows import oddity_columns, oddity_row, weight_of
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, button, text_label
from fujidesk.ui.widgets.figure_table import FigureTable

_LEAST_ROWS = 4


def by_weight(lines: Sequence[OddityLine]) -> list[OddityLine]:
    """Return lines with the most serious first, else in their order."""
    order = list(Weight)
    return sorted(lines, key=lambda line: order.index(weight_of(line)))


class OddityCard(Card):
    """The list in short. opened: a project; issue_chosen: make the 照会票; all_chosen: the whole list."""

    opened = Signal(str)
    issue_chosen = Signal()
    all_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.heading = text_label("気づき", "heading", self)
        self.all_button = button("すべて見る", self)
        self.all_button.setAccessibleName("気づきをすべて見る")
        self.issue_button = button("照会票を作る", self, primary=True)
        self.note = text_label("調べています…", "note", self, wrap=True)
        self._head = QHBoxLayout()
        self._head.addWidget(self.heading)
        self._head.addStretch(1)
        self._head.addWidget(self.all_button)
        self._head.addWidget(self.issue_button)
        self._body = QVBoxLayout(self)
        self._body.addLayout(self._head)
        self._body.addWidget(self.note)
        self._body.addStretch(1)
        self.all_button.clicked.connect(self.all_chosen)
        self.issue_button.clicked.connect(self.issue_chosen)
        self._space()
        theme.changed.connect(self._space)
        self.show_waiting()

    @cached_property
    def table(self) -> FigureTable:
        """The list, made when there is something to list: the page opens before that."""
        table = FigureTable("気づき", self._theme, self, whole_rows=True)
        table.setMinimumHeight(self._theme.px(28) * (_LEAST_ROWS + 1))
        self._body.insertWidget(self._body.count() - 1, table, 100)
        table.opened.connect(self.opened)
        return table

    def show_waiting(self) -> None:
        """Say that the rules are at work."""
        self.heading.setText("気づき")
        self.note.setText("調べています…")
        self.note.show()
        if "table" in self.__dict__:
            self.table.hide()
        self.issue_button.hide()

    def show_lines(self, lines: Sequence[OddityLine], issue_word: str) -> None:
        """Show what was found; issue_word: of the button, "" where there is nothing to ask."""
        found = [line for line in by_weight(lines) if line.oddity is not None]
        self.heading.setText(f"気づき {len(found):,} 件")
        self.note.setText("" if found else "気になる回答はありません。")
        self.note.setVisible(not found)
        self.table.setVisible(bool(found))
        self.table.show_rows((oddity_row(line, brief=True) for line in found), oddity_columns(brief=True))
        self.issue_button.setText(issue_word)
        self.issue_button.setVisible(bool(issue_word))

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._body.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        self._body.setSpacing(gap(8))
        self._head.setSpacing(gap(8))
        if "table" in self.__dict__:
            self.table.setMinimumHeight(self._theme.px(28) * (_LEAST_ROWS + 1))
