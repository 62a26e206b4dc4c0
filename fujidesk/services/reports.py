"""Status reports: reading them, a department's answers, the office's scores, and all answers as JSON.

The rules of total, grade and standing are in `domain.scoring`; what is stored goes through `services.edits`,
so that history, undo, conflicts and locked years are the same as everywhere.
"""

import json
from collections.abc import Mapping

from fujidesk.domain.changes import Changes, JsonValue
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.reports import (
    OFFICE_SCORE_FIELDS,
    PHASE_FIELDS,
    SCORE_FIELDS,
    Status,
    StatusReport,
    json_number,
    phase_cell_value,
    report_change,
)
from fujidesk.domain.sample_mark import SAMPLE_KEY
from fujidesk.domain.scoring import STANDING_NAMES, report_grade, report_total, standing_of
from fujidesk.domain.surveys import Assignment
from fujidesk.errors import UserError
from fujidesk.exchange.survey_layout import LINES
from fujidesk.models import reports, survey_rows
from fujidesk.models.engine import Database
from fujidesk.services.assignments import assignments
from fujidesk.services.edits import EditService

_IDLE = (Status.STOPPED, Status.NOT_STARTED)


def missing_answers(report: StatusReport) -> tuple[str, ...]:
    """Return the fields that must be answered and are not, in the order of the sheet.

    A project that was stopped or not started has to say so, no more; a completed one may go without scores.
    """
    needed = [line.name for line in LINES if line.required]
    if report.status in _IDLE:
        return ()
    if report.status is Status.DONE:
        needed = [name for name in needed if name not in SCORE_FIELDS]
    return tuple(name for name in needed if getattr(report, name) in (None, ""))


class ReportService:
    """Reads and stores status reports."""

    def __init__(
        self, database: Database, edits: EditService, profile: PlanProfile, *, is_sample: bool = False
    ) -> None:
        self._database = database
        self._edits = edits
        self._profile = profile
        self._is_sample = is_sample

    def of_year(self, fiscal_year: int) -> dict[str, StatusReport]:
        """Return the reports of a fiscal year by number, of every project, in the plan's order."""
        with self._database.reading() as session:
            return reports.year_reports(session, (fiscal_year,))[fiscal_year]

    def of_project(self, number: str) -> dict[int, StatusReport]:
        """Return a project's reports by fiscal year, all years of the plan; empty for an unknown number."""
        with self._database.reading() as session:
            found = reports.year_reports(session, self._profile.fiscal_years, number)
        return {year: by_number[number] for year, by_number in found.items() if number in by_number}

    def of_all(self) -> dict[int, dict[str, StatusReport]]:
        """Return all reports by fiscal year and number."""
        with self._database.reading() as session:
            return reports.year_reports(session, self._profile.fiscal_years)

    def answered_years(self) -> list[int]:
        """Return the fiscal years of the plan of which anything is stored."""
        with self._database.reading() as session:
            return reports.answered_years(session, self._profile.fiscal_years)

    def is_locked(self, fiscal_year: int) -> bool:
        """Tell whether the year's results were approved, so that its answers stay as they are."""
        with self._database.reading() as session:
            return survey_rows.round_of(session, fiscal_year).approval is not None

    def store(self, before: StatusReport, values: Mapping[str, JsonValue], label: str) -> Changes:
        """Store values of one report as one undo step.

        Args:
            before: the report as the user saw it.
            values: field → value as `domain.reports.report_value` gives it; a phase may be its number.
            label: what the step is called.

        Raises:
            UserError: a value is not allowed.
            EditConflictError: something else is stored by now.
            YearLockedError: the year is approved.
        """
        changes = [report_change(before, name, _cell(name, value)) for name, value in values.items()]
        return self._edits.apply(changes, label)

    def set_office(
        self, before: StatusReport, scores: tuple[int | None, int | None, int | None], reason: str
    ) -> Changes:
        """Store the office's scores; None, or the department's own score, leaves what the department gave.

        Raises:
            UserError: a score differs from the department's and no reason is given.
            EditConflictError: something else is stored by now.
            YearLockedError: the year is approved.
        """
        corrected = [
            None if score == own else score for score, own in zip(scores, before.self_scores, strict=True)
        ]
        if any(score is not None for score in corrected) and not reason.strip():
            raise UserError(
                f"{before.number} の{long_year(before.fiscal_year)}の評価が部署の自己評価と違います。"
                "違う点数にした理由を入力してください。"
            )
        values: dict[str, JsonValue] = dict(zip(OFFICE_SCORE_FIELDS, corrected, strict=True))
        return self.store(before, {**values, "office_reason": reason}, f"{before.number} 評価の修正")

    def json_text(self, fiscal_year: int) -> str:
        """Return all answers of a fiscal year as JSON text, one object a project, in the plan's order.

        The words are those of the plan document, phases 1 to 4 and 0 where the project has ended.
        """
        with self._database.reading() as session:
            found = reports.year_reports(session, (fiscal_year,))[fiscal_year]
            titles = survey_rows.titles(session)
            asked = assignments(session, fiscal_year)
        rows = [self._json(report, asked[number], titles[number]) for number, report in found.items()]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"

    def _json(self, report: StatusReport, asked: Assignment, title: str) -> dict[str, JsonValue]:
        """Return one report as the command line promises it (issue "Survey", part 8)."""
        values: dict[str, JsonValue] = {
            "number": report.number, "title": title, "department": asked.lead,
            "status": self._profile.status_name(report.status) or None,
            "phase_h1": report.phase_h1, "phase_h2": report.phase_h2,
            "budget": report.budget_kyen, "actual_cost": report.actual_cost_kyen, "action": report.action,
            "indicator_value": json_number(report.indicator_value), "indicator_note": report.indicator_note,
            "score_progress": report.scores[0], "score_cost": report.scores[1],
            "score_content": report.scores[2],
            "self_progress": report.score_progress, "self_cost": report.score_cost,
            "self_content": report.score_content, "score_reason": report.score_reason,
            "office_reason": report.office_reason,
            "total": report_total(report), "grade": report_grade(report, self._profile),
            "direction": self._profile.outlook_name(report.outlook) or None, "change": report.change,
            "state": STANDING_NAMES[standing_of(report)],
        }  # fmt: skip
        return {**values, SAMPLE_KEY: True} if self._is_sample else values


def _cell(name: str, value: JsonValue) -> JsonValue:
    """Return a value as an edit has it; a phase given by its number becomes the cell that it stands for."""
    if name in PHASE_FIELDS and isinstance(value, int):
        return phase_cell_value(value)
    return value
