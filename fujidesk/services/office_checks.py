"""Checks and tidies the values of the office's own records and of departments.

What a record means is checked by the service on it. Every refusal is a sentence with the record and field.
"""

from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.days import iso_day
from fujidesk.domain.next_plan.records import Fate
from fujidesk.domain.office_record import OfficeRecord
from fujidesk.domain.office_values import (
    RECORD_TYPES,
    WHOLE,
    field_value,
    record_of,
    record_with,
    value_of,
)
from fujidesk.domain.office_words import field_word, office_subject
from fujidesk.domain.records import DepartmentRecord
from fujidesk.errors import UserError
from fujidesk.models.office_rows import TABLES
from fujidesk.models.office_schema import KEY_LENGTH
from fujidesk.services.text_values import NAME_LENGTH, TEXT_LENGTH, tidy

DEPARTMENT_FIELDS = ("valid_from", "valid_to", "successor")
"""What a change of a department may set."""
_DAYS = ("day", "due", "done_at", "remind", "valid_from", "valid_to")
"""Fields that hold an ISO day or nothing."""


def checked_record(change: FieldChange) -> OfficeRecord:
    """Return the record that a change of the field "*" makes.

    Raises:
        UserError: it is no such record, or its key is too long.
    """
    if not isinstance(change.after, dict) or not 0 < len(change.key) <= KEY_LENGTH:
        raise UserError(f"{office_subject(change)} の内容として読めません。")
    values = {name: _tidied(change, name, value) for name, value in change.after.items()}
    try:
        return record_of(RECORD_TYPES[change.entity], change.key, values)
    except (KeyError, ValueError, TypeError) as error:
        raise UserError(f"{office_subject(change)} の内容として読めません。") from error


def checked_value(change: FieldChange) -> JsonValue:
    """Return the value that a change sets, as its record holds it.

    Raises:
        UserError: the field is not known, or the value is none that it may have.
    """
    if change.field == WHOLE:
        return None if change.after is None else dict(value_of(checked_record(change)))
    kind = RECORD_TYPES[change.entity]
    try:
        empty = record_of(kind, change.key, _needed(kind))
        value = _tidied(change, change.field, change.after)
        return field_value(record_with(empty, change.field, value), change.field)
    except (KeyError, ValueError, TypeError) as error:
        raise UserError(
            f"{office_subject(change)} の「{field_word(change.field)}」に使えない値です。"
        ) from error


def _needed(kind: type[OfficeRecord]) -> Mapping[str, JsonValue]:
    """Return values for the fields that a record of a type cannot be without.

    A single field is checked in an otherwise empty record of its type.
    """
    needed: dict[str, JsonValue] = {
        "fiscal_year": 0, "last_year": 0, "hearing": "", "body": "", "meeting": "", "draft": "",
        "fate": Fate.CARRIED.value,
    }  # fmt: skip
    without = {item.name for item in fields(kind) if item.default is MISSING}
    return {name: value for name, value in needed.items() if name in without}


def _tidied(change: FieldChange, name: str, value: JsonValue) -> JsonValue:
    """Return a value whose texts can be stored, days in the one form that compares as text.

    Raises:
        UserError: a text is too long, or a day is none.
    """
    if isinstance(value, list):
        return [_tidied(change, "", item) for item in value]
    if isinstance(value, dict):  # a record in a record: a step with its reason, an effect of a revision
        return {inner: _tidied(change, f"{name}.{inner}", item) for inner, item in value.items()}
    if not isinstance(value, str):
        return value
    text, last = tidy(value), name.rpartition(".")[2]
    limit = _longest(change.entity, name)
    if len(text) > limit:
        raise UserError(
            f"{office_subject(change)} の「{field_word(last)}」は {limit:,} 文字までにしてください"
            f"（いま {len(text):,} 文字）。"
        )
    day = iso_day(text) if last in _DAYS and text else text
    if day is None:
        raise UserError(
            f"{office_subject(change)} の「{field_word(last)}」: 「{text[:20]}」は日付として読めません。"
            "2026-06-15 の形にしてください。"
        )
    return day


def _longest(entity: Entity, name: str) -> int:
    """Return how many characters a field holds: as many as its column is wide, which SQLite would not mind.

    Lists, and what stands within them, are of no width.
    """
    column = TABLES[entity].columns.get(name)
    width = None if column is None else getattr(column.type, "length", None)
    return width or TEXT_LENGTH


def department_value(record: DepartmentRecord) -> JsonValue:
    """Return a department as the value of the field "*".

    Its name is the key of the change and not repeated.
    """
    value: dict[str, JsonValue] = asdict(record)
    del value["name"]
    return value


def department_of(name: str, value: JsonValue) -> DepartmentRecord | None:
    """Return the department that a value of the field "*" stands for; None: none."""
    if not isinstance(value, dict):
        return None
    parts = {field: str(value[field]) for field in DEPARTMENT_FIELDS if value.get(field)}
    return DepartmentRecord(name, **parts)


def checked_department(change: FieldChange) -> JsonValue:
    """Return the value that a change of a department sets.

    Raises:
        UserError: the field or value is none that a department has.
    """
    name = " ".join(tidy(change.key).split())
    if name != change.key or not 0 < len(name) <= NAME_LENGTH:
        raise UserError(
            f"部署の名前「{change.key[:20]}」は使えません。{NAME_LENGTH} 文字までの1行にしてください。"
        )
    if change.field == "*":
        made = department_of(change.key, change.after)
        if made is None:
            return None
        return {field: _checked(change, field, getattr(made, field)) for field in DEPARTMENT_FIELDS}
    if change.field not in DEPARTMENT_FIELDS:
        raise UserError(f"部署「{change.key}」の項目「{change.field}」は変更できません。")
    return _checked(change, change.field, change.after)


def _checked(change: FieldChange, field: str, value: JsonValue) -> JsonValue:
    """Return a day or a name; None where there is none.

    A successor need not be known: one that is not is added (`models.departments.rewrite`).
    """
    if value in (None, ""):
        return None
    if field == "successor":
        return str(value)
    day = iso_day(value)
    if day is None:
        raise UserError(
            f"部署「{change.key}」の「{field_word(field)}」は日付として読めません。"
            "2026-04-01 の形にしてください。"
        )
    return day
