"""気づき: the one table of rules by which answers are compared with plan, history and each other.

To add a rule, write a function of a `Case` that returns what is odd ("" where nothing is), with its threshold
as a named constant, and give it a line in `RULES`; a test in tests/domain/test_oddity_rules.py holds that
each rule has a hit and a near miss.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from fujidesk.domain import oddity_costs as costs
from fujidesk.domain import oddity_scores as scores
from fujidesk.domain import oddity_status as status
from fujidesk.domain import oddity_texts as texts
from fujidesk.domain.numbers import sort_key
from fujidesk.domain.oddities import Oddity, Weight
from fujidesk.domain.oddity_case import Case
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.reports import SCORE_FIELDS, StatusReport

__all__ = ["RULES", "Case", "Rule", "case_of", "find_oddities", "in_order", "rule_name"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the table.

    test: returns what is odd with its figures, "" where nothing is. ask: what the department is asked, in a
    sentence that follows. fields: of the report. for_office: the office must act; no department is asked.
    """

    key: str
    weight: Weight
    name: str
    test: Callable[[Case], str]
    ask: str
    fields: tuple[str, ...]
    for_office: bool = False


# Short names keep a rule on two or three lines of the table.
_S, _N, _H = Weight.SERIOUS, Weight.NOTABLE, Weight.HINT
_PHASES = ("phase_h1", "phase_h2")
_AMOUNTS = ("budget_kyen", "actual_cost_kyen")
_COSTS = (*_AMOUNTS, "score_cost")
_INDICATOR = ("indicator_value", "indicator_note")
_CHECK_BOTH = "どちらが正しいかご確認のうえ、正しい内容をご回答ください。"
_REASON = "理由をご記入ください。"

