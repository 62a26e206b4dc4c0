"""Makes the evaluation of a whole plan from what was read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter

from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.records import LevelRecord, ProjectRecord
from fujidesk.domain.reports import StatusReport
from fujidesk.domain.timeline import TimelineRow, Track, track_of
from fujidesk.domain.whole_plan.finals import Final, FinalIndicator, by_result, final_indicator
from fujidesk.domain.whole_plan.model import Amounts, LevelResult, ProjectCourse, Span, WholePlan, spans_of
from fujidesk.domain.whole_plan.outcomes import Outcome, Progress, Verdict, verdict

_UNTOLD = Verdict(Outcome.UNKNOWN, "実績の回答がまだない")


@dataclass(frozen=True)
class WholeSources:
    """All that the evaluation is made from.

    evaluation: all years with their indicators. records, levels: in the plan's order. reports: by fiscal year
    and number, for the amounts alone. originals: phases before schedules were revised, by number. appraisals:
    the office's words by code of measure or policy.
    """

    evaluation: EvaluationData
    records: tuple[ProjectRecord, ...]
    levels: tuple[LevelRecord, ...]
    reports: Mapping[int, Mapping[str, StatusReport]] = field(default_factory=dict)
    originals: Mapping[str, str] = field(default_factory=dict)
    appraisals: Mapping[str, str] = field(default_factory=dict)


def whole_plan(sources: WholeSources, span: Span | None = None, known_by: int | None = None) -> WholePlan:
    """Return the evaluation of a plan.

    Args:
        sources: what it is made from.
        span: a term of the plan; None: all of it.
        known_by: the last fiscal year whose results are looked at; None: all that are answered.
    """
    profile = sources.evaluation.profile
    asked = span or Span(profile.first_year, profile.last_year)
    answered = [
        year
        for year in sources.evaluation.answered_years
        if year in asked.years and (known_by is None or year <= known_by)
    ]
    through = answered[-1] if answered else None
    approved = tuple(year for year in asked.years if year in sources.evaluation.approvals)
    unfinished = through != asked.last_year or asked.last_year not in approved
    making = _Making(sources, asked, through, unfinished=unfinished)
    courses = tuple(making.courses())
    levels = tuple(_levels(sources, courses))
    return WholePlan(
        profile, asked, through, approved, profile.half_years, courses, levels,
        _result("", f"全{profile.project_name}", 0, courses, ""), sources.evaluation.is_sample,
    )  # fmt: skip


def whole_plans(sources: WholeSources, known_by: int | None = None) -> tuple[WholePlan, ...]:
    """Return the evaluation of the whole plan and of each of its terms (`spans_of`).

    The office appraises the whole plan; what it says of that stands under no term of it.
    """
    whole, *terms = spans_of(sources.evaluation.profile)
    plain = replace(sources, appraisals={})
    return (
        whole_plan(sources, whole, known_by), *(whole_plan(plain, term, known_by) for term in terms)
    )  # fmt: skip


class _Making:
    """Makes the courses of one span."""

    def __init__(self, sources: WholeSources, span: Span, through: int | None, *, unfinished: bool) -> None:
        self._from = sources
        self._span = span
        self._through = through
        self._unfinished = unfinished
        self._profile = sources.evaluation.profile
        self._halves = self._profile.half_years
        self._words = {term.number: term.name for term in self._profile.phases}
        self._years = tuple(year for year in span.years if through is not None and year <= through)
        self._series = {item.number: item for item in sources.evaluation.indicators}
        rows = sorted(
            (row.number, row.fiscal_year, place)
            for year in self._years
            for place, row in enumerate(sources.evaluation.year(year))
        )
        self._rows = {
            number: tuple(sources.evaluation.year(year)[place] for _, year, place in found)
            for number, found in groupby(rows, key=itemgetter(0))
        }

    def courses(self) -> Iterable[ProjectCourse]:
        """Yield the course of each project."""
        for record in self._from.records:
            yield self._course(record)

    def _course(self, record: ProjectRecord) -> ProjectCourse:
        """Return the course of a project."""
        row = self._timeline_row(record, track_of(record.schedule, self._halves))
        original = self._from.originals.get(record.number, "")
        found = self._verdict(record, row)
        first = found
        if original:
            first = self._verdict(record, self._timeline_row(record, Track(original, "1" * len(original))))
        return ProjectCourse(
            row, record.policy, record.measure, found, self._unfinished and not found.has_ended,
            original, first.slip, self._rows.get(record.number, ()), self._indicator(record.number),
            tuple(self._amounts(record.number)),
        )  # fmt: skip

    def _timeline_row(self, record: ProjectRecord, plan: Track) -> TimelineRow:
        """Return schedule and reached phases; what was reached after the span does not count."""
        shown = tuple(when if self._counts(when.fiscal_year) else None for when in self._halves)
        reached = track_of(record.actual, self._halves)
        phases = "".join(
            mark if when is not None else " " for mark, when in zip(reached.phases, shown, strict=False)
        )
        return TimelineRow(
            record.number, record.title, record.departments, record.category, record.is_dx, plan,
            Track(phases, reached.settled, reached.departments), record.indicator.text,
        )  # fmt: skip

    def _counts(self, fiscal_year: int) -> bool:
        """Tell whether what was reached in a year counts; what came before a term does."""
        return self._through is not None and fiscal_year <= self._through

    def _verdict(self, record: ProjectRecord, row: TimelineRow) -> Verdict:
        """Return what became of a project."""
        if self._through is None:
            return _UNTOLD
        statuses = {row.fiscal_year: row.status for row in self._rows.get(record.number, ())}
        column = max(place for place, when in enumerate(self._halves) if when.fiscal_year <= self._through)
        return verdict(Progress(row, self._halves, column, statuses, record.state, self._words))

    def _indicator(self, number: str) -> FinalIndicator | None:
        """Return how the project's indicator stands; None where it has none."""
        series = self._series.get(number)
        if series is None:
            return None
        span = self._span
        return final_indicator(
            series, span.first_year, self._through, span.last_year, unfinished=self._unfinished
        )

    def _amounts(self, number: str) -> Iterable[Amounts]:
        """Yield the amounts of the years that have any."""
        for year in self._years:
            report = self._from.reports.get(year, {}).get(number)
            if report is not None and (report.budget_kyen, report.actual_cost_kyen) != (None, None):
                yield Amounts(year, report.budget_kyen, report.actual_cost_kyen)


