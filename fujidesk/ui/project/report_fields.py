"""The fields of a status report (002, 図表1) as form records, and last year's answers as notes."""

from collections.abc import Sequence

from fujidesk.domain.describing import DIRECTION_NAMES, phase_text
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.profile import ChoiceTerm, PlanProfile
from fujidesk.domain.records import Indicator
from fujidesk.domain.reports import (
    AMOUNT_FIELDS,
    ENDED_PHASE,
    INTERNAL_FIELDS,
    OFFICE_SCORE_FIELDS,
    PHASE_FIELDS,
    SCORE_FIELDS,
    StatusReport,
    answer_label,
    phase_cell_value,
    report_field,
)
from fujidesk.ui.forms.fields import FieldChoice, FieldKind, FieldRecord

INTERNAL = "内部"
"""The mark of what never leaves the office (002: 経費は内部管理項目)."""
NOT_ANSWERED = "（未記入）"
_SCORE_KEYS = {
    name: name.partition("_")[2] for name in (*SCORE_FIELDS, *OFFICE_SCORE_FIELDS)
}  # score_cost → cost
_COLUMNS = {
    "status": 4, **dict.fromkeys(AMOUNT_FIELDS, 4), "indicator_value": 4,
    "indicator_note": 8, **dict.fromkeys(SCORE_FIELDS, 4), "outlook": 4, "change": 8,
}  # fmt: skip
_HINTS = {
    "budget_kyen": "例: 1,240", "actual_cost_kyen": "例: 1,180", "indicator_value": "例: 1,870",
    "action": "この年度に行ったこと、その効果",
}  # fmt: skip


def report_record(name: str, fiscal_year: int, profile: PlanProfile) -> FieldRecord:
    """Return the form record of one answer of a fiscal year's report."""
    kind, choices = _kind(name, profile)
    return FieldRecord(
        report_field(fiscal_year, name),
        answer_label(name, profile) + ("（千円）" if name in AMOUNT_FIELDS else ""),
        kind,
        _HINTS.get(name, ""),
        _COLUMNS.get(name, 12),
        choices=choices,
        mark=INTERNAL if name in INTERNAL_FIELDS else "",
    )


def score_words(name: str, profile: PlanProfile) -> tuple[FieldChoice, ...]:
    """Return the steps of a score, of department or office, worst first, with their official words."""
    steps = profile.score(_SCORE_KEYS[name]).steps
    return tuple(FieldChoice(step, steps[step]) for step in sorted(steps))


def _kind(name: str, profile: PlanProfile) -> tuple[FieldKind, tuple[FieldChoice, ...]]:
    """Return the kind of a field and, where it has some, its choices."""
    if name in PHASE_FIELDS:
        return FieldKind.CHOICE, _phases(profile)
    if name in SCORE_FIELDS:
        return FieldKind.SCORE, score_words(name, profile)
    if name in AMOUNT_FIELDS:
        return FieldKind.AMOUNT, ()
    if name in ("status", "outlook"):
        return FieldKind.CHOICE, _terms(profile.statuses if name == "status" else profile.outlooks)
    return (FieldKind.FIGURE if name == "indicator_value" else FieldKind.TEXT), ()


def _terms(terms: Sequence[ChoiceTerm]) -> tuple[FieldChoice, ...]:
    """Return the choices of 実施状況 or 今後の方向性, beginning with none."""
    return FieldChoice(None, NOT_ANSWERED), *(FieldChoice(term.key, term.name) for term in terms)


def _phases(profile: PlanProfile) -> tuple[FieldChoice, ...]:
    """Return the phases that a half-year can have reached, beginning with none; their values are cells."""
    known = (
        FieldChoice(phase_cell_value(term.number), phase_text(term.number, profile))
        for term in profile.phases
    )
    ended = FieldChoice(phase_cell_value(ENDED_PHASE), phase_text(None, profile))
    return FieldChoice(None, NOT_ANSWERED), *known, ended


def answer_text(report: StatusReport, name: str, profile: PlanProfile, unit: str = "") -> str:
    """Return an answer in words, for notes and paper; "" where there is none. unit: of the indicator."""
    value = getattr(report, name)
    if value is None or value == "":
        return ""
    if name in PHASE_FIELDS:
        return phase_text(None if value == ENDED_PHASE else value, profile)
    if name == "status":
        return profile.status_name(value.value)
    if name == "outlook":
        return profile.outlook_name(value.value)
    if name in AMOUNT_FIELDS:
        return f"{value:,} 千円"
    return f"{value:,f} {unit}".rstrip() if name == "indicator_value" else str(value)


def last_year_note(last: StatusReport | None, name: str, profile: PlanProfile, unit: str = "") -> str:
    """Return last year's answer as it stands beneath a field; "" where there is none."""
    text = "" if last is None else answer_text(last, name, profile, unit)
    return f"前年度: {text}" if text else ""


def target_note(target: Indicator) -> str:
    """Return the indicator's target as it stands beneath its actual figure; "" where the plan gives none."""
    if target.figure is None:
        return f"目標: {target.text}" if target.text else ""
    direction = DIRECTION_NAMES[target.direction] if target.direction else ""
    due = f"（{short_year(target.due_year)}）" if target.due_year else ""
    return f"目標: {target.figure:,f} {target.unit}{direction}{due}"
