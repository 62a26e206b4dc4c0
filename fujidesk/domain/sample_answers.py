"""Made answers to the status survey, for training and pictures: repeatable, plausible, and nobody's.

Each project gets the answers of the whole period (`sample_reports`), so that a year is the same whichever
years are asked for. Some answers are odd on purpose, as real ones are: the same text as last year, a figure
left out, a budget that doubles without a word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Any

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.profile import GradeBound, PlanProfile
from fujidesk.domain.records import Category, DepartmentRecord, ProjectRecord
from fujidesk.domain.reports import OFFICE_SCORE_FIELDS, SCORE_FIELDS, Outlook, Status, StatusReport
from fujidesk.domain.sample_course import Course, course_of
from fujidesk.domain.sample_dice import Dice
from fujidesk.domain.sample_figures import is_met, sample_figure
from fujidesk.domain.sample_texts import (
    action_text,
    budget_text,
    closing_text,
    ended_text,
    note_text,
    office_text,
    reason_text,
    review_text,
    stop_text,
    waiting_text,
)
from fujidesk.domain.scoring import LARGE_MOVE
from fujidesk.domain.surveys import assignment_of

GRADE_SHARES = (0.04, 0.27, 0.88, 0.99)
"""Shares of the grades, added up from the best; the worst has what is left."""
_UNEVALUATED, _CORRECTED, _STEADY, _SAME_SCORES = 0.03, 0.08, 0.78, 0.5
"""Shares of the reports: a score is missing; the office corrects one; the grade is the project's usual one;
and, where it is, so are the three scores."""
_NO_BUDGET = 0.08
"""Share of the projects that cost nothing, such as those that run on what is there."""
_BUDGETS = {
    Category.PRIORITY: (2_000, 60_000), Category.PROMOTION: (600, 15_000), Category.CONTINUING: (300, 25_000)
}  # fmt: skip
"""Range of a project's budget in 千円."""
_RATIOS = {5: (0.6, 0.74), 4: (0.8, 0.91), 3: (0.95, 1.0), 2: (1.03, 1.09), 1: (1.25, 1.45)}
"""Actual cost as a share of the budget, by the score for cost."""
_ODD = ("no text", "no reason", "no figure", "same text", "back", "budget", "move")
"""What may be odd about answers on purpose."""
_ODD_AT_FIRST = _ODD[:3]
"""Those that need no year before."""
_ODD_SHARE = 0.15
"""Share of the reports that are odd; half of them end so that no rule minds."""
_MIDDLE = 2
"""Place of the grade that most projects have."""
_BASE = 9
"""Total of a project that goes as planned in everything."""

Scores = tuple[int, int, int]


@dataclass(frozen=True)
class _Year:
    """What the answers of one project and year are made from; odd: what is odd about them, "" if nothing."""

    record: ProjectRecord
    profile: PlanProfile
    course: Course
    fiscal_year: int
    before: StatusReport | None

    @property
    def dice(self) -> Dice:
        """Chances of this project in this year."""
        return Dice("answer", self.record.number, self.fiscal_year)

    @property
    def lasting(self) -> Dice:
        """Chances of this project that are the same every year."""
        return Dice("answer", self.record.number)

    @property
    def odd(self) -> str:
        """What is odd about the answers on purpose, "" for most."""
        kinds = _ODD if self.before is not None else _ODD_AT_FIRST
        return self.dice.pick("odd kind", kinds) if self.dice.chance("odd", _ODD_SHARE) else ""

    @property
    def status(self) -> Status:
        """The project's 実施状況."""
        return self.course.statuses[self.fiscal_year]

    @property
    def phases(self) -> tuple[int, int]:
        """Phases reached in the first and the second half."""
        first, second = (self.course.reached[HalfYear(self.fiscal_year, half)] for half in (1, 2))
        is_back = self.odd == "back" and second > 1 and self.status is Status.RUNNING
        return (first, second - 1) if is_back else (first, second)


def sample_reports(
    record: ProjectRecord, profile: PlanProfile, known: Mapping[str, DepartmentRecord]
) -> dict[int, StatusReport]:
    """Return the answers of one project for every fiscal year of the plan, with the office's corrections.

    known: departments by name, for who answers.
    """
    course = course_of(record, profile)
    reports: dict[int, StatusReport] = {}
    for year in profile.fiscal_years:
        made = _report(_Year(record, profile, course, year, reports.get(year - 1)))
        reports[year] = replace(made, lead=assignment_of(record, year, known).lead)
    return reports


