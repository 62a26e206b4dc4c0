"""Queries that read status reports with the phases reached: one statement a table, no ORM objects.

Written for all projects and years at once (20,000 × 5): each report is built in one go, and a project without
answers costs one small record.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select

from fujidesk.domain.reports import (
    ENDED_PHASE,
    OFFICE_FIELDS,
    STORED_FIELDS,
    TEXT_FIELDS,
    Outlook,
    Status,
    StatusReport,
)
from fujidesk.models.failures import understanding
from fujidesk.models.schema import ACTUAL, Asked, project, schedule_cell, status_report

_PROJECT, _CELL, _REPORT = project.c, schedule_cell.c, status_report.c
_STATUSES: dict[str | None, Status | None] = {None: None} | {status.value: status for status in Status}
_OUTLOOKS: dict[str | None, Outlook | None] = {None: None} | {outlook.value: outlook for outlook in Outlook}
_NO_PHASES = (None, None)
_Phases = dict[tuple[int, int], tuple[int | None, int | None]]


@understanding("進捗状況報告")
def year_reports(
    session: Asked, years: Collection[int], number: str | None = None
) -> dict[int, dict[str, StatusReport]]:
    """Return the reports by fiscal year and number, in the plan's order, also of projects without answers.

    number: of the one project that is asked for; None: all.
    """
    query = select(_PROJECT.id, _PROJECT.number).order_by(_PROJECT.position)
    if number is not None:
        query = query.where(_PROJECT.number == number)
    projects = session.execute(query).all()
    only = None if number is None else [row.id for row in projects]
    phases = _phases(session, years, only)
    rows = _rows(session, years, only)
    return {
        year: {
            name: _report(name, year, phases.get((id_, year), _NO_PHASES), rows.get((id_, year)))
            for id_, name in projects
        }
        for year in sorted(years)
    }


def _rows(session: Asked, years: Collection[int], only: Collection[int] | None) -> dict[tuple[int, int], Any]:
    """Return the stored values by project id and year, in the order of `STORED_FIELDS`.

    Two ids stand before them. No entry: nothing is stored of the project and year.
    """
    query = select(_REPORT.project_id, _REPORT.fiscal_year, *(_REPORT[name] for name in STORED_FIELDS))
    query = query.where(_REPORT.fiscal_year.in_(sorted(years)))
    if only is not None:
        query = query.where(_REPORT.project_id.in_(only))
    return {(row[0], row[1]): row for row in session.execute(query)}


def _phases(session: Asked, years: Collection[int], only: Collection[int] | None) -> _Phases:
    """Return the phases reached in both halves, by project id and year.

    None: not answered; `ENDED_PHASE`: the department says that the project has ended, which lies as NULL.
    """
    query = select(_CELL.project_id, _CELL.fiscal_year, _CELL.half, _CELL.phase).where(
        _CELL.kind == ACTUAL, _CELL.fiscal_year.in_(sorted(years))
    )
    if only is not None:
        query = query.where(_CELL.project_id.in_(only))
    found: dict[tuple[int, int], list[int | None]] = defaultdict(lambda: [None, None])
    for project_id, year, half, phase in session.execute(query):
        found[project_id, year][half - 1] = ENDED_PHASE if phase is None else phase
    return {key: (first, second) for key, (first, second) in found.items()}


def _report(
    number: str,
    year: int,
    phases: tuple[int | None, int | None],
    row: "Row[*tuple[Any, ...]] | None",
) -> StatusReport:
    """Return one report of its stored values and phases.

    Values come in the order of the query, which is that of the report's fields: one call for each of
    100,000.
    """
    if row is None:
        return StatusReport(number, year, None, *phases)
    (_, _, status, budget, cost, action, figure, note, progress, spent, content, reason, outlook, *rest) = row
    return StatusReport(
        number, year, _STATUSES[status], *phases, budget, cost, action,
        None if figure is None else Decimal(figure), note, progress, spent, content, reason,
        _OUTLOOKS[outlook], *rest,
    )  # fmt: skip


def leads(session: Asked, year: int) -> dict[str, str]:
    """Return the departments that the office chose or that were sent the workbook, by project number."""
    query = (
        select(_PROJECT.number, _REPORT.lead)
        .join(project, _REPORT.project_id == _PROJECT.id)
        .where(_REPORT.fiscal_year == year, _REPORT.lead != "")
    )
    return {row.number: row.lead for row in session.execute(query)}


def answered_years(session: Asked, years: Iterable[int]) -> list[int]:
    """Return those of the years of which anything is stored, in their order.

    What the office alone noted counts too; `years_with_answers` asks for the departments' own.
    """
    stored = set(session.scalars(select(_REPORT.fiscal_year).distinct()))
    return [year for year in years if year in stored]


@cache
def is_answered() -> ColumnElement[bool]:
    """Return the condition that a stored report meets as soon as a department has answered anything.

    Texts are "" and all else NULL where there is no answer.
    """
    return or_(*(
        _REPORT[name] != "" if name in TEXT_FIELDS else _REPORT[name].is_not(None)
        for name in STORED_FIELDS if name not in OFFICE_FIELDS
    ))  # fmt: skip


def years_with_answers(session: Asked, years: Collection[int]) -> tuple[int, ...]:
    """Return those of the years in which a department has answered anything, in order.

    A report that holds no more than who is asked, or what the office adds, is no answer.
    """
    found = set(session.scalars(select(_REPORT.fiscal_year).where(is_answered()).distinct()))
    found.update(session.scalars(select(_CELL.fiscal_year).where(_CELL.kind == ACTUAL).distinct()))
    return tuple(year for year in sorted(years) if year in found)
