"""The evaluation of all years: slim rows for the screen, JSON, a workbook, and what approving a year locks.

Reads a handful of statements and no texts of the plan, so that it opens at once also with 20,000 projects.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fujidesk.domain.achievement import IndicatorSeries, series_of
from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.evaluation_values import evaluation_values
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.records import DepartmentRecord, LevelRecord, ProjectRecord
from fujidesk.domain.report_rows import ReportRow, report_row
from fujidesk.domain.reports import StatusReport
from fujidesk.domain.scoring import Standing
from fujidesk.domain.surveys import leads_by_year, resolved, survey_day
from fujidesk.errors import UserError
from fujidesk.models import departments, evaluating, reading, reports, responsibility, running, survey_rows
from fujidesk.models.engine import Database
from fujidesk.models.evaluating import EvaluatedProject
from fujidesk.services.oddities import OddityService

_Years = Mapping[int, Mapping[str, StatusReport]]


@dataclass(frozen=True, slots=True)
class ApprovalReview:
    """What approving a year would lock, in project numbers, so that it can be said before it is done.

    moves: a score moved by 2 or more without a reason. oddities: projects that something odd is left about
    and no question about it is settled. open_inquiries: projects with a question that is not settled.
    """

    fiscal_year: int
    total: int
    evaluated: int
    unanswered: tuple[str, ...]
    unevaluated: tuple[str, ...]
    oddities: tuple[str, ...]
    open_inquiries: tuple[str, ...]
    moves: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left to be looked at."""
        return not (self.unanswered or self.unevaluated or self.oddities or self.open_inquiries or self.moves)

    @property
    def sentence(self) -> str:
        """The counts in one line."""
        return (
            f"全 {self.total} 事業の回答を確定します（評価済 {self.evaluated}、"
            f"未回答 {len(self.unanswered)}、未評価 {len(self.unevaluated)}、"
            f"未解決の気づき {len(self.oddities)}、"
            f"未解決の照会 {len(self.open_inquiries)}、理由のない 2 点以上の変動 {len(self.moves)}）。"
        )


