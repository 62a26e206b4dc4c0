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

_ANSWERS = (
    "担当者に確かめたところ、記入漏れでした。次の報告から記入します。",
    "ご指摘のとおりです。効果は利用者への聞き取りで確かめたものです。",
    "年度の途中で事情が変わったためです。次年度は計画どおりに進める予定です。",
    "前年度と同じ取組を続けており、内容に変わりはありません。",
    "繰越しによるもので、次年度に精算します。",
)
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
    """Return the question about an oddity at a stage."""
    is_asked = state is not InquiryState.PLANNED
    is_answered = state in (InquiryState.ANSWERED, InquiryState.SETTLED)
    year = oddity.fiscal_year + 1
    return Inquiry(
        oddity.number, oddity.fiscal_year, oddity.rule, oddity.question, state,
        dice.pick("answer", _ANSWERS) if is_answered else "",
        iso_day(dt.date(year, *_ASKED)) if is_asked else "",
        iso_day(dt.date(year, *_ANSWERED)) if is_answered else "",
    )  # fmt: skip
