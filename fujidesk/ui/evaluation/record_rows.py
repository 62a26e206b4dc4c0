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
from fujidesk.domain.oddities import INQUIRY_STATE_NAMES, WEIGHT_NAMES, OddityLine, Weight
from fujidesk.domain.oddity_rules import rule_name, rule_of
from fujidesk.ui.widgets.figure_model import EMPTY_CELL, FigureCell, FigureColumn, FigureRow, Tone

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
    return columns if brief else [*columns, FigureColumn("部署", chars=22), FigureColumn("照会", chars=13)]


def oddity_row(line: OddityLine, *, brief: bool) -> FigureRow:
    """Return an oddity as a row: its weight in shape and word, number and text."""
    weight = weight_of(line)
    head = FigureCell(WEIGHT_NAMES[weight], icon=WEIGHT_ICONS[weight], key=list(Weight).index(weight))
    text = line.oddity.text if line.oddity is not None else f"（{rule_name(line.rule)}）"
    cells = [head, FigureCell(line.number, tip=line.title), FigureCell(text, tip=text)]
    if not brief:
        cells += [FigureCell(line.department, tip=line.department), FigureCell(inquiry_word(line))]
    return FigureRow(tuple(cells), number=line.number)


def weight_of(line: OddityLine) -> Weight:
    """Return how much a line matters; a question without an oddity is one that was worth asking."""
    return line.oddity.weight if line.oddity is not None else Weight.NOTABLE


def inquiry_word(line: OddityLine) -> str:
    """Return how far the question about a line is, or who has to act."""
    if line.inquiry is not None:
        return INQUIRY_STATE_NAMES[line.inquiry.state]
    return "庁内で確認" if is_for_office(line) else ""


def is_for_office(line: OddityLine) -> bool:
    """Tell whether the office itself must mend what is odd, so that no department is asked."""
    rule = rule_of(line.rule)
    return rule is not None and rule.for_office


def achievement_columns(years: Sequence[int]) -> list[FigureColumn]:
    """Return the columns of the indicators' achievement."""
    figures = [FigureColumn(short_year(year), is_figure=True, chars=8) for year in years]
    return [
        FigureColumn("番号", chars=_NUMBER_CHARS), FigureColumn("事業名"), FigureColumn("目標", chars=27),
        FigureColumn("推移", chars=14, tip="実績値の推移。破線は目標値", is_drawn=True), *figures,
        FigureColumn("判定", chars=18),
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
