"""The draft as a whole: its name, the end of its period, what was said to it, and the way to be rid of it."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fujidesk.domain.next_plan.records import DraftComment, DraftProject, PlanDraft
from fujidesk.ui.nextplan.comments import Comments
from fujidesk.ui.nextplan.forms import DRAFT_RECORDS
from fujidesk.ui.nextplan.record_panel import RecordPanel, values_of
from fujidesk.ui.nextplan.words import READ_ONLY, count_words, draft_words
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button


class DraftPanel(RecordPanel):
    """said(text): a comment. remove_chosen: the button."""

    said = Signal(str)
    remove_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(DRAFT_RECORDS, theme, parent)
        self.comments = Comments(theme, self)
        self.remove_button = button("案を削除…", self)
        self.box.addWidget(self.comments)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.remove_button)
        self.box.addLayout(row)
        self.box.addStretch(1)
        self.comments.said.connect(self.said)
        self.remove_button.clicked.connect(self.remove_chosen)

    def show_draft(self, draft: PlanDraft, projects: list[DraftProject], lock: str) -> None:
        """Show a draft."""
        values = values_of(draft, DRAFT_RECORDS)
        self.show_record(draft.key, values, lock)
        self.title.setText(draft_words(draft))
        self.note.setText(count_words(projects))
        self.remove_button.setEnabled(not lock)
        self.remove_button.setToolTip(lock)

    def show_comments(self, comments: Sequence[DraftComment], today: dt.date, *, read_only: bool) -> None:
        """Show what was said to the draft as a whole."""
        own = [item for item in comments if not item.subject]
        self.comments.show_comments(own, today, READ_ONLY if read_only else "")
