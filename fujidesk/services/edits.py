"""Every write to the register: checked, in one transaction, with history, undo and redo.

A change names the value that the user saw before; where something else is stored by now, the whole step is
refused, so that nobody writes over what he has not seen. Undo is a write like any other, with the values the
other way round: it is refused for the same reason, and it stands in the history.
"""

import threading
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.survey_years import years_of
from fujidesk.models import journaling
from fujidesk.models.engine import Database
from fujidesk.models.journaling import Source, Stamp
from fujidesk.models.lock import pc_name, user_name

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from fujidesk.services.edit_values import EditValues

MANY = 500
"""From this many projects on, a write counts as one to the whole register."""
_OF_PROJECTS = (Entity.PROJECT, Entity.REPORT, Entity.INQUIRY)


def _random_key() -> str:
    """Return a key that no other step has."""
    return uuid.uuid4().hex


@dataclass(frozen=True)
class Editor:
    """Who edits, at which PC, the clock, and what gives each step the key that its history lines share."""

    who: str
    pc: str
    now: Callable[[], datetime]
    step: Callable[[], str] = _random_key

    @classmethod
    def here(cls) -> "Editor":
        """Return the user who is logged in at this PC."""
        return cls(user_name(), pc_name(), lambda: datetime.now().astimezone())


class Beside(Protocol):
    """Writes what goes with a step beside its values, such as the facts of an import."""

    def __call__(self, session: "Session") -> "Beside":
        """Write it in the step's transaction; returns what takes it back."""


@dataclass(frozen=True)
class _Step:
    """What one undo takes back: the values as they were changed, and what takes back what went with them."""

    label: str
    changes: tuple[FieldChange, ...]
    beside: Beside | None = None


