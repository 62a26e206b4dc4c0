"""What the sheet knows of a project's status reports: answers, approved years, who is asked.

Read once a project is opened and handed to the year pages; they hold no service and no database.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.fiscal import HalfYear, half_year_of, long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import DepartmentRecord, ProjectRecord
from fujidesk.domain.reports import (
    ANSWER_FIELDS,
    SCORE_FIELDS,
    StatusReport,
    answer_label,
    phase_of_cell,
    report_field,
    report_value,
)
from fujidesk.domain.scoring import LARGE_MOVE
from fujidesk.domain.surveys import Approval, Assignment, assignment_of, survey_day


@dataclass(frozen=True)
class YearReport:
    """One fiscal year of a project as its page shows it.

    last: the report of the year before, None in the plan's first year. approval: of the headquarters, which
    locks the year. asked: who is asked about the project in this year.
    """

    report: StatusReport
    asked: Assignment
    last: StatusReport | None = None
    approval: Approval | None = None

    @property
    def fiscal_year(self) -> int:
        """The fiscal year."""
        return self.report.fiscal_year

    def values(self) -> dict[str, JsonValue]:
        """Return the answers by the keys of their fields."""
        return {
            report_field(self.fiscal_year, name): report_value(self.report, name) for name in ANSWER_FIELDS
        }

    def large_moves(self, profile: PlanProfile) -> tuple[str, ...]:
        """Return in words the scores that moved so far from last year that a reason is asked for."""
        return tuple(
            f"{answer_label(name, profile)} {before} → {now}" for name, before, now in self._large_moves()
        )

    def _large_moves(self) -> Iterator[tuple[str, int, int]]:
        """Yield the scores that moved so far: name of the field, last year's, this year's."""
        before = (None, None, None) if self.last is None else self.last.scores
        for name, old, now in zip(SCORE_FIELDS, before, self.report.scores, strict=True):
            if old is not None and now is not None and abs(now - old) >= LARGE_MOVE:
                yield name, old, now

    def asks_for_reason(self) -> bool:
        """Tell whether a large move of a score has no reason yet."""
        return any(self._large_moves()) and not self.report.score_reason.strip()


@dataclass(frozen=True)
class ReportState:
    """The reports of one project by fiscal year, the approved years, and the departments by name.

    original: phases of its schedule before it was revised, "" where it is the same.
    """

    reports: Mapping[int, StatusReport] = field(default_factory=dict)
    approvals: Mapping[int, Approval] = field(default_factory=dict)
    departments: Mapping[str, DepartmentRecord] = field(default_factory=dict)
    original: str = ""

    def year(self, record: ProjectRecord, fiscal_year: int) -> YearReport:
        """Return what the page of a fiscal year shows of a project."""
        report = self._report(record, fiscal_year)
        last = self.reports.get(fiscal_year - 1)
        asked = assignment_of(record, fiscal_year, self.departments, report.lead)
        return YearReport(report, asked, last, self.approvals.get(fiscal_year))

    def _report(self, record: ProjectRecord, fiscal_year: int) -> StatusReport:
        """Return the report with the phases reached, which are cells of the project itself."""
        cells = {cell.when: cell for cell in record.actual}
        first, second = (phase_of_cell(cells.get(HalfYear(fiscal_year, half))) for half in (1, 2))
        known = self.reports.get(fiscal_year, StatusReport(record.number, fiscal_year))
        return replace(known, phase_h1=first, phase_h2=second)


def not_over_hint(fiscal_year: int, today: dt.date) -> str:
    """Return the hint that a year is not over; "" once it is asked about (001, 図表6-2)."""
    due = survey_day(fiscal_year)
    if today >= due:
        return ""
    word = "途中です" if half_year_of(today).fiscal_year == fiscal_year else "始まっていません"
    return (
        f"{long_year(fiscal_year)}はまだ{word}。報告は令和{due.year - 2018}年4月の調査で求めます"
        "（先に記入することもできます）。"
    )
