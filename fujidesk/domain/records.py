"""Records of the register as they cross between layers: frozen, without any database object."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from fujidesk.domain.fiscal import HalfYear

ProjectId = NewType("ProjectId", int)
PlanId = NewType("PlanId", int)


class Category(StrEnum):
    """事業分類 (002, 個票の見方); the words shown come from the plan profile."""

    PRIORITY = "priority"
    PROMOTION = "promotion"
    CONTINUING = "continuing"


class Direction(StrEnum):
    """Which way an indicator is meant to go."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    KEEP = "keep"


class StateKind(StrEnum):
    """How a project that no longer runs came to its end, or rests (001, 3.2)."""

    SUSPENDED = "suspended"
    COMPLETED = "completed"
    MERGED = "merged"
    SPLIT = "split"


STATE_KIND_NAMES = {
    StateKind.SUSPENDED: "休止", StateKind.COMPLETED: "完了", StateKind.MERGED: "統合",
    StateKind.SPLIT: "分割",
}  # fmt: skip
ENDED_STATES = (StateKind.COMPLETED, StateKind.MERGED, StateKind.SPLIT)
"""How a project comes to its end."""


@dataclass(frozen=True, slots=True)
class ProjectState:
    """That a project rests or has ended: how, since which day (ISO), and into which projects it went."""

    kind: StateKind
    since: str
    into: tuple[str, ...] = ()

    @property
    def has_ended(self) -> bool:
        """Whether the project has come to its end; one that rests may run again."""
        return self.kind in ENDED_STATES


@dataclass(frozen=True, slots=True)
class ScheduleCell:
    """One half-year of a schedule.

    phase: 1 to 4 as the profile numbers them; None where the project has ended ("-" in the plan).
    departments: as the plan prints them, in its order; may differ from phase to phase.
    settled: False where the plan document leaves the phase open (the value is then carried forward).
    """

    fiscal_year: int
    half: int
    phase: int | None
    departments: tuple[str, ...] = ()
    settled: bool = True

    @property
    def when(self) -> HalfYear:
        """The half-year of the cell."""
        return HalfYear(self.fiscal_year, self.half)


@dataclass(frozen=True, slots=True)
class Indicator:
    """施策指標: the target as text and, where it has one, its figure, unit, direction and due fiscal year."""

    text: str = ""
    figure: Decimal | None = None
    unit: str = ""
    direction: Direction | None = None
    due_year: int | None = None


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """Everything the plan says of one project (002, 個票の見方).

    departments: in the plan's order, from the index. policy "1" and measure "1.1" are codes; measure is
    "" in a plan with one level. schedule: plan cells in time order, empty where the plan gives none.
    actual: reached phases, same shape. yearly_actions: fiscal year → text. page: of the printed plan.
    state: None while the project runs.
    """

    number: str
    title: str
    policy: str
    measure: str
    category: Category
    departments: tuple[str, ...] = ()
    is_dx: bool = False
    page: int | None = None
    sogo_codes: tuple[str, ...] = ()
    keiei_codes: tuple[str, ...] = ()
    summary: str = ""
    overview: str = ""
    purpose: str = ""
    effects: str = ""
    challenges: str = ""
    related: str = ""
    indicator: Indicator = field(default_factory=Indicator)
    schedule: tuple[ScheduleCell, ...] = ()
    actual: tuple[ScheduleCell, ...] = ()
    yearly_actions: Mapping[int, str] = field(default_factory=dict)
    state: ProjectState | None = None


@dataclass(frozen=True, slots=True)
class ProjectSheet:
    """A project as stored: its record with identity and the version counter of its row."""

    id: ProjectId
    version: int
    record: ProjectRecord


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project as the list shows it, slim enough for 20,000 of them.

    phases: one character per half-year of the plan, "1".."4", "-" ended, " " not given; settled: same
    length, "1" settled or "0" open; both "" where the plan gives no schedule. haystack: all texts,
    folded for search by `domain.searching.fold`. sogo_codes and keiei_codes: as in `ProjectRecord`.
    grades and statuses: one character a fiscal year of the plan, see `domain.row_marks`; "" where nothing
    was answered in any.
    """

    id: ProjectId
    number: str
    title: str
    policy: str
    measure: str
    category: Category
    is_dx: bool
    departments: tuple[str, ...]
    page: int | None
    phases: str
    settled: str
    summary: str
    indicator: str
    haystack: str
    sogo_codes: tuple[str, ...] = ()
    keiei_codes: tuple[str, ...] = ()
    grades: str = ""
    statuses: str = ""
    state: StateKind | None = None


@dataclass(frozen=True, slots=True)
class LevelRecord:
    """A policy ("1") or measure ("1.1") with its description (003); parent is "" for a policy.

    counts_as_measure: False for 導入済みシステムの運用 (1.5, 2.5, 3.5), which is listed like a measure
    but is not one of the twelve.
    """

    code: str
    title: str
    parent: str = ""
    counts_as_measure: bool = True
    theme: str = ""
    background: str = ""
    issues: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class DepartmentRecord:
    """A department with the days it is valid (ISO dates, None = open) and the name of its successor."""

    name: str
    valid_from: str | None = None
    valid_to: str | None = None
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterContent:
    """A whole register, to be stored, exported or compared."""

    levels: tuple[LevelRecord, ...]
    departments: tuple[DepartmentRecord, ...]
    projects: tuple[ProjectRecord, ...]
