"""What the tab writes: the office's choices and texts for a meeting, each a step that can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from fujidesk.domain.changes import Changes
from fujidesk.domain.pack_editions import PackEdition, PackQuestion, PackText, PartChoice
from fujidesk.errors import FujideskError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext


class PackCommands(QObject):
    """Writes editions; edited(Changes): what was touched. A refused step is told and changes nothing.

    refused: a step was not stored, so that what shows it has to show the stored state again.
    """

    edited = Signal(Changes)
    refused = Signal()

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reporter = context.reporter
        self._meeting, self._year = "", 0

    def stand_on(self, meeting: str, fiscal_year: int) -> None:
        """Write for another meeting."""
        self._meeting, self._year = meeting, fiscal_year

    def edition(self) -> PackEdition:
        """Return the edition as it is stored now."""
        return self._workspace.packs.edition(self._meeting, self._year)

    def set_parts(self, choices: tuple[PartChoice, ...], label: str) -> bool:
        """Store parts in another order, switched, retitled or with other notes."""
        return self._store(replace(self.edition(), parts=choices), label)

    def set_text(self, place: str, text: str) -> bool:
        """Store a text at a place; "" lets the made one stand again."""
        now = self.edition()
        others = tuple(item for item in now.texts if item.place != place)
        texts = (*others, PackText(place, text)) if text else others
        return self._store(replace(now, texts=texts), "会議資料の文章")

    def set_questions(self, questions: tuple[PackQuestion, ...], label: str) -> bool:
        """Store the questions that are expected."""
        return self._store(replace(self.edition(), questions=questions), label)

    def set_meeting(self, *, day: str, start: str, place: str) -> bool:
        """Store when and where the meeting is held."""
        return self._store(replace(self.edition(), day=day, start=start, place=place), "会議の日時・場所")

    def set_absent(self, keys: tuple[str, ...]) -> bool:
        """Store who does not attend."""
        return self._store(replace(self.edition(), absent=keys), "会議の出欠")

    def copy_last_year(self) -> bool:
        """Take order, texts and questions from last year's meeting."""
        return self._do(partial(self._workspace.packs.copy_last_year, self.edition()))

    def _store(self, edition: PackEdition, label: str) -> bool:
        """Store an edition, unless nothing is another."""
        if edition == self.edition():
            return True
        return self._do(partial(self._workspace.packs.store, edition, label))

    def _do(self, step: Callable[[], Changes]) -> bool:
        """Write a step and tell of it."""
        try:
            changes = step()
        except FujideskError as error:
            self._reporter.show(error)
            self.refused.emit()
            return False
        self.edited.emit(changes)
        return True
