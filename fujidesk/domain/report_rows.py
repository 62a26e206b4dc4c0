"""One project in one fiscal year as the evaluation counts it: slim rows, their marks and their moves."""

from dataclasses import dataclass

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Category
from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.scoring import LARGE_MOVE, STANDING_NAMES, Standing, grade_of, standing_of, total_of

Scores = tuple[int | None, int | None, int | None]
NO_SCORES: Scores = (None, None, None)
ABSENT = "absent"
"""Mark of a project that has no row in one of two years."""
UNGRADED = (
    Standing.UNEVALUATED, Standing.UNANSWERED, Standing.NOT_STARTED, Standing.STOPPED, Standing.DONE,
)  # fmt: skip
"""Standings without a grade, in the order shown."""
_ABSENT_NAME = "なし"
_STANDINGS = frozenset(standing.value for standing in Standing)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One project in one fiscal year, slim.

    policy and measure: codes. department: the lead, asked in that year's round. scores: those that count;
    self_scores: the department's. total and grade: None unless standing is EVALUATED. moved: difference of
    each score to the year before, None where either year has none or is not scored.
    """

    number: str
    title: str
    policy: str
    measure: str
    category: Category
    department: str
    is_dx: bool
    fiscal_year: int
    status: Status | None = None
    standing: Standing = Standing.UNANSWERED
    scores: Scores = NO_SCORES
    self_scores: Scores = NO_SCORES
    total: int | None = None
    grade: str | None = None
    moved: Scores = NO_SCORES

    @property
    def mark(self) -> str:
        """The grade, or the key of the standing where there is none."""
        return self.grade if self.grade is not None else self.standing.value

    @property
    def has_large_move(self) -> bool:
        """Whether a score moved by 2 or more from the year before."""
        return any(step is not None and abs(step) >= LARGE_MOVE for step in self.moved)


def report_row(
    project: ReportRow, report: StatusReport | None, before: StatusReport | None, profile: PlanProfile
) -> ReportRow:
    """Return the row of a project in a year.

    Args:
        project: who and where it is: number to is_dx of the row; it is returned where there is no report.
        report: of that year.
        before: of the year before, for the moves.
        profile: with the grades.
    """
    if report is None:
        return project
    standing, scores = standing_of(report), report.scores
    total = total_of(scores) if standing is Standing.EVALUATED else None
    return ReportRow(
        project.number, project.title, project.policy, project.measure, project.category, project.department,
        project.is_dx, report.fiscal_year, report.status, standing, scores,
        report.self_scores, total, grade_of(total, profile), moves(before, report),
    )  # fmt: skip


def moves(before: StatusReport | None, after: StatusReport | None) -> Scores:
    """Return how each score that counts moved from one year to the next.

    None where either has none, or where the project was not started or stopped: nothing is scored then.
    """
    if before is None or after is None or not (_is_scored(before) and _is_scored(after)):
        return NO_SCORES
    (old1, old2, old3), (new1, new2, new3) = before.scores, after.scores
    return _step(old1, new1), _step(old2, new2), _step(old3, new3)


def _step(old: int | None, new: int | None) -> int | None:
    """Return how a score moved; None where either is missing."""
    return None if old is None or new is None else new - old


def _is_scored(report: StatusReport) -> bool:
    """Tell whether scores of a report mean anything."""
    return report.status is not Status.NOT_STARTED and report.status is not Status.STOPPED


def marks_of(profile: PlanProfile) -> tuple[str, ...]:
    """Return all marks in the order shown: grades, best first, then the standings without one."""
    return (*(bound.grade for bound in profile.grades), *(standing.value for standing in UNGRADED))


def mark_name(mark: str) -> str:
    """Return the word of a mark: a grade is its letter, a standing its word, ABSENT 「なし」."""
    if mark == ABSENT:
        return _ABSENT_NAME
    return STANDING_NAMES[Standing(mark)] if mark in _STANDINGS else mark
