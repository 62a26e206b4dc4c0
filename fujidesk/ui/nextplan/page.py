"""次期計画, a page of 計画・体制: the draft of the next plan, or what makes one.

Read where it is shown: a few queries over some two hundred projects; anew after what concerns it alone.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes, Entity
from fujidesk.domain.printed import PrintedPart
from fujidesk.errors import FujideskError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.nextplan.commands import NextPlanCommands
from fujidesk.ui.nextplan.desk import Desk
from fujidesk.ui.nextplan.printed_table import printed_table
from fujidesk.ui.nextplan.start_page import StartPage
from fujidesk.ui.printed_lists import PrintedLists

_OWN = frozenset({
    Entity.PLAN_DRAFT, Entity.DRAFT_PROJECT, Entity.DRAFT_COMMENT, Entity.DRAFT_VERSION,
})  # fmt: skip


class NextPlanPage(QWidget):
    """The page. edited: what a step touched. plan_requested(id, ""): another plan shall be opened."""

    edited = Signal(Changes)
    plan_requested = Signal(int, str)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._theme = workspace, context.theme
        self._key = ""
        self._stale = True
        self._stack = QStackedWidget(self)
        self.commands = NextPlanCommands(workspace, context, self)
        self.start = StartPage(workspace.profile, context.theme, self._stack)
        self.desk = Desk(workspace, context, self.commands, self._stack)
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.desk)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._stack, 1)
        PrintedLists(workspace, context, self, self.desk.tools.print_button, self._printed)
        self.start.lock(read_only=workspace.read_only)
        self.start.start_wanted.connect(self._on_start)
        self.desk.tools.draft_chosen.connect(self._on_draft)
        self.commands.edited.connect(self.edited)
        self.desk.approval.plan_requested.connect(self.plan_requested)
        self._theme.changed.connect(self._space)
        self._space()

    def set_fiscal_year(self, _year: int) -> None:
        """Show the draft: it has years of its own, whatever year is chosen."""
        self._read()

    def reload(self, changes: Changes) -> None:
        """Read anew what a change touched; the plan in force says what goes nowhere yet."""
        if changes.everything or changes.numbers or changes.levels or changes.office & _OWN:
            self._read()

    def flush(self) -> None:
        """Store what is typed."""
        self.desk.side.flush()

    def _printed(self) -> list[PrintedPart]:
        """Return the table of old and new for paper, nothing before there is a draft."""
        draft = self.desk.draft if self._stack.currentWidget() is self.desk else None
        return [] if draft is None else [printed_table(draft, self._workspace.next_plan.table(draft))]

    def _read(self) -> None:
        """Show what is stored now; out of sight it is read when it comes back."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        drafts = self._workspace.next_plan.drafts()
        draft = next((item for item in drafts if item.key == self._key), drafts[-1] if drafts else None)
        if draft is None:
            self._stack.setCurrentWidget(self.start)
            self.setFocusProxy(self.start.start_button)
            return
        self._key = draft.key
        self._stack.setCurrentWidget(self.desk)
        self.setFocusProxy(self.desk)
        self.desk.show_draft(draft, drafts)

    def _on_start(self, first: int, last: int, name: str) -> None:
        """Make a draft, or say why not."""
        try:
            changes = self._workspace.next_plan.start(first, last, name)
        except FujideskError as error:
            self.start.refuse(str(error))
            return
        self.edited.emit(changes)
        self.desk.tree.setFocus()

    def _on_draft(self, key: str) -> None:
        """Show another draft."""
        self.flush()
        self._key = key
        self._read()

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._box.setContentsMargins(gap(16), gap(4), gap(16), gap(12))

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the page was out of sight."""
        super().showEvent(event)
        if self._stale:
            self._read()
