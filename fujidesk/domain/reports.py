"""The status report (進捗状況報告) of one project and fiscal year, and its values as edits know them.

One per project and fiscal year, all categories (002, 図表1 and 図表2). The department answers and scores
itself; the office confirms or corrects the scores with a reason. An edit of a report is a `FieldChange` of
`Entity.REPORT` with the project number as key and "2022.status" as field; the phases reached are schedule
cells of the project itself ("actual.2022.1"), so that timeline and report can never differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ScheduleCell

ENDED_PHASE = 0
"""In a report: the project has ended in this half-year ("-" in the plan)."""


class Status(StrEnum):
    """実施状況 (002, 図表1 (1)); the words shown come from the plan profile."""

    DONE = "done"
    RUNNING = "running"
    STOPPED = "stopped"
    NOT_STARTED = "not_started"


class Outlook(StrEnum):
    """今後の方向性 (002, 図表1 (6)); the words shown come from the plan profile."""

    CONTINUE = "continue"
    REVIEW = "review"
    COMPLETE = "complete"
    MERGE = "merge"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What is known of one project in one fiscal year; None and "" mean: not answered.

    phase_h1, phase_h2: phase reached in the half, ENDED_PHASE where the project has ended. Amounts in 千円,
    internal. indicator_value: 施策指標の実績値; indicator_note: its appraisal. score_*: the department's own
    scores 1 to 5; score_reason: why they moved. office_*: the office's scores where it corrects the
    department's, with office_reason. outlook: 今後の方向性; change: 事業内容の変更・見直し. lead: the
    department that is asked, where the office chose one or the workbook has been sent; "" means by rule.
    """

    number: str
    fiscal_year: int
    status: Status | None = None
    phase_h1: int | None = None
    phase_h2: int | None = None
    budget_kyen: int | None = None
    actual_cost_kyen: int | None = None
    action: str = ""
    indicator_value: Decimal | None = None
    indicator_note: str = ""
    score_progress: int | None = None
    score_cost: int | None = None
    score_content: int | None = None
    score_reason: str = ""
    outlook: Outlook | None = None
    change: str = ""
    office_progress: int | None = None
    office_cost: int | None = None
    office_content: int | None = None
    office_reason: str = ""
    lead: str = ""

    @property
    def self_scores(self) -> tuple[int | None, int | None, int | None]:
        """①進捗 ②経費 ③取組内容 as the department gave them."""
        return self.score_progress, self.score_cost, self.score_content

    @property
    def office_scores(self) -> tuple[int | None, int | None, int | None]:
        """The office's corrections, None where it leaves the department's score."""
        return self.office_progress, self.office_cost, self.office_content

    @property
    def scores(self) -> tuple[int | None, int | None, int | None]:
        """The scores that count: the office's where it gave one, else the department's."""
        return (
            self.score_progress if self.office_progress is None else self.office_progress,
            self.score_cost if self.office_cost is None else self.office_cost,
            self.score_content if self.office_content is None else self.office_content,
        )

    @property
    def is_answered(self) -> bool:
        """Whether the department has answered anything."""
        # nearly all answers have a status; this is asked thousands of times for one look at the evaluation
        return self.status is not None or any(getattr(self, name) not in (None, "") for name in ANSWER_FIELDS)


PHASE_FIELDS = ("phase_h1", "phase_h2")
SCORE_FIELDS = ("score_progress", "score_cost", "score_content")
OFFICE_SCORE_FIELDS = ("office_progress", "office_cost", "office_content")
AMOUNT_FIELDS = ("budget_kyen", "actual_cost_kyen")
ANSWER_FIELDS = (
    "status", *PHASE_FIELDS, *AMOUNT_FIELDS, "action", "indicator_value", "indicator_note", *SCORE_FIELDS,
    "score_reason", "outlook", "change",
)  # fmt: skip
"""What a department answers, in the order of its sheet."""
OFFICE_FIELDS = (*OFFICE_SCORE_FIELDS, "office_reason", "lead")
"""What the office adds."""
STORED_FIELDS = tuple(name for name in (*ANSWER_FIELDS, *OFFICE_FIELDS) if name not in PHASE_FIELDS)
"""Fields of `Entity.REPORT`; the phases are schedule cells of the project."""
TEXT_FIELDS = ("action", "indicator_note", "score_reason", "change", "office_reason", "lead")
INTERNAL_FIELDS = (*AMOUNT_FIELDS, "score_cost", "office_cost")
"""Never in anything published (002: 経費は内部管理項目)."""

