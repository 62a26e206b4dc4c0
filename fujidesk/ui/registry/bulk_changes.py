"""Bulk edits as field changes: what each would change, before anything is written.

No Qt and no database: an edit makes another record of a record, and `differing` finds the fields. So the
dialog can say in numbers what will change, and `EditService.apply` gets exactly that as one step to undo.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.fields import differing
from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.records import Category, ProjectRecord, ScheduleCell


@dataclass(frozen=True)
class BulkEdit:
    """One edit of many projects: its name in the history and the record that it makes of a record.

    caution: what the user should know before, "" for nothing.
    """

    label: str
    change: Callable[[ProjectRecord], ProjectRecord]
    caution: str = ""

    def changes(self, records: Sequence[ProjectRecord]) -> list[FieldChange]:
        """Return what would change, project by project; nothing for those that are so already."""
        return [change for record in records for change in self._of(record)]

    def _of(self, record: ProjectRecord) -> Iterator[FieldChange]:
        """Yield the changed fields of one project."""
        before: JsonValue
        after: JsonValue
        for field, before, after in differing(record, self.change(record)):
            yield FieldChange(Entity.PROJECT, record.number, field, before, after)


def set_category(category: Category, word: str) -> BulkEdit:
    """Put all under one category; word: the plan's name for it."""

    def change(record: ProjectRecord) -> ProjectRecord:
        """Return the record under the new category."""
        return replace(record, category=category)

    return BulkEdit(f"事業分類を「{word}」にする", change)


def set_dx(*, on: bool) -> BulkEdit:
    """Set or clear the DX flag."""

    def change(record: ProjectRecord) -> ProjectRecord:
        """Return the record with the flag set or cleared."""
        return replace(record, is_dx=on)

    return BulkEdit("DXの印を付ける" if on else "DXの印を外す", change)


def replace_department(
    old: str, new: str, *, with_schedule: bool, word: str = STANDARD_WORDS.department
) -> BulkEdit:
    """Put one department in place of another.

    with_schedule: also in the half-years of the plan. word: what the city calls who carries a project out.
    """

    def swap(names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names with the new one in place of the old, each once, in their order."""
        return tuple(dict.fromkeys(new if name == old else name for name in names))

    def swap_cell(cell: ScheduleCell) -> ScheduleCell:
        """Return the half-year with the departments swapped; unchanged where the old one is not in it."""
        return replace(cell, departments=swap(cell.departments)) if old in cell.departments else cell

    def change(record: ProjectRecord) -> ProjectRecord:
        """Return the record with the department swapped where it is in charge."""
        departments = swap(record.departments) if old in record.departments else record.departments
        schedule = tuple(swap_cell(cell) for cell in record.schedule) if with_schedule else record.schedule
        return replace(record, departments=departments, schedule=schedule)

    return BulkEdit(f"{word}「{old}」を「{new}」に置き換える", change)


def add_code(field: str, name: str, code: str) -> BulkEdit:
    """Add a code to sogo_codes or keiei_codes; name: what the field is called."""

    def change(record: ProjectRecord) -> ProjectRecord:
        """Return the record with the code at the end of the others."""
        codes: tuple[str, ...] = getattr(record, field)
        return record if code in codes else _with_codes(record, field, (*codes, code))

    return BulkEdit(f"{name}に「{code}」を加える", change)


def remove_code(field: str, name: str, code: str) -> BulkEdit:
    """Take a code out of sogo_codes or keiei_codes; name: what the field is called."""

    def change(record: ProjectRecord) -> ProjectRecord:
        """Return the record without the code."""
        codes: tuple[str, ...] = getattr(record, field)
        return _with_codes(record, field, tuple(kept for kept in codes if kept != code))

    return BulkEdit(f"{name}から「{code}」を除く", change)


def _with_codes(record: ProjectRecord, field: str, codes: tuple[str, ...]) -> ProjectRecord:
    """Return the record with other codes in that field; by name, so that the types are checked."""
    if field == "sogo_codes":
        return replace(record, sogo_codes=codes)
    return replace(record, keiei_codes=codes)
