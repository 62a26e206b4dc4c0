"""The strip of one project: its phases planned and reached, its grade and its indicator year by year."""

from fujidesk.domain.achievement import IndicatorSeries, figure_text
from fujidesk.domain.chart_making.data import ChartData
from fujidesk.domain.charts import ChartName, StripChart
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.report_rows import mark_name
from fujidesk.domain.timeline import track_of


def made_strip(data: ChartData, record: ProjectRecord) -> StripChart:
    """Return the strip of a project; what is later than the chart's year is shown as planned only."""
    halves = data.profile.half_years
    shown = sum(when.fiscal_year <= data.fiscal_year for when in halves)
    series = next((item for item in data.evaluation.indicators if item.number == record.number), None)
    grades = tuple(
        (year, row.mark, mark_name(row.mark))
        for year in data.evaluation.answered_years
        if year <= data.fiscal_year
        for row in data.evaluation.year(year)
        if row.number == record.number
    )
    foot = data.report_foot("1 事業")
    head = data.head(ChartName.STRIP, f"{record.number} {record.title}", foot)
    return StripChart(
        head, record.number, halves, tuple(term.name for term in data.profile.phases),
        track_of(record.schedule, halves).phases, track_of(record.actual, halves).phases[:shown], grades,
        () if series is None else _values(series, data.fiscal_year), data.originals.get(record.number, ""),
    )  # fmt: skip


def _values(series: IndicatorSeries, fiscal_year: int) -> tuple[tuple[int, str], ...]:
    """Return the values of an indicator up to a year, in words."""
    return tuple(
        (point.fiscal_year, figure_text(point.value, series.indicator.unit))
        for point in series.points
        if point.value is not None and point.fiscal_year <= fiscal_year
    )
