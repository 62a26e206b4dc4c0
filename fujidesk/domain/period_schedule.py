"""The whole period of a plan as rows of signs over its fiscal years (001, 図表6-3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.plan_calendar import PeriodMark, years_meant
from fujidesk.domain.profile import PlanProfile


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """One line of the schedule: what is done, its sign, and the fiscal years in which it stands."""

    title: str
    sign: str
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """The lines of one row, such as 進行管理."""

    name: str
    lines: tuple[PeriodLine, ...]


def period_rows(profile: PlanProfile) -> tuple[PeriodRow, ...]:
    """Return the rows in the order of the profile; what stands in no year of the plan is left out."""
    found = (
        PeriodRow(name, tuple(_lines(marks, profile)))
        for name, marks in groupby(profile.period_marks, key=lambda mark: mark.row)
    )
    return tuple(row for row in found if row.lines)


def period_words(profile: PlanProfile, this_year: int) -> str:
    """Return the schedule in words, for those who do not see it, with the year that runs."""
    rows = (f"{row.name}：{'、'.join(map(_told, row.lines))}。" for row in period_rows(profile))
    now = long_year(this_year)
    where = f"いまは{now}です。" if this_year in profile.fiscal_years else f"{now}は計画の期間の外です。"
    return "".join(rows) + where


def _lines(marks: Iterator[PeriodMark], profile: PlanProfile) -> Iterator[PeriodLine]:
    """Yield the lines that stand in any year."""
    for mark in marks:
        years = tuple(years_meant(mark.years, profile.first_year, profile.last_year))
        if years:
            yield PeriodLine(mark.title, mark.sign, years)


def _told(line: PeriodLine) -> str:
    """Return a line in words: 「△ 事業の評価（令和4年度から令和8年度まで）」."""
    first, last = long_year(line.years[0]), long_year(line.years[-1])
    when = first if first == last else f"{first}から{last}まで"
    return f"{line.sign} {line.title}（{when}）"
