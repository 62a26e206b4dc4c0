"""Projects as JSON and as CSV, for other programs.

The JSON keys are fixed by docs/cli.md. The CSV follows the rules for machine-readable data of the
administration (行政データにおける機械可読性に関するルール, 2026-03-31): one row of headings (L2-03), one
datum a cell (L1-07), numbers as numbers (L2-01), no line breaks in a record (L1-14), no formulas (L2-06).
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.fields import dated_cell_value
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord, ScheduleCell
from fujidesk.domain.sample_mark import SAMPLE_KEY, SAMPLE_WORD

CsvValue: TypeAlias = str | int | Decimal | None
"""What a CSV cell is made from; bool (an int) is written as 1 and 0, None as nothing."""

_FORMULA = re.compile(r"[=+\-@\t\r＝＋＠]|－[0-9A-Za-z０-９Ａ-Ｚａ-ｚ(（]")
"""How formulas begin; Japanese Excel takes the wide signs for narrow ones. A wide dash alone means "none"."""
_ENDED = "終了"
_LISTS = ("departments", "sogo_codes", "keiei_codes")
_TEXTS = ("summary", "overview", "purpose", "effects", "challenges", "related")


def project_json(record: ProjectRecord, profile: PlanProfile) -> dict[str, JsonValue]:
    """Return one project as the command line promises it (issue "Register", part 8)."""
    lists: dict[str, JsonValue] = {name: list(getattr(record, name)) for name in _LISTS}
    texts: dict[str, JsonValue] = {name: getattr(record, name) for name in _TEXTS}
    return {
        "number": record.number,
        "title": record.title,
        "policy": record.policy,
        "measure": record.measure,
        "departments": lists["departments"],
        "category": profile.category_name(record.category),
        "is_dx": record.is_dx,
        "page": record.page,
        "sogo_codes": lists["sogo_codes"],
        "keiei_codes": lists["keiei_codes"],
        **texts,
        "indicator": record.indicator.text,
        "schedule": [dated_cell_value(cell) for cell in record.schedule],
        "yearly_actions": {str(year): text for year, text in sorted(record.yearly_actions.items())},
    }


def json_text(records: Sequence[ProjectRecord], profile: PlanProfile, *, sample: bool = False) -> str:
    """Return a list of projects as JSON text, readable and ending in a line break.

    sample: the values are made; each project then says so under the key "sample".
    """
    mark: dict[str, JsonValue] = {SAMPLE_KEY: True} if sample else {}
    projects = [mark | project_json(record, profile) for record in records]
    return json.dumps(projects, ensure_ascii=False, indent=1) + "\n"


def csv_text(records: Sequence[ProjectRecord], profile: PlanProfile, *, sample: bool = False) -> str:
    """Return projects as CSV text: one row each, lists in numbered columns, columns for each half-year.

    sample: the values are made; a first column says so in each row.
    """
    mark: dict[str, CsvValue] = {SAMPLE_KEY: SAMPLE_WORD} if sample else {}
    rows = [mark | dict(_csv_cells(record, profile)) for record in records]
    stream = io.StringIO(newline="")
    columns = [*mark, *_csv_columns(records, profile)]
    writer = csv.DictWriter(stream, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: plain_cell(value) for name, value in row.items()} for row in rows)
    return stream.getvalue()


def plain_cell(value: CsvValue) -> str:
    """Return a value as a CSV cell that no spreadsheet takes for a formula, without line breaks.

    A text that would be one gets a quote before it; a negative number stays a number.
    """
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, Decimal):
        return format(value, "f")
    lines = ("" if value is None else str(value)).splitlines()
    text = " ".join(line.strip() for line in lines if line.strip())
    return f"'{text}" if isinstance(value, str) and _FORMULA.match(text) else text


def _csv_columns(records: Sequence[ProjectRecord], profile: PlanProfile) -> list[str]:
    """Return all headings; lists get as many columns as the longest of them needs, at least one."""
    lists = {name: _numbered(name, (getattr(record, name) for record in records)) for name in _LISTS}
    staff = _half_year_departments(records, profile)
    return [
        "number", "title", "policy", "measure", *lists["departments"], "category", "is_dx", "page",
        *lists["sogo_codes"], *lists["keiei_codes"], *_TEXTS,
        "indicator", "indicator_figure", "indicator_unit", "indicator_direction", "indicator_due_year",
        *(_named("phase", when) for when in profile.half_years),
        *(_named("settled", when) for when in profile.half_years),
        *(f"action_{year}" for year in profile.fiscal_years),
        *(name for when, lists_ in staff.items() for name in _numbered(_named("departments", when), lists_)),
    ]  # fmt: skip


def _half_year_departments(
    records: Sequence[ProjectRecord], profile: PlanProfile
) -> dict[HalfYear, list[Sequence[str]]]:
    """Return the department lists of all projects for each half-year of the plan's period."""
    found: dict[HalfYear, list[Sequence[str]]] = {when: [] for when in profile.half_years}
    for record in records:
        for cell in record.schedule:
            if cell.when in found:
                found[cell.when].append(cell.departments)
    return found


def _named(name: str, when: HalfYear) -> str:
    """Return the heading of a half-year: "phase_2022_1"."""
    return f"{name}_{when.fiscal_year}_{when.half}"


def _numbered(name: str, lists: Iterable[Sequence[str]]) -> list[str]:
    """Return the headings that the longest of some lists needs: "departments_1", "departments_2"."""
    longest = max(map(len, lists), default=0)
    return [f"{name}_{place}" for place in range(1, max(1, longest) + 1)]


def _csv_cells(record: ProjectRecord, profile: PlanProfile) -> Iterator[tuple[str, CsvValue]]:
    """Yield (heading, value) of one project; what it does not have is left out."""
    for name in ("number", "title", "policy", "measure", "is_dx", "page", *_TEXTS):
        yield name, getattr(record, name)
    yield "category", profile.category_name(record.category)
    for name in _LISTS:
        yield from _items(name, getattr(record, name))
    target = record.indicator
    yield "indicator", target.text
    yield "indicator_figure", target.figure
    yield "indicator_unit", target.unit
    yield "indicator_direction", target.direction
    yield "indicator_due_year", target.due_year
    for cell in record.schedule:
        if cell.fiscal_year in profile.fiscal_years:
            yield from _csv_half_year(cell)
    for year, text in record.yearly_actions.items():
        if year in profile.fiscal_years:
            yield f"action_{year}", text


def _csv_half_year(cell: ScheduleCell) -> Iterator[tuple[str, CsvValue]]:
    """Yield what one half-year says; its departments may be others than the project's."""
    yield _named("phase", cell.when), _ENDED if cell.phase is None else cell.phase
    yield _named("settled", cell.when), cell.settled
    yield from _items(_named("departments", cell.when), cell.departments)


def _items(name: str, values: Iterable[str]) -> Iterator[tuple[str, CsvValue]]:
    """Yield a list value as numbered cells."""
    return ((f"{name}_{place}", item) for place, item in enumerate(values, start=1))
