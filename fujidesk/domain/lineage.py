"""The history of a project as one line through the plans: what it was called where, and how it went there.

From the draft that became a plan (001, 3.2): a project goes on, is merged, split, or ends.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.next_plan.records import FATE_NAMES, Fate
from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.domain.report_rows import ABSENT, mark_name
from fujidesk.domain.row_marks import mark_of_char
from fujidesk.domain.scoring import Standing

_NOTHING = ("", ABSENT, Standing.UNANSWERED.value)
"""Marks of years without an answer."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A project as it stands in one plan.

    number, title: there. fate: how it came from the plan before, None in the first plan of the line; reason:
    why. sources: its numbers in the plan before. marks: one character a fiscal year of the plan, as
    `ProjectRow.grades`. phases: one a half-year, as `ProjectRow.phases`. is_here: the plan that is open.
    """

    plan: StoredPlan
    number: str
    title: str
    fate: Fate | None = None
    reason: str = ""
    sources: tuple[str, ...] = ()
    marks: str = ""
    phases: str = ""
    is_here: bool = False

    @property
    def years(self) -> range:
        """The fiscal years of its plan."""
        return range(self.plan.first_year, self.plan.last_year + 1)

    @property
    def came(self) -> str:
        """How it came from the plan before: 「1-1-1・1-1-2 を統合」; "" in the first plan of the line."""
        return "" if self.fate is None else f"{'・'.join(self.sources)} から{FATE_NAMES[self.fate]}"

    @property
    def evaluations(self) -> tuple[tuple[int, str], ...]:
        """Fiscal year and mark (`domain.report_rows`) of each year of its plan that was answered."""
        marks = ((year, mark_of_char(self.marks[at : at + 1])) for at, year in enumerate(self.years))
        return tuple((year, mark) for year, mark in marks if mark not in _NOTHING)

    @property
    def course(self) -> str:
        """The evaluations to read: 「R4 S、R5 A」; "" where no year was answered."""
        return "、".join(f"{short_year(year)} {mark_name(mark)}" for year, mark in self.evaluations)

    @property
    def sentence(self) -> str:
        """All of it in one line, for text and for a spoken description."""
        parts = (self.plan.label, f"{self.number} {self.title}", self.came, self.course)
        return "　".join(part for part in parts if part)


def in_order(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Return passages from the oldest plan to the newest, those of a plan in the order in which they came."""
    return tuple(sorted(passages, key=lambda passage: (passage.plan.first_year, passage.plan.id)))