def without_office(report: StatusReport) -> StatusReport:
    """Return the answers as the department gave them, before the office looked at them."""
    return replace(report, office_progress=None, office_cost=None, office_content=None, office_reason="")


def _report(year: _Year) -> StatusReport:
    """Return the answers of one project and year.

    A project that is over, was stopped or not started says so in words and has neither scores nor amounts.
    """
    first, second = year.phases
    report = StatusReport(year.record.number, year.fiscal_year, year.status, first, second)
    title = year.record.title
    if year.course.has_ended(year.fiscal_year) or year.status is Status.STOPPED:
        is_stopped = year.status is Status.STOPPED
        outlook = Outlook.STOP if is_stopped else Outlook.COMPLETE
        text = ended_text(title, year.fiscal_year, is_stopped)
        return replace(report, action=text, outlook=outlook, change=stop_text() if is_stopped else "")
    if year.status is Status.NOT_STARTED:
        text = waiting_text(title)
        return replace(report, action=text, outlook=Outlook.REVIEW, change=review_text(year.dice))
    return _corrected(_worded(_measured(_scored(report, year), year), year), year)


# Scores and money


def _scored(report: StatusReport, year: _Year) -> StatusReport:
    """Add scores that go with the phases, and amounts (千円) that go with the score for cost."""
    budget = _budget(year)
    scores = _scores(year, has_cost=budget > 0)
    if year.odd == "move" and scores[2] <= 3:
        scores = scores[0], scores[1], scores[2] + 2
    low, high = _RATIOS[scores[1]]
    cost = _rounded(budget * year.dice.between("cost", low, high))
    given: dict[str, Any] = dict(zip(SCORE_FIELDS, scores, strict=True))
    if year.dice.chance("unevaluated", _UNEVALUATED):
        given[year.dice.pick("missing", ("score_cost", "score_content", "score_content"))] = None
    return replace(report, budget_kyen=budget, actual_cost_kyen=cost, **given)


def _scores(year: _Year, *, has_cost: bool) -> Scores:
    """Return three scores of the grade that falls to the project; most keep theirs from year to year.

    has_cost: the project has a budget; without one ②経費 is as planned, 3.
    """
    dice = year.lasting if year.dice.chance("steady", _STEADY) else year.dice
    place = next((i for i, share in enumerate(GRADE_SHARES) if dice.roll("grade") < share), len(GRADE_SHARES))
    bounds = year.profile.grades
    wanted = min(place, len(bounds) - 1)
    progress = _progress(year, is_low=wanted > _MIDDLE)
    # where phases and money allow no such grade, the next one towards the middle
    step = 1 if wanted < _MIDDLE else -1
    for near in range(wanted, _MIDDLE + step, step):
        found = [
            scores
            for scores in _candidates(bounds[min(near, len(bounds) - 1)].grade, bounds)
            if scores[0] in progress and (has_cost or scores[1] == 3)
        ]
        if found:
            same = year.dice.chance("same scores", _SAME_SCORES)
            return (dice if same else year.dice).pick("scores", found)
    return progress[0], 3, 3


def _progress(year: _Year, *, is_low: bool) -> range:
    """Return the scores for progress that go with the phases; low grades may be behind in other things."""
    if year.course.is_late(year.fiscal_year):
        return range(1, 3)
    if year.course.is_ahead(year.fiscal_year):
        return range(4, 6)
    return range(1 if is_low else 3, 6)


@cache
def _candidates(grade: str, bounds: tuple[GradeBound, ...]) -> list[Scores]:
    """Return the scores that earn a grade; those near the plan and near each other stand more often."""
    found: list[Scores] = []
    for progress, cost, content in product(range(1, 6), repeat=3):
        scores = (progress, cost, content)
        spread = max(scores) - min(scores)
        earned = next((bound.grade for bound in bounds if sum(scores) >= bound.minimum), None)
        if spread <= 2 and earned == grade:
            found += [scores] * (max(1, 12 >> abs(sum(scores) - _BASE)) * (8, 3, 1)[spread])
    return found


