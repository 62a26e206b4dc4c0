"""New projects as JSON for the command line: `fujidesk proposals --format json`. Internal, with costs."""

import json
from collections.abc import Sequence

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.new_project_rules import allowed_steps, current_step
from fujidesk.domain.new_projects import NewProject, Step, step_name
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.sample_mark import SAMPLE_KEY

_TEXTS = ("department", "title", "purpose", "content", "schedule", "effects", "risks", "support", "remark")


def new_project_json(
    fiscal_year: int, projects: Sequence[NewProject], profile: PlanProfile, *, is_sample: bool
) -> str:
    """Return the new projects of a fiscal year as JSON text, with counts by step."""
    steps = [current_step(project) for project in projects]
    counts: dict[str, JsonValue] = {step_name(step, profile.words): steps.count(step) for step in Step}
    values: dict[str, JsonValue] = {
        "fiscal_year": fiscal_year,
        "proposals": [new_project_value(project, profile) for project in projects],
        "counts": counts,
    }
    if is_sample:
        values[SAMPLE_KEY] = True
    return f"{json.dumps(values, ensure_ascii=False, indent=1)}\n"


def new_project_value(project: NewProject, profile: PlanProfile) -> JsonValue:
    """Return one new project; amounts in 千円, null until known; costs by fiscal year."""
    texts: dict[str, JsonValue] = {name: getattr(project, name) for name in _TEXTS}
    costs: dict[str, JsonValue] = {str(year): kyen for year, kyen in project.costs}
    return {
        "id": project.key,
        "fiscal_year": project.fiscal_year,
        **texts,
        "costs_kyen": costs,
        "important": project.is_important,
        "measure": project.measure or None,
        "category": profile.category_name(project.category),
        "is_dx": project.is_dx,
        "step": step_name(current_step(project), profile.words),
        "next_steps": [step_name(step, profile.words) for step in allowed_steps(project)],
        "steps": [
            {"step": step_name(taken.step, profile.words), "date": taken.day or None, "reason": taken.reason}
            for taken in project.steps
        ],
        "requested_kyen": project.requested_kyen,
        "assessed_kyen": project.assessed_kyen,
        "settled_kyen": project.settled_kyen,
        "number": project.number or None,
    }
