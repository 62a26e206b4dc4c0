"""Projects as JSON and as CSV, for other programs.

The JSON keys are fixed by docs/cli.md. The CSV follows the rules for machine-readable data of the
administration (行政データにおける機械可読性に関するルール): one row of headings, one datum a cell, no line
breaks in a record, no formulas.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord, ScheduleCell

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
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
        "schedule": [_cell_json(cell) for cell in record.schedule],
        "yearly_actions": {str(year): text for year, text in sorted(record.yearly_actions.items())},
    }


def _cell_json(cell: ScheduleCell) -> JsonValue:
    return {
        "fiscal_year": cell.fiscal_year,
        "half": cell.half,
        "phase": cell.phase,
        "departments": list(cell.departments),
        "settled": cell.settled,
    }


def json_text(records: Sequence[ProjectRecord], profile: PlanProfile) -> str:
    """Return a list of projects as JSON text, readable and ending in a line break."""
    return (
        json.dumps([project_json(record, profile) for record in records], ensure_ascii=False, indent=1) + "\n"
    )


def csv_text(records: Sequence[ProjectRecord], profile: PlanProfile) -> str:
    """Return projects as CSV text: one row each, lists in numbered columns, one column a half-year."""
    rows = [dict(_csv_cells(record, profile)) for record in records]
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, _csv_columns(records, profile), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: plain_cell(value) for name, value in row.items()} for row in rows)
    return stream.getvalue()


def plain_cell(value: JsonValue) -> str:
    """Return a value as a CSV cell that no spreadsheet takes for a formula, without line breaks."""
    if isinstance(value, bool):
        return str(int(value))
    text = " ".join("" if value is None else line.strip() for line in str(value).splitlines())
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _csv_columns(records: Sequence[ProjectRecord], profile: PlanProfile) -> list[str]:
    """Return all headings; lists get as many columns as the longest of them needs, at least one."""
    lists = {name: _numbered(name, records) for name in _LISTS}
    return [
        "number", "title", "policy", "measure", *lists["departments"], "category", "is_dx", "page",
        *lists["sogo_codes"], *lists["keiei_codes"], *_TEXTS,
        "indicator", "indicator_figure", "indicator_unit", "indicator_direction", "indicator_due_year",
        *(f"phase_{when.fiscal_year}_{when.half}" for when in profile.half_years),
        *(f"settled_{when.fiscal_year}_{when.half}" for when in profile.half_years),
        *(f"action_{year}" for year in profile.fiscal_years),
    ]  # fmt: skip


def _numbered(name: str, records: Sequence[ProjectRecord]) -> list[str]:
    longest = max((len(getattr(record, name)) for record in records), default=0)
    return [f"{name}_{place}" for place in range(1, max(1, longest) + 1)]


def _csv_cells(record: ProjectRecord, profile: PlanProfile) -> Iterator[tuple[str, JsonValue]]:
    for name in ("number", "title", "policy", "measure", "is_dx", "page", *_TEXTS):
        yield name, getattr(record, name)
    yield "category", profile.category_name(record.category)
    for name in _LISTS:
        for place, item in enumerate(getattr(record, name), start=1):
            yield f"{name}_{place}", item
    target = record.indicator
    yield "indicator", target.text
    yield "indicator_figure", None if target.figure is None else format(target.figure, "f")
    yield "indicator_unit", target.unit
    yield "indicator_direction", target.direction
    yield "indicator_due_year", target.due_year
    yield from _csv_schedule(record, profile)


def _csv_schedule(record: ProjectRecord, profile: PlanProfile) -> Iterator[tuple[str, JsonValue]]:
    cells: Mapping[tuple[int, int], ScheduleCell] = {cell.when: cell for cell in record.schedule}
    for when in profile.half_years:
        if cell := cells.get(when):
            yield f"phase_{when.fiscal_year}_{when.half}", _ENDED if cell.phase is None else cell.phase
            yield f"settled_{when.fiscal_year}_{when.half}", cell.settled
    for year, text in record.yearly_actions.items():
        if year in profile.fiscal_years:
            yield f"action_{year}", text
