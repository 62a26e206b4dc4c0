"""ヒアリング: planning them, the lines noted in them, and the decisions and to-dos that come of them.

All of it is internal and stays in the register: nothing that is published reads these records (002, 図表1).
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from fujidesk.domain.changes import Changes
from fujidesk.domain.days import is_day
from fujidesk.domain.hearing_rules import OWED, clashes, due_fault, is_open, is_overdue, refuse_unfit
from fujidesk.domain.hearing_terms import HearingWords
from fujidesk.domain.hearings import Attachment, Hearing, HearingKind, HearingState, Note, NoteKind
from fujidesk.domain.new_projects import NewProject
from fujidesk.domain.note_drafts import KeptDraft
from fujidesk.domain.profile import PlanProfile
from fujidesk.errors import UserError
from fujidesk.services.edits import EditService
from fujidesk.services.note_drafts import DraftExchange
from fujidesk.services.office_records import OfficeRecords, added, changed, removed
from fujidesk.services.registry import RegistryService


@dataclass(frozen=True, slots=True)
class HearingFigures:
    """How far the hearings of a fiscal year are; cancelled ones are not counted.

    held, planned: by kind, planned includes those held. next_hearing: the first one on a day or later that is
    still to be held. open_notes, overdue_notes: decisions and to-dos of all years.
    """

    held: dict[HearingKind, int]
    planned: dict[HearingKind, int]
    next_hearing: Hearing | None
    open_notes: int
    overdue_notes: int


class HearingService:
    """Plans hearings and keeps their lines; every write is one step that undo takes back."""

    def __init__(
        self,
        edits: EditService,
        office: OfficeRecords,
        registry: RegistryService,
        profile: PlanProfile,
    ) -> None:
        self._edits = edits
        self._office = office
        self._registry = registry
        self._profile = profile

    def of_year(self, fiscal_year: int) -> list[Hearing]:
        """Return the hearings of a year in the order of time; those without a day come last."""
        found = self._office.all(Hearing, fiscal_year=fiscal_year)
        return sorted(found, key=lambda item: (not item.day, item.day, item.start, item.key))

    def subjects(self, hearing: Hearing) -> list[str]:
        """Return what a hearing is about as number and title: projects, then new projects of the list."""
        titles = {row.number: row.title for row in self._registry.rows()} if hearing.numbers else {}
        titles |= (
            {item.key: item.title for item in self._office.all(NewProject)} if hearing.new_projects else {}
        )
        return [f"{key} {titles.get(key, '')}".strip() for key in (*hearing.numbers, *hearing.new_projects)]

    def all(self) -> list[Hearing]:
        """Return the hearings of all years in the order of their keys."""
        return self._office.all(Hearing)

    def about(self, new_project: str) -> list[Hearing]:
        """Return the hearings about a new project (by its key), in the order of time, undated ones last."""
        found = [item for item in self._office.all(Hearing) if new_project in item.new_projects]
        return sorted(found, key=lambda item: (not item.day, item.day, item.start, item.key))

    def get(self, key: str) -> Hearing:
        """Return one hearing.

        Raises:
            UserError: there is none of this key.
        """
        return self._office.get(Hearing, key)

    def drafted(self, fiscal_year: int, kind: HearingKind, department: str = "") -> Hearing:
        """Return a new hearing with the usual agenda and attendees of its kind; nothing is stored yet."""
        key = self._office.next_key(Hearing, fiscal_year)
        words = self._profile.hearing_words
        people = words.attendees(kind, department)
        agenda = words.agenda(kind)
        return Hearing(key, fiscal_year, kind, department=department, attendees=people, agenda=agenda)

    @property
    def words(self) -> HearingWords:
        """What the city calls its hearings."""
        return self._profile.hearing_words

    def clashes(self, hearing: Hearing) -> list[str]:
        """Return a sentence for each room or person taken at the same time; the hearing may be kept."""
        return list(clashes(hearing, self.of_year(hearing.fiscal_year), self.words))

    def plan(self, hearing: Hearing) -> Changes:
        """Store a new hearing, under the next key where somebody else took its own meanwhile.

        Raises:
            UserError: a day outside the year, an end before the start, a project that is not there.
        """
        self._refuse_unfit(hearing)
        made = self._office.with_free_key(hearing, hearing.fiscal_year)
        return self._edits.apply([added(made)], f"ヒアリング {made.key} の登録")

    def change(self, before: Hearing, after: Hearing) -> Changes:
        """Store another state of a hearing.

        Raises:
            UserError: as `plan`.
            EditConflictError: someone else changed it meanwhile.
        """
        self._refuse_unfit(after)
        return self._edits.apply(list(changed(before, after)), f"ヒアリング {before.key} の変更")

    def set_state(self, hearing: Hearing, state: HearingState) -> Changes:
        """Note that a hearing was held, was cancelled, or is still to come."""
        return self.change(hearing, replace(hearing, state=state))

    def remove(self, hearing: Hearing) -> Changes:
        """Remove a hearing with its lines and attachments, in one step."""
        going: list[Note | Attachment] = [*self.notes(hearing.key), *self.attachments(hearing.key)]
        steps = [removed(item) for item in going]
        return self._edits.apply([*steps, removed(hearing)], f"ヒアリング {hearing.key} の削除")

    def _refuse_unfit(self, hearing: Hearing) -> None:
        """Refuse a hearing that cannot be."""
        known = {row.number for row in self._registry.rows()} if hearing.numbers else set()
        if hearing.new_projects:
            known |= {item.key for item in self._office.all(NewProject)}
        refuse_unfit(hearing, self._profile, known)

    def notes(self, hearing: str) -> list[Note]:
        """Return the lines of a hearing in their order."""
        found = self._office.all(Note, hearing=hearing)
        return sorted(found, key=lambda item: item.position)

    def add_note(
        self, hearing: str, kind: NoteKind, text: str, *, draft: KeptDraft | None = None, **owed: str
    ) -> Changes:
        """Add a line below the others, stamped with the time it is; the draft that it was goes.

        Args:
            hearing: key of the hearing.
            kind: what the line is.
            text: its text.
            draft: as it was kept last while it was typed; None where it was not.
            **owed: department, due and number of a decision or to-do; at: ISO time of the first character,
                the time it is where it is not given.

        Raises:
            UserError: the line is empty, there is no such hearing, or the due day lies outside the plan.
        """
        if not text.strip():
            raise UserError("空の行は記録できません。内容を入力してください。")
        self.get(hearing)
        self._refuse_due(owed.get("due", ""))
        lines = self.notes(hearing)
        at = owed.pop("at", "") or self._edits.editor.now().isoformat(timespec="seconds")
        place = lines[-1].position + 1 if lines else 1
        values: dict[str, Any] = dict(owed)
        note = Note(self._office.next_key(Note), hearing, place, kind, text.strip(), at, **values)
        gone = None if draft is None else DraftExchange(hearing, draft, KeptDraft(draft.writer, ""))
        return self._edits.apply([added(note)], f"ヒアリング {hearing} の記録", gone)

    def change_note(self, before: Note, after: Note) -> Changes:
        """Store another state of a line.

        Raises:
            UserError: it would be empty (it is removed instead), or the new due day lies outside the plan.
        """
        if not after.text.strip():
            raise UserError("空の行にはできません。要らない行は削除してください。")
        if after.due != before.due:
            self._refuse_due(after.due)
        return self._edits.apply(list(changed(before, after)), f"ヒアリング {before.hearing} の記録の変更")

    def due_fault(self, due: str) -> str:
        """Return why a decision or to-do cannot be due on an ISO day; "" where it can."""
        return due_fault(due, self._profile)

    def _refuse_due(self, due: str) -> None:
        """Refuse a due day outside the plan; one that cannot be read is refused where the line is stored."""
        fault = self.due_fault(due) if is_day(due) else ""
        if fault:
            raise UserError(fault)

    def remove_note(self, note: Note) -> Changes:
        """Remove a line."""
        return self._edits.apply([removed(note)], f"ヒアリング {note.hearing} の記録の削除")

    def mark_done(self, note: Note, day: dt.date | None) -> Changes:
        """Note that a decision or to-do was done on a day; None: it is open again."""
        return self.change_note(note, replace(note, done_at="" if day is None else day.isoformat()))

    def owed(self, *, only_open: bool = False) -> list[Note]:
        """Return the decisions and to-dos of all hearings, those due first at the top, undated ones last."""
        found = [note for note in self._office.all(Note) if note.kind in OWED]
        kept = [note for note in found if is_open(note)] if only_open else found
        return sorted(kept, key=lambda item: (not item.due, item.due, item.hearing, item.position))

    def attachments(self, hearing: str) -> list[Attachment]:
        """Return the files kept with a hearing."""
        return self._office.all(Attachment, hearing=hearing)

    def figures(self, fiscal_year: int, today: dt.date) -> HearingFigures:
        """Return how far the hearings of a year and their decisions are."""
        hearings = [item for item in self.of_year(fiscal_year) if item.state is not HearingState.CANCELLED]
        due = [
            item for item in hearings if item.state is HearingState.PLANNED and item.day >= today.isoformat()
        ]
        open_notes = self.owed(only_open=True)
        return HearingFigures(
            Counter(item.kind for item in hearings if item.state is HearingState.HELD),
            Counter(item.kind for item in hearings),
            due[0] if due else None,
            len(open_notes),
            sum(is_overdue(note, today) for note in open_notes),
        )
