"""What a hearing is about, beside the notes: where and when, who is there, its agenda."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from fujidesk.domain.hearings import KIND_NAMES, Hearing
from fujidesk.ui.formats import day_in_full
from fujidesk.ui.widgets.basics import Card, text_label

_NO_HEARING = "「予定」でヒアリングを開くと、ここで記録できます。"


class AgendaCard(Card):
    """Shows head and agenda of a hearing; scrolls where they are long."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = text_label("", "", self, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._words)
        scroll.viewport().setAutoFillBackground(False)
        QVBoxLayout(self).addWidget(scroll)

    def show_hearing(self, hearing: Hearing | None) -> None:
        """Show a hearing; None: what to do first."""
        self._words.setText(_NO_HEARING if hearing is None else _head(hearing))


def _head(hearing: Hearing) -> str:
    """Return head and agenda of a hearing."""
    agenda = [f"{place}. {item}" for place, item in enumerate(hearing.agenda, start=1)]
    words = (
        hearing.department, KIND_NAMES[hearing.kind], day_in_full(hearing.day) or "日未定",
        f"{hearing.start}～{hearing.end} {hearing.place}".strip(),
        f"出席：{'、'.join(hearing.attendees) or '―'}", "", "次第", *agenda,
    )  # fmt: skip
    return "\n".join(words)
