"""The rows of what the office keeps: read as records with their versions, written as the survey's are."""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from sqlalchemy import Table, func, select

from fujidesk.domain.changes import Entity, JsonValue
from fujidesk.domain.office_record import OfficeRecord
from fujidesk.domain.office_values import (
    entity_of,
    field_names,
    record_of,
    value_of,
)
from fujidesk.models import survey_rows
from fujidesk.models.failures import understanding
from fujidesk.models.office_schema import (
    attachment,
    draft_comment,
    draft_project,
    draft_version,
    hearing,
    hearing_note,
    member,
    new_project,
    own_task,
    pack_edition,
    plan_draft,
    revision,
    training,
)
from fujidesk.models.schema import Asked, change_history
from fujidesk.models.survey_rows import Rewritten

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

R = TypeVar("R", bound=OfficeRecord)
TABLES: Mapping[Entity, Table] = {
    Entity.HEARING: hearing, Entity.NOTE: hearing_note, Entity.ATTACHMENT: attachment,
    Entity.NEW_PROJECT: new_project, Entity.REVISION: revision, Entity.MEMBER: member,
    Entity.TRAINING: training, Entity.TASK: own_task,
    Entity.PACK: pack_edition, Entity.PLAN_DRAFT: plan_draft, Entity.DRAFT_PROJECT: draft_project,
    Entity.DRAFT_COMMENT: draft_comment, Entity.DRAFT_VERSION: draft_version,
}  # fmt: skip
"""Where the records of an entity lie."""


@dataclass(frozen=True, slots=True)
class StoredRecord(Generic[R]):
    """A record as it was read, and the version of its row."""

    record: R
    version: int


def records(session: Asked, kind: type[R], **where: str | int) -> list[R]:
    """Return the records of a type, in the order of their keys; where: values that columns must have."""
    return [held.record for held in stored(session, entity_of(kind), kind, where).values()]


@understanding("事務局の記録")
def stored(
    session: Asked,
    entity: Entity,
    kind: type[R],
    where: Mapping[str, str | int | Collection[str]] | None = None,
) -> dict[str, StoredRecord[R]]:
    """Return the stored records of an entity by key, in the order of the keys.

    where: values that columns must have, as `records`; several values: one of them.
    """
    table = TABLES[entity]
    query = select(table)
    for name, value in (where or {}).items():
        column = table.c[name]
        query = query.where(column == value if isinstance(value, str | int) else column.in_(value))
    names, lists = field_names(kind), _list_columns(table)
    found = {}
    for row in session.execute(query).mappings():
        values = {name: _read(row[name], is_list=name in lists) for name in names}
        found[row["key"]] = StoredRecord(record_of(kind, row["key"], values), row["version"])
    return dict(sorted(found.items(), key=lambda item: key_order(item[0])))


def _list_columns(table: Table) -> frozenset[str]:
    """Return the columns whose lists lie as JSON text, which their default tells.

    That each such column has the default "[]", and no other, is held by a test of the tables.
    """
    return frozenset(
        column.name for column in table.columns if str(getattr(column.server_default, "arg", "")) == "[]"
    )


def _read(value: Any, *, is_list: bool) -> JsonValue:
    """Return a column's value."""
    return cast("JsonValue", json.loads(value) if is_list and isinstance(value, str) else value)


def columns(record: OfficeRecord) -> dict[str, Any]:
    """Return what the row of a record holds beside its key.

    Lists, and records in records, become JSON text; days, words and amounts lie as they are.
    """
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
        for name, value in value_of(record).items()
    }


def write(
    session: "Session", entity: Entity, rows: Iterable[tuple[str, int | None, OfficeRecord | None]]
) -> None:
    """Add, change and remove records of one entity: key, version that was read, record (None: it goes).

    Raises:
        EditConflictError: a row is no longer the one that was read.
    """
    survey_rows.write(
        session, TABLES[entity],
        [
            Rewritten({"key": key}, version, None if record is None else columns(record))
            for key, version, record in rows
        ],
    )  # fmt: skip


def next_key(session: Asked, entity: Entity, prefix: str = "") -> str:
    """Return a key that no record of the entity has or ever had, removed ones included: 「R8-004」, 「17」.

    prefix: what stands before the serial, such as 「R8-」.
    """
    pattern = f"{prefix}%"
    table, history = TABLES[entity].c.key, change_history.c
    kept = session.scalars(select(table).where(table.like(pattern))).all()
    gone = session.scalars(
        select(func.distinct(history.key)).where(history.entity == entity.value, history.key.like(pattern))
    ).all()
    serials = [_serial(key.removeprefix(prefix)) for key in (*kept, *gone)]
    serial = max(serials, default=0) + 1
    return f"{prefix}{serial:03d}" if prefix else str(serial)


def _serial(rest: str) -> int:
    """Return the serial at the end of a key; 0 where there is none.

    Keys that people brought in by hand do not count; full-width figures are none of ours.
    """
    return int(rest) if rest.isascii() and rest.isdigit() else 0


def key_order(key: str) -> tuple[int, ...]:
    """Return what sorts keys as people count: R8-2 before R8-10 before R10-1.

    All figures in the key, left to right; keys without any come first.
    """
    return tuple(int(part) for part in re.findall(r"\d+", key))
