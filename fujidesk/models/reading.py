"""Queries that read the levels and the list of projects: few statements, and no ORM (see `models.schema`).

What a list row needs of other tables is read in one statement a table and joined here by project id: a join
in SQL would repeat a project's texts for each of its ten half-years. Texts that many projects share (codes,
departments, strips) become one object, so that 20,000 rows stay small.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from sqlalchemy import select

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import (
    Category,
    LevelRecord,
    ProjectId,
    ProjectRow,
)
from fujidesk.models import schema
from fujidesk.models.codes import project_codes
from fujidesk.models.columns import stored_kind
from fujidesk.models.departments import department_names
from fujidesk.models.failures import understanding
from fujidesk.models.schema import PLANNED, Asked

_POLICY, _MEASURE = schema.policy.c, schema.measure.c
_PROJECT, _INDICATOR, _CELL = schema.project.c, schema.indicator.c, schema.schedule_cell.c
_LEVEL_TEXTS = ("counts_as_measure", "theme", "background", "issues", "direction")


def levels(session: Asked) -> list[LevelRecord]:
    """Return policies, each followed by its measures, in the plan's order.

    A plan with one level (004) has no measures; its policies then stand alone.
    """
    policies = session.execute(
        select(_POLICY.id, _POLICY.code, _POLICY.title, *(_POLICY[name] for name in _LEVEL_TEXTS))
        .order_by(_POLICY.position)
    ).all()  # fmt: skip
    measures = session.execute(
        select(_MEASURE.policy_id, _MEASURE.code, _MEASURE.title, *(_MEASURE[n] for n in _LEVEL_TEXTS))
        .order_by(_MEASURE.position)
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


@understanding("事業の一覧")
def project_rows(
    session: Asked,
    half_years: Sequence[HalfYear],
    marks: Mapping[int, tuple[str, str]] | None = None,
) -> list[ProjectRow]:
    """Return all projects as the list shows them, in the plan's order.

    Args:
        session: what is asked.
        half_years: those of the plan, in order; each is one character of the strip of phases.
        marks: grades and statuses by project id (`models.row_marks`); None: the list shows none.

    Raises:
        ContentError: a category or phase is none that the program writes.
    """
    marks = marks or {}
    query = (
        select(
            _PROJECT.id, _PROJECT.number, _PROJECT.title, _POLICY.code, _MEASURE.code, _PROJECT.category,
            _PROJECT.is_dx, _PROJECT.page, _PROJECT.summary, _INDICATOR.text, _INDICATOR.figure,
            _INDICATOR.unit, _PROJECT.search_text, _PROJECT.state,
        )
        .join(schema.policy, _PROJECT.policy_id == _POLICY.id)
        .outerjoin(schema.measure, _PROJECT.measure_id == _MEASURE.id)
        .outerjoin(schema.indicator, _INDICATOR.project_id == _PROJECT.id)
        .order_by(_PROJECT.position)
    )  # fmt: skip
    names = department_names(session)
    strips = _strips(session, half_years)
    codes = project_codes(session)
    shared: dict[str, str] = {}
    categories = {category.value: category for category in Category}
    nothing, no_codes = ("", ""), ((), ())
    return [
        ProjectRow(
            ProjectId(id_), number, title, shared.setdefault(policy, policy),
            shared.setdefault(measure or "", measure or ""), categories[category], is_dx,
            names.get(id_, ()), page, *strips.get(id_, nothing), summary,
            text or f"{figure or ''}{unit or ''}", haystack, *codes.get(id_, no_codes),
            *marks.get(id_, nothing), None if state is None else stored_kind(state),
        )
        for id_, number, title, policy, measure, category, is_dx, page, summary, text, figure, unit, haystack,
            state in session.execute(query)
    ]  # fmt: skip


def _strips(session: Asked, half_years: Sequence[HalfYear]) -> dict[int, tuple[str, str]]:
    """Return (phases, settled) by project, see ProjectRow; cells outside the period are left out.

    A blank stands for a half-year of which the plan says nothing, "-" for one in which the project has ended.
    """
    places = {(when.fiscal_year, when.half): place for place, when in enumerate(half_years)}
    marks: dict[int | None, str] = {None: "-"} | {phase: str(phase) for phase in range(10)}
    query = (
        select(
            _CELL.project_id, _CELL.fiscal_year, _CELL.half,
            _CELL.phase, _CELL.settled,
        )
        .where(_CELL.kind == PLANNED)
        .order_by(_CELL.project_id)
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
