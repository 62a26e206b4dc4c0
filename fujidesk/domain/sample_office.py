"""What the made records of the office are made from: the register, and the day it is seen at."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from fujidesk.domain.people_rules import holds
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import RegisterContent
from fujidesk.domain.sample_dice import Dice

RANKS = ("係長", "主幹", "主査", "課長補佐", "統括主幹")
"""Ranks of those who answer for a department: posts, never names."""
_PRESENT = (6, 15)
"""Month and day to which the present year has come: the round's answers are in, hearings are being held."""
_NOT_ONE = ("等", "（")
"""Parts of names that stand for several departments, or for a place within one."""


@dataclass(frozen=True, slots=True)
class SampleOffice:
    """The office in a made fiscal year, as somebody finds it who opens the database on `today`.

    fiscal_year: that the records are of. first_year, newest_year: the earliest and latest made ones. today:
    of a year that is over its last day, of the present year the day in June that the running round leads to.
    """

    content: RegisterContent
    profile: PlanProfile
    fiscal_year: int
    first_year: int
    newest_year: int
    today: dt.date

    @property
    def is_present(self) -> bool:
        """Whether the year is still going on."""
        return self.today < dt.date(self.fiscal_year + 1, 3, 31)

    def departments(self) -> list[str]:
        """Return the departments of the year's first day that stand for one place, in the plan's order."""
        day = dt.date(self.fiscal_year, 4, 1).isoformat()
        held = [item.name for item in self.content.departments if holds(item.valid_from, item.valid_to, day)]
        return [name for name in held if not any(part in name for part in _NOT_ONE)]

    def drawn(self, what: str, count: int) -> list[str]:
        """Return as many departments by chance, in the order drawn; fewer where there are fewer."""
        dice = Dice("office", self.fiscal_year, what)
        return sorted(self.departments(), key=dice.roll)[:count]


def sample_offices(
    content: RegisterContent, profile: PlanProfile, years: Sequence[int]
) -> tuple[SampleOffice, ...]:
    """Return the made years of the office, earliest first.

    They are those of the rounds and the year in which the last round is held, as far as the plan has it.
    """
    first, last = min(years), max(years)
    newest = min(last + 1, profile.last_year)
    days = {year: dt.date(year + 1, 3, 31) for year in sorted(years)}
    if newest > last:
        days[newest] = dt.date(newest, *_PRESENT)
    return tuple(SampleOffice(content, profile, year, first, newest, day) for year, day in days.items())


def leader_post(department: str) -> str:
    """Return who answers the survey for a department, the same in all made years."""
    return f"{department} {Dice('leader', department).pick('rank', RANKS)}"
