"""Rules about 実施状況, 進捗段階 and 今後の方向性: each returns what is odd, "" where nothing is.

A half-year without a phase is compared with nothing; so is a half-year that the plan leaves open. 「終了」
comes after the last phase: it is reached from it, and taking it back is a step back.
"""

from itertools import pairwise

from fujidesk.domain.oddity_case import Case
from fujidesk.domain.reports import ENDED_PHASE, Outlook, Status, score_label
from fujidesk.domain.searching import fold

SKIPPED_STEPS = 2
"""A phase that rises by so many steps in half a year was skipped: the plan takes them one by one."""
FAR_BEHIND_STEPS = 2
"""So many phases behind the plan is no longer 「おおむね計画どおり」."""
_ENDED_LAST_YEAR = (Status.DONE, Status.STOPPED)


def done_not_operating(case: Case) -> str:
    """完了, but the phase reached is neither the last one (運用・実施) nor the end."""
    reached = case.reached
    if case.report.status is not Status.DONE or reached in (None, ENDED_PHASE, case.profile.operation_phase):
        return ""
    return (
        f"実施状況が「{_status(case)}」ですが、{case.reached_half}の進捗段階は{case.phase_word(reached)}です"
    )


def phase_back(case: Case) -> str:
    """The phase went back, within the year or from the year before. An end that is taken back counts."""
    known = [(when, phase) for when, phase in _halves(case) if phase is not None]
    for (when, before), (now, after) in pairwise(known):
        if case.rank(after) < case.rank(before):
            was, now_is = case.phase_word(before), case.phase_word(after)
            return f"進捗段階が{when}の{was}から{now}の{now_is}に戻りました"
    return ""


def phase_skipped(case: Case) -> str:
    """The phase rose by `SKIPPED_STEPS` or more in half a year; an end is no phase."""
    for (when, before), (now, after) in pairwise(_halves(case)):
        if not before or not after or after - before < SKIPPED_STEPS:
            continue
        was, now_is = case.phase_word(before), case.phase_word(after)
        return f"進捗段階が{when}の{was}から{now}の{now_is}に {after - before} 段階進みました"
    return ""


def missing_half(case: Case) -> str:
    """A running or completed project tells the phase of one half only."""
    given = [phase is not None for phase in case.phases]
    if case.report.status not in (Status.RUNNING, Status.DONE) or given[0] == given[1]:
        return ""
    return (
        f"進捗段階が{'上期' if given[0] else '下期'}だけ記入され、{'下期' if given[0] else '上期'}が空欄です"
    )


def not_started_but_planned(case: Case) -> str:
    """未実施, while the plan has the project running (運用・実施) in the year.

    Where 取組内容 says what hindered it and 事業内容の変更・見直し how it goes on, nothing is left to ask.
    """
    report = case.report
    if report.status is not Status.NOT_STARTED or case.profile.operation_phase not in case.plan:
        return ""
    if fold(report.action) and fold(report.change):
        return ""
    return (
        f"実施状況が「{_status(case)}」ですが、計画ではこの年度に"
        f"{case.phase_word(case.profile.operation_phase)}の予定です"
    )


def running_but_ended(case: Case) -> str:
    """実施中, but the phase at the end of the year says that the project has ended."""
    if case.report.status is not Status.RUNNING or case.reached != ENDED_PHASE:
        return ""
    return f"実施状況が「{_status(case)}」ですが、{case.reached_half}の進捗段階は「終了」です"


def running_after_plan(case: Case) -> str:
    """実施中, while the plan has the project ended in both halves, and nothing tells why."""
    if case.report.status is not Status.RUNNING or case.plan != (ENDED_PHASE, ENDED_PHASE):
        return ""
    if fold(case.report.change) or case.reached == ENDED_PHASE:
        return ""
    return f"計画では前年度までに終了の事業ですが、実施状況が「{_status(case)}」です"


def stopped_but_continues(case: Case) -> str:
    """中止, but 今後の方向性 is 継続; 見直し and 統合 after a stop are no contradiction."""
    if case.report.status is not Status.STOPPED or case.report.outlook is not Outlook.CONTINUE:
        return ""
    return f"実施状況が「{_status(case)}」ですが、今後の方向性は「{_outlook(case)}」です"


