"""The evaluation of a whole plan as values: courses of projects, results of measures and policies."""

from collections.abc import Mapping
from dataclasses import dataclass

from fujidesk.domain.fiscal import HalfYear, long_year, short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.report_rows import ReportRow
from fujidesk.domain.timeline import TimelineRow
from fujidesk.domain.whole_plan.finals import Final, FinalIndicator
from fujidesk.domain.whole_plan.outcomes import Outcome, Verdict

FORECAST = "見込み"
"""Marks every result that rests on a year that is not finished."""


@dataclass(frozen=True, slots=True)
class Span:
    """What is evaluated: the whole plan, or a term of it. name: 「」 for the whole, else 「前期」."""

    first_year: int
    last_year: int
    name: str = ""

    @property
    def years(self) -> range:
        """Its fiscal years."""
        return range(self.first_year, self.last_year + 1)


def spans_of(profile: PlanProfile) -> tuple[Span, ...]:
    """Return what can be evaluated: the whole plan first, then its terms where it has several."""
    whole = Span(profile.first_year, profile.last_year)
    terms = profile.terms if len(profile.terms) > 1 else ()
    return (whole, *(Span(term.first_year, term.last_year, term.name) for term in terms))


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a project was granted and cost in a fiscal year, in 千円, internal; None where not reported."""

    fiscal_year: int
    budget_kyen: int | None
    actual_kyen: int | None


@dataclass(frozen=True, slots=True)
class ProjectCourse:
    """A project over the period.

    row: schedule and reached phases over all half-years of the plan. policy, measure: codes. verdict: what
    became of it; is_forecast: it may still change. original: phases before the schedule was revised, "" where
    it was not; original_slip: the slip against them. grades: the project's row in each year that it has one.
    indicator: None where it has none. amounts: internal.
    """

    row: TimelineRow
    policy: str
    measure: str
    verdict: Verdict
    is_forecast: bool
    original: str = ""
    original_slip: int = 0
    grades: tuple[ReportRow, ...] = ()
    indicator: FinalIndicator | None = None
    amounts: tuple[Amounts, ...] = ()

    @property
    def number(self) -> str:
        """Of the project."""
        return self.row.number

    @property
    def level(self) -> str:
        """Code of the lowest level above the project."""
        return self.measure or self.policy


@dataclass(frozen=True, slots=True)
class LevelResult:
    """What a policy or measure reached. depth: 0 for the highest level.

    outcomes, finals: numbers of projects by result. slips: half-years of each project that is late, by
    number, negative. budget_kyen, actual_kyen: sums over projects and years that have both, internal;
    compared: of how many projects. appraisal: the office's words, "" where it wrote none.
    """

    code: str
    name: str
    depth: int
    numbers: tuple[str, ...]
    outcomes: Mapping[Outcome, tuple[str, ...]]
    finals: Mapping[Final, tuple[str, ...]]
    slips: Mapping[str, int]
    budget_kyen: int = 0
    actual_kyen: int = 0
    compared: int = 0
    appraisal: str = ""

    def count(self, *outcomes: Outcome) -> int:
        """Return how many projects have one of these outcomes."""
        return sum(len(self.outcomes[outcome]) for outcome in outcomes)

    @property
    def worst_slip(self) -> int:
        """The largest slip behind the plan in half-years, 0 for none."""
        return -min(self.slips.values(), default=0)

    @property
    def total_slip(self) -> int:
        """All slips behind the plan together, in half-years."""
        return -sum(self.slips.values())


@dataclass(frozen=True)
class WholePlan:
    """The evaluation of a plan, or of one of its terms.

    span: what is evaluated. through: the last fiscal year whose results count, None before the first answer.
    approved: the years of the span whose results are approved. halves: all half-years of the plan. levels: in
    the plan's order, policies before their measures. total: of all projects. is_sample: answers are made up.
    """

    profile: PlanProfile
    span: Span
    through: int | None
    approved: tuple[int, ...]
    halves: tuple[HalfYear, ...]
    courses: tuple[ProjectCourse, ...]
    levels: tuple[LevelResult, ...]
    total: LevelResult
    is_sample: bool = False

    @property
    def is_unfinished(self) -> bool:
        """Whether the last year's results are still to come, or not approved."""
        return self.through != self.span.last_year or self.span.last_year not in self.approved

    @property
    def indicators(self) -> tuple[FinalIndicator, ...]:
        """The indicators, in the plan's order."""
        return tuple(course.indicator for course in self.courses if course.indicator is not None)

    @property
    def counted_years(self) -> tuple[int, ...]:
        """The fiscal years whose results count."""
        return tuple(year for year in self.span.years if self.through is not None and year <= self.through)

    def is_forecast_year(self, fiscal_year: int) -> bool:
        """Tell whether what is said of a year is 見込み: the last one, until its results are approved."""
        return self.is_unfinished and fiscal_year == self.span.last_year

    @property
    def title(self) -> str:
        """What it is called, 「計画全体の評価（令和4年度～令和8年度）」, with 見込み while it is one."""
        first, last = long_year(self.span.first_year), long_year(self.span.last_year)
        name = self.span.name or "計画全体"
        mark = f"【{FORECAST}】" if self.is_unfinished else ""
        return f"{name}の評価（{first}～{last}）{mark}"

    @property
    def basis(self) -> str:
        """On which results it rests, in one sentence."""
        if self.through is None:
            return "実績の回答はまだ登録されていません。"
        last = self.span.last_year
        done = [short_year(year) for year in self.counted_years if year in self.approved]
        open_years = [short_year(year) for year in self.counted_years if year not in self.approved]
        told = [f"承認済 {'・'.join(done)}"] if done else []
        told += [f"未承認 {'・'.join(open_years)}"] if open_years else []
        rest = f"{short_year(last)} の実績がないため{FORECAST}" if self.through != last else ""
        if not rest and self.is_unfinished:
            rest = f"{short_year(last)} の実績が承認されていないため{FORECAST}"
        return (
            f"{short_year(self.through)} までの実績による（{'、'.join(told)}）。{rest}{'。' if rest else ''}"
        )
