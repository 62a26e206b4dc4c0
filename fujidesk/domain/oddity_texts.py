"""Rules about the texts and the indicator of a report: each returns what is odd, "" where nothing is.

Texts are compared folded (`searching.fold`): width, case, spaces and line breaks make no other text. A figure
is judged by the rule of `achievement`, so that the list of oddities and the indicators' page never disagree.
"""

from decimal import Decimal

from fujidesk.domain.achievement import (
    figure_text,
    is_reached,
    may_be_share,
    other_unit,
    target_text,
    unit_doubt,
)
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.oddity_case import Case
from fujidesk.domain.records import Direction
from fujidesk.domain.reports import Status, score_label
from fujidesk.domain.searching import fold

SHORT_TEXT = 10
"""取組内容 with fewer characters tells nobody what was done."""
AGAINST_SHARE = Decimal("0.2")
"""An indicator that moved against its direction by more than a fifth of last year's figure is asked about."""
EFFECT_SCORE = 4
"""③取組内容 from here on claims an effect (図表2: 効果が現れている)."""
_WORKED = (Status.RUNNING, Status.DONE)


def same_text(case: Case) -> str:
    """取組内容 is last year's text; width, spaces and line breaks do not make it another."""
    if case.last is None or not fold(case.report.action):
        return ""
    if fold(case.report.action) != fold(case.last.action):
        return ""
    return f"取組内容が前年度（{short_year(case.last.fiscal_year)}）と同じ文です"


def short_text(case: Case) -> str:
    """取組内容 of a running or completed project has fewer than `SHORT_TEXT` characters."""
    length = len("".join(case.report.action.split()))
    if not 0 < length < SHORT_TEXT or case.report.status not in _WORKED:
        return ""
    return f"取組内容が {length} 字だけです（「{' '.join(case.report.action.split())}」）"


def copied_from_plan(case: Case) -> str:
    """取組内容 repeats the plan's text (the year's 取組内容 or 事業概要) word by word."""
    text = fold(case.report.action)
    if len(text) < SHORT_TEXT:
        return ""
    if text == fold(case.record.yearly_actions.get(case.report.fiscal_year, "")):
        return "取組内容が、計画に書かれたこの年度の取組内容と同じ文です"
    if text == fold(case.record.overview):
        return "取組内容が、計画の事業概要と同じ文です"
    return ""


def indicator_missing(case: Case) -> str:
    """The target has a figure, the project runs, and no actual figure is given.

    Before the last phase (運用・実施) there may be nothing to measure yet: an appraisal is answer enough.
    Once the project is over nothing is measured any more.
    """
    indicator, report = case.record.indicator, case.report
    if indicator.figure is None or report.indicator_value is not None or report.status not in _WORKED:
        return ""
    if case.is_over:
        return ""
    if fold(report.indicator_note) and case.reached != case.profile.operation_phase:
        return ""
    return f"指標の目標は「{target_text(indicator)}」ですが、実績値の記入がありません"


def effect_despite_missed(case: Case) -> str:
    """The indicator misses its target in or after the due year, yet ③取組内容 claims an effect (4 or 5).

    What is to be kept is due in every year. A target whose due year is still to come is not missed.
    """
    indicator = case.record.indicator
    due = indicator.due_year
    is_due = indicator.direction is Direction.KEEP or (due is not None and case.report.fiscal_year >= due)
    return _effect_despite_short(case) if is_due else ""


def effect_despite_short(case: Case) -> str:
    """The indicator is short of a target without a due year, yet ③取組内容 claims an effect (4 or 5).

    A 0 before the last phase (運用・実施) says that nothing could be counted yet, not that it was missed.
    """
    indicator, reached = case.record.indicator, case.reached
    open_ended = indicator.due_year is None and indicator.direction is not Direction.KEEP
    is_early = reached is not None and case.rank(reached) < case.profile.operation_phase
    if not open_ended or (is_early and case.report.indicator_value == 0):
        return ""
    return _effect_despite_short(case)


def _effect_despite_short(case: Case) -> str:
    """Return what is odd where a target is certainly not reached and an effect is claimed all the same."""
    indicator, value, score = case.record.indicator, case.report.indicator_value, case.report.scores[2]
    if score is None or score < EFFECT_SCORE or value is None:
        return ""
    if indicator.figure is None or indicator.direction is None or _reaches(case, value):
        return ""
    if unit_doubt(indicator, value, case.report.indicator_note):
        return ""
    actual = figure_text(value, indicator.unit)
    short = f"指標の実績 {actual}が目標「{target_text(indicator)}」に届いていません"
    return f"{short}が、{score_label(case.profile, 2)}が {score} 点です"


def indicator_unit(case: Case) -> str:
    """The actual figure seems to be in another unit than the target."""
    indicator, value, note = case.record.indicator, case.report.indicator_value, case.report.indicator_note
    if value is None:
        return ""
    if may_be_share(indicator, value):
        target = target_text(indicator)
        return f"指標の目標「{target}」に対し、実績が {figure_text(value)} で、% の値かどうか分かりません"
    other = other_unit(indicator, value, note)
    return f"指標の目標の単位は「{indicator.unit}」ですが、実績の評価では「{other}」です" if other else ""


def indicator_against(case: Case) -> str:
    """The indicator moved against its direction by more than `AGAINST_SHARE` of last year's figure."""
    indicator, value = case.record.indicator, case.report.indicator_value
    last = case.last.indicator_value if case.last is not None else None
    if indicator.direction is None or value is None or last is None or last <= 0:
        return ""
    falling = indicator.direction is Direction.AT_MOST
    worse = value - last if falling else last - value
    if worse <= last * AGAINST_SHARE:
        return ""
    unit = indicator.unit
    return (
        f"指標の実績が前年度の {figure_text(last, unit)}から {figure_text(value, unit)}に"
        f"{'増え' if falling else '減り'}、目標の向きと逆です"
    )


def indicator_unmoved_top(case: Case) -> str:
    """The indicator is exactly last year's and short of its target, yet ③取組内容 is 5."""
    indicator, value = case.record.indicator, case.report.indicator_value
    if value is None or case.last is None or value != case.last.indicator_value:
        return ""
    if case.report.scores[2] != 5 or _reaches(case, value):
        return ""
    same = f"指標の実績が前年度と同じ {figure_text(value, indicator.unit)}"
    return f"{same}ですが、{score_label(case.profile, 2)}が 5 点です"


def _reaches(case: Case, value: Decimal) -> bool:
    """Tell whether a value certainly reaches the target."""
    indicator = case.record.indicator
    return (
        indicator.figure is not None
        and indicator.direction is not None
        and is_reached(indicator.figure, indicator.direction, value)
    )