def done_but_continues(case: Case) -> str:
    """完了, but 今後の方向性 is 継続: what goes on after the completion should be told."""
    report = case.report
    if report.status is not Status.DONE or report.outlook is not Outlook.CONTINUE or fold(report.change):
        return ""
    return f"実施状況が「{_status(case)}」ですが、今後の方向性は「{_outlook(case)}」です"


def stop_unexplained(case: Case) -> str:
    """今後の方向性 is 中止, and 事業内容の変更・見直し gives no reason."""
    if case.report.outlook is not Outlook.STOP or fold(case.report.change):
        return ""
    was = case.last.outlook if case.last is not None else None
    before = "" if was in (None, Outlook.STOP) else f"（前年度は「{case.profile.outlook_name(was)}」）"
    return f"今後の方向性が「{_outlook(case)}」{before}ですが、理由の記入がありません"


def end_unexplained(case: Case) -> str:
    """今後の方向性 is 完了 or 統合, the project is not completed yet, and nothing says how it will be."""
    report = case.report
    if report.outlook not in (Outlook.COMPLETE, Outlook.MERGE) or report.status is Status.DONE:
        return ""
    if fold(report.change):
        return ""
    return f"今後の方向性が「{_outlook(case)}」ですが、事業内容の変更・見直しの記入がありません"


def review_unexplained(case: Case) -> str:
    """今後の方向性 is 見直し, and 事業内容の変更・見直し is empty."""
    if case.report.outlook is not Outlook.REVIEW or fold(case.report.change):
        return ""
    return f"今後の方向性が「{_outlook(case)}」ですが、何を見直すかの記入がありません"


def reopened(case: Case) -> str:
    """完了 or 中止 last year, 実施中 now; 未実施 last year is a late start and nothing odd."""
    if (
        case.last is None
        or case.last.status not in _ENDED_LAST_YEAR
        or case.report.status is not Status.RUNNING
    ):
        return ""
    return (
        f"前年度は「{case.profile.status_name(case.last.status)}」でしたが、"
        f"今年度は「{_status(case)}」です"
    )  # fmt: skip


def behind_but_well_scored(case: Case) -> str:
    """Behind the plan, yet ①進捗 is 4 or 5 (計画より進んでいる)."""
    score = case.report.scores[0]
    if score is None or score < 4 or case.slip is None or case.slip >= 0:
        return ""
    return f"{score_label(case.profile, 0)}が {score} 点ですが、{_beside_plan(case)}"


def far_behind_as_planned(case: Case) -> str:
    """`FAR_BEHIND_STEPS` phases behind the plan, yet ①進捗 is 3 (おおむね計画どおり)."""
    if case.report.scores[0] != 3 or case.slip is None or case.slip > -FAR_BEHIND_STEPS:
        return ""
    return f"{score_label(case.profile, 0)}が 3 点ですが、{_beside_plan(case)}"


def ahead_but_poorly_scored(case: Case) -> str:
    """Ahead of the plan, yet ①進捗 is 1 or 2; an early end is no progress."""
    score = case.report.scores[0]
    if score is None or score > 2 or case.slip is None or case.slip <= 0:
        return ""
    if case.report.phase_h2 == ENDED_PHASE:
        return ""
    return f"{score_label(case.profile, 0)}が {score} 点ですが、{_beside_plan(case)}"


def _beside_plan(case: Case) -> str:
    """Return plan beside actual at the end of the year."""
    planned, done = case.plan[1], case.report.phase_h2
    return (
        f"下期の計画{case.phase_word(planned or ENDED_PHASE)}に対し、"
        f"実績は{case.phase_word(done or ENDED_PHASE)}です"
    )


def _halves(case: Case) -> tuple[tuple[str, int | None], ...]:
    """Return the phases of last year's second half and of the two halves of the year."""
    before = case.last.phase_h2 if case.last is not None else None
    return ("前年度下期", before), ("上期", case.report.phase_h1), ("下期", case.report.phase_h2)


def _status(case: Case) -> str:
    """Return the word of 実施状況."""
    return case.profile.status_name(case.report.status)


def _outlook(case: Case) -> str:
    """Return the word of 今後の方向性."""
    return case.profile.outlook_name(case.report.outlook)
