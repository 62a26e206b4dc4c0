"""Made figures of indicators: on their way from where a project began to about its target."""

from decimal import ROUND_HALF_UP, Decimal

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Direction, Indicator
from fujidesk.domain.sample_dice import Dice


def sample_figure(
    target: Indicator, dice: tuple[Dice, Dice], fiscal_year: int, profile: PlanProfile
) -> Decimal:
    """Return the figure of a year, between where the project began and where it will be in the due year.

    Args:
        target: has a figure.
        dice: chances of the project that are the same every year, and those of the year.
        fiscal_year: of the plan.
        profile: of the plan.
    """
    goal, (lasting, of_year) = float(target.figure or 0), dice
    if target.direction is Direction.KEEP:
        return _written(goal * of_year.between("kept", 0.985, 1.02), target)
    is_down = target.direction is Direction.AT_MOST
    start = goal * (lasting.between("start", 1.3, 1.7) if is_down else lasting.between("start", 0.45, 0.8))
    end = goal * (lasting.between("end", 0.85, 1.03) if is_down else lasting.between("end", 0.94, 1.18))
    first, last = profile.first_year, profile.last_year
    due = max(first, min(max(target.due_year or last, first + 1), last))
    way = min(1.0, (fiscal_year - first + 1) / (due - first + 1))
    return _written((start + (end - start) * way) * of_year.between("noise", 0.98, 1.02), target)


def _written(value: float, target: Indicator) -> Decimal:
    """Return a figure with as many places as an office writes; no share is above 100 %."""
    places = Decimal("0.1") if target.unit == "%" else Decimal(1)
    figure = Decimal(value).quantize(places, ROUND_HALF_UP)
    return min(figure, Decimal(100)) if target.unit == "%" else figure


def is_met(target: Indicator, value: Decimal) -> bool:
    """Tell whether a figure is as good as the target; one without a figure is met by any."""
    if target.figure is None:
        return True
    return value <= target.figure if target.direction is Direction.AT_MOST else value >= target.figure
