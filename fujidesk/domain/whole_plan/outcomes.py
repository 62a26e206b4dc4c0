"""What became of a project over a plan's period, and the rule in words.

Judged at the project's own last report, against the schedule in force. Only what was reported or decided
counts: a project of which nothing is known is 「判定できない」, never a guess.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.fiscal import HalfYear, half_years_from, short_year
from fujidesk.domain.records import STATE_KIND_NAMES, ProjectState
from fujidesk.domain.reports import Status
from fujidesk.domain.timeline import ENDED, TimelineRow


class Outcome(StrEnum):
    """What became of a project."""

    AHEAD = "ahead"
    AS_PLANNED = "as_planned"
    LATE = "late"
    ENDED_EARLY = "ended_early"
    NEVER_BEGAN = "never_began"
    KEPT = "kept"
    """The plan gives it no schedule, and it was reported to run."""
    UNKNOWN = "unknown"


OUTCOME_NAMES = {
    Outcome.AHEAD: "計画より早い", Outcome.AS_PLANNED: "計画どおり", Outcome.LATE: "遅れ",
    Outcome.ENDED_EARLY: "途中で終了・休止", Outcome.NEVER_BEGAN: "着手なし",
    Outcome.KEPT: "予定表なし・実施", Outcome.UNKNOWN: "判定できない",
}  # fmt: skip
"""The words of the outcomes."""
OUTCOME_HEADINGS = {
    **OUTCOME_NAMES, Outcome.ENDED_EARLY: "途中で終了", Outcome.KEPT: "予定表なし",
    Outcome.UNKNOWN: "判定不可",
}  # fmt: skip
"""Their words over the columns of a table, short."""
OUTCOME_RULE = (
    "判定：各事業の最後の報告の時点で、到達した進捗段階を計画の段階と比べる。"
    "計画の段階に届いていれば「計画どおり」、先の段階にあれば「計画より早い」、届いていなければ「遅れ」とし、"
    "ずれは計画でその段階にあった半期までの数で示す。"
    "計画の終わりより前に完了・統合・分割・中止・休止した事業は「途中で終了・休止」、"
    "始まるはずの時期を過ぎても未実施の報告しかない事業は「着手なし」、"
    "予定表のない事業は実施の報告があれば「予定表なし・実施」。"
    "進捗段階の報告がない事業は「判定できない」。"
)
"""The rule, to be printed beside every count of outcomes."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome with what bears it out.

    slip: half-years at the last report, negative behind the plan; 0 where it is none or cannot be told.
    reason: why it is judged so, in words. has_ended: the project runs no more, so that nothing can change.
    """

    outcome: Outcome
    reason: str
    slip: int = 0
    has_ended: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known of a project, up to the last column that counts.

    row: schedule and reached phases over all half-years of the plan. column: the last half-year that counts.
    statuses: 実施状況 of the years that count, None where not answered. state: how it ended or rests.
    """

    row: TimelineRow
    halves: tuple[HalfYear, ...]
    column: int
    statuses: Mapping[int, Status | None]
    state: ProjectState | None
    phase_words: Mapping[int, str]


def verdict(known: Progress) -> Verdict:
    """Return what became of a project; see OUTCOME_RULE."""
    answered = [status for status in known.statuses.values() if status is not None]
    has_reached = any(mark.isdigit() for mark in known.row.actual.phases[: known.column + 1])
    if answered and not has_reached and all(status is Status.NOT_STARTED for status in answered):
        return _never_began(known)
    ended = _end(known)
    if ended is not None:
        return ended
    if not known.row.plan.given:
        return _without_schedule(answered)
    return _compared(known)


def _never_began(known: Progress) -> Verdict:
    """Return the verdict on a project of which only 未実施 was reported."""
    begins = next((place for place, mark in enumerate(known.row.plan.phases) if mark.isdigit()), None)
    if begins is not None and begins > known.column:
        return Verdict(Outcome.AS_PLANNED, f"計画では {known.halves[begins].label}期から始まる")
    return Verdict(Outcome.NEVER_BEGAN, "未実施の報告だけで、到達した段階の報告がない")


def _end(known: Progress) -> Verdict | None:
    """Return the verdict on a project that has ended or rests; None where it runs."""
    found = _end_of_state(known) or _end_of_reports(known)
    if found is None:
        return None
    word, rest = found
    if rest and not known.row.plan.given:
        return Verdict(Outcome.ENDED_EARLY, f"{word}。計画に予定表がない", has_ended=True)
    left = [when for when in rest if known.row.plan.phase_at(known.halves.index(when)) is not None]
    if not left:
        return Verdict(Outcome.AS_PLANNED, f"{word}。計画にこれより後の予定はない", has_ended=True)
    reason = f"{word}。計画は {left[-1].label}期まで（残り {len(left)} 半期）"
    return Verdict(Outcome.ENDED_EARLY, reason, has_ended=True)


