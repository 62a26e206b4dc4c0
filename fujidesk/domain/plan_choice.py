"""Which of the plans in a database is meant: the one that is named, else the one in force on a day.

Plans that follow each other (`predecessor`) are a line, such as those of one city. What another city's plan
begins or ends in changes nothing for a line: which plan opens by itself is a matter of the line of the first
plan, and how a plan stands is told by those of its own.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.fiscal import half_year_of, short_year
from fujidesk.errors import UserError

_FOLLOWED = " ff."
"""Ends the mark of a choice that goes on with its line; versions that do not know it open what they would."""


class Standing(StrEnum):
    """How a plan stands to the one of its line in force on a day; the value is the word on the screen."""

    IN_FORCE = "今の計画"
    FORMER = "前の計画"
    COMING = "これからの計画"
    OTHER = "ほかの計画"
    """Its period holds the day too, but another one of the same line was made first."""


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan by what tells it from others.

    id: within its database, in the order of their making. first_year, last_year: fiscal years, both included.
    profile: the key of its profile, such as "fuji". predecessor: the id of the plan that it follows; None
    where that is not in this database.
    """

    id: int
    name: str
    first_year: int
    last_year: int
    profile: str
    predecessor: int | None = None

    @property
    def period(self) -> str:
        """The period to read: 「R4〜R8」."""
        return f"{short_year(self.first_year)}〜{short_year(self.last_year)}"

    @property
    def label(self) -> str:
        """Name and period: what a choice among plans shows."""
        return f"{self.name}（{self.period}）"

    @property
    def mark(self) -> str:
        """What a choice is remembered by, whatever the plan is called; not that of another database."""
        return f"{self.id} {self.profile} {self.period}"

    def holds(self, day: dt.date) -> bool:
        """Tell whether a day lies in the period of the plan."""
        return self.first_year <= half_year_of(day).fiscal_year <= self.last_year

    def has_begun(self, day: dt.date) -> bool:
        """Tell whether the first day of the plan has come."""
        return self.first_year <= half_year_of(day).fiscal_year


def line_of(plans: Sequence[StoredPlan], plan: StoredPlan) -> list[StoredPlan]:
    """Return the plans that follow each other, the given one among them, in the order of `plans` (all)."""
    before = {item.id: item.predecessor for item in plans}
    first = _first_of(before, plan.id)
    return [item for item in plans if _first_of(before, item.id) == first]


def _first_of(before: Mapping[int, int | None], plan: int) -> int:
    """Return the plan that a line began with, as far as the database holds it; before: plan → predecessor."""
    seen = {plan}
    while (last := before[plan]) is not None and last in before and last not in seen:
        seen.add(last)
        plan = last
    return plan


def plan_of_day(plans: Sequence[StoredPlan], day: dt.date) -> StoredPlan:
    """Return the plan that is opened where none is named: that of the day in the line of the first plan.

    plans: at least one.
    """
    return plan_of_line(plans, plans[0], day)


def plan_of_line(plans: Sequence[StoredPlan], plan: StoredPlan, day: dt.date) -> StoredPlan:
    """Return the plan in force on a day in the line of a plan: the first made whose period holds it.

    Where no period holds the day, the one that began last; where none has begun, the first.
    plans: all, this one among them.
    """
    line = line_of(plans, plan)
    holding = [item for item in line if item.holds(day)]
    if holding:
        return holding[0]
    begun = [item for item in line if item.has_begun(day)]
    return max(begun, key=lambda item: (item.last_year, -item.id)) if begun else line[0]


def other_plans_of_day(plans: Sequence[StoredPlan], day: dt.date) -> list[StoredPlan]:
    """Return the plans of other lines that may be meant as well as `plan_of_day`: their periods hold the day.

    plans: all; at least one.
    """
    line = {plan.id for plan in line_of(plans, plans[0])}
    return [plan for plan in plans if plan.id not in line and plan.holds(day)]


def beside(plans: Sequence[StoredPlan], plan: StoredPlan) -> StoredPlan:
    """Return the plan that is compared with one unless another is chosen.

    The one that it follows, else one that follows it, else the newest of its line, else of all.
    plans: all, at least one other than this one.
    """
    others = [item for item in reversed(plans) if item.id != plan.id]
    line = {item.id for item in line_of(plans, plan)}

    def nearness(item: StoredPlan) -> tuple[bool, bool, bool]:
        """Return how near a plan is: the greater, the nearer."""
        return item.id == plan.predecessor, item.predecessor == plan.id, item.id in line

    return max(others, key=nearness)


def standing_of(plans: Sequence[StoredPlan], plan: StoredPlan, day: dt.date) -> Standing:
    """Return how a plan stands to the one of its line in force on a day; plans: all, this one among them.

    What is the last of its line, or a database's only plan, is the one to work with also outside its period.
    """
    begun = plan.has_begun(day)
    if plan.id == plan_of_line(plans, plan, day).id and (begun or len(plans) == 1):
        return Standing.IN_FORCE
    if not begun:
        return Standing.COMING
    return Standing.OTHER if plan.holds(day) else Standing.FORMER


def choice_mark(plans: Sequence[StoredPlan], plan: StoredPlan, day: dt.date) -> str:
    """Return what the choice of a plan is remembered by until the next start; "": as if nobody had chosen.

    Whoever chooses the plan in force in a line means the line: the next plan of it comes by itself.
    plans: all, this one among them.
    """
    if plan.id == plan_of_day(plans, day).id:
        return ""
    return plan.mark + _FOLLOWED if plan.id == plan_of_line(plans, plan, day).id else plan.mark


def remembered_plan(plans: Sequence[StoredPlan], mark: str, day: dt.date) -> StoredPlan | None:
    """Return the plan that a `choice_mark` leads to on a day; None where there is none any more."""
    known = mark.removesuffix(_FOLLOWED)
    plan = next((plan for plan in plans if plan.mark == known), None)
    return plan_of_line(plans, plan, day) if plan is not None and known != mark else plan


def named_plan(plans: Sequence[StoredPlan], asked: str) -> StoredPlan:
    """Return the plan that somebody names: its number, its whole name, or the first year of its period (R9).

    Raises:
        UserError: none is named so, or more than one; the sentence lists all.
    """
    wanted = asked.strip()
    for fits in (
        [plan for plan in plans if str(plan.id) == wanted],
        [plan for plan in plans if plan.name == wanted],
        [plan for plan in plans if short_year(plan.first_year) == wanted.upper()],
    ):
        if len(fits) == 1:
            return fits[0]
    listed = listed_plans(plans)
    raise UserError(f"計画「{asked}」がないか、一つに決まりません。このデータベースの計画：{listed}")


def listed_plans(plans: Sequence[StoredPlan]) -> str:
    """Return plans as a list to choose from: 「1 第四次計画（R4〜R8）、2 …」."""
    return "、".join(f"{plan.id} {plan.label}" for plan in plans)