def _levels(sources: WholeSources, courses: tuple[ProjectCourse, ...]) -> Iterable[LevelResult]:
    """Yield the results of policies and measures that have projects."""
    names = sources.evaluation.names
    tops = [level for level in sources.levels if not level.parent]
    ordered = [each for top in tops for each in sources.levels if top.code in (each.code, each.parent)]
    for level in ordered:
        depth = 1 if level.parent else 0
        own = tuple(
            course for course in courses if level.code == (course.measure if depth else course.policy)
        )
        if own:
            name = names.get(level.code, f"{level.code} {level.title}")
            yield _result(level.code, name, depth, own, sources.appraisals.get(level.code, ""))


def _result(
    code: str, name: str, depth: int, courses: tuple[ProjectCourse, ...], appraisal: str
) -> LevelResult:
    """Return what some projects reached together."""
    outcomes: dict[Outcome, list[str]] = {outcome: [] for outcome in Outcome}
    for course in courses:
        outcomes[course.verdict.outcome].append(course.number)
    finals: dict[Final, tuple[str, ...]] = by_result(
        course.indicator for course in courses if course.indicator is not None
    )
    slips = {
        course.number: course.verdict.slip for course in courses if course.verdict.outcome is Outcome.LATE
    }
    pairs = [
        (course.number, item.budget_kyen, item.actual_kyen)
        for course in courses
        for item in course.amounts
        if item.budget_kyen is not None and item.actual_kyen is not None
    ]
    return LevelResult(
        code, name, depth, tuple(course.number for course in courses),
        {outcome: tuple(numbers) for outcome, numbers in outcomes.items()}, finals, slips,
        sum(pair[1] for pair in pairs), sum(pair[2] for pair in pairs), len({pair[0] for pair in pairs}),
        appraisal,
    )  # fmt: skip