def _end_of_state(known: Progress) -> tuple[str, Sequence[HalfYear]] | None:
    """Return how a project was ended or laid to rest by a decision, and the half-years it has left."""
    state = known.state
    if state is None:
        return None
    since = dt.date.fromisoformat(state.since)
    if since > _last_day(known):
        return None
    into = f"（{'、'.join(state.into)} へ）" if state.into else ""
    return f"{state.since} に{STATE_KIND_NAMES[state.kind]}{into}", half_years_from(since, known.halves)


def _last_day(known: Progress) -> dt.date:
    """Return the last day that counts."""
    when = known.halves[known.column]
    return dt.date(when.fiscal_year, 9, 30) if when.half == 1 else dt.date(when.fiscal_year + 1, 3, 31)


def _end_of_reports(known: Progress) -> tuple[str, Sequence[HalfYear]] | None:
    """Return how a project ended by its reports: 完了, 中止 or an ended half-year in the last one."""
    told = [(year, status) for year, status in known.statuses.items() if status is not None]
    if told and told[-1][1] in (Status.DONE, Status.STOPPED):
        year, status = told[-1]
        word = "完了" if status is Status.DONE else "中止"
        after = [
            when
            for place, when in enumerate(known.halves)
            if when.fiscal_year > year or (when.fiscal_year == year and _is_dropped(known, place, status))
        ]
        return f"{short_year(year)} の報告で{word}", after
    marks = known.row.actual.phases[: known.column + 1].rstrip()
    if marks.endswith(ENDED):
        place = len(marks.rstrip(ENDED))
        return f"{known.halves[place].label}期から終了の報告", known.halves[place:]
    return None


def _is_dropped(known: Progress, place: int, status: Status) -> bool:
    """Tell whether a half-year of the last reported year was not worked any more: stopped, with no phase."""
    return status is Status.STOPPED and known.row.actual.phase_at(place) is None


def _without_schedule(answered: Sequence[Status]) -> Verdict:
    """Return the verdict on a project that the plan gives no schedule."""
    if Status.RUNNING in answered:
        return Verdict(Outcome.KEPT, "計画に予定表がない。実施中の報告がある")
    return Verdict(Outcome.UNKNOWN, "計画に予定表がなく、実施の報告もない")


def _compared(known: Progress) -> Verdict:
    """Return the verdict on a running project by the phase of its last report."""
    last = known.row.last_report(known.column)
    reached = None if last is None else known.row.actual.phase_at(last)
    if last is None or reached is None:
        return Verdict(Outcome.UNKNOWN, "到達した進捗段階の報告がない")
    planned = known.row.plan.phase_at(last)
    told = f"{known.halves[last].label}期の報告は「{known.phase_words.get(reached, reached)}」"
    if planned is None:
        return _beyond_plan(known, last, reached, told)
    slip = known.row.slip(last)
    told = f"{told}、計画は「{known.phase_words.get(planned, planned)}」"
    if reached == planned:
        return Verdict(Outcome.AS_PLANNED, told)
    if reached < planned:
        return Verdict(Outcome.LATE, f"{told}。{-slip} 半期の遅れ", slip)
    is_planned = any(
        (known.row.plan.phase_at(place) or 0) >= reached for place in range(last, len(known.halves))
    )
    ahead = f"。{slip} 半期早い" if is_planned else "。計画では期間中に届かない段階"
    return Verdict(Outcome.AHEAD, f"{told}{ahead}", slip)


def _beyond_plan(known: Progress, last: int, reached: int, told: str) -> Verdict:
    """Return the verdict on a project that is reported where its plan has no phase."""
    before = [int(mark) for mark in known.row.plan.phases[:last] if mark.isdigit()]
    if not before:
        return Verdict(Outcome.AHEAD, f"{told}、計画の始まりより前")
    if reached >= before[-1]:
        return Verdict(Outcome.AS_PLANNED, f"{told}。計画の終わりの段階に届いている")
    ends = max(place for place in range(last) if known.row.plan.phase_at(place) is not None)
    stood = max((i for i in range(ends + 1) if (known.row.plan.phase_at(i) or 9) <= reached), default=0)
    slip = stood - last
    reason = f"{told}。計画では {known.halves[ends].label}期までに終わる。{-slip} 半期の遅れ"
    return Verdict(Outcome.LATE, reason, slip)
