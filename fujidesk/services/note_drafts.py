"""What people are typing into a hearing and is no line yet, kept so that a crash loses nothing.

Two may type into one hearing at once, on a server or one after the other in a file: each keeps a draft of
their own beside those of the others. Drafts have no history; a line that is made of one takes it away.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fujidesk.domain.note_drafts import KeptDraft, exchanged, kept_drafts
from fujidesk.models import hearing_store
from fujidesk.models.engine import Database
from fujidesk.services.edits import Beside, Editor

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class NoteDraftService:
    """Keeps drafts by hearing and writer."""

    def __init__(self, database: Database, editor: Editor) -> None:
        self._database = database
        self._editor = editor

    @property
    def writer(self) -> str:
        """Who types here, as the drafts of others show it."""
        return f"{self._editor.who}（{self._editor.pc}）"

    def of(self, hearing: str) -> tuple[KeptDraft, ...]:
        """Return all drafts of a hearing, whoever typed them."""
        with self._database.reading() as session:
            return kept_drafts(hearing_store.kept(session, hearing))

    def own(self, hearing: str) -> KeptDraft:
        """Return what was typed last by who types here, or by nobody known; an empty body for nothing."""
        found = [item for item in self.of(hearing) if item.writer in (self.writer, "")]
        return found[-1] if found else self.none

    @property
    def none(self) -> KeptDraft:
        """No draft."""
        return KeptDraft(self.writer, "")

    def keep(self, hearing: str, body: str, before: KeptDraft | None = None) -> KeptDraft:
        """Keep a draft in the place of the one before it, beside those of others; "" keeps nothing.

        Raises:
            MachineError: the file cannot be written to.
        """
        made = KeptDraft(self.writer, body)
        with self._database.writing() as session:
            DraftExchange(hearing, before or self.none, made, self._now())(session)
        return made

    def _now(self) -> str:
        """Return the time of a keeping."""
        return self._editor.now().isoformat(timespec="seconds")


@dataclass(frozen=True)
class DraftExchange:
    """Puts a draft in the place of another, also in the step that makes a line of it.

    Taken back it does the reverse.
    """

    hearing: str
    old: KeptDraft
    new: KeptDraft
    at: str = ""

    def __call__(self, session: "Session") -> Beside:
        """Write it; returns what restores the draft of before."""
        stored = hearing_store.kept(session, self.hearing)
        hearing_store.keep(session, self.hearing, exchanged(stored, self.old, self.new), self.at)
        return DraftExchange(self.hearing, self.new, self.old, self.at)
