"""Makes the public evaluation of the whole plan, value by value, from one made without any amount."""

from collections.abc import Iterator, Mapping

from fujidesk.domain.chart_making import ChartData
from fujidesk.domain.charts import GRADE_CHARTS, Chart, ChartName, FlowChart, StackedChart
from fujidesk.domain.pack_parts.whole_words import appraisal_of, appraised_levels, may_change
from fujidesk.domain.publication.whole_content import (
    PublicAppraisal,
    PublicCounts,
    PublicCourse,
    PublicFinal,
    PublicSpan,
    PublicWhole,
)
from fujidesk.domain.records import LevelRecord
from fujidesk.domain.whole_plan.finals import FinalIndicator
from fujidesk.domain.whole_plan.making import WholeSources, whole_plans
from fujidesk.domain.whole_plan.model import LevelResult, ProjectCourse, WholePlan
from fujidesk.domain.whole_plan.outcomes import Outcome

WHOLE_CHARTS = (ChartName.OUTCOMES, ChartName.GRADES_BY_YEAR, ChartName.GRADE_COURSE)
"""The charts of the page, in the order shown."""
_SLIPPED = (Outcome.AHEAD, Outcome.LATE)


def public_whole(
    data: ChartData,
    levels: tuple[LevelRecord, ...],
    appraisals: Mapping[str, str],
    charts: Mapping[ChartName, Chart],
    *,
    with_grades: bool,
) -> PublicWhole:
    """Return what is published of the whole plan by the results up to the data's year.

    Args:
        data: of the year that is published; its reports are not looked at, so that no amount is.
        levels: in the plan's order.
        appraisals: the office's words by code of the level.
        charts: made from the data.
        with_grades: whether charts of grades are among them.
    """
    sources = WholeSources(data.evaluation, data.records, levels, {}, data.originals, appraisals)
    spans = tuple(
        _span(whole, whole.through)
        for whole in whole_plans(sources, data.fiscal_year)
        if whole.through is not None
    )
    return PublicWhole(spans, dict(_charts(charts, with_grades=with_grades)))


def _charts(
    made: Mapping[ChartName, Chart], *, with_grades: bool
) -> Iterator[tuple[ChartName, StackedChart | FlowChart]]:
    """Yield the charts that say something; those of grades only where grades are published."""
    for name in WHOLE_CHARTS:
        chart = made.get(name)
        if name in GRADE_CHARTS and not with_grades:
            continue
        if isinstance(chart, StackedChart) or (isinstance(chart, FlowChart) and chart.flows):
            yield name, chart


def _span(whole: WholePlan, through: int) -> PublicSpan:
    """Return the evaluation of a period."""
    appraised = {level.code for level in appraised_levels(whole)}
    return PublicSpan(
        whole.span.name, whole.span.first_year, whole.span.last_year, through, whole.is_unfinished,
        tuple(
            _counts(level, _appraisal(whole, level) if level.code in appraised else None)
            for level in whole.levels
        ),
        _counts(whole.total, None),
        tuple(_course(course) for course in whole.courses),
    )  # fmt: skip


def _appraisal(whole: WholePlan, level: LevelResult) -> PublicAppraisal:
    """Return the office's appraisal, the made one where it wrote none."""
    return PublicAppraisal(appraisal_of(whole, level), bool(level.appraisal))


def _counts(level: LevelResult, appraisal: PublicAppraisal | None) -> PublicCounts:
    """Return what a level reached; its sums of amounts have no place there."""
    return PublicCounts(
        level.code, level.name, level.depth, len(level.numbers),
        {outcome.value: level.count(outcome) for outcome in Outcome},
        {result.value: len(numbers) for result, numbers in level.finals.items()},
        level.worst_slip, appraisal,
    )  # fmt: skip


def _course(course: ProjectCourse) -> PublicCourse:
    """Return what became of a project."""
    found = course.verdict
    slip = _slip(found.outcome, found.slip)
    revised = bool(course.original) and slip is not None
    return PublicCourse(
        course.number, found.outcome.value, found.reason, slip, course.original_slip if revised else None,
        may_change(course), None if course.indicator is None else _final(course.indicator),
    )  # fmt: skip


def _slip(outcome: Outcome, slip: int) -> int | None:
    """Return a slip; None where there is none to tell: nothing compared is not the same as 0."""
    if outcome is Outcome.AS_PLANNED:
        return 0
    return slip if outcome in _SLIPPED and slip else None


def _final(found: FinalIndicator) -> PublicFinal:
    """Return how an indicator stands."""
    return PublicFinal(found.result.value, found.reason, found.fiscal_year, found.is_forecast)
