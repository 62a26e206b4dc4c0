"""Writes the sheet 指標の達成: each target with its actual figures over the years, and how it stands.

One row for each project that has a 施策指標, those without a figure too: how many cannot be judged is part of
the picture. The rule stands above the table, so that nobody has to look it up to trust the counts.
"""

from collections.abc import Sequence

from fujidesk.domain.achievement import (
    ACHIEVEMENT_NAMES,
    RULE_TEXT,
    IndicatorSeries,
    achieved,
    achievement_denominator,
    figure_text,
    target_text,
)
from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.fiscal import long_year, short_year
from fujidesk.exchange.report_tables import Column, TableBook, TableValue

_NUMBER_WIDTH, _TITLE_WIDTH, _DEPARTMENT_WIDTH, _TARGET_WIDTH = 9.0, 30.0, 18.0, 34.0
_YEAR_WIDTH, _STATE_WIDTH, _REASON_WIDTH = 10.0, 13.0, 36.0


def add_indicators(book: TableBook, data: EvaluationData, fiscal_year: int) -> None:
    """Add the sheet; the years up to the fiscal year stand side by side.

    Later years are left out: a workbook of R4 must not change when R5 comes in.
    """
    years = [year for year in data.years if year <= fiscal_year]
    widths = (
        _NUMBER_WIDTH, _TITLE_WIDTH, _DEPARTMENT_WIDTH, _TARGET_WIDTH, *(_YEAR_WIDTH for _ in years),
        _STATE_WIDTH, _REASON_WIDTH,
    )  # fmt: skip
    sheet = book.add_sheet("指標の達成", f"{long_year(fiscal_year)} 施策指標の達成", widths)
    sheet.note(indicator_counts(data.indicators, fiscal_year), "rt_plain")
    sheet.note(RULE_TEXT)
    columns = [
        Column("事業番号", "rt_code"), Column("事業名"), Column("回答した部署"), Column("目標"),
        *(Column(f"{short_year(year)}\n実績", "rt_code") for year in years), Column("判定", "rt_code"),
        Column("判定の理由"),
    ]  # fmt: skip
    head = sheet.table(columns, [_row(item, years) for item in data.indicators])
    sheet.finish(landscape=True, head=head, is_list=True)


def indicator_counts(series: Sequence[IndicatorSeries], fiscal_year: int) -> str:
    """Return how many targets are reached in a year, with what they are counted from."""
    counts = achieved(series, fiscal_year)
    told = "　".join(f"{ACHIEVEMENT_NAMES[kind]} {len(numbers)}" for kind, numbers in counts.items())
    return f"{told}（{achievement_denominator(series, fiscal_year)}）"


def _row(item: IndicatorSeries, years: Sequence[int]) -> list[TableValue]:
    """Return a target with its years; the last one is judged.

    years: at least one; every series has a point of each.
    """
    points = {point.fiscal_year: point for point in item.points}
    last = points[years[-1]]
    # a figure with its unit is a text: the units differ from line to line
    figures = [figure_text(points[year].value, item.indicator.unit) for year in years]
    return [
        item.number, item.title, item.department, target_text(item.indicator), *figures,
        ACHIEVEMENT_NAMES[last.achievement], last.reason,
    ]  # fmt: skip
