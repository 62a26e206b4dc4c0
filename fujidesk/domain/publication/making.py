"""Makes what is published from the register and the reports, value by value; nothing passes by itself.

A field of a report is published because it is named here, never because it is there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from fujidesk.domain.achievement import IndicatorSeries
from fujidesk.domain.chart_making import ChartData, made_charts, made_strip
from fujidesk.domain.charts import GRADE_CHARTS, AmountChart, Chart, ChartName, FlowChart, StripChart
from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.publication.codes import ENDED_CODE, public_codes
from fujidesk.domain.publication.content import (
    Publication,
    PublicChart,
    PublicHalf,
    PublicIndicator,
    PublicLevel,
    PublicPlan,
    PublicProject,
    PublicResult,
    PublicYear,
)
from fujidesk.domain.publication.whole_making import public_whole
from fujidesk.domain.records import Indicator, LevelRecord, ProjectRecord, ScheduleCell
from fujidesk.domain.report_rows import ReportRow
from fujidesk.domain.reports import StatusReport
from fujidesk.domain.sample_mark import SAMPLE_WORD
from fujidesk.domain.scoring import Standing, report_grade, standing_of

PUBLIC_TEXTS = ("summary", "overview", "purpose", "effects", "challenges", "related")
"""Texts of the plan's sheet."""
_ORDER = (
    ChartName.GRADES_BY_POLICY, ChartName.GRADES_BY_CATEGORY, ChartName.GRADE_CHANGE, ChartName.STATUS,
    ChartName.PHASES, ChartName.INDICATORS, ChartName.DEPARTMENT_LOAD,
)  # fmt: skip
"""The order in which the charts are shown; one that is not named here is not published."""
_UNSCORED = (Standing.UNANSWERED, Standing.NOT_STARTED, Standing.STOPPED)
Reports = Mapping[int, Mapping[str, StatusReport]]


@dataclass(frozen=True, slots=True)
class PublicSource:
    """What a publication is made from; holds internal values too.

    data: of the year that is published. reports: fiscal year → number → report. levels: in the plan's order.
    appraisals: the office's words on the whole plan by code of the level; None where the evaluation of the
    whole plan is not published.
    """

    data: ChartData
    reports: Reports
    levels: tuple[LevelRecord, ...]
    appraisals: Mapping[str, str] | None = None


def make_publication(source: PublicSource, *, with_grades: bool = True) -> Publication:
    """Return what is published of the source's fiscal year and the answered years before it."""
    data = source.data
    years = published_years(data)
    rows = _rows_by_number(data.evaluation)
    targets = {item.number: item for item in data.evaluation.indicators}
    charts = made_charts(data)
    return Publication(
        _plan(data.profile, with_grades=with_grades, with_whole=source.appraisals is not None),
        data.fiscal_year,
        data.today,
        tuple(PublicYear(year, _approved_on(data, year)) for year in years),
        tuple(PublicLevel(level.code, level.title, level.parent) for level in source.levels),
        tuple(
            _project(
                replace(source, data=_of_one(data, rows.get(record.number, {}), targets.get(record.number))),
                record,
                [year for year in years if year in rows.get(record.number, {})],
                with_grades,
            )
            for record in data.records
        ),
        _charts(charts, with_grades=with_grades),
        with_grades,
        SAMPLE_WORD if data.evaluation.is_sample else "",
        None
        if source.appraisals is None
        else public_whole(data, source.levels, source.appraisals, charts, with_grades=with_grades),
    )


def _rows_by_number(evaluation: EvaluationData) -> dict[str, dict[int, ReportRow]]:
    """Return the rows of each project by year: made once, since of 20,000 projects none may look at all."""
    found: dict[str, dict[int, ReportRow]] = {}
    for year in evaluation.years:
        for row in evaluation.year(year):
            found.setdefault(row.number, {})[year] = row
    return found


def _of_one(data: ChartData, rows: Mapping[int, ReportRow], target: IndicatorSeries | None) -> ChartData:
    """Return the data of charts with one project's evaluation alone; which years are answered stays."""
    evaluation = replace(
        data.evaluation, rows={year: (row,) for year, row in rows.items()},
        indicators=() if target is None else (target,), answered=data.evaluation.answered_years,
    )  # fmt: skip
    return replace(data, evaluation=evaluation)


def published_years(data: ChartData) -> tuple[int, ...]:
    """Return the years with answers up to that of the data, which is always among them."""
    answered = (year for year in data.evaluation.answered_years if year < data.fiscal_year)
    return (*answered, data.fiscal_year)


