"""Indicators against their targets over the years: those that have a figure and a value."""

from fujidesk.domain.achievement import ACHIEVEMENT_NAMES, Achievement, IndicatorSeries, target_text
from fujidesk.domain.chart_making.data import ChartData
from fujidesk.domain.charts import ChartName, TrendChart, TrendPanel, TrendPoint
from fujidesk.domain.records import Direction

_MOST = 24
"""Above so many, only those of 重点 projects are shown, so that the panels stay large enough to read."""


def indicator_chart(data: ChartData) -> TrendChart:
    """Return a panel an indicator; values after the chart's year are left out."""
    known = [series for series in data.evaluation.indicators if _can_be_drawn(series, data.fiscal_year)]
    shown, remark = known, ""
    if len(known) > _MOST:
        leading = data.profile.leading_category
        chosen = {record.number for record in data.records if record.category is leading}
        shown = [series for series in known if series.number in chosen]
        remark = f"{data.profile.category_title(leading)}の {len(shown)} 件を示す"
    panels = tuple(_panel(data, series) for series in shown)
    foot = data.report_foot(f"数値の目標と実績がある指標 {len(known)} 件", remark)
    head = data.head(ChartName.INDICATORS, "施策指標の目標と実績", foot, _message(data, known))
    return TrendChart(head, panels)


def _can_be_drawn(series: IndicatorSeries, fiscal_year: int) -> bool:
    """Tell whether an indicator has a figure as target and any value up to a year."""
    return series.indicator.figure is not None and any(
        point.value is not None and point.fiscal_year <= fiscal_year for point in series.points
    )


def _panel(data: ChartData, series: IndicatorSeries) -> TrendPanel:
    """Return the panel of an indicator over all years of the plan."""
    told = {point.fiscal_year: point for point in series.points if point.fiscal_year <= data.fiscal_year}
    points = tuple(
        TrendPoint(
            year,
            told[year].value if year in told else None,
            ACHIEVEMENT_NAMES[told[year].achievement] if year in told else "",
        )
        for year in data.profile.fiscal_years
    )
    indicator = series.indicator
    return TrendPanel(
        series.number, series.title, indicator.unit, indicator.figure, target_text(indicator), points,
        indicator.direction is Direction.AT_MOST,
    )  # fmt: skip


def _message(data: ChartData, known: list[IndicatorSeries]) -> str:
    """Say how many of the indicators that can be judged are reached in the year."""
    points = [point for series in known if (point := series.at(data.fiscal_year)) is not None]
    judged = [point for point in points if point.achievement is not Achievement.UNKNOWN]
    if not judged:
        return "目標の達成を判定できる指標はまだありません。"
    reached = sum(point.achievement is Achievement.REACHED for point in judged)
    return f"判定できる {len(judged)} 件のうち {reached} 件が目標を達成している。"
