"""気づきと照会: the whole list, the question behind each line, what was asked, answered and settled."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.oddities import (
    INQUIRY_STATE_NAMES,
    WEIGHT_NAMES,
    Inquiry,
    InquiryState,
    Oddity,
    OddityLine,
)
from fujidesk.ui.evaluation.allowing import allow, lock_reason
from fujidesk.ui.evaluation.cards import choice_box
from fujidesk.ui.evaluation.oddity_card import by_weight
from fujidesk.ui.evaluation.oddity_detail import OddityDetail
from fujidesk.ui.evaluation.record_rows import is_for_office, oddity_columns, oddity_row, weight_of
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, Chip, button, text_label
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.flow_layout import FlowLayout
from fujidesk.ui.widgets.split_body import SplitBody

_NOT_ASKED, _ALL = "none", "all"
_NONE_TO_ASK = "まだ照会していない気づきを選ぶと押せます"
_STATES = {
    _ALL: "照会の状態：すべて", _NOT_ASKED: "照会していない",
    **{state.value: word for state, word in INQUIRY_STATE_NAMES.items()},
}  # fmt: skip


class OddityPage(QWidget):
    """List and details. Signals say what the user wants; `commands` does it.

    opened: a project. plan_chosen: oddities selected. ask_chosen: a question of the office's own; carries the
    project of the row stood on, "" where there is none. reword_chosen: the question shown. withdraw_chosen,
    settle_chosen: inquiries selected. issue_chosen: make the 照会票.
    """

    opened = Signal(str)
    plan_chosen = Signal(list)
    ask_chosen = Signal(str)
    reword_chosen = Signal(object)
    withdraw_chosen = Signal(list)
    settle_chosen = Signal(list)
    issue_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[OddityLine] = []
        self._shown: dict[int, OddityLine] = {}
        self._may_write = True
        self._heading = text_label("気づき", "heading", self)
        self._note = text_label("調べています…", "note", self, wrap=True)
        self.issue_button = button("照会票を作る", self, primary=True)
        self.plan_button = button("照会票に追加", self)
        self.ask_button = button("質問を足す…", self)
        self.state_box = choice_box(_STATES.items(), "照会の状態で絞り込む", self)
        self.weights = {weight: Chip(word, self, checked=True) for weight, word in WEIGHT_NAMES.items()}
        self.table = FigureTable("気づき", theme, self, whole_rows=True)
        self.detail = OddityDetail(theme, self)
        self._lay_out()
        self._connect()
        self._space()

    @property
    def about(self) -> str:
        """What the list is narrowed to, in words; weights are in the list itself."""
        choice = self.state_box
        narrowed = f"{choice.currentText()}　" if choice.currentData() != _ALL else ""
        left_out = [chip.accessibleName() for chip in self.weights.values() if not chip.isChecked()]
        without = f"{'・'.join(left_out)} を除く　" if left_out else ""
        return f"{narrowed}{without}{self.table.figures.rowCount():,} 件"

    def show_waiting(self) -> None:
        """Say that the rules are at work."""
        self._note.setText("調べています…")

    def show_found(self, fiscal_year: int, lines: Sequence[OddityLine], *, may_write: bool) -> None:
        """Show the oddities of a year with what was asked about them, and the office's own questions."""
        self._may_write = may_write
        self._lines = by_weight(lines)
        found = [line for line in lines if line.oddity is not None]
        self._heading.setText(f"気づき {len(found):,} 件")
        self._note.setText(f"{long_year(fiscal_year)} ・ {_said(lines)}")
        allow(self.ask_button, lock_reason(may_write=may_write))
        self._refill()

    def show_issue(self, word: str) -> None:
        """Set the word of the button that makes the 照会票, "" where there is nothing to ask."""
        self.issue_button.setText(word)
        self.issue_button.setVisible(bool(word))
        allow(self.issue_button, lock_reason(may_write=self._may_write))

    def selected(self) -> list[OddityLine]:
        """Return what is selected, in the order shown."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self._shown[id(self.table.figures.rows[row])] for row in rows]

    def _refill(self) -> None:
        """Show what passes the choices of weight and state."""
        wanted = {weight for weight, chip in self.weights.items() if chip.isChecked()}
        passes = _state_test(str(self.state_box.currentData()))
        kept = [line for line in self._lines if weight_of(line) in wanted and passes(line.inquiry)]
        rows = [oddity_row(line, brief=False) for line in kept]
        self._shown = {id(row): line for row, line in zip(rows, kept, strict=True)}
        self.table.show_rows(rows, oddity_columns(brief=False))
        self._on_selection()

    def _lay_out(self) -> None:
        """Put the list into a card at the left, the details at the right."""
        card = Card(self)
        self._head, self._inner = QHBoxLayout(), QVBoxLayout(card)
        self._head.addWidget(self._heading)
        self._head.addWidget(self._note, 1)
        self._head.addWidget(self.issue_button)
        self._tools = FlowLayout()
        for widget in (*self.weights.values(), self.state_box, self.plan_button, self.ask_button):
            self._tools.addWidget(widget)
        self._inner.addLayout(self._head)
        self._inner.addLayout(self._tools)
        self._inner.addWidget(self.table, 1)
        self._body = SplitBody(self._theme, card, self.detail, self)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._body.scrolled(self))

    def _connect(self) -> None:
        """Wire choices, list and buttons."""
        for chip in self.weights.values():
            chip.toggled.connect(self._refill)
        self.state_box.currentIndexChanged.connect(self._refill)
        self.table.opened.connect(self.opened)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.plan_button.clicked.connect(self._on_plan)
        self.ask_button.clicked.connect(self._on_ask)
        self.issue_button.clicked.connect(self.issue_chosen)
        self.detail.opened.connect(self.opened)
        self.detail.plan_chosen.connect(self._on_plan)
        self.detail.reword_chosen.connect(self._on_reword)
        self.detail.withdraw_chosen.connect(self._on_withdraw)
        self.detail.settle_chosen.connect(self._on_settle)
        self._theme.changed.connect(self._space)

    def _on_selection(self) -> None:
        """Show the question of the row stood on, and how many would be added."""
        lines = self.selected()
        self.detail.show_line(lines[0] if lines else None, may_write=self._may_write)
        count = len(unasked(lines))
        self.plan_button.setText(f"選んだ {count:,} 件を照会票に追加" if count > 1 else "照会票に追加")
        allow(self.plan_button, lock_reason(may_write=self._may_write) or ("" if count else _NONE_TO_ASK))

    def _on_plan(self) -> None:
        """Ask for the selected oddities to be asked about."""
        wanted = unasked(self.selected())
        if wanted:
            self.plan_chosen.emit(wanted)

    def _on_ask(self) -> None:
        """Ask for a question of the office's own; the row stood on proposes the project."""
        lines = self.selected()
        self.ask_chosen.emit(lines[0].number if lines else "")

    def _on_reword(self) -> None:
        """Ask for another wording of the question shown: the first of what is selected."""
        shown = self.selected()[:1]
        if shown and shown[0].inquiry is not None:
            self.reword_chosen.emit(shown[0].inquiry)

    def _on_withdraw(self) -> None:
        """Ask for those of the selected inquiries to be taken back that were not sent yet."""
        found = [inquiry for inquiry in self._inquiries() if inquiry.state is InquiryState.PLANNED]
        if found:
            self.withdraw_chosen.emit(found)

    def _on_settle(self) -> None:
        """Ask for the selected inquiries to be settled."""
        found = [inquiry for inquiry in self._inquiries() if inquiry.state is not InquiryState.SETTLED]
        if found:
            self.settle_chosen.emit(found)

    def _inquiries(self) -> list[Inquiry]:
        """Return the inquiries among what is selected; a line that nobody was asked about has none."""
        return [line.inquiry for line in self.selected() if line.inquiry is not None]

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._outer.setContentsMargins(gap(16), 0, gap(16), gap(12))
        self._inner.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        self._inner.setSpacing(gap(8))
        self._head.setSpacing(gap(12))
        self._tools.set_gap(gap(8))


def unasked(lines: Sequence[OddityLine]) -> list[Oddity]:
    """Return the oddities that a department can be asked about and was not yet."""
    return [
        line.oddity for line in lines
        if line.oddity is not None and line.inquiry is None and not is_for_office(line)
    ]  # fmt: skip


def _state_test(state: str) -> Callable[[Inquiry | None], bool]:
    """Return the test of a choice of states."""

    def passes(inquiry: Inquiry | None) -> bool:
        """Tell whether a line is shown."""
        if state == _ALL:
            return True
        return inquiry is None if state == _NOT_ASKED else inquiry is not None and inquiry.state == state

    return passes


def _said(lines: Sequence[OddityLine]) -> str:
    """Return the counts by weight and by state of the inquiry."""
    found = [line.oddity.weight for line in lines if line.oddity is not None]
    asked = [line.inquiry.state for line in lines if line.inquiry is not None]
    weights = "、".join(f"{word} {found.count(key)}" for key, word in WEIGHT_NAMES.items() if key in found)
    states = "、".join(
        f"{word} {asked.count(key)}" for key, word in INQUIRY_STATE_NAMES.items() if key in asked
    )
    return " ・ ".join(part for part in (weights, states) if part) or "気になる回答はありません。"