class EvaluationService:
    """Gathers the evaluation from the register and the reports."""

    def __init__(
        self, database: Database, oddities: OddityService, profile: PlanProfile, *, is_sample: bool = False
    ) -> None:
        self._database = database
        self._oddities = oddities
        self._profile = profile
        self._is_sample = is_sample

    def data(self, only: Collection[int] | None = None) -> EvaluationData:
        """Return the evaluation, from one state of the file.

        Args:
            only: the fiscal years whose rows are wanted, without the indicators, for what is opened often;
                None: all years of the plan, with the indicators.
        """
        plan_years = tuple(self._profile.fiscal_years)
        years = plan_years if only is None else tuple(year for year in plan_years if year in only)
        with self._database.reading() as session:
            projects = evaluating.evaluated_projects(session, indicators=only is None)
            held = (evaluating.scored_reports if only is not None else reports.year_reports)(session, years)
            answered = _answered(held) or reports.years_with_answers(session, plan_years)
            known = {record.name: record for record in departments.department_records(session)}
            is_asked = _all_asked(held)  # then the schedules need not be read for who answers
            responsible = (
                [] if is_asked else responsibility.responsible(session, max(years, default=plan_years[-1]))
            )
            levels = reading.levels(session)
            rounds = survey_rows.rounds(session)
            idle = running.idle(session, years)
        kept: dict[tuple[str, int], str] = {}
        leads = _asked_leads(held, known) if is_asked else {
            record.number: leads_by_year(record, years, known, _chosen(held, record), kept)
            for record in responsible
        }  # fmt: skip
        return EvaluationData(
            self._profile,
            self._rows(projects, held, leads, idle),
            {year: item.record.approval for year, item in rounds.items() if item.record.approval is not None},
            _level_names(levels),
            tuple(self._series(projects, held, leads)) if only is None else (),
            self._is_sample,
            answered,
        )

    def json_text(self, fiscal_year: int) -> str:
        """Return the evaluation of a year as JSON text, with the change from the year before.

        Raises:
            UserError: the year is not of the plan.
        """
        self._refuse_year(fiscal_year)
        values = evaluation_values(self.data(), fiscal_year)
        return json.dumps(values, ensure_ascii=False, indent=1) + "\n"

    def write_workbook(self, fiscal_year: int, path: Path, progress: Progress | None = None) -> None:
        """Write the evaluation of a year as a workbook that prints on A4; internal, since it shows ②経費.

        Raises:
            UserError: the year is not of the plan.
            MachineError: the file cannot be written.
            CancelledError: the user stopped it; no file is left.
        """
        from fujidesk.exchange.evaluation_write import EvaluationBook, write_evaluation  # late: openpyxl

        self._refuse_year(fiscal_year)
        tell = progress or NoProgress()
        tell.step(0, 2, "集計")
        with self._database.reading() as session:
            held = reports.year_reports(session, (fiscal_year,))[fiscal_year]
        book = EvaluationBook(self.data(), fiscal_year, held, tuple(self._oddities.lines(fiscal_year)))
        tell.step(1, 2, path.name)
        write_evaluation(path, book)
        tell.step(2, 2, path.name)

    def approval_review(self, fiscal_year: int) -> ApprovalReview:
        """Return what approving a year would lock.

        Raises:
            UserError: the year is not of the plan.
        """
        self._refuse_year(fiscal_year)
        rows = self.data((fiscal_year - 1, fiscal_year)).year(fiscal_year)  # and the one it moved from
        lines = self._oddities.lines(fiscal_year)
        with self._database.reading() as session:
            held = reports.year_reports(session, (fiscal_year,))[fiscal_year]
        return ApprovalReview(
            fiscal_year,
            len(rows),
            sum(row.standing is Standing.EVALUATED for row in rows),
            _standing(rows, Standing.UNANSWERED),
            _standing(rows, Standing.UNEVALUATED),
            _once(line.number for line in lines if line.oddity is not None and not line.is_settled),
            _once(line.number for line in lines if line.inquiry is not None and not line.is_settled),
            tuple(row.number for row in rows if row.has_large_move and not _has_reason(held[row.number])),
        )

    def _rows(
        self,
        projects: Iterable[EvaluatedProject],
        held: _Years,
        leads: Mapping[str, Mapping[int, str]],
        idle: Mapping[int, frozenset[str]],
    ) -> dict[int, tuple[ReportRow, ...]]:
        """Return the rows of all years; a project that does not run in a year counts only if it answered."""
        found: dict[int, list[ReportRow]] = {year: [] for year in held}
        for project in projects:
            before: StatusReport | None = None
            place: ReportRow | None = None
            for year, by_number in held.items():
                report = by_number[project.number]
                if project.number in idle[year] and not report.is_answered:
                    before = report
                    continue
                lead = leads[project.number][year]
                if place is None or place.department != lead:
                    place = ReportRow(
                        project.number, project.title, project.policy, project.measure, project.category,
                        lead, project.is_dx, year,
                    )  # fmt: skip
                found[year].append(report_row(place, report, before, self._profile))
                before = report
        return {year: tuple(rows) for year, rows in found.items()}

    def _series(
        self, projects: Iterable[EvaluatedProject], held: _Years, leads: Mapping[str, Mapping[int, str]]
    ) -> Iterable[IndicatorSeries]:
        """Yield the indicators of the projects that have one."""
        last = self._profile.last_year
        for project in projects:
            if project.indicator is None:
                continue
            values = (
                (year, by_number[project.number].indicator_value, by_number[project.number].indicator_note)
                for year, by_number in held.items()
            )
            points = series_of(project.indicator, values, last)
            lead = leads[project.number][last]
            yield IndicatorSeries(project.number, project.title, lead, project.indicator, points)

    def _refuse_year(self, fiscal_year: int) -> None:
        """Refuse a year that the plan does not have.

        Raises:
            UserError: so it is.
        """
        if fiscal_year not in self._profile.fiscal_years:
            first, last = self._profile.first_year, self._profile.last_year
            raise UserError(
                f"{long_year(fiscal_year)}は計画の期間（{long_year(first)}～{long_year(last)}）の外です。"
                "期間の中の年度を指定してください。"
            )


def _answered(held: _Years) -> tuple[int, ...]:
    """Return the years with answers where the last one has any; else nothing, as others must be looked at."""
    found = tuple(year for year, by_number in held.items() if any(r.is_answered for r in by_number.values()))
    return found if found and found[-1] == max(held) else ()


def _all_asked(held: _Years) -> bool:
    """Tell whether each report names who was asked."""
    return all(report.lead for by_number in held.values() for report in by_number.values())


def _asked_leads(held: _Years, known: Mapping[str, DepartmentRecord]) -> dict[str, dict[int, str]]:
    """Return by number and year who was asked, under the name that answers today."""
    found: dict[str, dict[int, str]] = {number: {} for number in next(iter(held.values()), {})}
    for year, by_number in held.items():
        day, kept = survey_day(year), dict[str, str]()
        for number, report in by_number.items():
            if report.lead not in kept:
                kept[report.lead] = resolved(report.lead, known, day)
            found[number][year] = kept[report.lead]
    return found


def _chosen(held: _Years, record: ProjectRecord) -> dict[int, str]:
    """Return the leads that were chosen for a project, by year."""
    return {year: lead for year, by_number in held.items() if (lead := by_number[record.number].lead)}


def _level_names(levels: Iterable[LevelRecord]) -> dict[str, str]:
    """Return code → 「1.1 行政サービスのオンライン化」, in the plan's order."""
    return {level.code: f"{level.code} {level.title}" for level in levels}


def _standing(rows: Iterable[ReportRow], standing: Standing) -> tuple[str, ...]:
    """Return the numbers of the rows of a standing."""
    return tuple(row.number for row in rows if row.standing is standing)


def _once(numbers: Iterable[str]) -> tuple[str, ...]:
    """Return numbers without repeating any."""
    return tuple(dict.fromkeys(numbers))


def _has_reason(report: StatusReport) -> bool:
    """Tell whether a reason for the scores is given, by the department or by the office."""
    return bool(report.score_reason.strip() or report.office_reason.strip())
