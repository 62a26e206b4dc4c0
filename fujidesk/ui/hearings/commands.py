"""What the tab writes: hearings and their lines, each as one step that can be taken back."""

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from fujidesk.domain.changes import Changes
from fujidesk.domain.hearings import Hearing, Note
from fujidesk.domain.note_drafts import KeptDraft
from fujidesk.errors import FujideskError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext

_LOG = logging.getLogger(__name__)


class HearingCommands(QObject):
    """Writes records; edited(Changes): what was touched. A refused step is told and changes nothing."""

    edited = Signal(Changes)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reporter = context.reporter

    def save_hearing(self, before: Hearing | None, hearing: Hearing) -> None:
        """Add a hearing (before None), or change one, out of the dialog, which shows what refuses it.

        Raises:
            FujideskError: it was refused; nothing is stored.
        """
        hearings = self._workspace.hearings
        self.edited.emit(hearings.plan(hearing) if before is None else hearings.change(before, hearing))

    def stored_hearing(self, hearing: Hearing) -> Hearing:
        """Return a hearing as it is stored now.

        Raises:
            UserError: it was removed.
        """
        return self._workspace.hearings.get(hearing.key)

    def remove_hearing(self, hearing: Hearing) -> None:
        """Remove a hearing with its lines and files."""
        self._do(partial(self._workspace.hearings.remove, hearing))

    def add_note(self, note: Note, draft: KeptDraft | None = None) -> bool:
        """Add a line below the others, which takes its draft away; tells whether it is stored."""
        owed = {"department": note.department, "due": note.due, "number": note.number, "at": note.at}
        add = self._workspace.hearings.add_note
        return self._do(partial(add, note.hearing, note.kind, note.text, draft=draft, **owed))

    def stored_note(self, key: str) -> Note | None:
        """Return a line as it is stored now; None where it was removed."""
        return next(iter(self._workspace.office.all(Note, key=key)), None)

    def change_note(self, before: Note, note: Note) -> bool:
        """Store another state of a line as it was shown; tells whether it is stored."""
        return self._do(partial(self._workspace.hearings.change_note, before, note))

    def remove_note(self, note: Note) -> None:
        """Remove a line, and say that undo brings it back."""
        if self._do(partial(self._workspace.hearings.remove_note, note)):
            self._reporter.inform("記録を 1 行削除しました。Ctrl+Z で元に戻せます。")

    def due_fault(self, due: str) -> str:
        """Return why a line cannot be due on an ISO day; "" where it can."""
        return self._workspace.hearings.due_fault(due)

    def keep_draft(self, hearing: str, text: str, before: KeptDraft) -> KeptDraft | None:
        """Keep what is being typed, quietly, in the place of what was; None where it is not kept."""
        try:
            return self._workspace.note_drafts.keep(hearing, text, before)
        except FujideskError as error:
            _LOG.warning("%s", error, exc_info=error)  # never a window over what is being typed
            return None

    def own_draft(self, hearing: str) -> KeptDraft:
        """Return what was typed here last and became no line; an empty one for nothing or no hearing."""
        drafts = self._workspace.note_drafts
        return drafts.own(hearing) if hearing else drafts.none

    def other_drafts(self, hearing: str, but: KeptDraft) -> list[KeptDraft]:
        """Return what else is typed into a hearing, by others or here before."""
        return [item for item in self._workspace.note_drafts.of(hearing) if item != but]

    def is_own(self, draft: KeptDraft) -> bool:
        """Tell whether a draft was typed by who types here."""
        return draft.writer in (self._workspace.note_drafts.writer, "")

    def _do(self, step: Callable[[], Changes]) -> bool:
        """Write a step and tell of it."""
        try:
            changes = step()
        except FujideskError as error:
            self._reporter.show(error)
            return False
        self.edited.emit(changes)
        return True
