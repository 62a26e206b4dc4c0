"""Locking a year by the headquarters' approval and lifting it: numbers before, a reason, a backup."""

import datetime as dt
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.progress import Progress
from fujidesk.domain.settling import approval_facts
from fujidesk.domain.surveys import Approval
from fujidesk.services.evaluation import ApprovalReview
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.evaluation.approval_dialogs import ApprovalDialog, UnlockDialog
from fujidesk.ui.evaluation.loading import FoundScores

_UNDO = "Ctrl+Z で元に戻せます。"


class ApprovalCommands(QObject):
    """Approves and unlocks over a window; `edited` carries what was touched."""

    edited = Signal(Changes)

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._context = context
        self._window = window

    def approve(self, found: FoundScores) -> None:
        """Look through the year beside the window, then say what would be locked."""
        work = partial(self._review, found.fiscal_year)
        self._context.tasks.run("確定の前の確認", work, partial(self._ask_approval, found))

    def _review(self, fiscal_year: int, _progress: Progress) -> ApprovalReview:
        """Look through the year; in the worker's thread."""
        return self._workspace.evaluation.approval_review(fiscal_year)

    def _ask_approval(self, found: FoundScores, review: ApprovalReview) -> None:
        """Say in numbers what would be locked, and ask for day and meeting."""
        facts = approval_facts(found.fiscal_year, found.settlements, found.status,
                               len(review.open_inquiries), len(review.oddities))  # fmt: skip
        space = self._workspace
        dialog = ApprovalDialog(
            facts, space.profile, self._context.clock.today(), self._window, backed_up=not space.is_large
        )
        dialog.approved.connect(partial(self._approve, found.fiscal_year, facts.projects))
        dialog.open()

    def unlock(self, fiscal_year: int, approval: Approval) -> None:
        """Ask why the approval is lifted."""
        dialog = UnlockDialog(fiscal_year, approval.at[:10], self._window)
        dialog.unlocked.connect(partial(self._unlock, fiscal_year))
        dialog.open()

    def _approve(self, fiscal_year: int, projects: int, day: str, meeting: str) -> None:
        """Lock the year, beside the window: the backup before it takes its time."""
        work = partial(self._locked, fiscal_year, day, meeting)
        said = (
            f"{long_year(fiscal_year)}の {projects:,} 事業を{self._workspace.profile.words.approval}として"
            f"確定しました。{_UNDO}"
        )
        self._context.tasks.run("評価の確定", work, partial(self._on_done, said))

    def _locked(self, fiscal_year: int, day: str, meeting: str, progress: Progress) -> Changes:
        """Approve; in the worker's thread."""
        return self._workspace.surveys.approve(fiscal_year, meeting, progress, dt.date.fromisoformat(day))

    def _unlock(self, fiscal_year: int, reason: str) -> None:
        """Lift the approval, beside the window."""
        work = partial(self._unlocked, fiscal_year, reason)
        said = f"{long_year(fiscal_year)}の承認を解除しました。{_UNDO}"
        self._context.tasks.run("承認の解除", work, partial(self._on_done, said))

    def _unlocked(self, fiscal_year: int, reason: str, progress: Progress) -> Changes:
        """Lift the approval; in the worker's thread."""
        return self._workspace.surveys.unlock(fiscal_year, reason, progress)

    def _on_done(self, said: str, changes: Changes) -> None:
        """Tell the screens and say what was done."""
        self.edited.emit(changes)
        self._context.reporter.inform(said)
