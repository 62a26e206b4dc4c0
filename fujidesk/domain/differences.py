"""What a document or workbook says other than the register: one difference a field.

Comparing never writes. Which differences are taken is for the user to say; `takes_away` tells those that
nobody should take without looking.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from fujidesk.domain.changes import Difference, Entity, FieldChange, JsonValue
from fujidesk.domain.fields import LEVEL_FIELDS, differing, whole_value
from fujidesk.domain.numbers import sort_key
from fujidesk.domain.records import LevelRecord, ProjectRecord

Notes = Mapping[tuple[str, str], str]
"""(project number or level code, field) → where the value stands or why it is doubtful."""

NEW_PROJECT = "新しい事業です。"
NOT_GIVEN = "ファイルには値がありません。"


def compare_projects(
    existing: Mapping[str, ProjectRecord],
    incoming: Iterable[ProjectRecord],
    *,
    skip_fields: Collection[str] = (),
    notes: Notes | None = None,
) -> list[Difference]:
    """Return what differs, in the plan's order; projects missing from `incoming` are no difference.

    skip_fields: field keys, or their first part for a whole kind ("actual" for all actual.* cells).
    notes: the note of a difference; where there is none, one that tells new projects and missing values.
    A new project is one difference with the field "*".
    """
    found: list[Difference] = []
    for record in sorted(incoming, key=lambda project: sort_key(project.number)):
        found += _project_differences(existing.get(record.number), record, skip_fields, notes or {})
    return found


def _project_differences(
    before: ProjectRecord | None, after: ProjectRecord, skip_fields: Collection[str], notes: Notes
) -> Iterator[Difference]:
    """Yield the differences of one project in the order of its field values."""
    number = after.number
    if before is None:
        change = FieldChange(Entity.PROJECT, number, "*", None, whole_value(after))
        yield Difference(change, notes.get((number, "*"), NEW_PROJECT))
        return
    for field, old, new in differing(before, after):
        if field in skip_fields or field.partition(".")[0] in skip_fields:
            continue
        change = FieldChange(Entity.PROJECT, number, field, old, new)
        yield Difference(change, notes.get((number, field), _default_note(new)))


def compare_levels(
    existing: Mapping[str, LevelRecord], incoming: Iterable[LevelRecord], *, notes: Notes | None = None
) -> list[Difference]:
    """Return the differing descriptions of policies and measures; levels the register lacks are left out.

    An empty text says nothing of the register's text, so it is no difference.
    """
    found: list[Difference] = []
    for level in incoming:
        stored = existing.get(level.code)
        if stored is None:
            continue
        for field in LEVEL_FIELDS:
            old, new = getattr(stored, field), getattr(level, field)
            if new and old != new:
                change = FieldChange(Entity.LEVEL, level.code, field, old, new)
                found.append(Difference(change, (notes or {}).get((level.code, field), "")))
    return found


def takes_away(difference: Difference) -> bool:
    """Tell whether taking a difference would lose something that the register has.

    That is a value which the file leaves empty, the departments of a half-year, or a half-year that is
    settled in the register and left open by the file.
    """
    before, after = difference.change.before, difference.change.after
    if _is_empty(after):
        return not _is_empty(before)
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return False
    reopened = before.get("settled") is True and after.get("settled") is False
    return reopened or bool(before.get("departments") and not after.get("departments"))


def _is_empty(value: JsonValue) -> bool:
    """Tell whether a field value says nothing; False and 0 do say something."""
    return value is None or value in ("", [])


def _default_note(after: JsonValue) -> str:
    """Return what a difference without a note of its own should point out."""
    return NOT_GIVEN if _is_empty(after) else ""
