"""How far the targets of the indicators (施策指標) are reached, year by year, and the rule in words.

Only what can be told for certain is judged: a target without a figure or direction, a year without an actual
value, and a value in another unit are 「判定できない」, never a guess.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.indicators import parse_indicator
from fujidesk.domain.records import Direction, Indicator


class Achievement(StrEnum):
    """How an actual value stands to its target."""

    REACHED = "reached"
    ON_THE_WAY = "on_the_way"
    """Not reached, and the due year is still to come."""
    MISSED = "missed"
    """Not reached in the due year or after it."""
    UNKNOWN = "unknown"


ACHIEVEMENT_NAMES = {
    Achievement.REACHED: "達成", Achievement.ON_THE_WAY: "途上", Achievement.MISSED: "未達成",
    Achievement.UNKNOWN: "判定できない",
}  # fmt: skip
"""The words of the achievements."""
DIRECTION_NAMES = {Direction.AT_LEAST: "以上", Direction.AT_MOST: "以下", Direction.KEEP: "を維持"}
"""What follows the figure of a target."""
RULE_TEXT = (
    "判定：目標が「以上」のときは実績が目標値以上、「以下」のときは目標値以下で「達成」。"
    "「維持」は実績が目標値を下回らないこと（目標値が 0 のときは 0 のまま）で「達成」。"
    "達成していないときは、目標年度より前なら「途上」、目標年度以後なら「未達成」"
    "（目標年度のない指標は計画の最終年度を目標年度とし、「維持」はどの年度も目標年度とする）。"
    "目標値・向き・実績値のどれかがないとき、単位が合わないときは「判定できない」。"
)
"""The rule, to be printed beside every count of achievements."""
_FIGURE_IN_TEXT = re.compile(r"\d[\d,，]*(?:[.．]\d+)?")
_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class IndicatorPoint:
    """One year of an indicator; reason: why it is judged so, in words."""

    fiscal_year: int
    value: Decimal | None
    achievement: Achievement
    reason: str


@dataclass(frozen=True, slots=True)
class IndicatorSeries:
    """The indicator of a project with its years in order; department: the lead of the last year."""

    number: str
    title: str
    department: str
    indicator: Indicator
    points: tuple[IndicatorPoint, ...]

    def at(self, fiscal_year: int) -> IndicatorPoint | None:
        """Return the point of a year; None where the series does not have the year."""
        return next((point for point in self.points if point.fiscal_year == fiscal_year), None)

    @property
    def has_values(self) -> bool:
        """Whether any year has an actual value."""
        return any(point.value is not None for point in self.points)


def figure_text(value: Decimal | None, unit: str = "") -> str:
    """Return a figure with separators and unit, without needless zeros (「1,200件」); "" for None."""
    if value is None:
        return ""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}{unit}"


def target_text(indicator: Indicator) -> str:
    """Return a target in short (「80%以上（R8 まで）」); the words of the plan where it has no figure."""
    if indicator.figure is None:
        return " ".join(indicator.text.split())
    towards = "" if indicator.direction is None else DIRECTION_NAMES[indicator.direction]
    due = f"（{short_year(indicator.due_year)} まで）" if indicator.due_year else ""
    return f"{figure_text(indicator.figure, indicator.unit)}{towards}{due}"


def is_reached(figure: Decimal, direction: Direction, value: Decimal) -> bool:
    """Tell whether a value reaches its target; to keep is not to fall below it, to keep 0 is to stay at 0."""
    if direction is Direction.AT_MOST or (direction is Direction.KEEP and figure == 0):
        return value <= figure
    return value >= figure


def judge(
    indicator: Indicator, fiscal_year: int, value: Decimal | None, last_year: int, note: str = ""
) -> IndicatorPoint:
    """Return how an actual value stands to its target.

    Args:
        indicator: the target.
        fiscal_year: of the value.
        value: the actual value, in the unit of the target; None where there is none.
        last_year: of the plan, the due year of a target that names none.
        note: the department's appraisal, which may tell that the value is in another unit.
    """
    doubt = _doubt(indicator, value, note)
    if doubt or value is None or indicator.figure is None or indicator.direction is None:
        return IndicatorPoint(fiscal_year, value, Achievement.UNKNOWN, doubt)
    told = f"目標 {target_text(indicator)}、実績 {figure_text(value, indicator.unit)}"
    if is_reached(indicator.figure, indicator.direction, value):
        return IndicatorPoint(fiscal_year, value, Achievement.REACHED, told)
    due = fiscal_year if indicator.direction is Direction.KEEP else indicator.due_year or last_year
    still = fiscal_year < due
    found = Achievement.ON_THE_WAY if still else Achievement.MISSED
    when = f"目標年度 {short_year(due)} まで期間がある" if still else "目標に届いていない"
    return IndicatorPoint(fiscal_year, value, found, f"{told}、{when}")


def _doubt(indicator: Indicator, value: Decimal | None, note: str) -> str:
    """Return why a value cannot be judged, "" where it can."""
    if indicator.figure is None:
        return "目標に数値がない"
    if indicator.direction is None:
        return "目標値以上か以下かが決まっていない"
    if value is None:
        return "実績値の記入がない"
    return unit_doubt(indicator, value, note)


def unit_doubt(indicator: Indicator, value: Decimal, note: str = "") -> str:
    """Return why a value seems to be in another unit than its target, "" where nothing tells so.

    Whatever else the unit may be cannot be seen from the figures.
    """
    if may_be_share(indicator, value):
        return f"実績 {figure_text(value)} は、単位が % かどうか分からない"
    other = other_unit(indicator, value, note)
    return f"目標の単位は「{indicator.unit}」、実績の評価では「{other}」" if other else ""


def may_be_share(indicator: Indicator, value: Decimal) -> bool:
    """Tell whether a value beside a target in percent may be a fraction of 1 (0.85 for 85%)."""
    figure = indicator.figure
    return indicator.unit == _PERCENT and figure is not None and figure > 1 and 0 < value <= 1


def other_unit(indicator: Indicator, value: Decimal, note: str) -> str:
    """Return the unit that an appraisal gives the very value, where it is not the target's; "" else."""
    unit = _unit_in(note, value) if indicator.unit else ""
    return "" if unit == indicator.unit else unit


