"""The status reports of a project on its printed sheet, a table a year, with or without what is internal.

By default paper shows what may be published: no budget, no cost, no score ②, and no total, from which ② could
be worked out (002: 経費は内部管理項目). Reasons speak of costs too and stay inside as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fujidesk.domain.describing import phase_text
from fujidesk.domain.fiscal import HalfYear, half_name, long_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.reports import (
    AMOUNT_FIELDS,
    ENDED_PHASE,
    INTERNAL_FIELDS,
    PHASE_FIELDS,
    SCORE_FIELDS,
    StatusReport,
    answer_label,
    score_label,
)
from fujidesk.domain.scoring import STANDING_NAMES, Standing, report_grade, report_total, standing_of
from fujidesk.ui.project.report_fields import answer_text, target_note
from fujidesk.ui.project.schedule_edits import plan_cells

INTERNAL_MARK = "取扱注意（内部用：経費を含む）"
"""Stands on every page that shows costs."""
_EMPTY = "－"
Row = tuple[str, str]


@dataclass(frozen=True)
class PrintedReports:
    """Which reports are printed and how they are marked.

    by_number: by project number and fiscal year. internal: with costs, score ② and reasons. sample: the
    answers are made up.
    """

    by_number: Mapping[str, Mapping[int, StatusReport]] = field(default_factory=dict)
    internal: bool = False
    sample: bool = False

    def answered(self, number: str) -> list[StatusReport]:
        """Return the answered reports of a project in the order of time."""
        found = self.by_number.get(number, {})
        return [report for _, report in sorted(found.items()) if report.is_answered]


NO_REPORTS = PrintedReports()
"""The sheet as the plan prints it."""


def public_note(profile: PlanProfile) -> str:
    """Return what stands under a sheet that says nothing of costs."""
    return f"経費（予算額・実績額・{score_label(profile, 1)}の評価）は内部管理項目のため掲載していません。"


def report_heading(report: StatusReport) -> str:
    """Return what stands over a year's table."""
    return f"{long_year(report.fiscal_year)} 進捗状況報告"


def report_rows(
    record: ProjectRecord, report: StatusReport, profile: PlanProfile, *, internal: bool
) -> list[Row]:
    """Return a report as rows of label and text (002, 図表1); internal: also what must not leave."""
    unit = record.indicator.unit

    def answer(name: str) -> Row:
        """Return the row of one answer."""
        return answer_label(name, profile), answer_text(report, name, profile, unit) or _EMPTY

    figure = "　".join(part for part in (answer("indicator_value")[1], target_note(record.indicator)) if part)
    rows = [answer("status"), ("進捗段階", _phases(record, report, profile))]
    rows += [answer(name) for name in AMOUNT_FIELDS] if internal else []
    rows += [answer("action"), (answer_label("indicator_value", profile), figure), answer("indicator_note")]
    rows += [("評価", _scores(report, profile, internal=internal))]
    rows += [("総合評価", _overall(report, profile, internal=internal))]
    rows += [answer(name) for name in ("score_reason", "office_reason")] if internal else []
    return [*rows, answer("outlook"), answer("change")]


def _phases(record: ProjectRecord, report: StatusReport, profile: PlanProfile) -> str:
    """Return plan beside actual of both halves, a line each."""
    cells = plan_cells(record)
    lines = []
    for half, name in enumerate(PHASE_FIELDS, start=1):
        cell, reached = cells.get(HalfYear(report.fiscal_year, half)), getattr(report, name)
        plan = _EMPTY if cell is None else phase_text(cell.phase, profile)
        actual = (
            _EMPTY if reached is None else phase_text(None if reached == ENDED_PHASE else reached, profile)
        )
        lines.append(f"{half_name(half)}　計画 {plan}　実績 {actual}")
    return "\n".join(lines)


def _scores(report: StatusReport, profile: PlanProfile, *, internal: bool) -> str:
    """Return the scores that count with their official words, the department's own where it was corrected."""
    lines = []
    for name, score, own in zip(SCORE_FIELDS, report.scores, report.self_scores, strict=True):
        if name in INTERNAL_FIELDS and not internal:
            continue
        word = "" if score is None else f" {score} {profile.score(name.partition('_')[2]).steps[score]}"
        corrected = internal and score != own and own is not None
        given = f"（部署の評価 {own}）" if corrected else ""
        lines.append(f"{answer_label(name, profile)}{word or f' {_EMPTY}'}{given}")
    return "\n".join(lines)


def _overall(report: StatusReport, profile: PlanProfile, *, internal: bool) -> str:
    """Return the grade, with the total where costs are shown; the word of a state without a grade."""
    standing = standing_of(report)
    if standing is not Standing.EVALUATED:
        return STANDING_NAMES[standing]
    total = f"（{report_total(report)} 点）" if internal else ""
    return f"{report_grade(report, profile)}{total}"