class EditService:
    """Applies edits and takes them back; the steps last as long as the session."""

    def __init__(self, database: Database, profile: PlanProfile, editor: Editor | None = None) -> None:
        self._database = database
        self._profile = profile
        self._editor = editor or Editor.here()
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._guard = threading.RLock()  # imports write from the worker

    @cached_property
    def _values(self) -> "EditValues":
        """What a field may hold."""
        from fujidesk.services.edit_values import EditValues  # late: the list is painted before any edit

        return EditValues(self._profile)

    @property
    def editor(self) -> Editor:
        """Who edits, and the clock."""
        return self._editor

    @property
    def undo_label(self) -> str:
        """What `undo` would take back; "" when there is nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What `redo` would do again; "" when there is nothing."""
        return self._undone[-1].label if self._undone else ""

    @property
    def step_count(self) -> int:
        """How many steps can be taken back."""
        return len(self._done)

    @property
    def has_written(self) -> bool:
        """Whether anything was written in this session (undone or not), saved views included."""
        return self._database.has_written

    def prepare(self) -> None:
        """Import what writing needs (0.1 s), so that the first edit is as quick as those after it.

        For an idle moment after the start; whoever edits without it only waits that much longer, once.
        """
        from fujidesk.models import rewriting  # late: brings the ORM, see models.schema
        from fujidesk.services import step_draft  # noqa: F401 - importing it is the purpose

        rewriting.prepare()

    def apply(self, changes: Sequence[FieldChange], label: str, beside: Beside | None = None) -> Changes:
        """Make all changes in one transaction as one undo step; those that change nothing are left out.

        `beside` writes what goes with them, and is undone with them.

        Raises:
            UserError: a value is not allowed, or the database is read-only; nothing is written.
            EditConflictError: a value before is not what is stored; nothing is written.
            YearLockedError: answers of an approved year would change; nothing is written.
            MachineError: the file cannot be written to; nothing is written.
        """
        return self._new_step(changes, label, Source.EDIT, beside)

    def apply_import(
        self, changes: Sequence[FieldChange], label: str, beside: Beside | None = None
    ) -> Changes:
        """Like `apply`, for values from a file; `beside` writes what goes with them, and is undone with them.

        Raises:
            UserError: as `apply`.
            EditConflictError: as `apply`.
            YearLockedError: as `apply`; one value of an approved year keeps the whole file out.
            MachineError: as `apply`.
        """
        return self._new_step(changes, label, Source.IMPORT, beside)

    def undo(self) -> Changes | None:
        """Take back the newest step; None when there is none.

        Raises:
            EditConflictError: a value was changed since, so that taking back would lose that change.
            YearLockedError: the year was approved since; the approval is taken back first.
            MachineError: the file cannot be written to; the step can still be taken back later.
        """
        with self._guard:
            if not self._done:
                return None
            step = self._done[-1]
            back = [change.reversed() for change in reversed(step.changes)]
            undone = self._write(back, f"元に戻す: {step.label}", Source.UNDO, step.beside)
            self._done.pop()
            self._undone.append(replace(step, beside=undone.beside))
            return _changes(back, step.label)

    def redo(self) -> Changes | None:
        """Do the newest undone step again; None when there is none.

        Raises:
            EditConflictError: a value was changed since.
        """
        with self._guard:
            if not self._undone:
                return None
            step = self._undone[-1]
            redone = self._write(step.changes, f"やり直す: {step.label}", Source.REDO, step.beside)
            self._undone.pop()
            self._done.append(replace(step, beside=redone.beside))
            return _changes(step.changes, step.label)

    def _new_step(
        self,
        changes: Sequence[FieldChange],
        label: str,
        source: Source,
        beside: Beside | None = None,
    ) -> Changes:
        """Check the values, write them, and make what was changed the newest step that undo takes back."""
        checked = [replace(change, after=self._values.checked(change)) for change in changes]
        with self._guard:
            step = self._write(checked, label, source, beside)
            if step.changes or step.beside is not None:
                self._done.append(step)
                self._undone.clear()
            return _changes(step.changes, label)

    def _write(
        self,
        changes: Sequence[FieldChange],
        label: str,
        source: Source,
        beside: Beside | None = None,
    ) -> _Step:
        """Write the changes with their history; returns those that changed something, and how to undo."""
        from fujidesk.services.step_draft import StepDraft  # late: brings the ORM, see models.schema

        editor = self._editor
        at = editor.now().isoformat(timespec="seconds")
        stamp = Stamp(at, editor.who, editor.pc, label, editor.step(), source)
        with self._database.writing() as session:
            draft = StepDraft(session, self._profile, changes, source)
            made = draft.store(draft.make(), at)
            journaling.add_history(session, stamp, made)
            back = None if beside is None else beside(session)
            if back is not None and not made:  # a file that was kept and changed no value
                kept = _KEPT.reversed() if source is Source.UNDO else _KEPT
                journaling.add_history(session, stamp, [kept])
        return _Step(label, made, back)


_KEPT = FieldChange(Entity.REGISTER, "", "kept", "なし", "あり")
"""The line of the history of a step that only wrote what goes with values."""


def _changes(made: Sequence[FieldChange], label: str) -> Changes:
    """Return what the screens are told: a project that came or went, or many of them, concern everything."""
    from fujidesk.domain.office_values import RECORD_TYPES  # late: as `EditService._values`

    numbers = frozenset(change.key for change in made if change.entity in _OF_PROJECTS)
    levels = frozenset(change.key for change in made if change.entity is Entity.LEVEL)
    everything = len(numbers) >= MANY or any(_is_of_all(change) for change in made)
    office = frozenset(change.entity for change in made if change.entity in RECORD_TYPES)
    years: set[int] = set().union(*(years_of(change) for change in made))
    return Changes(numbers, levels, everything, label, frozenset(years), office)


def _is_of_all(change: FieldChange) -> bool:
    """Tell whether a change concerns every screen: a project came or went, moved, or a department changed."""
    if change.entity is Entity.DEPARTMENT:
        return True
    return change.entity is Entity.PROJECT and change.field in ("*", "measure", "standing")
