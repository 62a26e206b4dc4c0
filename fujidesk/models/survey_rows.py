"""The rows that the survey is edited in: reports, rounds, departments in a round, inquiries.

Read together with their versions and written in one statement a table, without ORM objects: an import sets
thousands of values in one step. A row whose version is no longer the one that was read is refused, as
`version_id_col` does elsewhere (see `models.base`).
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from sqlalchemy import Select, Table, bindparam, delete, insert, select, update

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.oddities import Inquiry
from fujidesk.domain.reports import STORED_FIELDS, StatusReport, report_of, report_value
from fujidesk.domain.survey_values import (
    INQUIRY_PARTS,
    approval_of,
    approval_value,
    inquiry_of,
    inquiry_value,
)
from fujidesk.domain.surveys import ENTRY_FIELDS, EntryState, SurveyEntry, SurveyRound
from fujidesk.errors import EditConflictError
from fujidesk.models.engine import CHANGED_MEANWHILE
from fujidesk.models.failures import understanding
from fujidesk.models.narrowing import conditions
from fujidesk.models.schema import (
    Asked,
    department,
    inquiry,
    project,
    status_report,
    survey_entry,
    survey_round,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_Record = TypeVar("_Record", bound=StatusReport | SurveyRound | SurveyEntry | Inquiry)
ReportKey: TypeAlias = tuple[str, int]
"""Project number, fiscal year."""
EntryKey: TypeAlias = tuple[int, str]
"""Fiscal year, department."""
InquiryKey: TypeAlias = tuple[str, int, str]
"""Project number, fiscal year, rule."""


@dataclass(frozen=True, slots=True)
class Stored(Generic[_Record]):
    """A row as it was read: its record and the version of its row."""

    record: _Record
    version: int


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a row is to be: its key columns, the version that was read (None: a new row), its other columns.

    values None: the row goes.
    """

    key: Mapping[str, Any]
    version: int | None
    values: Mapping[str, Any] | None


def _narrowed(query: "Select[*tuple[Any, ...]]", table: Table, years: Collection[int] | None) -> Any:
    """Return the query for rows of these years; None: of all. A plan has a handful."""
    return query if years is None else query.where(table.c.fiscal_year.in_(sorted(years)))


def _of_projects(
    session: Asked, table: Table, numbers: Collection[str] | None, years: Collection[int] | None
) -> "Iterator[dict[str, Any]]":
    """Yield the rows of a table that hangs on projects, each with the number of its project."""
    columns = [column for column in table.c if column.name not in ("project_id", "plan_id")]
    query = _narrowed(
        select(project.c.number, *columns).join(project, table.c.project_id == project.c.id), table, years
    )
    for condition in conditions(numbers):
        found = session.execute(query if condition is None else query.where(condition))
        yield from (dict(row) for row in found.mappings())


@understanding("進捗状況報告")
def reports(
    session: Asked, numbers: Collection[str] | None, years: Collection[int] | None
) -> dict[ReportKey, Stored[StatusReport]]:
    """Return the stored reports of projects (None: all) and years (None: all), without the phases reached."""
    found = {}
    for row in _of_projects(session, status_report, numbers, years):
        number, year, version = row.pop("number"), row.pop("fiscal_year"), row.pop("version")
        found[number, year] = Stored(report_of(number, year, row), version)
    return found


@understanding("照会")
def inquiries(
    session: Asked, numbers: Collection[str] | None, years: Collection[int] | None
) -> dict[InquiryKey, Stored[Inquiry]]:
    """Return the stored inquiries of projects (None: all) and years (None: all)."""
    found = {}
    for row in _of_projects(session, inquiry, numbers, years):
        number, year, rule = row["number"], row["fiscal_year"], row["rule"]
        record = inquiry_of(number, year, rule, {name: row[name] for name in INQUIRY_PARTS})
        if record is not None:
            found[number, year, rule] = Stored(record, row["version"])
    return found


@understanding("調査の実施回")
def rounds(session: Asked) -> dict[int, Stored[SurveyRound]]:
    """Return all rounds by fiscal year; there are as many as the plan has years."""
    return {
        row.fiscal_year: Stored(
            SurveyRound(
                row.fiscal_year, row.deadline, row.contact,
                None if row.approval is None else approval_of(json.loads(row.approval)),
            ),
            row.version,
        )
        for row in session.execute(select(survey_round).order_by(survey_round.c.fiscal_year))
    }  # fmt: skip


def round_of(session: Asked, fiscal_year: int) -> SurveyRound:
    """Return the round of a year as stored; an empty one where nothing of it is."""
    found = rounds(session).get(fiscal_year)
    return SurveyRound(fiscal_year) if found is None else found.record


