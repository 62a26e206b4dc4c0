"""What changed in the register: edits as values, so that they can be applied, undone and shown.

A field key names one editable value of one entity:

* project: title, category, is_dx, page, departments, sogo_codes, keiei_codes, summary, overview,
  purpose, effects, challenges, related, indicator.text, indicator.figure, indicator.unit,
  indicator.direction, indicator.due_year, measure (the code above it), standing ({"kind", "since", "into"} or
  None), plan.2022.1 (a half-year of the schedule), actual.2022.1,
  action.2022 (年度ごとの取組内容), and "*" for the whole project (before None: created; after None: removed).
* level (policy or measure): title, theme, background, issues, direction.
* report (key: project number): "2022.status" and the other values of `domain.reports.STORED_FIELDS`; the
  phases reached are "actual.2022.1" of the project.
* round (key: "2022"): deadline, contact, approval ({"at", "by", "note"} or None, which locks the year).
* entry (key: "2022 収納課", a department in a round): the fields of `domain.surveys.ENTRY_FIELDS`.
* inquiry (key: project number): "2022.<rule>", see `domain.oddities.Inquiry`.
* department (key: its name): valid_from, valid_to, successor, and "*" for the whole department.
* profile (key: its own): the parts of a profile's file that may change while a plan is in use, see
  `domain.profile_changes`.
* hearing, note, attachment, new_project, revision, member, training, task, pack (key: of the record): the
  fields of their records, see `domain.office_values`, and "*" for the whole record (before None: made; after
  None: removed).

Values are JSON values: str, int, bool, None, list of str; a schedule cell is
{"phase": 4, "departments": ["収納課"], "settled": true}, or None where there is no cell;
indicator.figure is a decimal written as text. The whole project ("*") is {"policy", "measure", and all its
field values}. `fujidesk.domain.fields` turns records into such values and back.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

JsonValue: TypeAlias = bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"] | None


class Entity(StrEnum):
    """What a change is about."""

    REGISTER = "register"
    """What is no value of anything else: gone back to a backup, a file kept. Only in the history."""
    PROJECT = "project"
    LEVEL = "level"
    REPORT = "report"
    ROUND = "round"
    ENTRY = "entry"
    INQUIRY = "inquiry"
    DEPARTMENT = "department"
    HEARING = "hearing"
    NOTE = "note"
    ATTACHMENT = "attachment"
    NEW_PROJECT = "new_project"
    REVISION = "revision"
    MEMBER = "member"
    TRAINING = "training"
    TASK = "task"
    PACK = "pack"
    PLAN = "plan"
    PLAN_DRAFT = "plan_draft"
    DRAFT_PROJECT = "draft_project"
    DRAFT_COMMENT = "draft_comment"
    DRAFT_VERSION = "draft_version"
    PROFILE = "profile"


@dataclass(frozen=True)
class FieldChange:
    """One value of one entity, before and after; key is the project number or level code."""

    entity: Entity
    key: str
    field: str
    before: JsonValue
    after: JsonValue

    def reversed(self) -> "FieldChange":
        """Return the change that takes this one back."""
        return FieldChange(self.entity, self.key, self.field, self.after, self.before)


@dataclass(frozen=True)
class Changes:
    """What a write touched; the window hands it to the screens, each decides whether to reload.

    everything: the whole register was replaced or many rows came in; reload all. years: fiscal years whose
    reports, round, entries or inquiries changed. office: the kinds of the office's own records (hearings, new
    projects and so on) that came, went or changed.
    """

    numbers: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    everything: bool = False
    label: str = ""
    years: frozenset[int] = frozenset()
    office: frozenset[Entity] = frozenset()

    def joined(self, later: "Changes") -> "Changes":
        """Return what this write and a later one touched together, under the later one's label."""
        return Changes(
            self.numbers | later.numbers,
            self.levels | later.levels,
            self.everything or later.everything,
            later.label,
            self.years | later.years,
            self.office | later.office,
        )


@dataclass(frozen=True)
class HistoryEntry:
    """One line of the change history: who (login name @ PC), when (ISO, local time), what."""

    id: int
    at: str
    who: str
    label: str
    change: FieldChange


@dataclass(frozen=True)
class HistoryStep:
    """One step of the change history: its last line, how many lines it has, and of how many keys."""

    last: HistoryEntry
    changes: int
    keys: int


@dataclass(frozen=True)
class Difference:
    """A value that a document or workbook has and the register has not.

    change.before is the register's value, change.after the file's. note says where the value stands
    (line, sheet and cell) or why it is doubtful.
    """

    change: FieldChange
    note: str = ""


@dataclass(frozen=True)
class Statement:
    """What one place of a document says: the place (一覧, 個票, ロードマップ), its text, its 1-based line."""

    place: str
    text: str
    line: int | None = None


@dataclass(frozen=True)
class Disagreement:
    """Places of the plan document that do not agree, or leave a value open, about one field.

    taken: what went into the register, as text. reason: why. settled: False where the office must decide.
    """

    number: str
    field: str
    statements: tuple[Statement, ...]
    taken: str
    reason: str
    settled: bool
