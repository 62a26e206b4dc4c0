"""Rules about budget, cost and ②経費, amounts in 千円 (internal): each returns what is odd, "" if nothing."""

from fujidesk.domain.oddity_case import Case
from fujidesk.domain.reports import Status, score_label

BUDGET_SHARE = 0.5
"""A budget that changed by more than half of last year's is asked about."""
SMALL_KYEN = 100
"""Smaller changes of a budget (below 100 千円) are not worth a question, whatever their share."""
OVER_SHARE = 0.1
"""A cost over the budget by more than a tenth is asked about; less is a matter of rounding and small work."""
UNDER_SHARE = 0.5
"""A cost below half of the budget is a saving, or work that was not done."""
UNIT_FACTOR = 500
"""Amounts so many times apart were hardly both written in 千円 (a slip to 円 is a factor of 1,000)."""
UNIT_FLOOR_KYEN = 10_000
"""A slip to 円 makes large figures; below this one, small work beside a budget explains the distance."""
_IDLE: frozenset[Status | None] = frozenset({Status.STOPPED, Status.NOT_STARTED})


def budget_changed(case: Case) -> str:
    """The budget changed by more than half from last year, and no text gives a reason.

    実施状況 may be the reason: a project that did not run in one of the two years needs another budget.
    """
    budget, last = case.report.budget_kyen, case.last.budget_kyen if case.last is not None else None
    if budget is None or last is None or _differ_in_unit(budget, last) or case.is_explained:
        return ""
    if case.is_over or _IDLE & {case.report.status, case.last.status if case.last is not None else None}:
        return ""
    step = abs(budget - last)
    if step < SMALL_KYEN or step <= last * BUDGET_SHARE:
        return ""
    times = f"（前年度の {budget / last:.1f} 倍）" if last else ""
    return (
        f"予算額が前年度の {last:,} 千円から {budget:,} 千円に変わりました{times}が、理由の記入がありません"
    )


def unit_slip(case: Case) -> str:
    """Budget and cost, or this and last year's budget, are so far apart that one may be in 円."""
    report = case.report
    last = case.last.budget_kyen if case.last is not None else None
    if report.budget_kyen is None:
        return ""
    if report.actual_cost_kyen is not None and _differ_in_unit(report.budget_kyen, report.actual_cost_kyen):
        return f"{_amounts(case)}で、けたが大きく違います"
    if last is not None and _differ_in_unit(report.budget_kyen, last):
        return f"予算額が {report.budget_kyen:,} 千円、前年度が {last:,} 千円で、けたが大きく違います"
    return ""


def over_budget(case: Case) -> str:
    """The cost is over the budget by more than a tenth, and ②経費 does not say so.

    A high ②経費 beside it has its own rule; beside a low one (増加した) another asks for a missing cause.
    """
    budget, cost = _pair(case)
    if not budget or cost <= budget * (1 + OVER_SHARE) or _is_high(case) or _is_low(case):
        return ""
    return f"{_amounts(case)}で、予算を {cost / budget - 1:.0%} 超えています"


def cost_without_budget(case: Case) -> str:
    """The budget is answered as 0, yet there is a cost; a budget that is not answered (None) is no 0."""
    report = case.report
    if report.budget_kyen != 0 or not report.actual_cost_kyen:
        return ""
    return f"予算額が 0 千円ですが、実績額が {report.actual_cost_kyen:,} 千円です"


def unspent(case: Case) -> str:
    """A running or completed project has a budget worth a question, of which nothing was spent."""
    report = case.report
    if report.status not in (Status.RUNNING, Status.DONE) or report.actual_cost_kyen != 0:
        return ""
    if report.budget_kyen is None or report.budget_kyen < SMALL_KYEN or case.is_explained:
        return ""
    return f"予算額が {report.budget_kyen:,} 千円ありますが、実績額が 0 千円です"


def cost_though_not_started(case: Case) -> str:
    """未実施, yet money was spent."""
    cost = case.report.actual_cost_kyen
    if case.report.status is not Status.NOT_STARTED or not cost:
        return ""
    word = case.profile.status_name(case.report.status)
    return f"実施状況が「{word}」ですが、実績額が {cost:,} 千円です"


def over_but_well_scored(case: Case) -> str:
    """②経費 is 4 or 5 (削減できた: 002, 図表2), yet the cost is over the budget, by however little."""
    budget, cost = _pair(case)
    if not budget or cost <= budget or not _is_high(case):
        return ""
    return f"{_scored(case)}ですが、{_amounts(case)}で、予算を超えています"


def under_but_poorly_scored(case: Case) -> str:
    """②経費 is 1 or 2 (増加した), yet the cost is below the budget."""
    budget, cost = _pair(case)
    if not _is_low(case) or cost >= budget:
        return ""
    return f"{_scored(case)}ですが、{_amounts(case)}で、予算を下回っています"


def far_under_as_planned(case: Case) -> str:
    """②経費 is 3 (おおむね計画どおり), yet less than half of the budget was spent (but something)."""
    budget, cost = _pair(case)
    if case.report.scores[1] != 3 or not cost or cost >= budget * UNDER_SHARE:
        return ""
    if budget - cost < SMALL_KYEN:
        return ""
    return f"{score_label(case.profile, 1)}が 3 点ですが、{_amounts(case)}で、予算の {cost / budget:.0%} です"


def _pair(case: Case) -> tuple[int, int]:
    """Return budget and cost; (0, 0), about which no rule says anything, where one is missing or in doubt."""
    budget, cost = case.report.budget_kyen, case.report.actual_cost_kyen
    if budget is None or cost is None or _differ_in_unit(budget, cost):
        return 0, 0
    return budget, cost


def _is_high(case: Case) -> bool:
    """Tell whether ②経費 claims a saving."""
    score = case.report.scores[1]
    return score is not None and score >= 4


def _is_low(case: Case) -> bool:
    """Tell whether ②経費 admits that costs rose."""
    score = case.report.scores[1]
    return score is not None and score <= 2


def _differ_in_unit(one: int, other: int) -> bool:
    """Tell whether two amounts are too far apart to be in the same unit; nothing is said about 0."""
    low, high = sorted((one, other))
    return low > 0 and high >= max(low * UNIT_FACTOR, UNIT_FLOOR_KYEN)


def _amounts(case: Case) -> str:
    """Return budget and cost as text."""
    return (
        f"予算額 {case.report.budget_kyen or 0:,} 千円に対し実績額 {case.report.actual_cost_kyen or 0:,} 千円"
    )


def _scored(case: Case) -> str:
    """Return the score of the costs in words: 「②経費が 4 点」."""
    return f"{score_label(case.profile, 1)}が {case.report.scores[1]} 点"
