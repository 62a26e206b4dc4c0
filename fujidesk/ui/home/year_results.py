"""What the first screen tells of a year's survey: evaluations, how far the departments are, the approval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.report_rows import marks_of
from fujidesk.domain.reports import StatusReport
from fujidesk.domain.scoring import Standing, report_grade, standing_of
from fujidesk.domain.surveys import EntryState, SurveyStatus
from fujidesk.services.survey_rounds import RoundsOfDay
from fujidesk.services.workspace import Workspace

ANSWERED = (EntryState.RETURNED, EntryState.CONFIRMED)
"""States of departments whose answers are in."""


@dataclass(frozen=True, slots=True)
class YearResults:
    """The results of a fiscal year.

    marks: grade or standing → project numbers, best first; those without a project are left out. status: the
    round about the year.
    """

    fiscal_year: int
    marks: Mapping[str, tuple[str, ...]]
    status: SurveyStatus

    @property
    def projects(self) -> int:
        """How many projects there are."""
        return sum(len(numbers) for numbers in self.marks.values())

    @property
    def has_answers(self) -> bool:
        """Whether any project was answered."""
        return bool(self.marks.keys() - {Standing.UNANSWERED.value})

    @property
    def answered_departments(self) -> int:
        """How many departments have returned their answers."""
        return self.status.count(*ANSWERED)

    @property
    def overdue(self) -> int:
        """How many departments were asked, and let the deadline pass."""
        return sum(line.is_overdue for line in self.status.departments)


def results_year(chosen: int, answered: Sequence[int], years: range) -> int:
    """Return the fiscal year whose results are told.

    The chosen one as soon as anything of it was answered; before that the last one answered, or the one that
    is asked about in the chosen year (001: each April about the year before).

    Args:
        chosen: the fiscal year that holds in the window.
        answered: years of which anything was answered.
        years: of the plan.
    """
    earlier = [year for year in answered if year <= chosen]
    if earlier:
        return max(earlier)
    return max(years[0], min(chosen - 1, years[-1]))


def by_mark(found: Mapping[str, StatusReport], profile: PlanProfile) -> dict[str, tuple[str, ...]]:
    """Return the project numbers by grade or standing, in the order shown; without empty ones."""
    listed: dict[str, list[str]] = {mark: [] for mark in marks_of(profile)}
    for number, report in found.items():
        mark = report_grade(report, profile) or standing_of(report).value
        listed.setdefault(mark, []).append(number)
    return {mark: tuple(numbers) for mark, numbers in listed.items() if numbers}


def gather(workspace: Workspace, chosen: int, rounds: RoundsOfDay) -> YearResults:
    """Read the results that the chosen fiscal year tells of; rounds: of today, with who is overdue."""
    reports, profile = workspace.reports, workspace.profile
    year = results_year(chosen, reports.answered_years(), profile.fiscal_years)
    return YearResults(year, by_mark(reports.of_year(year), profile), rounds.of(year))


def progress_words(results: YearResults) -> str:
    """Return how far the survey is in one line: 「提出 38 / 61 課」, and those that are overdue."""
    departments = len(results.status.departments)
    late = f"　期限超過 {results.overdue:,} 課" if results.overdue else ""
    return f"提出 {results.answered_departments:,} / {departments:,} 課{late}"
