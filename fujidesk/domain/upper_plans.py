"""上位計画: which projects serve which code of the city's other plans, and which codes a project serves.

The sheet of a 重点 project prints any number of 総合計画 施策番号 and 行政経営プラン 取組番号; other
categories have no place for them (002, 個票の見方). A project may serve several codes, so projects (distinct)
and memberships (延べ) are counted apart and never added up across codes.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.fields import field_label
from fujidesk.domain.filtering import natural_key
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import STATE_KIND_NAMES, ProjectRow
from fujidesk.domain.report_rows import ABSENT, mark_name, marks_of
from fujidesk.domain.row_marks import NOTHING, mark_of_char
from fujidesk.domain.scoring import Standing


class Scheme(StrEnum):
    """A plan above ours whose codes projects carry; the value is the field of the project."""

    SOGO = "sogo_codes"
    KEIEI = "keiei_codes"


PLAN_NAMES = {Scheme.SOGO: "総合計画", Scheme.KEIEI: "行政経営プラン"}
"""The plans above, by scheme."""
CODE_WORDS = {Scheme.SOGO: "施策番号", Scheme.KEIEI: "取組番号"}
"""What a code is called in its plan (002, 個票の見方)."""


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A code with the projects that serve it, each once, in the plan's order."""

    scheme: Scheme
    code: str
    projects: tuple[ProjectRow, ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the projects."""
        return tuple(row.number for row in self.projects)

    @property
    def caption(self) -> str:
        """The code with its plan, 「総合計画 A5-4」."""
        return f"{PLAN_NAMES[self.scheme]} {self.code}"


@dataclass(frozen=True, slots=True)
class UpperPlans:
    """The cross-reference of a register.

    rows: every project in the plan's order, with its grades a year. lines: the codes of each scheme in
    natural order. approved: the fiscal years that the headquarters has approved. is_sample: the answers are
    made up.
    """

    profile: PlanProfile
    rows: tuple[ProjectRow, ...]
    lines: Mapping[Scheme, tuple[CodeLine, ...]]
    approved: frozenset[int] = frozenset()
    is_sample: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no project has any code."""
        return not any(self.lines.values())

    @property
    def serving(self) -> tuple[ProjectRow, ...]:
        """The projects with a code of any scheme."""
        return tuple(row for row in self.rows if any(codes_of(row, scheme) for scheme in Scheme))

    @property
    def bare(self) -> tuple[ProjectRow, ...]:
        """The projects without any code."""
        return tuple(row for row in self.rows if not any(codes_of(row, scheme) for scheme in Scheme))

    def distinct(self, scheme: Scheme) -> int:
        """Return how many projects have a code of a scheme, each counted once."""
        return len({number for line in self.lines[scheme] for number in line.numbers})

    def memberships(self, scheme: Scheme) -> int:
        """Return how many pairs of code and project there are (延べ)."""
        return sum(len(line.projects) for line in self.lines[scheme])

    def line(self, scheme: Scheme, code: str) -> CodeLine | None:
        """Return the line of a code; None where no project has it."""
        return next((line for line in self.lines[scheme] if line.code == code), None)

    def mark(self, row: ProjectRow, fiscal_year: int) -> str:
        """Return a project's grade of a year, or the key of the standing that it has in its place.

        ABSENT for a year in which it does not run and that has no answer.
        """
        place = fiscal_year - self.profile.first_year
        return mark_of_char(row.grades[place : place + 1] if place >= 0 else NOTHING)

    def marks(self, projects: Iterable[ProjectRow], fiscal_year: int) -> tuple[tuple[str, int], ...]:
        """Return (mark, projects) of a year for those marks that occur, grades first, best first.

        Projects that do not run in the year are not counted.
        """
        counts = Counter(self.mark(row, fiscal_year) for row in projects)
        return tuple((mark, counts[mark]) for mark in marks_of(self.profile) if counts[mark])

    def years_until(self, fiscal_year: int) -> tuple[int, ...]:
        """Return the plan's fiscal years up to one: a sheet of R4 must not change when R5 comes in."""
        return tuple(year for year in self.profile.fiscal_years if year <= fiscal_year)

    def answered_until(self, fiscal_year: int) -> tuple[int, ...]:
        """Return the years up to one in which any project is answered: only these have grades to show."""
        nothing = (Standing.UNANSWERED.value, ABSENT)
        return tuple(
            year
            for year in self.years_until(fiscal_year)
            if any(self.mark(row, year) not in nothing for row in self.rows)
        )

    def unapproved(self, fiscal_year: int) -> tuple[int, ...]:
        """Return the answered years up to one that are not approved: their grades may still change."""
        return tuple(year for year in self.answered_until(fiscal_year) if year not in self.approved)

    def may_have_codes(self, row: ProjectRow) -> bool:
        """Tell whether the sheet of a project's category has a place for codes."""
        fields = self.profile.category_fields(row.category)
        return any(scheme.value in fields for scheme in Scheme)

    def count_sentence(self, scheme: Scheme) -> str:
        """Return codes, projects and memberships of a scheme, with what they are counted from."""
        distinct, total = self.distinct(scheme), len(self.rows)
        return (
            f"{CODE_WORDS[scheme]} {len(self.lines[scheme]):,}、対応する事業 {distinct:,}"
            f"（延べ {self.memberships(scheme):,}）、{CODE_WORDS[scheme]}のない事業 {total - distinct:,}"
            f"／全 {total:,} 事業"
        )

    def bare_sentence(self) -> str:
        """Return how many projects have no code at all, and how many of them could have one."""
        bare = self.bare
        open_ = sum(map(self.may_have_codes, bare))
        return (
            f"どちらの番号もない事業 {len(bare):,}（うち番号の欄がある分類 {open_:,}）"
            f"／全 {len(self.rows):,} 事業"
        )


def upper_plans(
    profile: PlanProfile, rows: Iterable[ProjectRow], approved: Iterable[int] = (), *, is_sample: bool = False
) -> UpperPlans:
    """Return the cross-reference of projects, given in the plan's order."""
    listed = tuple(rows)
    lines = {scheme: _lines(listed, scheme) for scheme in Scheme}
    return UpperPlans(profile, listed, lines, frozenset(approved), is_sample)


def codes_of(row: ProjectRow, scheme: Scheme) -> tuple[str, ...]:
    """Return a project's codes of a scheme, each once, in the order of its sheet."""
    return tuple(dict.fromkeys(row.sogo_codes if scheme is Scheme.SOGO else row.keiei_codes))


def titled(row: ProjectRow) -> str:
    """Return a project's title, with the word of its state where it rests or has ended: 「窓口（統合）」."""
    return row.title if row.state is None else f"{row.title}（{STATE_KIND_NAMES[row.state]}）"


def scheme_label(scheme: Scheme) -> str:
    """Return the field's name on the sheet, 「総合計画 施策番号」."""
    return field_label(scheme.value)


def code_key(code: str) -> tuple[str, str]:
    """Return the key that sorts 2-1-3 before 10-1 and B1 before B1-1; width and case do not matter."""
    return natural_key(code), code


def marks_text(marks: Iterable[tuple[str, int]]) -> str:
    """Return counts by mark in words, 「A 2、B 1、未評価 1」."""
    return "、".join(f"{mark_name(mark)} {count:,}" for mark, count in marks)


def _lines(rows: tuple[ProjectRow, ...], scheme: Scheme) -> tuple[CodeLine, ...]:
    """Return the codes of a scheme with their projects, in one pass over the projects."""
    found: dict[str, list[ProjectRow]] = {}
    for row in rows:
        for code in codes_of(row, scheme):
            found.setdefault(code, []).append(row)
    return tuple(CodeLine(scheme, code, tuple(found[code])) for code in sorted(found, key=code_key))
