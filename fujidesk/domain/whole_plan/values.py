"""The evaluation of a whole plan as plain values, for JSON (docs/cli.md, `evaluate --whole`)."""

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.reports import json_number
from fujidesk.domain.sample_mark import SAMPLE_KEY
from fujidesk.domain.whole_plan.finals import FINAL_NAMES, FINAL_RULE, FinalIndicator
from fujidesk.domain.whole_plan.model import LevelResult, ProjectCourse, WholePlan
from fujidesk.domain.whole_plan.outcomes import OUTCOME_NAMES, OUTCOME_RULE


def whole_values(whole: WholePlan) -> dict[str, JsonValue]:
    """Return the evaluation: on what it rests, the rules, each level and each project; internal (amounts)."""
    values: dict[str, JsonValue] = {
        "title": whole.title,
        "first_year": whole.span.first_year,
        "last_year": whole.span.last_year,
        "through": whole.through,
        "approved_years": list(whole.approved),
        "forecast": whole.is_unfinished,
        "basis": whole.basis,
        "rule": OUTCOME_RULE,
        "indicator_rule": FINAL_RULE,
        "total": _level(whole.total),
        "levels": [_level(level) for level in whole.levels],
        "projects": [_project(course, whole) for course in whole.courses],
    }
    return {**values, SAMPLE_KEY: True} if whole.is_sample else values


def _level(level: LevelResult) -> dict[str, JsonValue]:
    """Return a policy or measure."""
    return {
        "code": level.code, "name": level.name, "projects": len(level.numbers),
        "outcomes": {OUTCOME_NAMES[kind]: len(numbers) for kind, numbers in level.outcomes.items()},
        "indicators": {FINAL_NAMES[kind]: len(numbers) for kind, numbers in level.finals.items()},
        "worst_slip_half_years": level.worst_slip, "total_slip_half_years": level.total_slip,
        "budget_kyen": level.budget_kyen, "actual_kyen": level.actual_kyen,
        "projects_with_both_amounts": level.compared, "appraisal": level.appraisal,
    }  # fmt: skip


def _project(course: ProjectCourse, whole: WholePlan) -> dict[str, JsonValue]:
    """Return a project over the period."""
    labels = [when.label for when in whole.halves]
    return {
        "number": course.number, "title": course.row.title, "level": course.level,
        "outcome": OUTCOME_NAMES[course.verdict.outcome], "reason": course.verdict.reason,
        "forecast": course.is_forecast, "slip_half_years": course.verdict.slip,
        "slip_to_first_plan": course.original_slip,
        "planned": dict(zip(labels, course.row.plan.phases, strict=False)),
        "reached": {
            label: mark
            for label, mark in zip(labels, course.row.actual.phases, strict=False)
            if mark.strip()
        },
        "grades": {short_year(row.fiscal_year): row.grade for row in course.grades},
        "indicator": None if course.indicator is None else _indicator(course.indicator),
        "budget_kyen": {short_year(item.fiscal_year): item.budget_kyen for item in course.amounts},
        "actual_kyen": {short_year(item.fiscal_year): item.actual_kyen for item in course.amounts},
    }  # fmt: skip


def _indicator(found: FinalIndicator) -> dict[str, JsonValue]:
    """Return how an indicator stands at the end."""
    values = {
        short_year(point.fiscal_year): json_number(point.value)
        for point in found.series.points
        if point.value is not None
    }
    return {
        "target": found.series.indicator.text, "result": FINAL_NAMES[found.result],
        "forecast": found.is_forecast, "reason": found.reason, "values": values,
    }  # fmt: skip