RULES: tuple[Rule, ...] = (
    Rule("done_not_operating", _S, "完了だが運用段階でない", status.done_not_operating,
         f"実施状況と進捗段階の{_CHECK_BOTH}", ("status", *_PHASES)),
    Rule("phase_back", _S, "段階が戻った", status.phase_back,
         "段階が戻った理由を、記入誤りの場合は正しい段階をご回答ください。", _PHASES),
    Rule("running_but_ended", _S, "実施中だが段階は終了", status.running_but_ended,
         f"実施状況と進捗段階の{_CHECK_BOTH}", ("status", *_PHASES)),
    Rule("scored_though_not_done", _S, "未実施・中止だが評価あり", scores.scored_though_not_done,
         f"実施状況と評価の{_CHECK_BOTH}", ("status", *SCORE_FIELDS)),
    Rule("top_without_text", _S, "5 だが記述がない", scores.top_without_text,
         "5 点とした根拠となる取組内容と効果をご記入ください。", (*SCORE_FIELDS, "action")),
    Rule("effect_despite_missed", _S, "指標未達だが効果あり", texts.effect_despite_missed,
         "効果があったと評価した根拠をご回答ください。", ("score_content", *_INDICATOR)),
    Rule("behind_but_well_scored", _S, "計画より遅れだが①が高い", status.behind_but_well_scored,
         "計画より進んでいると評価した根拠をご回答ください。", ("score_progress", *_PHASES)),
    Rule("over_but_well_scored", _S, "予算超過だが②が高い", costs.over_but_well_scored,
         "経費を削減できたと評価した根拠をご回答ください。", _COSTS),
    Rule("under_but_poorly_scored", _S, "予算内だが②が低い", costs.under_but_poorly_scored,
         "経費が増加したと評価した根拠をご回答ください。", _COSTS),
    Rule("stopped_but_continues", _S, "中止だが方向性は継続", status.stopped_but_continues,
         f"実施状況と今後の方向性の{_CHECK_BOTH}", ("status", "outlook")),
    Rule("stop_unexplained", _S, "方向性が中止だが理由がない", status.stop_unexplained,
         "中止とする理由と、今後の対応をご記入ください。", ("outlook", "change")),
    Rule("cost_though_not_started", _S, "未実施だが支出がある", costs.cost_though_not_started,
         f"実施状況と実績額の{_CHECK_BOTH}", ("status", "actual_cost_kyen")),
    Rule("unit_slip", _S, "金額のけたが違う", costs.unit_slip,
         "千円単位で記入されているかご確認のうえ、正しい金額をご回答ください。", _AMOUNTS),
    Rule("office_without_reason", _S, "評価の修正に理由がない", scores.office_without_reason,
         "評価を直した理由を記入してください。", ("office_reason",), for_office=True),
    Rule("low_without_cause", _N, "1・2 だが理由がない", scores.low_without_cause,
         "その評価とした原因と、今後の対応をご記入ください。", (*SCORE_FIELDS, "score_reason")),
    Rule("moved_without_reason", _N, "評価が 2 点以上動いた", scores.moved_without_reason,
         f"評価が動いた{_REASON}", (*SCORE_FIELDS, "score_reason")),
    Rule("same_text", _N, "前年度と同じ文", texts.same_text,
         "この年度に行ったことをご記入ください。", ("action",)),
    Rule("copied_from_plan", _N, "計画の文の写し", texts.copied_from_plan,
         "この年度に実際に行ったことをご記入ください。", ("action",)),
    Rule("budget_changed", _N, "予算が半分以上変わった", costs.budget_changed,
         f"予算額が変わった{_REASON}", ("budget_kyen",)),
    Rule("over_budget", _N, "実績が予算を超えた", costs.over_budget,
         "予算を超えた理由と、財源の手当てをご回答ください。", _AMOUNTS),
    Rule("cost_without_budget", _N, "予算 0 だが支出がある", costs.cost_without_budget,
         "流用などの経緯をご回答ください。記入誤りの場合は正しい金額をご回答ください。", _AMOUNTS),
    Rule("unspent", _N, "予算があるが支出がない", costs.unspent,
         "支出がなかった理由をご回答ください。記入誤りの場合は正しい金額をご回答ください。", _AMOUNTS),
    Rule("far_under_as_planned", _N, "支出が予算の半分未満だが②が 3", costs.far_under_as_planned,
         "予算どおりと評価した理由と、残額が生じた理由をご回答ください。", _COSTS),
    Rule("indicator_missing", _N, "指標の実績値がない", texts.indicator_missing,
         "実績値を、まだ測れない場合はその理由をご記入ください。", _INDICATOR),
    Rule("effect_despite_short", _N, "指標が目標に届かないが効果あり", texts.effect_despite_short,
         "効果があったと評価した根拠をご回答ください。", ("score_content", *_INDICATOR)),
    Rule("indicator_unit", _N, "指標の単位が合わない", texts.indicator_unit,
         "目標と同じ単位の実績値をご回答ください。", _INDICATOR),
    Rule("indicator_against", _N, "指標が目標と逆に動いた", texts.indicator_against,
         "その原因と、今後の対応をご回答ください。", _INDICATOR),
    Rule("ahead_but_poorly_scored", _N, "計画より進んだが①が低い", status.ahead_but_poorly_scored,
         f"進捗段階と評価の{_CHECK_BOTH}", ("score_progress", *_PHASES)),
    Rule("far_behind_as_planned", _N, "2 段階以上遅れだが①が 3", status.far_behind_as_planned,
         "おおむね計画どおりと評価した根拠をご回答ください。", ("score_progress", *_PHASES)),
    Rule("phase_skipped", _N, "段階を飛ばした", status.phase_skipped,
         "間の段階を行わなかった理由を、記入誤りの場合は正しい段階をご回答ください。", _PHASES),
    Rule("missing_half", _N, "片方の半期だけ記入", status.missing_half,
         "空欄の半期の進捗段階をご記入ください。", _PHASES),
    Rule("not_started_but_planned", _N, "運用の計画だが未実施", status.not_started_but_planned,
         "実施しなかった理由と、今後の予定をご回答ください。", ("status", *_PHASES)),
    Rule("running_after_plan", _N, "終了の計画だが実施中", status.running_after_plan,
         "事業を続けている理由と、終了の見込みをご回答ください。", ("status", "change")),
    Rule("reopened", _N, "完了・中止から実施中に戻った", status.reopened,
         "再び実施している理由を、記入誤りの場合は正しい実施状況をご回答ください。", ("status",)),
    Rule("done_but_continues", _N, "完了だが方向性は継続", status.done_but_continues,
         "完了の後に続ける内容をご記入ください。", ("status", "outlook")),
    Rule("end_unexplained", _N, "方向性が完了・統合だが記述がない", status.end_unexplained,
         "完了の見込みや統合先をご記入ください。", ("outlook", "change")),
    Rule("review_unexplained", _N, "見直しの内容がない", status.review_unexplained,
         "見直す内容と時期をご記入ください。", ("outlook", "change")),
    Rule("indicator_unmoved_top", _H, "指標が動かず③が 5", texts.indicator_unmoved_top,
         "十分に効果が現れているとした根拠をご回答ください。", ("score_content", *_INDICATOR)),
    Rule("short_text", _H, "取組内容が短い", texts.short_text,
         "行ったことと、その結果をもう少し詳しくご記入ください。", ("action",)),
    Rule("threes_again", _H, "3 年続けてすべて 3", scores.threes_again,
         "この 3 年で変わったことがあれば、ご回答ください。", SCORE_FIELDS),
)  # fmt: skip
"""All rules. Within a project the order of the table is the order of the oddities of one weight."""
_PLACES: Mapping[str, tuple[int, int]] = {
    rule.key: (tuple(Weight).index(rule.weight), place) for place, rule in enumerate(RULES)
}
_BY_KEY = {rule.key: rule for rule in RULES}


