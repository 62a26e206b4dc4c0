"""Made questions to departments: all settled in approved years, at every stage in the one being collected."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from fujidesk.domain.oddities import Inquiry, InquiryState, Oddity
from fujidesk.domain.oddity_rules import case_of, find_oddities, rule_of
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.reports import StatusReport
from fujidesk.domain.sample_days import iso_day
from fujidesk.domain.sample_dice import Dice

_FORGOTTEN = "担当者に確かめたところ、記入漏れでした。"
_PHASE_ANSWERS = ("記入誤りでした。実施状況と進捗段階を確かめ、正しい段階に訂正します。",)
_BACK_ANSWERS = (
    *_PHASE_ANSWERS,
    "不具合の対応のため設定をやり直したもので、次年度の上期に運用を再開する予定です。",
)
_COST_ANSWERS = (
    "法改正への対応で契約を変更したためです。不足分は、課内の他の事業から流用しました。",
    "年度の途中で機器の故障があり、修繕が必要になったためです。",
)
_EFFECT_ANSWERS = (
    "効果は、利用者への聞き取りと窓口の待ち時間の記録で確かめたものです。",
    "指標には表れていませんが、職員の作業時間が前年度より減ったことによります。",
)
_TEXT_ANSWERS = (
    f"{_FORGOTTEN}今年度は、案内を改め、担当職員の研修を二回行いました。",
    "前年度に続く取組ですが、今年度は新たに手順書を作り、関係課に配りました。",
)
_REASON_ANSWERS = (
    f"{_FORGOTTEN}年度の途中で事情が大きく変わったことによるものです。",
    "前年度にあった特別な事情がなくなったためです。次年度は計画どおりに進める予定です。",
)
_LOW_ANSWERS = (
    "機器の納入が遅れたためです。次年度は計画どおりに進める予定です。",
    f"{_FORGOTTEN}担当者の交代が重なったためで、次年度は体制を改めます。",
)
_FIGURE_ANSWERS = (
    "集計が年度末に間に合いませんでした。確定した値は、次の報告に記入します。",
    f"{_FORGOTTEN}実績値を記入した報告書を改めて提出します。",
)
_STEADY_ANSWERS = (
    "安定した運用が続いており、この 3 年で大きな変更はありません。",
    "仕組みに変わりはありませんが、昨年度から手順書を毎年見直しています。",
)
_PLAN_ANSWERS = (
    "関係機関との調整が長引いたためです。次年度の下期に着手する予定です。",
    "国の方針が示されるのを待っているためで、示され次第、着手します。",
)
_ABOUT = (
    ("threes_again", _STEADY_ANSWERS), ("not_started", _PLAN_ANSWERS), ("reopened", _PLAN_ANSWERS),
    ("phase_back", _BACK_ANSWERS), ("low_without", _LOW_ANSWERS), ("effect", _EFFECT_ANSWERS),
    ("indicator", _FIGURE_ANSWERS), ("text", _TEXT_ANSWERS), ("copied", _TEXT_ANSWERS),
    ("budget", _COST_ANSWERS), ("cost", _COST_ANSWERS), ("under", _COST_ANSWERS), ("over", _COST_ANSWERS),
    ("spent", _COST_ANSWERS), ("unit", _COST_ANSWERS), ("phase", _PHASE_ANSWERS), ("half", _PHASE_ANSWERS),
    ("operating", _PHASE_ANSWERS), ("behind", _PHASE_ANSWERS), ("ahead", _PHASE_ANSWERS),
    ("ended", _PHASE_ANSWERS),
)  # fmt: skip
"""Part of a rule's key → what a department may answer; the first that fits counts."""
_STAGES = (
    InquiryState.PLANNED, InquiryState.PLANNED, InquiryState.ASKED, InquiryState.ASKED,
    InquiryState.ANSWERED, InquiryState.SETTLED, None, None,
)  # fmt: skip
"""Stages in the running round; None: nobody has asked yet."""
_ASKED, _ANSWERED = (5, 11), (5, 18)
"""Month and day of the year's letters and of the answers to them."""


def sample_inquiries(
    records: Mapping[str, ProjectRecord],
    reports: Sequence[StatusReport],
    history: Mapping[str, Sequence[StatusReport]],
    profile: PlanProfile,
    *,
    is_last: bool,
) -> Iterator[Inquiry]:
    """Yield questions about the oddities of one year.

    Args:
        records: projects by number.
        reports: of the year, as far as they have come in.
        history: reports of the years before by number.
        profile: of the plan.
        is_last: the year is being collected.
    """
    for report in reports:
        case = case_of(records[report.number], report, history.get(report.number, ()), profile)
        for oddity in find_oddities(case, report.lead):
            dice = Dice("inquiry", oddity.number, oddity.fiscal_year, oddity.rule)
            rule = rule_of(oddity.rule)
            state = dice.pick("stage", _STAGES) if is_last else InquiryState.SETTLED
            if state is not None and rule is not None and not rule.for_office:
                yield _inquiry(oddity, state, dice)


def _inquiry(oddity: Oddity, state: InquiryState, dice: Dice) -> Inquiry:
    """Return the question about an oddity at a stage.

    Days lie in the May after the fiscal year, once the answers of April's survey are in (001, 図表6-2); they
    are "" at stages that the question has not reached.
    """
    is_asked = state is not InquiryState.PLANNED
    is_answered = state in (InquiryState.ANSWERED, InquiryState.SETTLED)
    year = oddity.fiscal_year + 1
    return Inquiry(
        oddity.number, oddity.fiscal_year, oddity.rule, oddity.question, state,
        dice.pick("answer", _answers_to(oddity.rule)) if is_answered else "",
        iso_day(dt.date(year, *_ASKED)) if is_asked else "",
        iso_day(dt.date(year, *_ANSWERED)) if is_answered else "",
    )  # fmt: skip


def _answers_to(rule: str) -> tuple[str, ...]:
    """Return answers that go with a question; a question about scores or the outlook asks for a reason."""
    return next((answers for part, answers in _ABOUT if part in rule), _REASON_ANSWERS)
