"""Queries of what the evaluation needs of each project and report; none of the long texts.

No table of figures shows the texts of answers; whether there are any is all that is asked of them, and the
database can tell that by itself.
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, select

from fujidesk.domain.records import Category, Direction, Indicator
from fujidesk.domain.reports import OFFICE_SCORE_FIELDS, SCORE_FIELDS, Status, StatusReport
from fujidesk.models import schema
from fujidesk.models.failures import understanding
from fujidesk.models.reports import is_answered
from fujidesk.models.schema import Asked

_POLICY, _MEASURE, _PROJECT = schema.policy.c, schema.measure.c, schema.project.c
_INDICATOR, _REPORT, _CELL = schema.indicator.c, schema.status_report.c, schema.schedule_cell.c
_SCORES = (*SCORE_FIELDS, *OFFICE_SCORE_FIELDS)
_PLACE = (
    _PROJECT.number, _PROJECT.title, _POLICY.code, _MEASURE.code, _PROJECT.category, _PROJECT.is_dx,
)  # fmt: skip
_TARGET = (
    _INDICATOR.text, _INDICATOR.figure, _INDICATOR.unit, _INDICATOR.direction, _INDICATOR.due_year,
)  # fmt: skip
_ANSWERED = "回答あり"
_STATUSES: dict[str | None, Status | None] = {None: None, **{status.value: status for status in Status}}


@dataclass(frozen=True, slots=True)
class EvaluatedProject:
    """A project as the evaluation counts it; indicator: None where the plan gives none."""

    number: str
    title: str
    policy: str
    measure: str
    category: Category
    is_dx: bool
    indicator: Indicator | None


@understanding("事業の一覧")
def evaluated_projects(session: Asked, *, indicators: bool = True) -> list[EvaluatedProject]:
    """Return all projects in the plan's order; indicators: with their targets.

    One statement. Codes of levels are shared texts: a hundred projects stand under a handful of them.
    """
    query: Select[Any] = (
        select(*_PLACE, *(_TARGET if indicators else ()))
        .join(schema.policy, _PROJECT.policy_id == _POLICY.id)
        .outerjoin(schema.measure, _PROJECT.measure_id == _MEASURE.id)
        .order_by(_PROJECT.position)
    )
    if indicators:
        query = query.outerjoin(schema.indicator, _INDICATOR.project_id == _PROJECT.id)
    shared: dict[str, str] = {}
    categories = {category.value: category for category in Category}
    return [
        EvaluatedProject(
            number, title, shared.setdefault(policy, policy), shared.setdefault(measure or "", measure or ""),
            categories[category], is_dx, _indicator(*indicator) if indicator else None,
        )
        for number, title, policy, measure, category, is_dx, *indicator in session.execute(query)
    ]  # fmt: skip


def _indicator(
    text: str | None, figure: str | None, unit: str | None, direction: str | None, due_year: int | None
) -> Indicator | None:
    """Return the target of stored values; None where there is neither text nor figure."""
    if not text and figure is None:
        return None
    return Indicator(
        text or "",
        None if figure is None else Decimal(figure),
        unit or "",
        None if direction is None else Direction(direction),
        due_year,
    )


@understanding("進捗状況報告")
def scored_reports(session: Asked, years: Collection[int]) -> dict[int, dict[str, StatusReport]]:
    """Return the reports of some years as far as they are counted, by year and number, in the plan's order.

    They hold status, scores, the office's scores and the lead. `action` is not the text but a sign that
    something was answered, so that reports stand where they stand.
    """
    wanted = sorted(years)
    query = select(_REPORT.project_id, _REPORT.fiscal_year, _REPORT.lead, _REPORT.status,
                   *(_REPORT[name] for name in _SCORES), is_answered())  # fmt: skip
    rows: dict[tuple[int, int], Any] = {
        (row[0], row[1]): row for row in session.execute(query.where(_REPORT.fiscal_year.in_(wanted))).all()
    }
    projects = session.execute(select(_PROJECT.id, _PROJECT.number).order_by(_PROJECT.position)).all()
    is_complete = len(rows) == len(projects) * len(wanted) and all(row[-1] for row in rows.values())
    phases = frozenset() if is_complete else _reached(session, wanted)
    return {
        year: {
            number: _scored(number, year, rows.get((id_, year)), (id_, year) in phases)
            for id_, number in projects
        }
        for year in wanted
    }


def _reached(session: Asked, years: list[int]) -> frozenset[tuple[int, int]]:
    """Return project and fiscal year of all phases that were reached, an answer where there is no other."""
    query = select(_CELL.project_id, _CELL.fiscal_year).distinct().where(
        _CELL.kind == schema.ACTUAL, _CELL.fiscal_year.in_(years)
    )  # fmt: skip
    return frozenset((row[0], row[1]) for row in session.execute(query).all())


def _scored(number: str, year: int, row: Any, has_phases: bool) -> StatusReport:
    """Return one report of its stored values, None where there are none.

    row None: the department has answered nothing; phases alone are an answer too.
    """
    if row is None:
        return StatusReport(number, year, action=_ANSWERED if has_phases else "")
    _, _, lead, status, progress, cost, content, *office, answered = row
    return StatusReport(
        number, year, _STATUSES[status],
        action=_ANSWERED if answered or has_phases else "",
        score_progress=progress, score_cost=cost, score_content=content,
        office_progress=office[0], office_cost=office[1], office_content=office[2], lead=lead,
    )  # fmt: skip
