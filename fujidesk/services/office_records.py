"""Reads the office's own records, and makes the changes that add, change and remove them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from fujidesk.domain.changes import FieldChange
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.office_record import OfficeRecord
from fujidesk.domain.office_values import WHOLE, entity_of, field_names, field_value, value_of
from fujidesk.domain.office_words import RECORD_WORDS
from fujidesk.errors import UserError
from fujidesk.models import office_rows
from fujidesk.models.engine import Database

R = TypeVar("R", bound=OfficeRecord)


class OfficeRecords:
    """The records of hearings, new projects, revisions, people and tasks, for the services on them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, kind: type[R], **where: str | int) -> list[R]:
        """Return the records of a type in the order of their keys; where: values that fields must have.

        The order is that of people: R8-002 before R8-010. A field that is a list cannot be asked for.
        """
        with self._database.reading() as session:
            return office_rows.records(session, kind, **where)

    def get(self, kind: type[R], key: str) -> R:
        """Return one record.

        Raises:
            UserError: there is none of this key.
        """
        found = self.all(kind, key=key)
        if not found:
            word = RECORD_WORDS[entity_of(kind)]
            raise UserError(f"{word} {key} はありません。削除されていないか確かめてください。")
        return found[0]

    def next_key(self, kind: type[OfficeRecord], fiscal_year: int | None = None) -> str:
        """Return a key that no record of the type has or ever had: 「R8-004」, or 「17」 without a year.

        Papers name records by their keys, so that one of a removed record stays its own; the history, which
        is never cleared, remembers it. Nothing is reserved: of two steps with the same key the second is
        refused.
        """
        prefix = "" if fiscal_year is None else f"{short_year(fiscal_year)}-"
        with self._database.reading() as session:
            return office_rows.next_key(session, entity_of(kind), prefix)

    def with_free_key(self, record: R, fiscal_year: int | None = None) -> R:
        """Return a record that is to be added, under the next key where its own is taken by now."""
        if not self.all(type(record), key=record.key):
            return record
        return replace(record, key=self.next_key(type(record), fiscal_year))

    def next_serial(self, kind: type[OfficeRecord], prefix: str) -> int:
        """Return the serial of the next key after a prefix of one's own, as `next_key`."""
        with self._database.reading() as session:
            return int(office_rows.next_key(session, entity_of(kind), prefix).removeprefix(prefix))


def added(record: OfficeRecord) -> FieldChange:
    """Return the change that makes a record.

    As a value of the field "*", of which before None means that there is none yet.
    """
    return FieldChange(entity_of(type(record)), record.key, WHOLE, None, dict(value_of(record)))


def removed(record: OfficeRecord) -> FieldChange:
    """Return the change that removes a record.

    What hangs on it (notes of a hearing) is for the caller to remove in the same step.
    """
    return FieldChange(entity_of(type(record)), record.key, WHOLE, dict(value_of(record)), None)


def changed(before: R, after: R) -> Iterator[FieldChange]:
    """Yield the changes that make one state of a record another.

    Field by field, so that two people may change different fields of one record. Nothing where both are
    equal; the key stays.
    """
    for name in field_names(type(before)):
        old, new = field_value(before, name), field_value(after, name)
        if old != new:
            yield FieldChange(entity_of(type(before)), before.key, name, old, new)
