"""Changes worked out on records first and stored afterwards: each project is read once and written once.

A step may touch a project many times (an import sets twenty fields of it, a step removes it and makes it
anew), so changes are applied to frozen records in memory, each against what the one before left. Only when
all of them went through are the rows written: what is refused has written nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.fields import (
    field_label,
    place_of,
    record_of_whole,
    record_with,
    values_of,
    whole_value,
)
from fujidesk.domain.records import LevelRecord, ProjectRecord
from fujidesk.errors import EditConflictError, UserError
from fujidesk.models import departments, journaling, reading, rewriting, sheets, storing
from fujidesk.models.journaling import Source
from fujidesk.services.edit_values import EditValues

SHOWN_LENGTH = 30
"""Characters of a stored value that the sentence about a conflict quotes."""


class Draft:
    """The projects and levels that a step touches, as they are and as they will be.

    Reads in the session of the write, so that what it compares with stays true until the commit. Levels are
    read only where a change names one or makes a project.
    """

    def __init__(
        self, session: Session, values: EditValues, changes: Sequence[FieldChange], source: Source
    ) -> None:
        self._session = session
        self._values = values
        self._source = source
        changes = [change for change in changes if change.entity in (Entity.PROJECT, Entity.LEVEL)]
        numbers = {change.key for change in changes if change.entity is Entity.PROJECT}
        stored = {record.number: record for record in sheets.records(session, numbers)} if numbers else {}
        self._stored: dict[str, ProjectRecord | None] = {number: stored.get(number) for number in numbers}
        self._wanted = dict(self._stored)
        self._levels: dict[str, LevelRecord] = {}
        if len(numbers) < len(changes) or any(change.field in ("*", "measure") for change in changes):
            self._levels = {level.code: level for level in reading.levels(session)}
        self._wanted_levels = dict(self._levels)

    def change(self, change: FieldChange) -> FieldChange | None:
        """Make one change in the draft; None when it changes nothing.

        Raises:
            EditConflictError: the value before is not what is stored.
            UserError: there is no such project or level, or a new number cannot be used.
        """
        if change.entity is Entity.LEVEL:
            return self._change_level(change)
        if change.field == "*":
            return self._change_whole(change)
        return self._change_field(change)

    def _change_field(self, change: FieldChange) -> FieldChange | None:
        """Set one field of a project; a value that is stored already is no conflict, whoever stored it."""
        record = self._wanted.get(change.key)
        if record is None:
            raise UserError(f"事業番号 {change.key} の事業はありません。削除されていないか確かめてください。")
        before = place_of(record) if change.field == "measure" else values_of(record).get(change.field)
        after = self._values.canonical(change.field, change.after)
        seen = self._values.canonical(change.field, change.before)
        if change.field.startswith("actual."):
            seen, after = _beside_departments(before, seen, after)
        if before == after:
            return None
        if seen != before:
            raise self._conflict(change, before)
        if change.field == "measure":
            self._refuse_no_place(change.key, str(after))
        self._wanted[change.key] = record_with(record, change.field, after)
        return replace(change, before=before, after=after)

    def _change_whole(self, change: FieldChange) -> FieldChange | None:
        """Make a project or remove one; only the very project that the user saw is removed."""
        record = self._wanted.get(change.key)
        before = None if record is None else whole_value(record)
        if before == change.after:
            return None
        if change.after is None:
            if change.before != before:
                raise self._conflict(change, before)
            self._wanted[change.key] = None
            return change
        if record is not None:
            raise EditConflictError(f"事業番号 {change.key} はすでに使われています。別の番号にしてください。")
        wanted = record_of_whole(change.key, change.after)
        self._refuse_unusable(wanted)
        self._wanted[change.key] = wanted
        return replace(change, before=None, after=whole_value(wanted))

    def has(self, number: str) -> bool | None:
        """Tell whether there will be a project of this number; None where no change is about it."""
        return self._wanted[number] is not None if number in self._wanted else None

    def _refuse_unusable(self, record: ProjectRecord) -> None:
        """Refuse a new project without a level above it, or with the number of a removed one.

        The number of a removed project is never used again (domain: the whole period); undo, redo and an
        import may bring the same project back.
        """
        for code in filter(None, (record.policy, record.measure)):
            self._refuse_no_place(record.number, code)
        if self._source is Source.EDIT and journaling.was_removed(self._session, record.number):
            raise UserError(f"事業番号 {record.number} は削除した事業の番号です。別の番号にしてください。")

    def _refuse_no_place(self, number: str, code: str) -> None:
        """Refuse to put a project under a policy or measure that the plan has not."""
        if code not in self._levels:
            raise UserError(f"事業番号 {number} を置く {code} が計画にありません。番号を確かめてください。")

    def _change_level(self, change: FieldChange) -> FieldChange | None:
        """Set one text of a policy or measure."""
        level = self._wanted_levels.get(change.key)
        if level is None:
            raise UserError(f"計画に {change.key} はありません。")
        before = getattr(level, change.field)
        if before == change.after:
            return None
        if (change.before or "") != before:
            raise self._conflict(change, before)
        values: dict[str, Any] = {change.field: change.after}
        self._wanted_levels[change.key] = replace(level, **values)
        return replace(change, before=before)

    def _conflict(self, change: FieldChange, stored: JsonValue) -> EditConflictError:
        """Return the refusal of a change whose value before is not the stored one, with the stored one."""
        shown = ""
        if change.field != "*":
            text = " ".join(self._values.described(change.field, stored).split())
            shown = f"いまの値は「{text[:SHOWN_LENGTH]}{'…' if len(text) > SHOWN_LENGTH else ''}」です。"
        return EditConflictError(
            f"{change.key} の「{field_label(change.field)}」は、先に別の変更がありました。{shown}"
            "最新の内容を確かめてから、やり直してください。"
        )

    def store(self, changed_at: str) -> None:
        """Write what the changes came to. changed_at: ISO time."""
        self._store_levels()
        added = [wanted for number, wanted in self._wanted.items() if wanted and self._stored[number] is None]
        if added:
            storing.insert_projects(self._session, added, changed_at)
        kept = {
            number: (before, after)
            for number, before in self._stored.items()
            if before and (after := self._wanted[number]) != before
        }
        if kept:
            self._store_kept(kept, changed_at)

    def _store_kept(
        self, kept: Mapping[str, tuple[ProjectRecord, ProjectRecord | None]], changed_at: str
    ) -> None:
        """Write or remove stored projects, given as number → (before, after)."""
        rows = rewriting.project_rows(self._session, kept)
        known = departments.Departments(self._session)
        for number, (before, after) in kept.items():
            if after is None:
                self._session.delete(rows[number])
            else:
                rewriting.ProjectWriter(self._session, known, rows[number]).write(before, after, changed_at)

    def _store_levels(self) -> None:
        """Write the levels that will differ."""
        for code, wanted in self._wanted_levels.items():
            if wanted != self._levels[code]:
                rewriting.update_level(self._session, wanted)


def _beside_departments(stored: JsonValue, seen: JsonValue, after: JsonValue) -> tuple[JsonValue, JsonValue]:
    """Return (seen, after) of a reached phase whose change says nothing of departments: those stored stay.

    A status report tells the phase alone; the departments beside it are edited on the sheet.
    """
    if not isinstance(stored, dict) or not isinstance(seen, dict) or seen["departments"]:
        return seen, after
    names = stored["departments"]
    if isinstance(after, dict) and not after["departments"]:
        after = {**after, "departments": names}
    return {**seen, "departments": names}, after
