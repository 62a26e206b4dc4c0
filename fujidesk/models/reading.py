"""Queries that read the levels and the list of projects: few statements, no ORM objects."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import (
    Category,
    LevelRecord,
    ProjectId,
    ProjectRow,
)
from fujidesk.models.departments import department_names
from fujidesk.models.plan import Measure, Policy
from fujidesk.models.project import (
    PLANNED,
    IndicatorRow,
    Project,
    ScheduleCellRow,
)

_LEVEL_TEXTS = ("counts_as_measure", "theme", "background", "issues", "direction")


def levels(session: Session) -> list[LevelRecord]:
    """Return policies, each followed by its measures, in the plan's order."""
    policies = session.execute(
        select(Policy.id, Policy.code, Policy.title, *(getattr(Policy, name) for name in _LEVEL_TEXTS))
        .order_by(Policy.position)
    ).all()  # fmt: skip
    measures = session.execute(
        select(Measure.policy_id, Measure.code, Measure.title, *(getattr(Measure, n) for n in _LEVEL_TEXTS))
        .order_by(Measure.position)
    ).all()  # fmt: skip
    found: list[LevelRecord] = []
    for policy_id, code, title, *texts in policies:
        found.append(LevelRecord(code, title, "", *texts))
        found += [
            LevelRecord(below, name, code, *described)
            for parent, below, name, *described in measures
            if parent == policy_id
        ]
    return found


def project_rows(session: Session, half_years: Sequence[HalfYear]) -> list[ProjectRow]:
    """Return all projects as the list shows them, in the plan's order."""
    query = (
        select(
            Project.id, Project.number, Project.title, Policy.code, Measure.code, Project.category,
            Project.is_dx, Project.page, Project.summary, IndicatorRow.text, IndicatorRow.figure,
            IndicatorRow.unit, Project.search_text,
        )
        .join(Policy, Project.policy_id == Policy.id)
        .outerjoin(Measure, Project.measure_id == Measure.id)
        .outerjoin(IndicatorRow, IndicatorRow.project_id == Project.id)
        .order_by(Project.position)
    )  # fmt: skip
    names = department_names(session)
    strips = _strips(session, half_years)
    shared: dict[str, str] = {}
    categories = {category.value: category for category in Category}
    nothing = ("", "")
    return [
        ProjectRow(
            ProjectId(id_), number, title, shared.setdefault(policy, policy),
            shared.setdefault(measure or "", measure or ""), categories[category], is_dx,
            names.get(id_, ()), page, *strips.get(id_, nothing), summary,
            text or f"{figure or ''}{unit or ''}", haystack,
        )
        for id_, number, title, policy, measure, category, is_dx, page, summary, text, figure, unit, haystack
        in session.execute(query)
    ]  # fmt: skip


def _strips(session: Session, half_years: Sequence[HalfYear]) -> dict[int, tuple[str, str]]:
    """Return (phases, settled) by project, see ProjectRow; cells outside the period are left out."""
    places = {(when.fiscal_year, when.half): place for place, when in enumerate(half_years)}
    marks: dict[int | None, str] = {None: "-"} | {phase: str(phase) for phase in range(10)}
    query = (
        select(
            ScheduleCellRow.project_id, ScheduleCellRow.fiscal_year, ScheduleCellRow.half,
            ScheduleCellRow.phase, ScheduleCellRow.settled,
        )
        .where(ScheduleCellRow.kind == PLANNED)
        .order_by(ScheduleCellRow.project_id)
    )  # fmt: skip
    shared: dict[tuple[str, str], tuple[str, str]] = {}
    found: dict[int, tuple[str, str]] = {}
    for project_id, cells in groupby(session.execute(query), itemgetter(0)):
        phases, settled = [" "] * len(places), ["1"] * len(places)
        for _, year, half, phase, is_settled in cells:
            place = places.get((year, half))
            if place is not None:
                phases[place] = marks[phase]
                settled[place] = "1" if is_settled else "0"
        strip = ("".join(phases), "".join(settled))
        found[project_id] = shared.setdefault(strip, strip)
    return found