def rule_of(key: str) -> Rule | None:
    """Return a rule of the table; None for the key of the office's own question or of an older rule."""
    return _BY_KEY.get(key)


def rule_name(key: str) -> str:
    """Return the name of a rule; 「事務局の質問」 for a question that no rule asks."""
    rule = _BY_KEY.get(key)
    return rule.name if rule is not None else "追加の質問"


def case_of(
    record: ProjectRecord,
    report: StatusReport,
    history: Iterable[StatusReport],
    profile: PlanProfile,
) -> Case:
    """Return what the rules see of a report.

    Args:
        record: the project as planned.
        report: of the year in question.
        history: the project's reports, of any years and in any order; only answered ones before count.
        profile: of the plan.
    """
    before = [item for item in history if item.fiscal_year < report.fiscal_year and item.is_answered]
    before.sort(key=lambda item: item.fiscal_year, reverse=True)
    follows = bool(before) and before[0].fiscal_year == report.fiscal_year - 1
    last = before[0] if follows else None
    return Case(record, report, last, tuple(before[1:] if follows else before), profile)


def find_oddities(case: Case, department: str) -> list[Oddity]:
    """Return what is odd about an answered report, in the order of the table; nothing for an unanswered one.

    Args:
        case: the report with what it is compared with.
        department: that is asked about it.
    """
    if not case.report.is_answered:
        return []
    report = case.report
    return [
        Oddity(
            report.number, report.fiscal_year, department, rule.key, rule.weight, text, f"{text}。{rule.ask}",
            rule.fields,
        )
        for rule in RULES
        if (text := rule.test(case))
    ]  # fmt: skip


def in_order(oddities: Iterable[Oddity]) -> list[Oddity]:
    """Return oddities with the weighty first, then in plan order, then in the order of the table."""

    def place(oddity: Oddity) -> tuple[int, tuple[int, ...], int]:
        """Return where an oddity stands."""
        weight, rank = _PLACES[oddity.rule]
        return weight, sort_key(oddity.number), rank

    return sorted(oddities, key=place)
