"""What a register workbook changes: only cells that were edited in it count.

A cell was edited when its value has another fingerprint than at writing; where the workbook no longer
holds fingerprints, when its value is another than the register's. So a workbook that nobody touched changes
nothing, even when the register has moved on since.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from fujidesk.domain.changes import Difference, JsonValue
from fujidesk.domain.differences import NEW_PROJECT, compare_projects
from fujidesk.domain.fields import record_with
from fujidesk.domain.numbers import measure_of, policy_of
from fujidesk.domain.records import Category, ProjectRecord
from fujidesk.exchange.register_layout import (
    DEPARTMENTS,
    ENDED,
    PHASE,
    SETTLED,
    default_of,
    digest,
    part_label,
    parts_of,
)
from fujidesk.exchange.register_read import Fault, ReadRegister, ReadValue

MOVED_ON = "書き出した後に台帳でも変更されています。"


@dataclass(frozen=True)
class _Edit:
    """An edited value; moved: the register holds another value than the workbook was written with."""

    value: ReadValue
    moved: bool


def differences_of(
    read: ReadRegister, projects: Iterable[ProjectRecord], departments: Collection[str] = ()
) -> tuple[list[Difference], list[Fault]]:
    """Return the differences of a workbook to the register, and the faults that come from comparing.

    departments: names that the register knows; others are pointed out in the note.
    """
    existing = {record.number: record for record in projects}
    comparer = _Comparer(read, frozenset(departments))
    incoming = [comparer.merged(existing[number]) for number in read.values if number in existing]
    made = (comparer.made(number, category) for number, category in read.added.items())
    incoming += [record for record in made if record is not None]
    return compare_projects(existing, incoming, notes=comparer.notes), comparer.faults


class _Comparer:
    """Merges the edits of a workbook into the register's records."""

    def __init__(self, read: ReadRegister, departments: frozenset[str]) -> None:
        self._read = read
        self._departments = departments
        self.notes: dict[tuple[str, str], str] = {}
        self.faults: list[Fault] = []

    def merged(self, record: ProjectRecord) -> ProjectRecord:
        """Return the record with all edits that the workbook makes to it."""
        stored = parts_of(record)
        edits: dict[str, _Edit] = {}
        for part, values in self._read.values[record.number].items():
            edit = self._edit_of(record.number, part, values, stored.get(part, default_of(part)))
            if edit is not None:
                edits[part] = edit
        for field in dict.fromkeys(part.partition("/")[0] for part in edits):
            record = self._with_field(record, field, edits, stored)
        return record

    def made(self, number: str, category: Category) -> ProjectRecord | None:
        """Return the project that a row of its own makes; None, with a fault, where it has no title."""
        deep = number.count("-") > 1
        bare = ProjectRecord(number, "", policy_of(number), measure_of(number) if deep else "", category)
        record = self.merged(bare)
        titles = self._read.values[number].get("title", [])
        if not record.title:
            place = titles[0] if titles else ReadValue("", "", "")
            reason = f"新しい事業 {number} の「{part_label('title')}」が空です。名前を入れてください。"
            self.faults.append(Fault(place.sheet, place.cell, reason))
            return None
        notes = [NEW_PROJECT, f"シート「{titles[0].sheet}」のセル {titles[0].cell}"]
        if unknown := "、".join(name for name in record.departments if name not in self._departments):
            notes.append(f"台帳にない部署名です：{unknown}")
        self.notes[number, "*"] = "　".join(notes)
        return record

    def _edit_of(self, number: str, part: str, values: list[ReadValue], stored: JsonValue) -> _Edit | None:
        """Return what the workbook makes of a part; None where nobody edited it or two sheets disagree."""
        current = digest(stored)
        prints = self._read.base.get(number)
        written = current if prints is None else prints.get(part, digest(default_of(part)))
        edited = {digest(value.value): value for value in values if digest(value.value) != written}
        if len(edited) > 1:
            self._note_conflict(number, part, list(edited.values()))
            return None
        for mark, value in edited.items():
            if mark != current:
                return _Edit(value, moved=written != current)
        return None

    def _note_conflict(self, number: str, part: str, values: list[ReadValue]) -> None:
        """Note that two sheets of the workbook give a value differently, with both places."""
        first, second = values[0], values[1]
        self.faults.append(Fault(
            second.sheet, second.cell,
            f"{number} の「{part_label(part)}」が、シート「{first.sheet}」のセル {first.cell} と違う値に"
            "変えられています。どちらかに揃えてください。",
        ))  # fmt: skip

    def _with_field(
        self, record: ProjectRecord, field: str, edits: Mapping[str, _Edit], stored: Mapping[str, JsonValue]
    ) -> ProjectRecord:
        """Return the record with one edited field; a half-year is put together from its aspects."""
        aspects = {part: edit for part, edit in edits.items() if part.partition("/")[0] == field}
        self.notes[record.number, field] = self._note_of(field, list(aspects.values()))
        if field in edits:
            value = edits[field].value.value
            emptied = field.startswith("action.") and value == ""
            return record_with(record, field, None if emptied else value)
        return self._with_half_year(record, field, aspects, stored)

    def _with_half_year(
        self, record: ProjectRecord, field: str, edits: Mapping[str, _Edit], stored: Mapping[str, JsonValue]
    ) -> ProjectRecord:
        """Return the record with one half-year made of what was edited and what is stored.

        An emptied phase takes the half-year out, with its departments. Where only departments were
        given, there is no half-year to hold them: a fault.
        """

        def now(aspect: str) -> JsonValue:
            """Return an aspect as it is after the edits."""
            part = f"{field}/{aspect}"
            return edits[part].value.value if part in edits else stored.get(part, default_of(part))

        phase = now(PHASE)
        if phase is None:
            edit = edits.get(f"{field}/{DEPARTMENTS}")
            if edit is not None and edit.value.value:
                self._refuse_departments(record.number, field, edit.value)
                return record
            return record_with(record, field, None)
        # A phase that somebody has put right is no longer open, unless the workbook says so.
        decided = f"{field}/{PHASE}" in edits and f"{field}/{SETTLED}" not in edits
        return record_with(record, field, {
            "phase": None if phase == ENDED else phase,
            "departments": now(DEPARTMENTS),
            "settled": True if decided else now(SETTLED),
        })  # fmt: skip

    def _refuse_departments(self, number: str, field: str, value: ReadValue) -> None:
        """Note departments that stand in a half-year without a phase."""
        label = part_label(f"{field}/{DEPARTMENTS}")
        reason = f"{number} の「{label}」がありますが、その半期の段階が空です。段階も入れてください。"
        self.faults.append(Fault(value.sheet, value.cell, reason))

    def _note_of(self, field: str, edits: list[_Edit]) -> str:
        """Return where the value stands, and what the office should look at before taking it."""
        places = "、".join(f"シート「{edit.value.sheet}」のセル {edit.value.cell}" for edit in edits)
        notes = [places]
        if any(edit.moved for edit in edits):
            notes.append(MOVED_ON)
        if unknown := self._unknown_departments(field, edits):
            notes.append(f"台帳にない部署名です：{unknown}")
        return "　".join(notes)

    def _unknown_departments(self, field: str, edits: list[_Edit]) -> str:
        """Return names that the register does not have; new ones are allowed, but are often typos."""
        if not self._departments or field.partition(".")[0] not in ("departments", "plan", "actual"):
            return ""
        names = [name for edit in edits if isinstance(edit.value.value, list) for name in edit.value.value]
        return "、".join(str(name) for name in names if name not in self._departments)
