"""The row over the tree: what can be done with what is chosen, and with the draft."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from fujidesk.domain.next_plan.records import PlanDraft
from fujidesk.ui.nextplan.choice import action_words
from fujidesk.ui.nextplan.words import draft_words
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import InlineMessage, StatePill, button, text_label
from fujidesk.ui.widgets.flow_layout import FlowLayout


class ToolRow(QWidget):
    """acted(key of `choice.ACTIONS`). draft_chosen(key). The others: buttons."""

    acted = Signal(str)
    draft_chosen = Signal(str)
    approve_chosen = Signal()
    reopen_chosen = Signal()
    adopt_chosen = Signal()
    open_chosen = Signal()
    export_chosen = Signal()

    def __init__(self, levels: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Build it; levels: the city's word for them."""
        super().__init__(parent)
        self._theme = theme
        self.title = text_label("", "heading", self)
        self.pill = StatePill(parent=self)
        self.drafts = QComboBox(self)
        self.drafts.setAccessibleName("次期計画の案")
        self.buttons = {key: button(word, self) for key, word in action_words(levels).items()}
        self.approve_button = button("承認…", self, primary=True)
        self.adopt_button = button("計画にする…", self, primary=True)
        self.open_button = button("新しい計画を開く", self, primary=True)
        self.reopen_button = button("承認を解除…", self)
        self.export_button = button("新旧対照表を書き出す…", self)
        self.print_button = button("印刷…", self)
        self.message = InlineMessage(self)
        self._head, self._acts = FlowLayout(), FlowLayout()
        for widget in (self.title, self.drafts, self.pill, self.approve_button, self.adopt_button,
                       self.open_button, self.reopen_button, self.export_button):  # fmt: skip
            self._head.addWidget(widget)
        for key, made in self.buttons.items():
            made.setProperty("action", key)
            made.clicked.connect(self._on_action)
            self._acts.addWidget(made)
        self._acts.addWidget(self.print_button)
        self._box = QVBoxLayout(self)
        self._box.addLayout(self._head)
        self._box.addWidget(self.message)
        self._box.addLayout(self._acts)
        self.drafts.activated.connect(self._on_draft)
        self.approve_button.clicked.connect(self.approve_chosen)
        self.adopt_button.clicked.connect(self.adopt_chosen)
        self.open_button.clicked.connect(self.open_chosen)
        self.reopen_button.clicked.connect(self.reopen_chosen)
        self.export_button.clicked.connect(self.export_chosen)
        theme.changed.connect(self._space)
        self._space()

    def show_draft(self, draft: PlanDraft, drafts: list[PlanDraft], lock: str, *, read_only: bool) -> None:
        """Show which draft it is, where there are several the choice, and why it cannot be changed."""
        self.title.setText(draft_words(draft))
        self.title.setVisible(len(drafts) < 2)
        self.drafts.setVisible(len(drafts) > 1)
        self.drafts.clear()
        for item in drafts:
            self.drafts.addItem(draft_words(item), item.key)
        self.drafts.setCurrentIndex(self.drafts.findData(draft.key))
        word = "計画になりました" if draft.is_adopted else "承認済み" if draft.is_approved else "案"
        self.pill.show_state(word, "good" if draft.is_approved else "plain")
        self.message.show_message(lock, "good" if draft.is_approved and not read_only else "info")
        self.reopen_button.setVisible(draft.is_approved and not draft.is_adopted)
        self.reopen_button.setEnabled(not read_only)
        self.reopen_button.setToolTip(lock if read_only else "")
        self.approve_button.setVisible(not draft.is_approved)

    def allow(self, refusals: Mapping[str, str]) -> None:
        """Offer what can be done with what is chosen, and say why not."""
        for key, made in self.buttons.items():
            made.setEnabled(not refusals[key])
            made.setToolTip(refusals[key])

    def allow_approval(self, problems: int, lock: str) -> None:
        """Offer the approval, or say what must be settled before."""
        why = lock or (
            f"直すところが {problems:,} 件あります。右の「直すところ」を見てください。" if problems else ""
        )
        self.approve_button.setEnabled(not why)
        self.approve_button.setToolTip(why)

    def allow_adoption(self, draft: PlanDraft, why: str) -> None:
        """Offer to let an approved draft become a plan, or say why not yet."""
        self.adopt_button.setVisible(draft.is_approved and not draft.is_adopted)
        self.open_button.setVisible(draft.is_adopted)
        self.adopt_button.setEnabled(not why)
        self.adopt_button.setToolTip(why)

    def _on_action(self) -> None:
        """Tell which action was chosen."""
        self.acted.emit(str(self.sender().property("action")))

    def _on_draft(self) -> None:
        """Tell which draft was chosen."""
        self.draft_chosen.emit(str(self.drafts.currentData()))

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap(8))
        for flow in (self._head, self._acts):
            flow.set_gap(gap(8))
