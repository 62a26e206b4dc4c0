"""The oddity that is selected: what is odd, what the department is asked, and what it answered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fujidesk.domain.oddities import (
    INQUIRY_STATE_NAMES,
    WEIGHT_NAMES,
    Inquiry,
    InquiryState,
    OddityLine,
    Weight,
)
from fujidesk.ui.evaluation.allowing import allow, lock_reason
from fujidesk.ui.evaluation.record_rows import is_for_office, weight_of
from fujidesk.ui.formats import short_day
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, StatePill, button, text_label
from fujidesk.ui.widgets.flow_layout import FlowLayout

_KINDS = {Weight.SERIOUS: "bad", Weight.NOTABLE: "care", Weight.HINT: "plain"}
_STATE_KINDS = {
    InquiryState.PLANNED: "plain", InquiryState.ASKED: "care", InquiryState.ANSWERED: "accent",
    InquiryState.SETTLED: "good",
}  # fmt: skip
_QUESTION_ONLY = "この質問のもとになった気づきは、いまはありません。"
_FOR_OFFICE = "部署への質問はありません。自分で確認して直します。"
_NOTHING = "一覧で気づきを選ぶと、部署への質問と答えをここに表示します。"


class OddityDetail(Card):
    """Read from top to bottom: number and weight, what is odd, the question, the answer, what to do."""

    opened = Signal(str)
    plan_chosen = Signal()
    reword_chosen = Signal()
    withdraw_chosen = Signal()
    settle_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = ""
        self.title = text_label(_NOTHING, "heading", self, wrap=True)
        self._weight, self._state = StatePill(parent=self), StatePill(parent=self)
        self._department = text_label("", "note", self, wrap=True)
        self.text = text_label("", parent=self, wrap=True)
        self.question = text_label("", parent=self, wrap=True)
        self.answer = text_label("", parent=self, wrap=True)
        self._question_head = text_label("部署への質問", "note", self)
        self._answer_head = text_label("回答", "note", self)
        for label in (self.text, self.question, self.answer):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_button = button("個票を開く", self)
        self.plan_button = button("照会票に追加", self)
        self.reword_button = button("質問を直す…", self)
        self.withdraw_button = button("照会を取り消す", self)
        self.settle_button = button("解決にする", self)
        self._lay_out()
        self.open_button.clicked.connect(self._on_open)
        self.plan_button.clicked.connect(self.plan_chosen)
        self.reword_button.clicked.connect(self.reword_chosen)
        self.withdraw_button.clicked.connect(self.withdraw_chosen)
        self.settle_button.clicked.connect(self.settle_chosen)
        self.show_line(None, may_write=False)
        self._space()
        theme.changed.connect(self._space)

    def show_line(self, line: OddityLine | None, *, may_write: bool) -> None:
        """Show an oddity with its inquiry; None: nothing is selected."""
        for widget in (
            self._department,
            self._weight,
            self.text,
            self._question_head,
            self.question,
            self.open_button,
        ):
            widget.setVisible(line is not None)
        inquiry = line.inquiry if line is not None else None
        self._show_inquiry(inquiry)
        for_office = line is not None and is_for_office(line)
        self.plan_button.setVisible(line is not None and inquiry is None and not for_office)
        for pressed in (self.plan_button, self.reword_button, self.withdraw_button, self.settle_button):
            allow(pressed, lock_reason(may_write=may_write))
        self._number = line.number if line is not None else ""
        if line is None:
            self.title.setText(_NOTHING)
            return
        self.title.setText(f"{line.number}　{line.title}")
        self._department.setText(line.department)
        weight = weight_of(line)
        self._weight.show_state(WEIGHT_NAMES[weight], _KINDS[weight])
        self.text.setText(line.oddity.text if line.oddity is not None else _QUESTION_ONLY)
        own = line.oddity.question if line.oddity is not None else ""
        self.question.setText(inquiry.question if inquiry is not None else _FOR_OFFICE if for_office else own)

    def _show_inquiry(self, inquiry: Inquiry | None) -> None:
        """Show how far the question is, and its answer."""
        asked = inquiry is not None
        self._state.setVisible(asked)
        self._answer_head.setVisible(asked)
        self.answer.setVisible(asked)
        # What was sent stands in the department's file: only a question still here can be changed.
        is_planned = inquiry is not None and inquiry.state is InquiryState.PLANNED
        self.reword_button.setVisible(is_planned)
        self.withdraw_button.setVisible(is_planned)
        self.settle_button.setVisible(inquiry is not None and inquiry.state is not InquiryState.SETTLED)
        if inquiry is None:
            return
        self._state.show_state(INQUIRY_STATE_NAMES[inquiry.state], _STATE_KINDS[inquiry.state])
        days = [
            f"{word} {short_day(day)}"
            for word, day in (("照会", inquiry.asked_at[:10]), ("回答", inquiry.answered_at[:10])) if day
        ]  # fmt: skip
        self._answer_head.setText("回答" + (f"（{'、'.join(days)}）" if days else ""))
        self.answer.setText(inquiry.answer or "まだ回答がありません。")

    def _lay_out(self) -> None:
        """Put the texts into a column that scrolls, the buttons below it."""
        page = QWidget(self)
        self._column = QVBoxLayout(page)
        self._pills = QHBoxLayout()
        self._pills.addWidget(self._weight)
        self._pills.addWidget(self._state)
        self._pills.addStretch(1)
        self._column.addWidget(self.title)
        self._column.addWidget(self._department)
        self._column.addLayout(self._pills)
        for widget in (self.text, self._question_head, self.question, self._answer_head, self.answer):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        page.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        self._buttons = FlowLayout()  # four of them are more than a line of the panel at large text
        for pressed in (self.open_button, self.plan_button, self.reword_button, self.withdraw_button,
                        self.settle_button):  # fmt: skip
            self._buttons.addWidget(pressed)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(scroll, 1)
        self._outer.addLayout(self._buttons)

    def _on_open(self) -> None:
        """Ask for the sheet of the project."""
        self.opened.emit(self._number)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._outer.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(8))
        self._buttons.set_gap(gap(8))
        self._pills.setSpacing(gap(8))
        self.setMinimumWidth(self._theme.gap(380))
