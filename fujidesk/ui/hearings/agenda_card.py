"""What a hearing is about, beside the notes: where and when, who is there, its agenda; and its minutes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from fujidesk.domain.hearing_terms import STANDARD_HEARING_WORDS, HearingWords
from fujidesk.domain.hearings import Hearing
from fujidesk.ui.formats import day_in_full
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, button, text_label
from fujidesk.ui.widgets.flow_layout import FlowLayout

_WORDS_PX = 112
"""Least height of head and agenda: some five lines."""
_NO_HEARING = "「予定」でヒアリングを開くと、ここで記録できます。"


class AgendaCard(Card):
    """Shows head and agenda of a hearing, which scroll where they are long; its buttons give out minutes."""

    def __init__(self, theme: Theme, parent: QWidget, words: HearingWords = STANDARD_HEARING_WORDS) -> None:
        super().__init__(parent)
        self._theme, self._own = theme, words
        self.minutes = button("議事録を書き出す…", self)
        self.printed = button("印刷…", self)
        self.all_minutes = button("年度の議事録をまとめて…", self)
        self._title = text_label("", "heading", self, wrap=True)
        self._words = text_label("", "", self, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._words)
        scroll.viewport().setAutoFillBackground(False)
        papers = FlowLayout()
        for made in (self.minutes, self.printed, self.all_minutes):
            papers.addWidget(made)
        layout = QVBoxLayout(self)
        layout.addWidget(self._title)
        layout.addWidget(scroll, 1)
        layout.addLayout(papers)
        theme.changed.connect(self._space)
        self._space()

    def show_hearing(self, hearing: Hearing | None) -> None:
        """Show a hearing; None: what to do first."""
        self._title.setText("" if hearing is None else hearing.department or hearing.title or hearing.key)
        self._title.setVisible(hearing is not None)
        self._words.setText(_NO_HEARING if hearing is None else _head(hearing, self._own))
        for made in (self.minutes, self.printed):
            made.setEnabled(hearing is not None)
            made.setToolTip("" if hearing is not None else "ヒアリングを選ぶと使えます")

    def _space(self) -> None:
        """Take the lengths of the text size."""
        self._scroll.setMinimumHeight(self._theme.px(_WORDS_PX))


def _head(hearing: Hearing, own: HearingWords) -> str:
    """Return head and agenda of a hearing; own: what the city calls its hearings."""
    agenda = [f"{place}. {item}" for place, item in enumerate(hearing.agenda, start=1)]
    times = "～".join(filter(None, (hearing.start, hearing.end)))
    words = (
        own.name(hearing.kind), day_in_full(hearing.day) or "日未定",
        *filter(None, (times, hearing.place)), f"出席：{'、'.join(hearing.attendees) or '―'}",
        "", "次第", *agenda,
    )  # fmt: skip
    return "\n".join(words)