def _plan(profile: PlanProfile, *, with_grades: bool, with_whole: bool) -> PublicPlan:
    """Return the plan's names and words."""
    return PublicPlan(
        profile.city, profile.plan_name, profile.first_year, profile.last_year, profile.level_names,
        profile.project_name, profile.dx_name, profile.committees[-1].name,
        public_codes(profile, with_grades=with_grades, with_whole=with_whole),
        tuple(term.name for term in profile.scores), profile.words.department, profile.words.office,
    )  # fmt: skip


def _approved_on(data: ChartData, year: int) -> str:
    """Return the day of the approval; who entered it is not told."""
    found = data.evaluation.approvals.get(year)
    return "" if found is None else found.at[:10]


def _charts(made: Mapping[ChartName, Chart], *, with_grades: bool) -> dict[ChartName, PublicChart]:
    """Return the charts of the year without that of amounts; those of grades where these are told."""
    found: dict[ChartName, PublicChart] = {}
    for name in _ORDER:
        chart = made.get(name)
        if chart is None or isinstance(chart, AmountChart) or (name in GRADE_CHARTS and not with_grades):
            continue
        if _says_anything(chart):
            found[name] = chart
    return found


def _says_anything(chart: PublicChart) -> bool:
    """Tell whether a chart has anything to show; in a plan's first year no grade has changed."""
    return bool(chart.flows if isinstance(chart, FlowChart) else chart.table.lines)


def _project(
    source: PublicSource, record: ProjectRecord, years: Iterable[int], with_grades: bool
) -> PublicProject:
    """Return a project with its results of the years in which it has any."""
    profile, number, state = source.data.profile, record.number, record.state
    results = (
        _result(source.reports[year].get(number), year, profile, with_grades=with_grades) for year in years
    )
    return PublicProject(
        number, record.title, record.policy, record.measure, record.category.value, record.is_dx, record.page,
        record.departments, record.sogo_codes, record.keiei_codes,
        {name: text for name in PUBLIC_TEXTS if (text := getattr(record, name).strip())},
        _indicator(record.indicator),
        _halves(source.data, record),
        {year: text for year, text in sorted(record.yearly_actions.items()) if text.strip()},
        tuple(results),
        _strip(source.data, record, with_grades=with_grades),
        "" if state is None else state.kind.value,
        "" if state is None else state.since,
        () if state is None else state.into,
    )  # fmt: skip


def _indicator(target: Indicator) -> PublicIndicator:
    """Return the target of a project."""
    direction = "" if target.direction is None else target.direction.value
    return PublicIndicator(target.text.strip(), target.figure, target.unit, direction, target.due_year)


def _halves(data: ChartData, record: ProjectRecord) -> tuple[PublicHalf, ...]:
    """Return the half-years of which plan or report says anything; reports of later years are left out."""
    plan = {cell.when: cell for cell in record.schedule}
    actual = {cell.when: cell for cell in record.actual if cell.fiscal_year <= data.fiscal_year}
    return tuple(
        _half(when, plan.get(when), actual.get(when))
        for when in data.profile.half_years
        if when in plan or when in actual
    )


def _half(when: HalfYear, plan: ScheduleCell | None, actual: ScheduleCell | None) -> PublicHalf:
    """Return a half-year of plan and report."""
    return PublicHalf(
        when.fiscal_year, when.half, _phase(plan), _phase(actual),
        plan is None or plan.settled,
        () if plan is None else plan.departments,
    )  # fmt: skip


def _phase(cell: ScheduleCell | None) -> int | None:
    """Return the number of a cell's phase, `ENDED_CODE` where the project has ended."""
    if cell is None:
        return None
    return ENDED_CODE if cell.phase is None else cell.phase


def _result(
    report: StatusReport | None, year: int, profile: PlanProfile, *, with_grades: bool
) -> PublicResult:
    """Return what is published of a report; scores of years in which nothing is scored are left out."""
    standing = standing_of(report)
    if report is None:
        return PublicResult(year, state=standing.value)
    progress, _, content = report.scores
    is_scored = standing not in _UNSCORED
    return PublicResult(
        year,
        status="" if report.status is None else report.status.value,
        state=standing.value,
        progress=progress if is_scored else None,
        content=content if is_scored else None,
        grade=(report_grade(report, profile) or "") if with_grades else "",
        action=report.action.strip(),
        indicator_value=report.indicator_value,
        indicator_note=report.indicator_note.strip(),
        outlook="" if report.outlook is None else report.outlook.value,
        change=report.change.strip(),
    )


def _strip(data: ChartData, record: ProjectRecord, *, with_grades: bool) -> StripChart:
    """Return the years of a project as a chart, without its grades where none are published."""
    strip = made_strip(data, record)
    return strip if with_grades else replace(strip, grades=())