def _unit_in(note: str, value: Decimal) -> str:
    """Return the unit with which a text gives a value, "" where it does not give it or gives no unit."""
    for found in _FIGURE_IN_TEXT.finditer(note):
        plain = found.group().replace(",", "").replace("，", "").replace("．", ".")
        if Decimal(plain) == value:
            parsed = parse_indicator(note[found.start() :])
            if parsed.figure == value:
                return parsed.unit
    return ""


def series_of(
    indicator: Indicator,
    values: Iterable[tuple[int, Decimal | None, str]],
    last_year: int,
) -> tuple[IndicatorPoint, ...]:
    """Return the points of an indicator, of its (fiscal year, actual value, appraisal) in order."""
    return tuple(judge(indicator, year, value, last_year, note) for year, value, note in values)


def achieved(series: Sequence[IndicatorSeries], fiscal_year: int) -> Mapping[Achievement, tuple[str, ...]]:
    """Return the numbers of the projects by how they stand in a year, each achievement in order."""
    found: dict[Achievement, list[str]] = {kind: [] for kind in Achievement}
    for item in series:
        point = item.at(fiscal_year)
        if point is not None:
            found[point.achievement].append(item.number)
    return {kind: tuple(numbers) for kind, numbers in found.items()}


def achievement_denominator(series: Sequence[IndicatorSeries], fiscal_year: int) -> str:
    """Return what the counts of a year are taken from, in one sentence."""
    counts = achieved(series, fiscal_year)
    judged = sum(len(numbers) for kind, numbers in counts.items() if kind is not Achievement.UNKNOWN)
    return (
        f"施策指標のある {len(series)} 事業、うち判定 {judged}"
        f"（判定できない {len(counts[Achievement.UNKNOWN])} を除く）"
    )
