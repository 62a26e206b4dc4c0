"""The timeline as a value: groups of projects with their phases half-year by half-year, without any drawing.

Columns are the half-years of the plan's period, counted from 0; a place on the time axis is a number of
columns from the left edge, so 2.5 is the middle of the third half-year.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import TypeAlias

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.profile import PhaseTerm
from fujidesk.domain.records import Category, ScheduleCell

ENDED = "-"
"""In a track: the project has ended."""
NOT_GIVEN = " "
"""In a track: nothing is said of this half-year."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Consecutive half-years in one phase: columns from `start` up to, not including, `stop`."""

    start: int
    stop: int
    phase: int


@dataclass(frozen=True, slots=True)
class Track:
    """The phases of one project over the columns, slim enough for 20,000 projects.

    phases: one character a column, "1" to "9", ENDED or NOT_GIVEN. settled: same length, "1" settled or
    "0" left open by the plan. departments: of each column.
    """

    phases: str = ""
    settled: str = ""
    departments: tuple[tuple[str, ...], ...] = ()

    @property
    def given(self) -> bool:
        """Whether any half-year says anything."""
        return bool(self.phases.strip())

    def phase_at(self, column: int) -> int | None:
        """Return the phase in a column; None where the project has ended or nothing is said."""
        mark = self.phases[column : column + 1]
        return int(mark) if mark.isdigit() else None

    def bars(self) -> tuple[Bar, ...]:
        """Return the phases with consecutive equal ones merged."""
        return tuple(
            Bar(start, stop, int(mark)) for mark, start, stop in _runs(self.phases) if mark.isdigit()
        )

    def open_spans(self) -> tuple[tuple[int, int], ...]:
        """Return the columns (start, stop) whose phase the plan leaves open."""
        marks = "".join(
            "0" if s == "0" and p.isdigit() else "1" for p, s in zip(self.phases, self.settled, strict=True)
        )
        return tuple((start, stop) for mark, start, stop in _runs(marks) if mark == "0")

    def ends(self) -> tuple[int, ...]:
        """Return the places at which the project ends: where "-" follows a phase, or stands first."""
        return tuple(
            start
            for mark, start, _ in _runs(self.phases)
            if mark == ENDED and self.phases[start - 1 : start] != NOT_GIVEN
        )


def _runs(marks: str) -> Iterator[tuple[str, int, int]]:
    """Yield (mark, start, stop) for each run of equal marks."""
    start = 0
    for mark, run in groupby(marks):
        stop = start + len(list(run))
        yield mark, start, stop
        start = stop


def track_of(cells: Sequence[ScheduleCell], columns: Sequence[HalfYear]) -> Track:
    """Return the track of schedule cells over the columns; cells outside them are left out."""
    if not cells:
        return Track()
    by_time = {cell.when: cell for cell in cells}
    found = [by_time.get(when) for when in columns]
    return Track(
        "".join(
            NOT_GIVEN if cell is None else ENDED if cell.phase is None else str(cell.phase) for cell in found
        ),
        "".join("0" if cell is not None and not cell.settled else "1" for cell in found),
        tuple(() if cell is None else cell.departments for cell in found),
    )


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One project of the timeline; `actual` is empty until reached phases are reported."""

    number: str
    title: str
    departments: tuple[str, ...]
    category: Category
    is_dx: bool
    plan: Track
    actual: Track = Track()
    indicator: str = ""

    def slip(self, column: int) -> int:
        """Return by how many half-years the project is behind (negative) or ahead of its plan.

        column: the last reported half-year. Being in a phase counts as standing at the half-year nearest
        to the report in which the plan has that phase; where the plan begins beyond it, the half-years count
        since the project fell behind. 0 where plan or actual says nothing.
        """
        planned, reached = self.plan.phase_at(column), self.actual.phase_at(column)
        if planned is None or reached is None or planned == reached:
            return 0
        phases = [self.plan.phase_at(i) for i in range(len(self.plan.phases))]
        if reached < planned:
            stand = max((i for i in range(column) if (phases[i] or planned) <= reached), default=None)
            return -self._behind_for(column) if stand is None else stand - column
        later = (i for i in range(column + 1, len(phases)) if (phases[i] or 0) >= reached)
        return next(later, len(phases) - 1) - column

    def last_report(self, column: int) -> int | None:
        """Return the last half-year up to a column of which a reached phase is reported; None for none."""
        marks = self.actual.phases[: column + 1].rstrip(NOT_GIVEN)
        return len(marks) - 1 if marks else None

    def last_slip(self, column: int) -> int:
        """Return the slip at the project's own last report up to a column, see `slip`; 0 without one."""
        last = self.last_report(column)
        return 0 if last is None else self.slip(last)

    def _behind_for(self, column: int) -> int:
        """Return for how many half-years up to a column the project has been behind without a break."""
        count = 0
        for index in range(column, -1, -1):
            planned, reached = self.plan.phase_at(index), self.actual.phase_at(index)
            if planned is not None and reached is not None and reached >= planned:
                break
            count += 1
        return count


