"""Changes of the office's own records worked out first and stored afterwards, as the survey's are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.office_record import OfficeRecord
from fujidesk.domain.office_values import (
    RECORD_TYPES,
    WHOLE,
    field_value,
    record_with,
    value_of,
)
from fujidesk.domain.office_words import office_subject, office_values
from fujidesk.domain.profile import PlanProfile
from fujidesk.errors import EditConflictError, UserError
from fujidesk.models import office_rows
from fujidesk.services.office_checks import checked_record

SHOWN_LENGTH = 30
"""Characters of a stored value that the sentence about a conflict quotes."""
OFFICE_ENTITIES = frozenset(RECORD_TYPES)
"""Entities of `domain.changes` that are such records."""
_MOST_KEYS = 200
"""Keys that are asked for by name; SQLite takes no question with very many of them."""


class OfficeDraft:
    """The records that a step touches, as they are and as they will be.

    A step may change one record several times: each change then finds what those before it made.
    """

    def __init__(self, session: Session, profile: PlanProfile, changes: Sequence[FieldChange]) -> None:
        self._session = session
        self._profile = profile
        self._stored: Mapping[Entity, Mapping[str, office_rows.StoredRecord[OfficeRecord]]] = {
            entity: _touched(session, entity, changes)
            for entity in RECORD_TYPES
            if any(item.entity is entity for item in changes)
        }
        self._wanted: dict[tuple[Entity, str], OfficeRecord | None] = {}

    def change(self, change: FieldChange) -> FieldChange | None:
        """Make one change in the draft; None when it changes nothing.

        Raises:
            EditConflictError: the value before is not what is stored.
            UserError: there is no such record, or the key of a new one is taken.
        """
        held = self._held(change)
        if change.field == WHOLE:
            return self._change_whole(change, held)
        if held is None:
            raise UserError(f"{office_subject(change)} はありません。削除されていないか確かめてください。")
        before = field_value(held, change.field)
        wanted = record_with(held, change.field, change.after)
        after = field_value(wanted, change.field)
        if before == after:
            return None
        if change.before != before:
            word, now, _ = office_values(replace(change, before=before), self._profile)
            raise _conflict(change, word, f"いまの値は「{_shortened(now)}」です。")
        self._wanted[change.entity, change.key] = wanted
        return replace(change, before=before, after=after)

    def _held(self, change: FieldChange) -> OfficeRecord | None:
        """Return the record as the changes so far have left it.

        None: there is none, or the step has removed it.
        """
        place = (change.entity, change.key)
        if place in self._wanted:
            return self._wanted[place]
        found = self._stored[change.entity].get(change.key)
        return None if found is None else found.record

    def _change_whole(self, change: FieldChange, held: OfficeRecord | None) -> FieldChange | None:
        """Make a record or remove one; only the very record that the user saw is removed.

        So that undo, which puts the record back as it was seen, loses nothing that somebody added meanwhile.
        The key of a new one must be free, also within the step.
        """
        before: JsonValue = None if held is None else dict(value_of(held))
        after = None if change.after is None else checked_record(change)
        value: JsonValue = None if after is None else dict(value_of(after))
        if before == value:
            return None
        if value is None and change.before != before:
            raise _conflict(change, "内容")
        if value is not None and held is not None:
            raise EditConflictError(
                f"{office_subject(change)} はすでにあります。もう一度やり直してください。"
            )
        self._wanted[change.entity, change.key] = after
        return replace(change, before=before, after=value)

    def store(self) -> None:
        """Write what the changes came to.

        Row by row with the version that was read: one that another program changed since is refused, and
        with it the whole step. A record that is again as it was is not written.
        """
        for entity, stored in self._stored.items():
            rows = []
            for (kind, key), wanted in self._wanted.items():
                held = stored.get(key) if kind is entity else None
                if kind is entity and wanted != (None if held is None else held.record):
                    rows.append((key, None if held is None else held.version, wanted))
            office_rows.write(self._session, entity, rows)


def _touched(
    session: Session, entity: Entity, changes: Sequence[FieldChange]
) -> dict[str, office_rows.StoredRecord[OfficeRecord]]:
    """Return the stored records that changes name; of many changes all records, which is one question."""
    keys = {item.key for item in changes if item.entity is entity}
    where = {"key": keys} if len(keys) <= _MOST_KEYS else None
    return office_rows.stored(session, entity, RECORD_TYPES[entity], where)


def _conflict(change: FieldChange, what: str, now: str = "") -> EditConflictError:
    """Return the refusal of a change whose value before is not the stored one.

    what: the field in words, or 「内容」 of a whole record. now: a sentence with what is stored.
    """
    return EditConflictError(
        f"{office_subject(change)} の「{what}」は、先に別の変更がありました。{now}"
        "最新の内容を確かめてから、やり直してください。"
    )


def _shortened(text: str) -> str:
    """Return a value as a sentence quotes it: on one line, its beginning."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_LENGTH else f"{line[:SHOWN_LENGTH]}…"
