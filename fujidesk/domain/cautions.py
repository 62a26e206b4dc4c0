"""気をつけること: what nobody asked for, but should not be overlooked, each with the place to mend it. Pure.

What the month asks for stands among the tasks (`domain.year_tasks`); here is what stands in the way of it.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from fujidesk.domain.fiscal import half_year_of, long_year
from fujidesk.domain.hearing_rules import clashes
from fujidesk.domain.hearing_terms import STANDARD_HEARING_WORDS, HearingWords
from fujidesk.domain.hearings import Hearing, HearingState
from fujidesk.domain.next_plan.records import PlanDraft
from fujidesk.domain.oddities import Inquiry, InquiryState, Oddity
from fujidesk.domain.oddity_rules import rule_of
from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.surveys import SurveyRound, SurveyStatus

_NAMED = 2
"""Departments named in a sentence before 「ほか」."""
_APPROVAL = "approval"
"""Figure of the calendar's task by which the headquarters approve (001, 図表6-2)."""


@dataclass(frozen=True, slots=True)
class Caution:
    """A sentence and where it leads. tab: key of a tab; page: of a page in it, "" for the tab as it is.

    key: of the rule. action: the word on its button. year: fiscal year in which the tab shows it; None: it
    shows it in every year. is_late: a day has passed.
    """

    key: str
    text: str
    tab: str
    action: str
    page: str = ""
    year: int | None = None
    is_late: bool = False


def late_answers(status: SurveyStatus) -> Iterator[Caution]:
    """Yield the departments whose answers are not in though the deadline is over; approved years rest."""
    late = [line.entry.department for line in status.departments if line.is_overdue]
    if late and status.round.approval is None:
        year = status.round.fiscal_year
        text = f"{long_year(year)}の調査：{some_of(late)}の回答が期限を過ぎています。"
        yield Caution("late_answers", text, "surveys", "調査・回収を開く", year=year, is_late=True)


def unapproved(
    answered: Iterable[int], rounds: Mapping[int, SurveyRound], profile: PlanProfile, day: dt.date
) -> Iterator[Caution]:
    """Yield the years with answers that the headquarters should have approved by a day (001, 図表6-2).

    answered: fiscal years of which anything was answered. rounds: those held so far, by year.
    """
    term = next((term for term in profile.calendar if term.figure == _APPROVAL), None)
    if term is None:
        return
    for year in answered:
        held = rounds.get(year)
        if (held is None or held.approval is None) and term.window(year - term.about)[1] < day:
            text = f"{long_year(year)}の結果は、{profile.words.approver}の承認がまだ記録されていません。"
            yield Caution(f"unapproved-{year}", text, "surveys", "調査・回収を開く", year=year, is_late=True)


def hearings_in_the_way(
    hearings: Sequence[Hearing], day: dt.date, words: HearingWords = STANDARD_HEARING_WORDS
) -> Iterator[Caution]:
    """Yield the hearings to come that clash, and those whose day is over but that nobody noted as held."""
    today, year = day.isoformat(), half_year_of(day).fiscal_year
    planned = [one for one in hearings if one.state is HearingState.PLANNED and one.day]
    coming = sorted((one for one in planned if one.day >= today), key=lambda one: (one.day, one.start))
    pairs = [one for one, other in combinations(coming, 2) if any(clashes(one, [other], words))]
    if pairs:
        text = f"ヒアリングの重なりが {len(pairs):,} 組あります（最初は{_month_day(pairs[0].day)}）。"
        yield Caution("clashes", text, "hearings", "ヒアリングを開く", year=year)
    if left := sum(one.day < today for one in planned):
        text = f"日を過ぎて「予定」のままのヒアリングが {left:,} 件あります。"
        yield Caution("left_hearings", text, "hearings", "ヒアリングを開く", year=year, is_late=True)


def open_questions(
    fiscal_year: int, oddities: Iterable[Oddity], inquiries: Iterable[Inquiry]
) -> Iterator[Caution]:
    """Yield what is odd and not asked, and the questions not sent or not answered.

    What the office itself must mend is no question to a department.
    """
    held = list(inquiries)
    asked = {(item.number, item.rule) for item in held}
    unasked = sum((item.number, item.rule) not in asked for item in oddities if _can_be_asked(item))
    states = [item.state for item in held]
    planned, waiting = states.count(InquiryState.PLANNED), states.count(InquiryState.ASKED)
    parts = [
        f"{word} {number:,} 件"
        for word, number in (
            ("照会していない気づき", unasked),
            ("未送付の照会", planned),
            ("回答待ちの照会", waiting),
        )
        if number
    ]
    if parts:
        text = f"{long_year(fiscal_year)}の回答：{'、'.join(parts)}があります。"
        yield Caution("questions", text, "evaluation", "気づきを見る", "oddities", fiscal_year)


def without_leader(departments: Sequence[str], word: str = STANDARD_WORDS.leader) -> Iterator[Caution]:
    """Yield the departments that have no 情報化推進リーダー (001, 図表6-1)."""
    if departments:
        text = f"{word}のいない部署が {len(departments):,} 課あります。"
        yield Caution("without_leader", text, "plan", "推進体制を開く", "people")


def stale_proposals(fiscal_year: int, notes: Mapping[str, str]) -> Iterator[Caution]:
    """Yield the new projects whose form came again or was taken back; notes: by key, see `source_notes`."""
    if notes:
        text = f"もとの調査票が新しくなったか取り消された新規事業が {len(notes):,} 件あります。"
        yield Caution("stale_proposals", text, "plan", "新規事業を開く", "new_projects", fiscal_year)


def end_of_plan(profile: PlanProfile, day: dt.date) -> Iterator[Caution]:
    """Yield that the plan runs out, from the year before its last on (001, 図表6-3)."""
    if profile.last_year - 1 <= half_year_of(day).fiscal_year <= profile.last_year:
        text = f"計画の期間は{long_year(profile.last_year)}までです。全体評価と次期計画の準備を始められます。"
        yield Caution("end_of_plan", text, "evaluation", "評価を開く")


def drafts_due(drafts: Iterable[PlanDraft], day: dt.date) -> Iterator[Caution]:
    """Yield the drafts of the next plan whose period has begun and that are no plan yet."""
    for draft in drafts:
        if draft.is_adopted or half_year_of(day).fiscal_year < draft.fiscal_year:
            continue
        what = "計画にしてください" if draft.is_approved else "承認を記録し、計画にしてください"
        text = f"{draft.name}の期間（{long_year(draft.fiscal_year)}から）が始まりました。{what}。"
        yield Caution(f"draft_due_{draft.key}", text, "plan", "次期計画を開く", "next_plan", is_late=True)


def _can_be_asked(oddity: Oddity) -> bool:
    """Tell whether a department can be asked about what is odd."""
    rule = rule_of(oddity.rule)
    return rule is None or not rule.for_office


def some_of(departments: Iterable[str]) -> str:
    """Return departments, the first by name, each once: 「収納課」, 「収納課、市民課ほか 3 課」."""
    names = list(dict.fromkeys(departments))
    named, more = "、".join(names[:_NAMED]), len(names) - _NAMED
    return f"{named}ほか {more:,} 課" if more > 0 else named


def _month_day(day: str) -> str:
    """Return an ISO day without its year: 11月24日."""
    date = dt.date.fromisoformat(day)
    return f"{date.month}月{date.day}日"
