"""What the office keeps of a draft: the plan with its levels, its projects, comments and versions.

Each project of the draft says where it comes from and why, so that the history of a project is one line
through both plans.
"""

from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.office_record import OfficeRecord
from fujidesk.domain.records import Category, LevelRecord


class Fate(StrEnum):
    """What becomes of projects of the plan in force (001, 3.2)."""

    CARRIED = "carried"
    MERGED = "merged"
    SPLIT = "split"
    ENDED = "ended"
    NEW = "new"


FATE_NAMES = {
    Fate.CARRIED: "継続", Fate.MERGED: "統合", Fate.SPLIT: "分割", Fate.ENDED: "終了", Fate.NEW: "新規",
}  # fmt: skip
"""The words of the fates."""


@dataclass(frozen=True, slots=True)
class PlanDraft(OfficeRecord):
    """A draft and its levels. fiscal_year, last_year: its period.

    approved_at, adopted_at: ISO times of the approval and of becoming a plan, "" until then.
    """

    fiscal_year: int
    last_year: int
    name: str = ""
    levels: tuple[LevelRecord, ...] = ()
    remark: str = ""
    approved_at: str = ""
    approval_note: str = ""
    adopted_at: str = ""

    @property
    def is_approved(self) -> bool:
        """Whether the headquarters has approved it, so that it stays as it is."""
        return bool(self.approved_at)

    @property
    def plan_name(self) -> str:
        """What the plan is called that it becomes: its name without 「（案）」."""
        return self.name.removesuffix("（案）").strip()

    @property
    def is_adopted(self) -> bool:
        """Whether it has become a plan of its own in this database."""
        return bool(self.adopted_at)


@dataclass(frozen=True, slots=True)
class DraftProject(OfficeRecord):
    """A project of a draft, or the end of one of the plan in force (fate ENDED, which has no number).

    sources: numbers in the plan in force. reason: of the fate. number: in the draft, "" not given yet. level:
    code of the lowest level above it. phases: one character a half-year of the draft's period, as
    `domain.timeline.Track.phases`. position: its place among the projects of its level.
    """

    draft: str
    fate: Fate
    sources: tuple[str, ...] = ()
    reason: str = ""
    number: str = ""
    title: str = ""
    level: str = ""
    category: Category = Category.PROMOTION
    is_dx: bool = False
    departments: tuple[str, ...] = ()
    summary: str = ""
    overview: str = ""
    purpose: str = ""
    effects: str = ""
    challenges: str = ""
    indicator: str = ""
    phases: str = ""
    position: int = 0

    @property
    def is_in_plan(self) -> bool:
        """Whether it is a project of the next plan."""
        return self.fate is not Fate.ENDED


@dataclass(frozen=True, slots=True)
class DraftComment(OfficeRecord):
    """What somebody has to say to a draft or to one of its projects. subject: key of the project, "" none."""

    draft: str
    subject: str = ""
    text: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class DraftVersion(OfficeRecord):
    """A draft as it was at a time; never changed. body: JSON of the draft, then of each of its projects."""

    draft: str
    title: str = ""
    taken_at: str = ""
    body: tuple[str, ...] = ()
