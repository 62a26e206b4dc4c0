"""Whether the indicators (施策指標) of a plan are reached at its end, by the rule of `domain.achievement`.

While the last year is not finished, the last known value stands for it, and the result is 見込み.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.achievement import Achievement, IndicatorPoint, IndicatorSeries
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.records import Direction


class Final(StrEnum):
    """How an indicator stands at the end."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    UNKNOWN = "unknown"


FINAL_NAMES = {Final.REACHED: "達成", Final.NOT_REACHED: "未達成", Final.UNKNOWN: "判定できない"}
"""The words of the results."""
FINAL_RULE = (
    "指標の判定：期間の中で最後に記入された実績値を目標と比べる。「以上」は目標値以上、「以下」は目標値以下、"
    "「維持」は目標値を下回らないこと（目標値が 0 のときは 0 のまま）で「達成」、届いていなければ「未達成」。"
    "目標年度が期間の後にあり、まだ届いていないとき、目標値・向き・実績値のどれかがないとき、"
    "単位が合わないときは「判定できない」。最終年度の実績がまだないとき、承認されていないときは「見込み」。"
)
"""The rule, to be printed beside every count of results."""


@dataclass(frozen=True, slots=True)
class FinalIndicator:
    """An indicator at the end of a period.

    series: its years. result and reason: as FINAL_RULE has it. fiscal_year: of the value that was judged,
    None where there is none. is_forecast: the result may still change, as the last year is not finished.
    """

    series: IndicatorSeries
    result: Final
    reason: str
    fiscal_year: int | None = None
    is_forecast: bool = False


def final_indicator(
    series: IndicatorSeries, first_year: int, through: int | None, last_year: int, *, unfinished: bool
) -> FinalIndicator:
    """Return how an indicator stands at the end of a period.

    Args:
        series: the indicator with its years.
        first_year: of the period.
        through: the last fiscal year that counts; None: none yet.
        last_year: of the period.
        unfinished: whether the results of the last year may still change.
    """
    known = [
        point
        for point in series.points
        if through is not None and first_year <= point.fiscal_year <= through and point.value is not None
    ]
    if not known:
        return FinalIndicator(series, Final.UNKNOWN, "期間中の実績値の記入がない")
    point = known[-1]
    due = series.indicator.due_year
    is_open = due is None or due > point.fiscal_year or _keeps(series)
    may_change = unfinished and (is_open or point.fiscal_year == last_year)
    told = f"{short_year(point.fiscal_year)} の実績値で判定：{point.reason}"
    result = _result(point, due, last_year)
    if result is Final.UNKNOWN:
        return FinalIndicator(series, result, point.reason, point.fiscal_year)
    return FinalIndicator(series, result, told, point.fiscal_year, may_change)


def _keeps(series: IndicatorSeries) -> bool:
    """Tell whether the target is to keep a figure, of which every year is due."""
    return series.indicator.direction is Direction.KEEP


def _result(point: IndicatorPoint, due: int | None, last_year: int) -> Final:
    """Return the result of the last value."""
    if point.achievement is Achievement.REACHED:
        return Final.REACHED
    if point.achievement is Achievement.UNKNOWN or (due is not None and due > last_year):
        return Final.UNKNOWN
    return Final.NOT_REACHED


def by_result(finals: Iterable[FinalIndicator]) -> dict[Final, tuple[str, ...]]:
    """Return the numbers of the projects by how their indicators stand, each in order."""
    found: dict[Final, list[str]] = {result: [] for result in Final}
    for item in finals:
        found[item.result].append(item.series.number)
    return {result: tuple(numbers) for result, numbers in found.items()}
