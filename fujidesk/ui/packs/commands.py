"""What the tab writes: the office's choices and texts for a meeting, each a step that can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from fujidesk.domain.changes import Changes
from fujidesk.domain.pack_editions import PackEdition, PackQuestion, PackText, PartChoice
from fujidesk.errors import EditConflictError, FujideskError
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
        self._seen: PackEdition | None = None

    def stand_on(self, meeting: str, fiscal_year: int) -> None:
        """Write for another meeting."""
        self._meeting, self._year = meeting, fiscal_year
        self._seen = None

    def see(self, edition: PackEdition | None) -> None:
        """Know what the pages show, which others may write over; None: they are about to be read anew."""
        self._seen = edition

    def edition(self) -> PackEdition:
        """Return the edition as it is stored now."""
        return self._workspace.packs.edition(self._meeting, self._year)

    def set_parts(self, choices: tuple[PartChoice, ...], label: str) -> bool:
        """Store parts in another order, switched, retitled or with other notes."""
        return self._change(label, parts=choices)

    def set_text(self, place: str, text: str, before: str | None = None) -> bool:
        """Store a text at a place; "" lets the made one stand again.

        before: the text that it was typed over; None: it was chosen, not typed.
        """
        now = self.edition()
        if before is not None and now.text(place) != before:
            return self._refuse(f"この文章は、ほかの操作で「{now.text(place)}」に変わっています。")
        others = tuple(item for item in now.texts if item.place != place)
        texts = (*others, PackText(place, text)) if text else others
        return self._store(now, replace(now, texts=texts), "会議資料の文章")

    def set_questions(self, questions: tuple[PackQuestion, ...], label: str) -> bool:
        """Store the questions that are expected."""
        return self._change(label, questions=questions)

    def set_meeting(self, *, day: str, start: str, place: str) -> bool:
        """Store when and where the meeting is held."""
        return self._change("会議の日時・場所", day=day, start=start, place=place)

    def set_absent(self, keys: tuple[str, ...]) -> bool:
        """Store who does not attend."""
        return self._change("会議の出欠", absent=keys)

    def copy_last_year(self) -> bool:
        """Take order, texts and questions from last year's meeting."""
        return self._do(partial(self._workspace.packs.copy_last_year, self.edition()))

    def _change(self, label: str, **values: Any) -> bool:
        """Store other values of an edition, unless others wrote over those that the pages show."""
        now, seen = self.edition(), self._seen
        if seen is not None and any(getattr(seen, name) != getattr(now, name) for name in values):
            return self._refuse("会議資料のこの部分は、ほかの操作で変わっています。")
        return self._store(now, replace(now, **values), label)

    def _store(self, before: PackEdition, after: PackEdition, label: str) -> bool:
        """Store an edition, unless nothing is another."""
        if after == before:
            return True
        return self._do(partial(self._workspace.packs.store, after, label, before))

    def _refuse(self, why: str) -> bool:
        """Tell that nothing was stored, as others were quicker; what they wrote is shown next."""
        self._seen = None
        self._reporter.show(
            EditConflictError(
                f"保存していません。{why}いまの内容を確かめて、直すところだけを直してください。"
            )
        )
        self.refused.emit()
        return False

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
