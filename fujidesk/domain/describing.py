"""Field values as a reader of the history wants them: in words of the plan, not as stored values."""

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.fields import cell_of, field_label, half_year_of_field, state_of
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.office_words import describe_office_change, is_office_change
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.profile_changes import PROFILE_WORDS, told_values
from fujidesk.domain.records import STATE_KIND_NAMES, Category, Direction, ScheduleCell
from fujidesk.domain.survey_words import describe_survey_value

EMPTY = "（空欄）"
"""Shown where a field has no value."""
NO_CELL = "（記載なし）"
"""Shown where a half-year has no cell in the schedule."""
ENDED = "終了（-）"
"""Shown where a half-year says that the project has ended ("-" in the plan)."""

DIRECTION_NAMES = {Direction.AT_LEAST: "以上", Direction.AT_MOST: "以下", Direction.KEEP: "維持"}
"""Which way an indicator goes, as it stands after a figure."""


def phase_text(phase: int | None, profile: PlanProfile) -> str:
    """Return a phase as the plan writes it: 「(2) 要件調査・導入検討」, or the word for an ended project."""
    return ENDED if phase is None else f"({phase}) {profile.phase_name(phase)}"


def short_phase_text(phase: int | None, profile: PlanProfile) -> str:
    """Return a phase for a narrow cell: 「(2) 要件」, 「終了」 for an ended project."""
    if phase is None:
        return "終了"
    short = next((term.short_name for term in profile.phases if term.number == phase), "")
    return f"({phase}) {short}".rstrip()


def department_text(names: tuple[str, ...]) -> str:
    """Return departments as the plan prints them side by side."""
    return "・".join(names)


def describe_cell(cell: ScheduleCell | None, profile: PlanProfile) -> str:
    """Return a schedule cell in words: phase, departments, and whether it is still open."""
    if cell is None:
        return NO_CELL
    parts = [phase_text(cell.phase, profile)]
    if cell.departments:
        parts.append(department_text(cell.departments))
    if not cell.settled:
        parts.append("未確定")
    return " ／ ".join(parts)


def describe_value(field: str, value: JsonValue, profile: PlanProfile) -> str:
    """Return a field value in words, for the history, messages and differences.

    Args:
        field: a field key as `fujidesk.domain.changes` names them.
        value: the value as stored; None where there is none.
        profile: gives the words for phases and categories.
    """
    kind = field.partition(".")[0]
    if kind in ("plan", "actual"):
        return describe_cell(cell_of(half_year_of_field(field), value), profile)
    told = _describe_apart(field, value, profile)
    if told is not None:
        return told
    if value is None or value in ("", []):
        return EMPTY
    if isinstance(value, list):
        return "、".join(str(item) for item in value)
    return _describe_scalar(field, value, profile)


def _describe_apart(field: str, value: JsonValue, profile: PlanProfile) -> str | None:
    """Return a whole project, its state or a value of the survey in words; None for all else."""
    if field == "*":
        return _describe_whole(value)
    if field == "standing":
        return _describe_state(value)
    return describe_survey_value(field, value, profile)


def _describe_whole(value: JsonValue) -> str:
    """Return the title of a project that was added or removed as a whole."""
    if not isinstance(value, dict):
        return "（なし）"
    return str(value.get("title") or EMPTY)


def _describe_state(value: JsonValue) -> str:
    """Return whether a project runs, or how and when it ended: 「統合（2025-04-01、1-1-3 へ）」."""
    state = state_of(value)
    if state is None:
        return "実施中"
    into = f"、{'・'.join(state.into)} へ" if state.into else ""
    return f"{STATE_KIND_NAMES[state.kind]}（{state.since}{into}）"


def _describe_scalar(field: str, value: JsonValue, profile: PlanProfile) -> str:
    """Return a value that is neither list nor cell; words of choices that are not known stay as they are."""
    if field == "category":
        known = {category.value: category for category in Category}
        return profile.category_name(known[str(value)]) if str(value) in known else str(value)
    if field == "is_dx":
        return f"{profile.dx_name}（DX）" if value else "DX ではない"
    if field == "indicator.direction":
        names = {direction.value: name for direction, name in DIRECTION_NAMES.items()}
        return names.get(str(value), str(value))
    if field == "indicator.due_year" and isinstance(value, int):
        return long_year(value)
    return f"{value} 頁" if field == "page" else str(value)


def describe_change(change: FieldChange, profile: PlanProfile) -> str:
    """Return a change as one line: 「事業名: 旧 → 新」."""
    if is_office_change(change):
        return describe_office_change(change, profile)
    if change.entity is Entity.PROFILE:
        old, new = told_values(change.before, change.after)
        return f"計画プロファイルの{PROFILE_WORDS.get(change.field, change.field)}: {old} → {new}"
    before = describe_value(change.field, change.before, profile)
    after = describe_value(change.field, change.after, profile)
    return f"{field_label(change.field, profile)}: {before} → {after}"
