"""What became of the projects by the plan's highest level, by the end of the chart's year."""

from fujidesk.domain.chart_making.data import ChartData
from fujidesk.domain.charts import ChartName, Looks, Segment, StackedBar, StackedChart
from fujidesk.domain.evaluation import By, group_names
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.whole_plan.making import WholeSources, whole_plan
from fujidesk.domain.whole_plan.model import FORECAST, ProjectCourse
from fujidesk.domain.whole_plan.outcomes import OUTCOME_NAMES, Outcome


def outcomes_chart(data: ChartData) -> StackedChart:
    """Return how many projects are as planned, late …; 見込み until the last year is approved."""
    whole = whole_plan(WholeSources(data.evaluation, data.records, (), originals=data.originals),
                       known_by=data.fiscal_year)  # fmt: skip
    names = group_names(data.evaluation, By.POLICY)
    found: dict[str, list[ProjectCourse]] = {code: [] for code in names}
    for course in whole.courses:
        found.setdefault(course.policy, []).append(course)
    bars = tuple(StackedBar(names.get(code, code), _segments(own)) for code, own in found.items() if own)
    present = {part.key for bar in bars for part in bar.segments}
    marks = tuple((kind.value, OUTCOME_NAMES[kind]) for kind in Outcome if kind.value in present)
    total, late = len(whole.courses), whole.total.count(Outcome.LATE)
    good = whole.total.count(Outcome.AHEAD, Outcome.AS_PLANNED)
    message = f"予定表のある事業のうち、計画どおりか計画より早い事業は {good}、遅れは {late}。"
    foot = data.report_foot(f"全 {total} 事業", whole.basis)
    mark = f"【{FORECAST}】" if whole.is_unfinished else ""
    title = f"{data.profile.level_names[0]}別の到達状況（{short_year(data.fiscal_year)} まで）{mark}"
    return StackedChart(data.head(ChartName.OUTCOMES, title, foot, message), Looks.OUTCOME, marks, bars)


def _segments(courses: list[ProjectCourse]) -> tuple[Segment, ...]:
    """Return the parts of a bar; those without projects are left out."""
    parts = (
        Segment(
            kind.value, OUTCOME_NAMES[kind],
            tuple(course.number for course in courses if course.verdict.outcome is kind),
        )
        for kind in Outcome
    )  # fmt: skip
    return tuple(part for part in parts if part.count)
