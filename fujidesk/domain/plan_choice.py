"""Which of the plans in a database is meant: the one that is named, else the one in force on a day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.fiscal import half_year_of, short_year
from fujidesk.errors import UserError


class Standing(StrEnum):
    """How a plan stands to the one in force on a day; the value is the word on the screen."""

    IN_FORCE = "今の計画"
    FORMER = "前の計画"
    COMING = "これからの計画"
    OTHER = "ほかの計画"
    """Its period holds the day too, such as that of another city."""


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

    def has_begun(self, day: dt.date) -> bool:
        """Tell whether the first day of the plan has come."""
        return self.first_year <= half_year_of(day).fiscal_year


def plan_of_day(plans: Sequence[StoredPlan], day: dt.date) -> StoredPlan:
    """Return the plan in force on a day: the first made whose period holds it.

    Where no period holds the day, the one that began last; where none has begun, the first.
    plans: at least one.
    """
    year = half_year_of(day).fiscal_year
    holding = [plan for plan in plans if plan.first_year <= year <= plan.last_year]
    if holding:
        return holding[0]
    begun = [plan for plan in plans if plan.has_begun(day)]
    return max(begun, key=lambda plan: (plan.last_year, -plan.id)) if begun else plans[0]


def standing_of(plans: Sequence[StoredPlan], plan: StoredPlan, day: dt.date) -> Standing:
    """Return how a plan stands to the one in force on a day; plans: all, this one among them."""
    if plan.id == plan_of_day(plans, day).id:
        return Standing.IN_FORCE
    if not plan.has_begun(day):
        return Standing.COMING
    ended = plan.last_year < half_year_of(day).fiscal_year
    return Standing.FORMER if ended else Standing.OTHER


def remembered_plan(plans: Sequence[StoredPlan], mark: str) -> StoredPlan | None:
    """Return the plan whose `mark` was remembered; None where there is none any more."""
    return next((plan for plan in plans if plan.mark == mark), None)


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
    listed = "、".join(f"{plan.id} {plan.label}" for plan in plans)
    raise UserError(f"計画「{asked}」がないか、一つに決まりません。このデータベースの計画：{listed}")
