"""Rows about single projects: oddities, indicators over the years."""

from collections.abc import Sequence

from fujidesk.domain.achievement import (
    ACHIEVEMENT_NAMES,
    Achievement,
    IndicatorPoint,
    IndicatorSeries,
    figure_text,
    target_text,
)
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.oddities import WEIGHT_NAMES, Oddity, Weight
from fujidesk.ui.evaluation.figure_model import EMPTY_CELL, FigureCell, FigureColumn, FigureRow, Tone

_NUMBER_CHARS = 9
WEIGHT_ICONS = {Weight.SERIOUS: "disc", Weight.NOTABLE: "triangle", Weight.HINT: "ring"}
"""Shape of each weight, see `figure_delegate.ICONS`."""
_ACHIEVEMENT_TONES = {
    Achievement.REACHED: Tone.UP, Achievement.MISSED: Tone.DOWN, Achievement.ON_THE_WAY: Tone.CARE,
    Achievement.UNKNOWN: Tone.PLAIN,
}  # fmt: skip
_ACHIEVEMENT_SIGNS = {
    Achievement.REACHED: "○", Achievement.MISSED: "×", Achievement.ON_THE_WAY: "△", Achievement.UNKNOWN: "－",
}  # fmt: skip


def oddity_columns(*, brief: bool) -> list[FigureColumn]:
    """Return the columns of the oddities: for the card on the overview, or the whole list."""
    columns = [
        FigureColumn("重さ", chars=9),
        FigureColumn("番号", chars=_NUMBER_CHARS),
        FigureColumn("気づき"),
    ]
    return columns if brief else [*columns, FigureColumn("部署", chars=22), FigureColumn("照会", chars=11)]


def oddity_row(oddity: Oddity, inquiry_word: str = "", *, brief: bool) -> FigureRow:
    """Return an oddity as a row: its weight in shape and word, number and text."""
    order = list(Weight).index(oddity.weight)
    weight = FigureCell(WEIGHT_NAMES[oddity.weight], icon=WEIGHT_ICONS[oddity.weight], key=order)
    cells = [weight, FigureCell(oddity.number), FigureCell(oddity.text, tip=oddity.text)]
    if not brief:
        cells += [FigureCell(oddity.department, tip=oddity.department), FigureCell(inquiry_word)]
    return FigureRow(tuple(cells), number=oddity.number)


def achievement_columns(years: Sequence[int]) -> list[FigureColumn]:
    """Return the columns of the indicators' achievement."""
    figures = [FigureColumn(short_year(year), is_figure=True, chars=8) for year in years]
    return [
        FigureColumn("番号", chars=_NUMBER_CHARS), FigureColumn("事業名"), FigureColumn("目標", chars=24),
        FigureColumn("推移", chars=14, tip="実績値の推移。破線は目標値"), *figures,
        FigureColumn("判定", chars=14),
    ]  # fmt: skip


def achievement_row(series: IndicatorSeries, years: Sequence[int], fiscal_year: int) -> FigureRow:
    """Return an indicator: target, its years as a small line and as figures, and the result of a year."""
    points = [series.at(year) for year in years]
    values = tuple(None if point is None or point.value is None else float(point.value) for point in points)
    unit = series.indicator.unit
    figures = [_value_cell(point) for point in points]
    target = target_text(series.indicator)
    said = "、".join(
        f"{short_year(year)} {cell.text}{unit}"
        for year, cell in zip(years, figures, strict=True)
        if cell.text
    )
    drawn = values if any(value is not None for value in values) else ()
    goal = None if series.indicator.figure is None else float(series.indicator.figure)
    line = FigureCell(series=drawn, target=goal, said=said, tip=said)
    name = FigureCell(series.title, tip=series.title)
    told = FigureCell(target, tip=series.indicator.text)
    cells = (FigureCell(series.number), name, told, line, *figures, _result_cell(series, fiscal_year))
    return FigureRow(cells, number=series.number)


def _value_cell(point: IndicatorPoint | None) -> FigureCell:
    """Return the actual value of a year."""
    if point is None or point.value is None:
        return EMPTY_CELL
    return FigureCell(figure_text(point.value), key=float(point.value))


def _result_cell(series: IndicatorSeries, fiscal_year: int) -> FigureCell:
    """Return the result word of a year with its sign; the reason is in the tool tip."""
    point = series.at(fiscal_year)
    kind = point.achievement if point is not None else Achievement.UNKNOWN
    reason = point.reason if point is not None else ""
    text = f"{_ACHIEVEMENT_SIGNS[kind]} {ACHIEVEMENT_NAMES[kind]}"
    return FigureCell(text, tone=_ACHIEVEMENT_TONES[kind], tip=reason, said=f"{text} {reason}".strip())
