"""The charts by their names."""

from collections.abc import Callable, Mapping

from fujidesk.domain.chart_making.amounts import budget_chart
from fujidesk.domain.chart_making.data import ChartData
from fujidesk.domain.chart_making.grades import (
    category_chart,
    change_chart,
    course_chart,
    policy_chart,
    status_chart,
    years_chart,
)
from fujidesk.domain.chart_making.indicators import indicator_chart
from fujidesk.domain.chart_making.load import load_chart
from fujidesk.domain.chart_making.outcomes import outcomes_chart
from fujidesk.domain.chart_making.phases import phases_chart
from fujidesk.domain.chart_making.strips import made_strip
from fujidesk.domain.charts import Chart, ChartName

__all__ = ["made_chart", "made_charts", "made_strip"]
_MAKERS: Mapping[ChartName, Callable[[ChartData], Chart]] = {
    ChartName.GRADES_BY_POLICY: policy_chart,
    ChartName.GRADES_BY_CATEGORY: category_chart,
    ChartName.GRADE_CHANGE: change_chart,
    ChartName.PHASES: phases_chart,
    ChartName.STATUS: status_chart,
    ChartName.INDICATORS: indicator_chart,
    ChartName.DEPARTMENT_LOAD: load_chart,
    ChartName.BUDGET: budget_chart,
    ChartName.OUTCOMES: outcomes_chart,
    ChartName.GRADES_BY_YEAR: years_chart,
    ChartName.GRADE_COURSE: course_chart,
}
_OF_PLAN = frozenset({ChartName.PHASES, ChartName.DEPARTMENT_LOAD})
"""Charts that say something before anybody has answered."""


def made_chart(name: ChartName, data: ChartData) -> Chart:
    """Return a chart of the whole plan.

    Raises:
        KeyError: the strip, which is of one project (`made_strip`).
    """
    return _MAKERS[name](data)


def made_charts(data: ChartData) -> dict[ChartName, Chart]:
    """Return all charts of the whole plan that say something: without answers those of the plan alone."""
    return {name: maker(data) for name, maker in _MAKERS.items() if data.has_answers or name in _OF_PLAN}
