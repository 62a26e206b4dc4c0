"""What changed between two states of plan and reports: grades, phases, indicators, projects, one by one.

For the page 「前回からの変更」 of the next pack, and for the screen that compares what was laid before two
meetings. A change is always told with both values, and by its project's number.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from fujidesk.domain.achievement import figure_text, target_text
from fujidesk.domain.describing import describe_value, short_phase_text
from fujidesk.domain.fields import differing, field_label
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.numbers import sort_key
from fujidesk.domain.plan_state import PlanState
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord, ScheduleCell
from fujidesk.domain.report_rows import mark_name
from fujidesk.domain.reports import StatusReport
from fujidesk.domain.scoring import Standing, grade_of, standing_of, total_of

NOT_SAID = "－"
"""Stands where one of the states says nothing."""


class ChangeKind(StrEnum):
    """What a change is about, in the order told."""

    ADDED = "added"
    REMOVED = "removed"
    PROJECT = "project"
    PLANNED = "planned"
    REACHED = "reached"
    GRADE = "grade"
    INDICATOR = "indicator"


CHANGE_NAMES = {
    ChangeKind.ADDED: "追加された事業", ChangeKind.REMOVED: "なくなった事業",
    ChangeKind.PROJECT: "事業の内容", ChangeKind.PLANNED: "計画の進捗段階",
    ChangeKind.REACHED: "実績の進捗段階", ChangeKind.GRADE: "総合評価", ChangeKind.INDICATOR: "施策指標",
}  # fmt: skip
_TOLD_FIELDS = frozenset(
    ("title", "category", "is_dx", "departments", "measure", "standing", "sogo_codes", "keiei_codes")
)
"""Fields of a project that are told; its long texts are not compared word by word."""


@dataclass(frozen=True, slots=True)
class StateChange:
    """One value that differs; what: its name, with the year or half-year where it has one."""

    kind: ChangeKind
    number: str
    title: str
    what: str
    before: str
    after: str


def compare_states(before: PlanState, after: PlanState, profile: PlanProfile) -> tuple[StateChange, ...]:
    """Return what changed from one state to the other, by kind and then in the plan's order."""
    numbers = sorted({*before.projects, *after.projects}, key=sort_key)
    found = [change for number in numbers for change in _of_project(number, before, after, profile)]
    order = {kind: place for place, kind in enumerate(ChangeKind)}
    return tuple(sorted(found, key=lambda change: order[change.kind]))


def _of_project(
    number: str, before: PlanState, after: PlanState, profile: PlanProfile
) -> Iterator[StateChange]:
    """Yield the changes of one project."""
    old, new = before.projects.get(number), after.projects.get(number)
    if old is None or new is None:
        known = new or old
        title = "" if known is None else known.title
        kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED
        sides = (NOT_SAID, title) if old is None else (title, NOT_SAID)
        yield StateChange(kind, number, title, "事業", *sides)
        return
    title = new.title
    yield from _values(old, new, profile, (before.levels, after.levels))
    for kind, cells in ((ChangeKind.PLANNED, "schedule"), (ChangeKind.REACHED, "actual")):
        for what, was, is_ in _phases(getattr(old, cells), getattr(new, cells), profile):
            yield StateChange(kind, number, title, what, was, is_)
    for year in sorted({*before.reports, *after.reports}):
        reports = (_report(before, year, number), _report(after, year, number))
        yield from _of_year(year, (old, new), reports, profile)


def _values(
    old: ProjectRecord, new: ProjectRecord, profile: PlanProfile, levels: tuple[Mapping[str, str], ...]
) -> Iterator[StateChange]:
    """Yield the fields in which two records of a project differ, and its target."""
    for field, was, is_ in differing(old, new):
        if field in _TOLD_FIELDS:
            words = (describe_value(field, value, profile) for value in (was, is_))
            yield StateChange(ChangeKind.PROJECT, new.number, new.title, field_label(field, profile), *words)
    places = [_place(record, titles) for record, titles in zip((old, new), levels, strict=True)]
    if (old.policy, old.measure) != (new.policy, new.measure):
        yield StateChange(ChangeKind.PROJECT, new.number, new.title, field_label("measure", profile), *places)
    targets = tuple(target_text(record.indicator) or NOT_SAID for record in (old, new))
    if targets[0] != targets[1]:
        yield StateChange(ChangeKind.INDICATOR, new.number, new.title, "目標", *targets)


def _place(record: ProjectRecord, titles: Mapping[str, str]) -> str:
    """Return the measure of a project, or its policy, with its title."""
    code = record.measure or record.policy
    return f"{code} {titles.get(code, '')}".rstrip()


def _phases(
    old: tuple[ScheduleCell, ...], new: tuple[ScheduleCell, ...], profile: PlanProfile
) -> Iterator[tuple[str, str, str]]:
    """Yield (half-years, before, after); half-years in a row with the same change are told as one."""
    words = [{cell.when: short_phase_text(cell.phase, profile) for cell in cells} for cells in (old, new)]
    sides = [tuple(word.get(when, NOT_SAID) for word in words) for when in profile.half_years]
    place = 0
    for (was, is_), run in groupby(sides):
        length = len(list(run))
        if was != is_:
            first, last = profile.half_years[place], profile.half_years[place + length - 1]
            yield (first.label if length == 1 else f"{first.label}～{last.label}", was, is_)
        place += length


def _report(state: PlanState, year: int, number: str) -> StatusReport | None:
    """Return the report of a project in a year; None where it said nothing."""
    return state.reports.get(year, {}).get(number)


def _of_year(
    year: int,
    records: tuple[ProjectRecord, ProjectRecord],
    reports: tuple[StatusReport | None, StatusReport | None],
    profile: PlanProfile,
) -> Iterator[StateChange]:
    """Yield how grade and indicator of a project in one year changed."""
    number, title = records[1].number, records[1].title
    was, is_ = (mark_name(_mark(report, profile)) for report in reports)
    if was != is_:
        yield StateChange(ChangeKind.GRADE, number, title, short_year(year), was, is_)
    values = tuple(_value(report, record) for report, record in zip(reports, records, strict=True))
    if values[0] != values[1]:
        yield StateChange(ChangeKind.INDICATOR, number, title, f"{short_year(year)} 実績値", *values)


def _mark(report: StatusReport | None, profile: PlanProfile) -> str:
    """Return the grade of a report, or the key of its standing."""
    standing = standing_of(report)
    if report is None or standing is not Standing.EVALUATED:
        return standing.value
    return grade_of(total_of(report.scores), profile) or standing.value


def _value(report: StatusReport | None, record: ProjectRecord) -> str:
    """Return the indicator's value of a year in words."""
    value = None if report is None else report.indicator_value
    return figure_text(value, record.indicator.unit) or NOT_SAID