def _budget(year: _Year) -> int:
    """Return the budget in 千円: what the project's kind costs, growing a little; 0 for a few."""
    dice = year.lasting
    if dice.chance("no budget", _NO_BUDGET):
        return 0
    low, high = _BUDGETS[year.record.category]
    amount = low * (high / low) ** dice.roll("size")
    for past in range(year.profile.first_year, year.fiscal_year + 1):
        amount *= 1 + Dice("growth", year.record.number, past).between("by", -0.03, 0.06)
    if year.odd == "budget":
        amount *= year.dice.between("jump", 1.7, 2.4)
    return _rounded(amount)


def _rounded(amount: float) -> int:
    """Return an amount in 千円 as an office writes it: to ten, below a hundred to one."""
    return int(round(amount, -1 if amount >= 100 else 0))


# The indicator


def _measured(report: StatusReport, year: _Year) -> StatusReport:
    """Add the indicator's figure, on its way to the target, and what is said of it.

    Before operation the figure is 0, as departments write it; a target without a figure gets words only.
    """
    target = year.record.indicator
    if target.figure is None and target.direction is None:
        return report
    is_running = report.phase_h2 == year.profile.operation_phase or year.odd == "back"
    value = None
    if target.figure is not None:
        dice = (year.lasting, year.dice)
        value = sample_figure(target, dice, year.fiscal_year, year.profile) if is_running else Decimal(0)
    note = note_text(is_running, value is None or is_met(target, value), year.dice)
    if year.odd == "no figure":
        value = None
    return replace(report, indicator_value=value, indicator_note=note)


# Words


def _worded(report: StatusReport, year: _Year) -> StatusReport:
    """Add what was done, why the scores are as they are, and how the project goes on."""
    before, dice, odd = year.before, year.dice, year.odd
    moved = before is not None and _has_moved(before, report)
    action = action_text(year.record.title, report.phase_h2 or year.profile.operation_phase, dice)
    if before is not None and (odd == "same text" or action == before.action):
        action = before.action if odd == "same text" else action + closing_text(year.fiscal_year)
    reason = "" if odd in ("no reason", "move") else reason_text(report, year.profile, dice, moved=moved)
    outlook = Outlook.COMPLETE if year.status is Status.DONE else Outlook.CONTINUE
    change = _budget_change(report, year)
    if outlook is Outlook.CONTINUE and dice.chance("reviewed", 0.07):
        outlook = dice.pick("how", (Outlook.REVIEW, Outlook.REVIEW, Outlook.REVIEW, Outlook.MERGE))
        change += review_text(dice)
    if odd == "no text":
        action, reason = "", ""
    return replace(report, action=action, score_reason=reason, outlook=outlook, change=change)


def _budget_change(report: StatusReport, year: _Year) -> str:
    """Return why the budget is far from last year's, where it is and the department says so.

    Far: by more than half of it, as the rule `budget_changed` has it. "" where it is not, or is left unsaid
    on purpose.
    """
    last, now = year.before.budget_kyen if year.before else None, report.budget_kyen
    if not last or now is None or year.odd == "budget":
        return ""
    return budget_text(now > last) if abs(now - last) * 2 > last else ""


def _has_moved(before: StatusReport, report: StatusReport) -> bool:
    """Tell whether a score is so far from last year's that a reason is asked for."""
    pairs = zip(before.self_scores, report.self_scores, strict=True)
    return any(old is not None and new is not None and abs(old - new) >= LARGE_MOVE for old, new in pairs)


def _corrected(report: StatusReport, year: _Year) -> StatusReport:
    """Let the office lower or raise one score by one, with a reason, in a few reports.

    Towards 3, as a second look does; the scores for progress and content only, costs being figures.
    """
    if not year.dice.chance("corrected", _CORRECTED):
        return report
    uneven = [place for place in (0, 2) if report.self_scores[place] not in (None, 3)]
    if not uneven:
        return report
    place = year.dice.pick("corrected score", uneven)
    score = report.self_scores[place] or 3
    given: dict[str, Any] = {OFFICE_SCORE_FIELDS[place]: score + 1 if score < 3 else score - 1}
    return replace(report, office_reason=office_text(year.dice), **given)
