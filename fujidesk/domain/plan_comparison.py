"""Two plans side by side: structure, categories, phases and grades, each side in its plan's own words.

Plans differ in period, levels, phases and score bounds, so nothing of one is translated into the other. What
lies in time is set side by side by its place in the period: the first year of one beside the first of the
other. A side whose plan is shorter has no figures there.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.describing import short_phase_text
from fujidesk.domain.fiscal import HalfYear, short_year
from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.domain.profile import PlanProfile, PlanTerm, ScoreTerm
from fujidesk.domain.records import LevelRecord, ProjectRow
from fujidesk.domain.report_rows import ABSENT, mark_name, marks_of
from fujidesk.domain.row_marks import mark_of_char
from fujidesk.domain.scoring import Standing


class Section(StrEnum):
    """What is compared; each is a table of its own."""

    OUTLINE = "outline"
    STRUCTURE = "structure"
    CATEGORIES = "categories"
    PHASES = "phases"
    GRADES = "grades"


SECTION_NAMES: Mapping[Section, str] = {
    Section.OUTLINE: "概要", Section.STRUCTURE: "構成", Section.CATEGORIES: "分類",
    Section.PHASES: "段階", Section.GRADES: "評価",
}  # fmt: skip
PROJECTS = "事業数"
PLACE = "何年目"
"""Head of the place in the period."""
BEYOND = "―"
"""Stands where a plan has ended before the other one."""
UNAPPROVED = "承認前"
_NOT_PLANNED = "予定なし"
_NO_ANSWERS = "回答なし"
_UNANSWERED = Standing.UNANSWERED.value
_HALVES = {1: "上期", 2: "下期"}
_SHORT_HALVES = {1: "上", 2: "下"}


@dataclass(frozen=True, slots=True)
class ComparedPlan:
    """What is read of a plan. approved: fiscal years whose answers the headquarters have approved."""

    plan: StoredPlan
    profile: PlanProfile
    levels: tuple[LevelRecord, ...]
    projects: tuple[ProjectRow, ...]
    approved: frozenset[int] = frozenset()
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class SideLine:
    """A line. labels: texts under the heads. counts: projects by column; () where there is nothing to count.

    depth: of a level, 0 for the top one.
    """

    labels: tuple[str, ...]
    counts: tuple[int, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class SideTable:
    """A table of one plan. heads: of the labels. columns: of the counts; marks: their marks, for grades.

    note: what is counted.
    """

    heads: tuple[str, ...]
    columns: tuple[str, ...]
    lines: tuple[SideLine, ...]
    note: str = ""
    marks: tuple[str, ...] = ()

    @property
    def most(self) -> int:
        """The largest count, at least 1."""
        return max((count for line in self.lines for count in line.counts), default=0) or 1


@dataclass(frozen=True, slots=True)
class PlanComparison:
    """Two plans. The tables of both sides have as many lines where they lie in time."""

    left: ComparedPlan
    right: ComparedPlan

    @property
    def is_sample(self) -> bool:
        """Whether answers of either plan are made up."""
        return self.left.is_sample or self.right.is_sample

    @property
    def is_internal(self) -> bool:
        """Whether results are in it that the headquarters have not approved."""
        return any(set(answered_years(side)) - side.approved for side in (self.left, self.right))

    def tables(self, section: Section) -> tuple[SideTable, SideTable]:
        """Return the tables of both sides."""
        years = max(len(side.profile.fiscal_years) for side in (self.left, self.right))
        left, right = (_table(side, section, years) for side in (self.left, self.right))
        return left, right


def answered_years(side: ComparedPlan) -> tuple[int, ...]:
    """Return the fiscal years in which any project of a plan has an answer."""
    return tuple(
        year
        for place, year in enumerate(side.profile.fiscal_years)
        if any(_mark(row, place) not in (_UNANSWERED, ABSENT) for row in side.projects)
    )


def _table(side: ComparedPlan, section: Section, years: int) -> SideTable:
    """Return one table; years: so many does the longer period have."""
    if section is Section.OUTLINE:
        return _outline(side)
    if section is Section.STRUCTURE:
        return _structure(side)
    if section is Section.CATEGORIES:
        return _categories(side)
    return _phases(side, years) if section is Section.PHASES else _grades(side, years)


def _outline(side: ComparedPlan) -> SideTable:
    """Return what shape the plan has; the same items for every plan, so that they stand side by side."""
    profile = side.profile
    lines = [
        ("市", profile.city),
        ("計画", profile.plan_name),
        ("期間", f"{side.plan.period}（{len(profile.fiscal_years)} 年）"),
        ("期間の区切り", "、".join(map(_term_words, _divided(profile))) or "なし"),
        ("体系", " → ".join((*profile.level_names, profile.project_name))),
        ("区分の数", "、".join(f"{name} {count:,}" for name, count in _level_counts(side))),
        (PROJECTS, f"{len(side.projects):,}"),
        ("分類", "、".join(term.name for term in profile.categories)),
        ("段階", "、".join(f"({term.number}) {term.name}" for term in profile.phases)),
        ("評価の項目", "、".join(map(_score_words, profile.scores))),
        ("総合評価", "、".join(f"{bound.grade} {bound.minimum}点以上" for bound in profile.grades)),
        ("回答のある年度", "、".join(map(short_year, answered_years(side))) or "なし"),
    ]
    return SideTable(("項目", "内容"), (), tuple(SideLine(labels) for labels in lines))


def _term_words(term: PlanTerm) -> str:
    """Return a part of the period: 「前期アクションプラン R3〜R5」."""
    return f"{term.name} {short_year(term.first_year)}〜{short_year(term.last_year)}"


def _divided(profile: PlanProfile) -> Sequence[PlanTerm]:
    """Return the terms of a plan that is divided; none of others."""
    return profile.terms if profile.is_divided else ()


def _score_words(term: ScoreTerm) -> str:
    """Return a score with its steps: 「①進捗（1～5点）」."""
    return f"{term.name}（{min(term.steps)}～{max(term.steps)}点）"


def _level_counts(side: ComparedPlan) -> list[tuple[str, int]]:
    """Return how many levels the plan has of each name; what is only listed like a measure is none."""
    tops = sum(not level.parent for level in side.levels)
    counts = (tops, sum(bool(level.parent) and level.counts_as_measure for level in side.levels))
    return list(zip(side.profile.level_names, counts, strict=False))


def _structure(side: ComparedPlan) -> SideTable:
    """Return the levels in their order with the projects below each."""
    below: Counter[str] = Counter()
    for row in side.projects:
        below.update({row.policy, row.measure} - {""})
    lines = tuple(
        SideLine((level.code, level.title), (below[level.code],), 1 if level.parent else 0)
        for level in side.levels
    )
    names = "・".join(side.profile.level_names)
    note = f"{names}ごとの{PROJECTS}です。全 {len(side.projects):,} 事業。"
    return SideTable(("番号", names), (PROJECTS,), lines, note)


def _categories(side: ComparedPlan) -> SideTable:
    """Return the categories with their projects."""
    profile = side.profile
    counts = Counter(row.category for row in side.projects)
    lines = [SideLine((term.name,), (counts[term.category],)) for term in profile.categories]
    if profile.has_dx:
        dx = sum(row.is_dx for row in side.projects)
        lines.append(SideLine((f"うち {profile.dx_name}",), (dx,), 1))
    note = f"どの事業も分類は一つです。全 {len(side.projects):,} 事業。"
    return SideTable(("分類",), (PROJECTS,), tuple(lines), note)


def _phases(side: ComparedPlan, years: int) -> SideTable:
    """Return the phases of the schedule by half-year, by its place in the period."""
    profile = side.profile
    chars = [*(str(term.number) for term in profile.phases), "-", " "]
    words = [*(short_phase_text(term.number, profile) for term in profile.phases), "終了", _NOT_PLANNED]
    lines = []
    for place in range(years * 2):
        half = place % 2 + 1
        where = f"{place // 2 + 1}年目 {_HALVES[half]}"
        year = profile.first_year + place // 2
        if year > profile.last_year:
            lines.append(SideLine((where, BEYOND)))
            continue
        found = Counter(row.phases[place : place + 1] or " " for row in side.projects)
        counts = tuple(found[char] for char in chars)
        lines.append(SideLine((where, _half_words(HalfYear(year, half))), counts))
    kept = _kept(lines, range(len(profile.phases), len(chars)))
    note = f"スケジュールで各段階にある{PROJECTS}です。"
    return SideTable((PLACE, "半期"), tuple(words[at] for at in kept), _only(lines, kept), note)


def _half_words(when: HalfYear) -> str:
    """Return a half-year: 「R4上」."""
    return f"{short_year(when.fiscal_year)}{_SHORT_HALVES[when.half]}"


def _grades(side: ComparedPlan, years: int) -> SideTable:
    """Return the marks by fiscal year, by its place in the period; what has no grade is no low grade."""
    profile = side.profile
    marks = marks_of(profile)
    answered = set(answered_years(side))
    lines = []
    for place in range(years):
        year = profile.first_year + place
        where = f"{place + 1}年目"
        if year > profile.last_year:
            lines.append(SideLine((where, BEYOND)))
            continue
        found = Counter(_mark(row, place) for row in side.projects)
        waits = year in answered and year not in side.approved
        state = UNAPPROVED if waits else "" if year in answered else _NO_ANSWERS
        words = f"{short_year(year)}（{state}）" if state else short_year(year)
        counts = tuple(found[mark] for mark in marks) if year in answered else ()
        lines.append(SideLine((where, words), counts))
    kept = _kept(lines, range(len(profile.grades), len(marks)))
    shown = tuple(marks[at] for at in kept)
    note = "総合評価です。評価のないものは、低い評価には数えません。"
    return SideTable((PLACE, "年度"), tuple(map(mark_name, shown)), _only(lines, kept), note, shown)


def _mark(row: ProjectRow, place: int) -> str:
    """Return the mark of a project in a year of the plan, 0 for the first."""
    return mark_of_char(row.grades[place : place + 1])


def _kept(lines: Sequence[SideLine], optional: range) -> list[int]:
    """Return the places of the columns that are shown: optional ones where any line counts something."""
    width = max((len(line.counts) for line in lines), default=0) or optional.stop
    used = {at for line in lines for at, count in enumerate(line.counts) if count}
    return [at for at in range(width) if at not in optional or at in used]


def _only(lines: Sequence[SideLine], kept: Sequence[int]) -> tuple[SideLine, ...]:
    """Return the lines with these columns only."""
    return tuple(
        SideLine(line.labels, tuple(line.counts[at] for at in kept) if line.counts else (), line.depth)
        for line in lines
    )


def comparison_values(found: PlanComparison) -> dict[str, object]:
    """Return the comparison as JSON: both sides with a list of records for each section."""
    sides: dict[str, dict[str, object]] = {}
    for name, side in (("left", found.left), ("right", found.right)):
        plan = side.plan
        sides[name] = {
            "plan": plan.id, "name": plan.name, "profile": plan.profile, "first_year": plan.first_year,
            "last_year": plan.last_year, "projects": len(side.projects), "is_sample": side.is_sample,
        }  # fmt: skip
    for section in Section:
        for name, table in zip(sides, found.tables(section), strict=True):
            sides[name][section.value] = [_values(table, line) for line in table.lines]
    return dict(sides)


def _values(table: SideTable, line: SideLine) -> dict[str, object]:
    """Return a line as a record: labels by head, counts by column; no counts are none, not noughts."""
    labels = dict(zip(table.heads, line.labels, strict=True))
    return {**labels, **dict(zip(table.columns, line.counts, strict=False))}