SCORE_SIGNS = ("①", "②", "③")
"""How the plan counts 進捗, 経費 and 取組内容."""
LABELS = {
    "status": "実施状況", "phase_h1": "進捗段階（上期）", "phase_h2": "進捗段階（下期）",
    "budget_kyen": "予算額", "actual_cost_kyen": "実績額", "action": "取組内容",
    "indicator_value": "指標の実績値", "indicator_note": "指標の実績に対する評価",
    "score_progress": "①進捗", "score_cost": "②経費", "score_content": "③取組内容",
    "score_reason": "評価の理由", "outlook": "今後の方向性", "change": "事業内容の変更・見直し",
    "office_progress": "①進捗（事務局）", "office_cost": "②経費（事務局）",
    "office_content": "③取組内容（事務局）", "office_reason": "事務局の評価の理由", "lead": "回答する部署",
}  # fmt: skip
"""Field → Japanese name, in the words of the plan document; `answer_label` has those of a city."""


def report_field(fiscal_year: int, name: str) -> str:
    """Return the field key of a report's value, "2022.status"; of a phase "actual.2022.1"."""
    if name in PHASE_FIELDS:
        return f"actual.{fiscal_year}.{PHASE_FIELDS.index(name) + 1}"
    return f"{fiscal_year}.{name}"


def score_label(profile: PlanProfile, place: int) -> str:
    """Return what a city calls a score, with its sign; place: from 0 (「①進捗」)."""
    return f"{SCORE_SIGNS[place]}{profile.scores[place].name}"


def answer_label(name: str, profile: PlanProfile | None = None) -> str:
    """Return the name of a field of the report in a city's words; None: those of the plan document."""
    if profile is None:
        return LABELS.get(name, name)
    if name in SCORE_FIELDS:
        return score_label(profile, SCORE_FIELDS.index(name))
    if name in OFFICE_SCORE_FIELDS:
        return f"{score_label(profile, OFFICE_SCORE_FIELDS.index(name))}（{profile.words.office}）"
    return LABELS.get(name, name).replace(STANDARD_WORDS.office, profile.words.office)


def report_field_label(field: str, profile: PlanProfile | None = None) -> str:
    """Return the name of a field key of `Entity.REPORT`: 「R4 実施状況」."""
    year, _, name = field.partition(".")
    return f"{short_year(int(year))} {answer_label(name, profile)}"


def report_value(report: StatusReport, name: str) -> JsonValue:
    """Return one value of a report as edits know it.

    A phase is a cell value ({"phase", "departments", "settled"}) or None; a figure is a decimal as text.
    """
    value = getattr(report, name)
    if name in PHASE_FIELDS:
        return phase_cell_value(value)
    if isinstance(value, StrEnum):
        return value.value
    return format(value, "f") if isinstance(value, Decimal) else value


def phase_cell_value(phase: int | None) -> JsonValue:
    """Return the schedule cell of a reached phase; None where nothing was answered."""
    if phase is None:
        return None
    return {"phase": None if phase == ENDED_PHASE else phase, "departments": [], "settled": True}


def phase_of_cell(cell: ScheduleCell | None) -> int | None:
    """Return the phase as a report has it, of an actual cell of the schedule."""
    if cell is None:
        return None
    return ENDED_PHASE if cell.phase is None else cell.phase


def report_with(report: StatusReport, name: str, value: JsonValue) -> StatusReport:
    """Return the report with one stored value set (`STORED_FIELDS`); None empties it.

    Raises:
        KeyError: the field is not known.
        ValueError: the value is not one of the choices.
    """
    if name not in STORED_FIELDS:
        raise KeyError(name)
    changed: dict[str, Any] = {name: _parsed(name, value)}
    return replace(report, **changed)


def _parsed(name: str, value: JsonValue) -> object:
    """Return a stored value as the report holds it."""
    if name in TEXT_FIELDS:
        return "" if value is None else str(value)
    if value is None:
        return None
    if name == "status":
        return Status(str(value))
    if name == "outlook":
        return Outlook(str(value))
    return Decimal(str(value)) if name == "indicator_value" else int(str(value))


def report_change(before: StatusReport, name: str, after: JsonValue) -> FieldChange:
    """Return the edit that sets one value of a report.

    Args:
        before: the report as it is.
        name: one of ANSWER_FIELDS or OFFICE_FIELDS.
        after: the value as `report_value` gives it.
    """
    entity = Entity.PROJECT if name in PHASE_FIELDS else Entity.REPORT
    field = report_field(before.fiscal_year, name)
    return FieldChange(entity, before.number, field, report_value(before, name), after)


def report_of(number: str, fiscal_year: int, values: Mapping[str, JsonValue]) -> StatusReport:
    """Build a report from stored values; those not given stay empty."""
    report = StatusReport(number, fiscal_year)
    for name, value in values.items():
        report = report_with(report, name, value)
    return report


def json_number(figure: Decimal | None) -> JsonValue:
    """Return a figure as a number of JSON, whole ones without a point."""
    if figure is None:
        return None
    return int(figure) if figure == figure.to_integral_value() else float(figure)
