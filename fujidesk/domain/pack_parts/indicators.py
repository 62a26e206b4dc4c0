"""資料5: the indicators against their targets over the years, with the rule by which they are judged."""

from fujidesk.domain.achievement import (
    ACHIEVEMENT_NAMES,
    RULE_TEXT,
    IndicatorSeries,
    achievement_denominator,
    figure_text,
    target_text,
)
from fujidesk.domain.charts import ChartName
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.pack_blocks import Block, CellAlign, ChartBlock, Column, Row, TableBlock
from fujidesk.domain.pack_parts.data import PackData

_RIGHT = CellAlign.RIGHT


def indicators(data: PackData) -> tuple[Block, ...]:
    """Return the chart, where there is one, and the table of the indicators of all projects of the year."""
    years = tuple(year for year in data.profile.fiscal_years if year <= data.year)
    columns = (
        Column("番号", 4), Column(data.profile.project_name, 16), Column("回答部署", 9), Column("目標", 12),
        *(Column(short_year(year), 5, _RIGHT) for year in years), Column("判定", 5, CellAlign.CENTER),
        Column("判定の理由", 24),
    )  # fmt: skip
    running = {row.number for row in data.rows}
    series = tuple(item for item in data.evaluation.indicators if item.number in running)
    foot = data.foot(achievement_denominator(series, data.year), RULE_TEXT)
    rows = tuple(_row(item, years, data.year) for item in series)
    table = TableBlock("indicators", "", columns, rows, foot, "施策指標のある事業はありません。")
    chart = data.charts.get(ChartName.INDICATORS)
    if chart is None:
        return (table,)
    return (ChartBlock(chart, data.edition.text(f"chart.{ChartName.INDICATORS}")), table)


def _row(series: IndicatorSeries, years: tuple[int, ...], fiscal_year: int) -> Row:
    """Return the line of an indicator."""
    values: list[str | None] = []
    for year in years:
        point = series.at(year)
        values.append(None if point is None else figure_text(point.value, series.indicator.unit) or None)
    point = series.at(fiscal_year)
    told = ("", "") if point is None else (ACHIEVEMENT_NAMES[point.achievement], point.reason)
    target = target_text(series.indicator)
    return Row((series.number, series.title, series.department, target, *values, *told), number=series.number)