@dataclass(frozen=True, slots=True)
class TimelineGroup:
    """The projects of one measure, in the order of the plan."""

    code: str
    title: str
    rows: tuple[TimelineRow, ...]

    @property
    def heading(self) -> str:
        """What stands in the group's header row."""
        return f"{self.code} {self.title}".strip()


TimelineLine: TypeAlias = TimelineGroup | TimelineRow
"""A line of the chart: a group header or a project."""


@dataclass(frozen=True)
class TimelineData:
    """Everything a timeline shows.

    title: of the chart. as_of: the day it is drawn for. report_column: the last half-year with reported
    phases, None before the first report. with_indicators: show 施策指標等 beside where there is room.
    source: the plan that it is drawn from, for the foot of a page; "" for none. sample: what was reached is
    made up, and every page says so. project_word: what the plan calls a project.
    """

    title: str
    as_of: dt.date
    columns: tuple[HalfYear, ...]
    phases: tuple[PhaseTerm, ...]
    groups: tuple[TimelineGroup, ...]
    report_column: int | None = None
    with_indicators: bool = False
    source: str = ""
    sample: bool = False
    project_word: str = "情報化事業"

    @cached_property
    def lines(self) -> tuple[TimelineLine, ...]:
        """Group headers and rows in the order they are drawn."""
        lines: list[TimelineLine] = []
        for group in self.groups:
            lines += [group, *group.rows]
        return tuple(lines)

    @cached_property
    def row_count(self) -> int:
        """Number of projects."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def has_actual(self) -> bool:
        """Whether reached phases are drawn beside the plan."""
        return self.report_column is not None

    @cached_property
    def has_open(self) -> bool:
        """Whether any half-year is left open by the plan."""
        return any(
            "0" in row.plan.settled and row.plan.open_spans() for group in self.groups for row in group.rows
        )

    @cached_property
    def has_ends(self) -> bool:
        """Whether any project ends within the period."""
        return any(ENDED in row.plan.phases for group in self.groups for row in group.rows)

    @cached_property
    def has_unscheduled(self) -> bool:
        """Whether the plan gives any project no schedule."""
        return any(not row.plan.given for group in self.groups for row in group.rows)

    @property
    def today(self) -> float | None:
        """The place of `as_of` on the time axis; None outside the period."""
        return place_of(self.as_of, self.columns)

    def part(self, numbers: Collection[str]) -> "TimelineData":
        """Return the timeline with only these projects."""
        groups = (
            replace(group, rows=tuple(row for row in group.rows if row.number in numbers))
            for group in self.groups
        )
        return replace(self, groups=tuple(group for group in groups if group.rows))

    def late(self) -> "TimelineData":
        """Return the timeline of the projects behind their plan, the most delayed first.

        Each is judged by its own last report, so that a late answer hides no delay.
        """
        column = self.report_column
        if column is None:
            return replace(self, groups=())
        slips = [(row.last_slip(column), row) for group in self.groups for row in group.rows]
        rows = [row for slip, row in sorted(slips, key=_slip_of) if slip < 0]
        heading = f"計画より遅れている事業（{self.columns[column].label}までの報告、遅れの大きい順）"
        groups = (TimelineGroup("", heading, tuple(rows)),) if rows else ()
        return replace(self, title=f"{self.title} 計画より遅れている事業", groups=groups)

    def phase_name(self, number: int) -> str:
        """Return the plan's word for a phase."""
        return next((term.name for term in self.phases if term.number == number), str(number))


def _slip_of(item: tuple[int, TimelineRow]) -> int:
    """Return the slip of a project beside it, to sort by; equal ones stay in the order of the plan."""
    return item[0]


def place_of(day: dt.date, columns: Sequence[HalfYear]) -> float | None:
    """Return the place of a day on the time axis, or None when it lies outside the columns."""
    for index, when in enumerate(columns):
        first, after = _first_day(when), _first_day(_next(when))
        if first <= day < after:
            return index + (day - first) / (after - first)
    return None


def _next(when: HalfYear) -> HalfYear:
    """Return the half-year after this one."""
    return HalfYear(when.fiscal_year, 2) if when.half == 1 else HalfYear(when.fiscal_year + 1, 1)


def _first_day(when: HalfYear) -> dt.date:
    """Return 1 April or 1 October."""
    return dt.date(when.fiscal_year, 4 if when.half == 1 else 10, 1)
