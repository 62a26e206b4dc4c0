"""Total, grade and state of a status report, exactly by rule (002, 図表2)."""

from enum import StrEnum

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.reports import Status, StatusReport

LARGE_MOVE = 2
"""A score that moves by so much from last year asks for a reason."""


class Standing(StrEnum):
    """Where a report stands; all but EVALUATED are states of their own, never a low grade."""

    UNANSWERED = "unanswered"
    """No answer has come in."""
    UNEVALUATED = "unevaluated"
    """A score is missing."""
    EVALUATED = "evaluated"
    """Three scores, total and grade."""
    NOT_STARTED = "not_started"
    STOPPED = "stopped"
    DONE = "done"
    """Completed, and not scored in this year; a completed project with three scores is EVALUATED."""


STANDING_NAMES = {
    Standing.UNANSWERED: "未回答", Standing.UNEVALUATED: "未評価", Standing.EVALUATED: "評価済",
    Standing.NOT_STARTED: "未実施", Standing.STOPPED: "中止", Standing.DONE: "完了",
}  # fmt: skip
"""The word shown for each standing, in the words of the plan document where it has one."""
_BY_STATUS = {
    Status.NOT_STARTED: Standing.NOT_STARTED, Status.STOPPED: Standing.STOPPED, Status.DONE: Standing.DONE,
}  # fmt: skip


def good_grades(profile: PlanProfile) -> tuple[str, ...]:
    """Return the grades that stand for as planned or better, best first.

    As planned is the middle step of every score: S, A and B in 富士市 (002, 図表2: B from 9).
    """
    planned = sum((min(term.steps) + max(term.steps)) / 2 for term in profile.scores)
    return tuple(bound.grade for bound in profile.grades if bound.minimum >= planned)


def total_of(scores: tuple[int | None, ...]) -> int | None:
    """Return ①+②+③; None with a score missing, never a guess."""
    total = 0
    for score in scores:
        if score is None:
            return None
        total += score
    return total


def grade_of(total: int | None, profile: PlanProfile) -> str | None:
    """Return the grade that a total earns (S ≥ 14, A ≥ 11, B ≥ 9, C ≥ 4, D = 3); None without a total."""
    if total is None:
        return None
    for bound in profile.grades:
        if total >= bound.minimum:
            return bound.grade
    return None


def standing_of(report: StatusReport | None) -> Standing:
    """Return where a report stands.

    A project that was not started or was stopped has no grade, whatever its scores say: a state of its own.
    """
    if report is None or not report.is_answered:
        return Standing.UNANSWERED
    if report.status is Status.NOT_STARTED or report.status is Status.STOPPED:
        return _BY_STATUS[report.status]
    if total_of(report.scores) is not None:
        return Standing.EVALUATED
    return Standing.DONE if report.status is Status.DONE else Standing.UNEVALUATED


def report_total(report: StatusReport | None) -> int | None:
    """Return the total that counts, 3 to 15 points; None where the report's standing has no grade."""
    if report is None or standing_of(report) is not Standing.EVALUATED:
        return None
    return total_of(report.scores)


def report_grade(report: StatusReport | None, profile: PlanProfile) -> str | None:
    """Return the grade of a report; None where its standing has none.

    Scores alone earn none: a stopped project keeps its scores, and yet is never counted under a grade.
    """
    return grade_of(report_total(report), profile)
