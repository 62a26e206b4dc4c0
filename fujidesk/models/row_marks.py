"""Queries for the marks of the list: each project's evaluation and status, one character a fiscal year.

Grades are worked out here and never stored: a changed table of grades in the profile, or a corrected score,
shows in the list at once. What the characters stand for: `domain.row_marks`.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import case, func, or_, select

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.reports import (
    ANSWER_FIELDS,
    OFFICE_SCORE_FIELDS,
    PHASE_FIELDS,
    SCORE_FIELDS,
    TEXT_FIELDS,
    Status,
)
from fujidesk.domain.row_marks import IDLE, NOTHING, STATUS_CHARS, grade_char
from fujidesk.models import running
from fujidesk.models.failures import understanding
from fujidesk.models.schema import ACTUAL, Asked, project, schedule_cell, status_report

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

_Found: TypeAlias = dict[int, tuple[list[str], list[str]]]
"""Project id → characters of grades and of statuses, one a fiscal year."""
_REPORT, _CELL = status_report.c, schedule_cell.c
_STORED_ANSWERS = tuple(name for name in ANSWER_FIELDS if name not in PHASE_FIELDS)
_NOTHING_SAID = (None, None, None, None, 0)
_STATUSES: dict[str | None, Status | None] = {None: None} | {status.value: status for status in Status}


@understanding("進捗状況報告")
def year_marks(session: Asked, profile: PlanProfile) -> Mapping[int, tuple[str, str]]:
    """Return (grades, statuses) by project id, see `ProjectRow`; projects without answers are left out.

    Years in which a project does not run and that have no answer are `IDLE`, as the survey asks nothing then.
    """
    years = profile.fiscal_years
    reached = _reached(session)
    chars = _Chars(profile)
    found: _Found = {}
    for project_id, year, *said in session.execute(_answers()):
        if year in years:
            chars.put(found, (project_id, year), said, answered=(project_id, year) in reached)
            reached.discard((project_id, year))
    for project_id, year in reached:
        if year in years:
            chars.put(found, (project_id, year), _NOTHING_SAID, answered=True)
    _put_idle(session, found, years)
    shared: dict[tuple[str, str], tuple[str, str]] = {}
    texts = {id_: ("".join(grades), "".join(statuses)) for id_, (grades, statuses) in found.items()}
    return {id_: shared.setdefault(pair, pair) for id_, pair in texts.items()}


def _put_idle(session: Asked, found: _Found, years: Sequence[int]) -> None:
    """Mark the unanswered years in which projects do not run."""
    idle = running.idle(session, years)
    if not any(idle.values()):
        return
    ids = {number: id_ for id_, number in session.execute(select(project.c.id, project.c.number))}
    for place, year in enumerate(years):
        for number in idle[year].intersection(ids):
            grades, statuses = _texts(found, ids[number], len(years))
            if grades[place] == NOTHING and statuses[place] == NOTHING:
                grades[place] = statuses[place] = IDLE


def _texts(found: _Found, project_id: int, years: int) -> tuple[list[str], list[str]]:
    """Return the characters of a project's grades and statuses, to be filled."""
    if project_id not in found:
        found[project_id] = [NOTHING] * years, [NOTHING] * years
    return found[project_id]


class _Chars:
    """Puts the characters of years into the texts of projects; equal answers are worked out once."""

    def __init__(self, profile: PlanProfile) -> None:
        self._profile = profile
        self._known: dict[tuple[Any, ...], tuple[str, str]] = {}

    def put(
        self,
        found: _Found,
        place: tuple[int, int],
        said: Sequence[Any],
        *,
        answered: bool,
    ) -> None:
        """Put what is said of a year where it belongs.

        Args:
            found: characters of grades and of statuses by project id.
            place: project id and fiscal year.
            said: status, the three scores that count, and whether anything is answered in the report.
            answered: whether a phase is.
        """
        key = (*said, answered)
        if key not in self._known:
            status = _STATUSES[said[0]]
            grade = grade_char(status, said[1:4], self._profile, is_answered=answered or bool(said[4]))
            self._known[key] = grade, NOTHING if status is None else STATUS_CHARS[status]
        project_id, year = place
        years = self._profile.fiscal_years
        grades, statuses = _texts(found, project_id, len(years))
        grades[year - years[0]], statuses[year - years[0]] = self._known[key]


def _answers() -> Any:
    """Return the question for project, year, status, scores that count, and whether anything is answered."""
    scores = [
        func.coalesce(_REPORT[office], _REPORT[own])
        for office, own in zip(OFFICE_SCORE_FIELDS, SCORE_FIELDS, strict=True)
    ]
    answered = case((or_(*map(_is_given, _STORED_ANSWERS)), 1), else_=0)
    return select(_REPORT.project_id, _REPORT.fiscal_year, _REPORT.status, *scores, answered)


def _is_given(name: str) -> "ColumnElement[bool]":
    """Return the test whether a value of a report is answered."""
    return _REPORT[name] != "" if name in TEXT_FIELDS else _REPORT[name].is_not(None)


def _reached(session: Asked) -> set[tuple[int, int]]:
    """Return the project ids and fiscal years of which a phase reached is known."""
    query = select(_CELL.project_id, _CELL.fiscal_year).where(_CELL.kind == ACTUAL)
    return {(project_id, year) for project_id, year in session.execute(query)}