@understanding("調査の送付先")
def entries(session: Asked, years: Collection[int] | None = None) -> dict[EntryKey, Stored[SurveyEntry]]:
    """Return the stored departments in rounds."""
    columns = [column for column in survey_entry.c if column.name not in ("id", "department_id", "plan_id")]
    query = _narrowed(
        select(department.c.name, *columns)
        .join(department, survey_entry.c.department_id == department.c.id)
        .order_by(survey_entry.c.fiscal_year, survey_entry.c.id),
        survey_entry, years,
    )  # fmt: skip
    found = {}
    for row in session.execute(query).mappings():
        values = {name: row[name] for name in ENTRY_FIELDS if name != "state"}
        record = SurveyEntry(row["fiscal_year"], row["name"], EntryState(row["state"]), **values)
        found[record.fiscal_year, record.department] = Stored(record, row["version"])
    return found


def project_ids(session: Asked, numbers: Collection[str]) -> dict[str, int]:
    """Return the ids of the projects that exist, by number."""
    found: dict[str, int] = {}
    for condition in conditions(numbers):
        query = select(project.c.number, project.c.id)
        rows = session.execute(query if condition is None else query.where(condition))
        found |= {row.number: row.id for row in rows}
    return found


def titles(session: Asked) -> dict[str, str]:
    """Return the titles of all projects, by number, in the plan's order."""
    query = select(project.c.number, project.c.title).order_by(project.c.position)
    return {row.number: row.title for row in session.execute(query)}


def department_ids(session: Asked) -> dict[str, int]:
    """Return the ids of all departments, by name."""
    return {row.name: row.id for row in session.execute(select(department.c.name, department.c.id))}


def report_columns(report: StatusReport) -> dict[str, JsonValue]:
    """Return what the row of a report holds beside its key."""
    return {name: report_value(report, name) for name in STORED_FIELDS}


def round_columns(held: SurveyRound) -> dict[str, Any]:
    """Return what the row of a round holds beside its year."""
    approval = approval_value(held.approval)
    text = None if approval is None else json.dumps(approval, ensure_ascii=False)
    return {"deadline": held.deadline, "contact": held.contact, "approval": text}


def entry_columns(entry: SurveyEntry) -> dict[str, Any]:
    """Return what the row of a department in a round holds beside its key."""
    return {name: _plain(getattr(entry, name)) for name in ENTRY_FIELDS}


def inquiry_columns(record: Inquiry | None) -> dict[str, Any] | None:
    """Return what the row of an inquiry holds beside its key; None: there is to be no row."""
    value = inquiry_value(record)
    return dict(value) if isinstance(value, dict) else None


def _plain(value: object) -> object:
    """Return a value as a column holds it."""
    if isinstance(value, StrEnum):
        return value.value
    return format(value, "f") if isinstance(value, Decimal) else value


def write(session: "Session", table: Table, rows: Iterable[Rewritten]) -> None:
    """Add, change and remove rows of one table.

    Raises:
        EditConflictError: a row is no longer the one that was read.
    """
    added: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    gone: list[dict[str, Any]] = []
    for row in rows:
        if row.version is None:
            if row.values is not None:
                added.append({**row.key, **row.values})
            continue
        where = {f"k_{name}": value for name, value in row.key.items()} | {"k_version": row.version}
        if row.values is None:
            gone.append(where)
        else:
            changed.append({**where, **{f"v_{name}": value for name, value in row.values.items()}})
    if added:
        session.execute(insert(table), added)
    _change(session, table, changed)
    _remove(session, table, gone)


def _change(session: "Session", table: Table, rows: list[dict[str, Any]]) -> None:
    """Give rows other values and the next version, many in one statement.

    rows: keys as k_…, values as v_…, all with the same ones. A row that someone else changed meanwhile has
    another version, is not met, and shows as one row too few: so the driver's count must be the sum over all
    rows (SQLAlchemy's `supports_sane_multi_rowcount`), as that of sqlite3 is.
    """
    if not rows:
        return
    names = [name.removeprefix("v_") for name in rows[0] if name.startswith("v_")]
    keys = [name.removeprefix("k_") for name in rows[0] if name.startswith("k_")]
    values: dict[str, Any] = {name: bindparam(f"v_{name}") for name in names}
    query = update(table).values(**values, version=table.c.version + 1)
    for name in keys:
        query = query.where(table.c[name] == bindparam(f"k_{name}"))
    _refuse_missed(session.connection().execute(query, rows).rowcount, len(rows))


def _remove(session: "Session", table: Table, rows: list[dict[str, Any]]) -> None:
    """Take rows out; rows: their keys and versions as k_…. One that is gone already is a conflict as well."""
    if not rows:
        return
    query = delete(table)
    for name in rows[0]:
        query = query.where(table.c[name.removeprefix("k_")] == bindparam(name))
    _refuse_missed(session.connection().execute(query, rows).rowcount, len(rows))


def _refuse_missed(found: int, expected: int) -> None:
    """Refuse where another program changed a row between our reading and our writing."""
    if found != expected:
        raise EditConflictError(CHANGED_MEANWHILE)
