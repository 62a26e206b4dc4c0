"""A draft as a register of its own: for the document that the 本部 reads, and once it is in force."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fujidesk.domain.fiscal import half_years
from fujidesk.domain.indicators import parse_indicator
from fujidesk.domain.next_plan.records import DraftProject, PlanDraft
from fujidesk.domain.numbers import sort_key
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import (
    DepartmentRecord,
    ProjectRecord,
    RegisterContent,
    ScheduleCell,
)
from fujidesk.domain.timeline import ENDED


def next_register(
    profile: PlanProfile, content: RegisterContent, draft: PlanDraft, projects: Sequence[DraftProject]
) -> tuple[PlanProfile, RegisterContent]:
    """Return a draft with its projects as a plan of its own: its shape, and its register.

    profile, content: of the plan in force.
    """
    old = {record.number: record for record in content.projects}
    return next_profile(profile, draft), next_content(draft, projects, content.departments, old)


def next_profile(profile: PlanProfile, draft: PlanDraft) -> PlanProfile:
    """Return the shape of the next plan: that of the plan in force with another name and period."""
    return replace(
        profile, plan_name=draft.name, short_name=draft.name, first_year=draft.fiscal_year,
        last_year=draft.last_year, terms=(),
    )  # fmt: skip


def next_content(
    draft: PlanDraft,
    projects: Sequence[DraftProject],
    departments: tuple[DepartmentRecord, ...],
    old: Mapping[str, ProjectRecord],
) -> RegisterContent:
    """Return the register of the next plan; projects without a number are left out.

    Args:
        draft: with the levels.
        projects: of the draft, ended ones included, which are left out.
        departments: of the plan in force.
        old: projects of the plan in force by number, for the codes of the upper plans.
    """
    standing = sorted(
        (item for item in projects if item.is_in_plan and item.number), key=lambda item: sort_key(item.number)
    )
    return RegisterContent(draft.levels, departments, tuple(_record(draft, item, old) for item in standing))


def _record(draft: PlanDraft, item: DraftProject, old: Mapping[str, ProjectRecord]) -> ProjectRecord:
    """Return a project of the next plan."""
    level = next((level for level in draft.levels if level.code == item.level), None)
    parent = level.parent if level is not None else ""
    source = old.get(item.sources[0]) if item.sources else None
    return ProjectRecord(
        item.number, item.title, parent or item.level, item.level if parent else "", item.category,
        item.departments, item.is_dx, None,
        source.sogo_codes if source is not None else (), source.keiei_codes if source is not None else (),
        item.summary, item.overview, item.purpose, item.effects, item.challenges,
        source.related if source is not None else "", parse_indicator(item.indicator),
        tuple(
            ScheduleCell(*when, None if mark == ENDED else int(mark), item.departments)
            for when, mark in zip(half_years(draft.fiscal_year, draft.last_year), item.phases, strict=False)
            if mark == ENDED or mark.isdigit()
        ),
    )  # fmt: skip
