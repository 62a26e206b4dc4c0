"""Drafts of a hearing beside the one in the input: of others who type too, or left here before."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.hearings import NOTE_KIND_NAMES
from fujidesk.domain.note_drafts import KeptDraft, draft_of
from fujidesk.ui.widgets.basics import InlineMessage

_OWN = "書きかけの行：{0}"
_OTHER = "{1} も記録しています（両方残ります）：{0}"
_TAKE = "入力欄に引き継ぐ"


class OtherDrafts(QWidget):
    """One line for each draft, with its text and a button; takes no room where there is none.

    taken(KeptDraft): the user wants to go on with it.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: list[tuple[KeptDraft, bool]] = []
        self._lines: list[InlineMessage] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_drafts(self, drafts: Sequence[tuple[KeptDraft, bool]]) -> None:
        """Show other drafts, each with whether it was typed here."""
        if list(drafts) == self._shown:  # the keyboard may stand on a button while somebody else types
            return
        self._shown = list(drafts)
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(draft, is_own=is_own) for draft, is_own in drafts]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(self._lines))

    def texts(self) -> list[str]:
        """Return the sentences shown."""
        return [line.text() for line in self._lines]

    def _line(self, kept: KeptDraft, *, is_own: bool) -> InlineMessage:
        """Return the line of a draft."""
        draft = draft_of(kept.body)
        parts = (draft.text, draft.department, draft.due, draft.number)
        text = f"〔{NOTE_KIND_NAMES[draft.kind]}〕「{'　'.join(filter(None, parts))}」"
        line = InlineMessage(self)
        take = line.add_button(_TAKE)
        take.clicked.connect(partial(self.taken.emit, kept))
        line.show_message((_OWN if is_own else _OTHER).format(text, kept.writer), "care")
        return line
