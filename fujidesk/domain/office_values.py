"""Records that the office keeps beside plan and survey, as JSON values and back, as edits know them.

The counterpart of `domain.fields` for hearings, new projects, revisions, people and own tasks. What a field
holds follows from its type: texts, whole numbers, flags, words of a choice, lists and pairs of these, records
in records, and changes.
"""

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.hearings import Attachment, Hearing, Note
from fujidesk.domain.new_projects import NewProject
from fujidesk.domain.next_plan.records import DraftComment, DraftProject, DraftVersion, PlanDraft
from fujidesk.domain.office_record import OfficeRecord
from fujidesk.domain.own_tasks import OwnTask
from fujidesk.domain.pack_editions import PackEdition
from fujidesk.domain.people import Member, Training
from fujidesk.domain.revisions import Revision

R = TypeVar("R", bound=OfficeRecord)

RECORD_TYPES: Mapping[Entity, type[OfficeRecord]] = {
    Entity.HEARING: Hearing, Entity.NOTE: Note, Entity.ATTACHMENT: Attachment,
    Entity.NEW_PROJECT: NewProject, Entity.REVISION: Revision, Entity.MEMBER: Member,
    Entity.TRAINING: Training, Entity.TASK: OwnTask,
    Entity.PACK: PackEdition, Entity.PLAN_DRAFT: PlanDraft, Entity.DRAFT_PROJECT: DraftProject,
    Entity.DRAFT_COMMENT: DraftComment, Entity.DRAFT_VERSION: DraftVersion,
}  # fmt: skip
"""What is stored under which entity of `domain.changes`."""
_ENTITIES = {record: entity for entity, record in RECORD_TYPES.items()}
_WHOLE_END = 2**63
"""First whole number that SQLite's INTEGER and PostgreSQL's BIGINT do not hold."""
WHOLE = "*"
"""Field of a change that makes a whole record or removes it."""


def entity_of(kind: type[OfficeRecord]) -> Entity:
    """Return the entity under which records of a type are stored."""
    return _ENTITIES[kind]


def field_names(kind: type[OfficeRecord]) -> tuple[str, ...]:
    """Return the fields of a record beside its key."""
    return tuple(item.name for item in fields(kind) if item.name != "key")


def value_of(record: OfficeRecord) -> dict[str, JsonValue]:
    """Return a whole record as a JSON value, without its key."""
    return {name: _plain(getattr(record, name)) for name in field_names(type(record))}


def field_value(record: OfficeRecord, name: str) -> JsonValue:
    """Return one field of a record as a JSON value."""
    return _plain(getattr(record, name))


def record_of(kind: type[R], key: str, value: Mapping[str, JsonValue]) -> R:
    """Return the record that a JSON value stands for; fields that it does not give stay empty.

    Raises:
        KeyError: a field is not known.
        ValueError: a word is not one of the choices, or a value has another type than its field.
    """
    readers = _readers(entity_of(kind))
    given: dict[str, Any] = {name: readers[name](item) for name, item in value.items()}
    return kind(key, **given)


def record_with(record: R, name: str, value: JsonValue) -> R:
    """Return the record with one field set.

    Raises:
        KeyError: the field is not known.
        ValueError: as `record_of`.
    """
    given: Any = _readers(entity_of(type(record)))[name](value)
    return replace(record, **{name: given})


def change_value(change: FieldChange) -> dict[str, JsonValue]:
    """Return a change as a JSON value."""
    return {
        "entity": change.entity.value, "key": change.key, "field": change.field,
        "before": change.before, "after": change.after,
    }  # fmt: skip


def change_of(value: JsonValue) -> FieldChange:
    """Return the change that a JSON value stands for.

    Raises:
        ValueError: it is no change.
    """
    if not isinstance(value, dict) or not {"entity", "key", "field"} <= value.keys():
        raise ValueError(value)
    entity = Entity(str(value["entity"]))
    return FieldChange(
        entity, str(value["key"]), str(value["field"]), value.get("before"), value.get("after")
    )


def _plain(value: Any) -> JsonValue:
    """Return what a field holds as a JSON value."""
    if isinstance(value, FieldChange):
        return change_value(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    return cast("JsonValue", value)


@cache
def _readers(entity: Entity) -> Mapping[str, Callable[[JsonValue], Any]]:
    """Return what reads each field of an entity's records from its JSON value."""
    kind = RECORD_TYPES[entity]
    hints = typing.get_type_hints(kind)
    return {name: _reader(hints[name]) for name in field_names(kind)}


def _reader(hint: Any) -> Callable[[JsonValue], Any]:
    """Return what reads a value of a type."""
    if typing.get_origin(hint) is tuple:
        return _tuple_reader(typing.get_args(hint))
    if isinstance(hint, types.UnionType):
        inner = _reader(next(part for part in typing.get_args(hint) if part is not types.NoneType))
        return lambda value: None if value is None else inner(value)
    if hint is FieldChange:
        return change_of
    if is_dataclass(hint):
        return _nested_reader(hint)
    if issubclass(hint, StrEnum):
        return lambda value: hint(str(value))
    plain: Mapping[Any, Callable[[JsonValue], Any]] = {str: _text, int: _whole, bool: _flag}
    return plain[hint]


def _tuple_reader(parts: tuple[Any, ...]) -> Callable[[JsonValue], Any]:
    """Return what reads a list of any length, or one with a reader for each place."""
    if parts[-1] is Ellipsis:
        one = _reader(parts[0])
        return lambda value: tuple(one(item) for item in _listed(value))
    readers = [_reader(part) for part in parts]
    return lambda value: tuple(read(item) for read, item in zip(readers, _listed(value), strict=True))


def _nested_reader(kind: Any) -> Callable[[JsonValue], Any]:
    """Return what reads a record in a record."""
    readers = {name: _reader(hint) for name, hint in typing.get_type_hints(kind).items()}

    def read(value: JsonValue) -> Any:
        """Return the record of a JSON object."""
        if not isinstance(value, dict):
            raise ValueError(value)  # noqa: TRY004 - one error for whatever does not fit
        return kind(**{name: readers[name](item) for name, item in value.items()})

    return read


def _listed(value: JsonValue) -> list[JsonValue]:
    """Return a list; None is the empty one."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise ValueError(value)  # noqa: TRY004 - one error for whatever does not fit
    return value


def _text(value: JsonValue) -> str:
    """Return a text; None is the empty one."""
    if not isinstance(value, str | None):
        raise ValueError(value)  # noqa: TRY004 - one error for whatever does not fit
    return value or ""


def _whole(value: JsonValue) -> int:
    """Return a whole number of 64 bits, which is what a column holds."""
    if isinstance(value, bool) or not isinstance(value, int) or not -_WHOLE_END <= value < _WHOLE_END:
        raise ValueError(value)
    return value


def _flag(value: JsonValue) -> bool:
    """Return a yes or no; a text is none, since every text that says something would count as yes."""
    if not isinstance(value, bool):
        raise ValueError(value)  # noqa: TRY004 - one error for whatever does not fit
    return value
