"""The course that a project takes in made answers: phases reached and 実施状況, year by year.

Phases follow the plan; some are late by one or two half-years and catch up later, a few projects end, stop or
start late. The whole period is made at once, so that a year is the same whichever years are asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.reports import ENDED_PHASE, Status
from fujidesk.domain.sample_dice import Dice

_LATE = 0.55
"""Share of late ones among projects whose plan changes its phase, some 15 % of those with a schedule."""
_STOPPED, _FINISHED, _NOT_STARTED = 0.015, 0.012, 0.08
"""Shares of the projects that are stopped, completed before the plan ends, or wait in the first year."""


@dataclass(frozen=True)
class Course:
    """What becomes of a project.

    planned, reached: phase by half-year, ENDED_PHASE where the project has ended. statuses: by fiscal year.
    """

    planned: Mapping[HalfYear, int]
    reached: Mapping[HalfYear, int]
    statuses: Mapping[int, Status]

    def is_late(self, fiscal_year: int) -> bool:
        """Tell whether the year ended behind the plan."""
        return self._gap(fiscal_year) < 0

    def is_ahead(self, fiscal_year: int) -> bool:
        """Tell whether the year ended ahead of the plan."""
        return self._gap(fiscal_year) > 0

    def has_ended(self, fiscal_year: int) -> bool:
        """Tell whether the project was over before the year began."""
        return self.reached[HalfYear(fiscal_year, 1)] == ENDED_PHASE

    def _gap(self, fiscal_year: int) -> int:
        """Return reached less planned phase in the year's last half; 0 once it has ended."""
        when = HalfYear(fiscal_year, 2)
        if ENDED_PHASE in (self.planned[when], self.reached[when]):
            return 0
        return self.reached[when] - self.planned[when]


def course_of(record: ProjectRecord, profile: PlanProfile) -> Course:
    """Return the course of a project; one without a schedule is taken to run all the time (phase 4)."""
    dice = Dice("course", record.number)
    planned = _planned(record, profile)
    reached = _reached(planned, dice)
    statuses: dict[int, Status] = {}
    end = _end_of(planned, reached, dice, profile)
    for year in profile.fiscal_years:
        statuses[year] = Status.RUNNING if end is None or year < end[0] else end[1]
    if end is not None and not any(phase == ENDED_PHASE for phase in planned.values()):
        last = HalfYear(end[0], 1 if end[1] is Status.STOPPED else 2)
        reached = {when: ENDED_PHASE if when > last else phase for when, phase in reached.items()}
    first = profile.first_year
    is_waiting = dice.chance("waits", _NOT_STARTED) and planned[HalfYear(first, 1)] < profile.operation_phase
    if is_waiting and statuses[first] is Status.RUNNING:
        statuses[first] = Status.NOT_STARTED
        waits = planned[HalfYear(first, 1)]
        reached = {when: waits if when.fiscal_year == first else phase for when, phase in reached.items()}
    return Course(planned, reached, statuses)


def _planned(record: ProjectRecord, profile: PlanProfile) -> dict[HalfYear, int]:
    """Return the planned phases of the whole period; a half-year without one goes on as before."""
    cells = {cell.when: cell for cell in record.schedule}
    phases: dict[HalfYear, int] = {}
    phase = profile.operation_phase
    for when in profile.half_years:
        if when in cells:
            phase = ENDED_PHASE if (given := cells[when].phase) is None else given
        phases[when] = phase
    return phases


def _reached(planned: Mapping[HalfYear, int], dice: Dice) -> dict[HalfYear, int]:
    """Return the phases with one change of them late, or early by half a year; what follows is on time."""
    halves = list(planned)
    changes = [
        place
        for place in range(1, len(halves))
        if planned[halves[place]] > planned[halves[place - 1]] != ENDED_PHASE
    ]
    reached = [planned[when] for when in halves]
    if changes and dice.chance("late", _LATE):
        place = dice.pick("which", changes)
        for late in range(place, min(place + dice.pick("by", (1, 1, 2)), len(halves))):
            if reached[late] != ENDED_PHASE:
                reached[late] = planned[halves[place - 1]]
    elif changes and dice.chance("early", 0.2):
        place = dice.pick("which", changes)
        reached[place - 1] = planned[halves[place]]
    return dict(zip(halves, reached, strict=True))


def _end_of(
    planned: Mapping[HalfYear, int], reached: Mapping[HalfYear, int], dice: Dice, profile: PlanProfile
) -> tuple[int, Status] | None:
    """Return the fiscal year in which the project ends, and how; None where it goes on.

    Where the plan itself ends it, the last year before that is its completion; else dice decide, and only a
    project in its last phase (運用・実施) can be completed.
    """
    over = [when.fiscal_year for when, phase in planned.items() if phase == ENDED_PHASE]
    if over:
        return max(profile.first_year, over[0] - 1), Status.DONE
    year = dice.pick("end year", list(profile.fiscal_years)[1:] or [profile.first_year])
    if dice.chance("stops", _STOPPED):
        return year, Status.STOPPED
    is_running = reached[HalfYear(year, 2)] == profile.operation_phase
    return (year, Status.DONE) if is_running and dice.chance("finishes", _FINISHED) else None
