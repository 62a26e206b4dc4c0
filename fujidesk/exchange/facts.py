"""The facts that ship (`resources/plan/`): numbers, names, codes, departments, phases, target figures.

No sentence of the plan document is in them; the texts of the sheets come in when the user imports it.
`summary` (要約) is one line per project in our own words. One record a line, so that changes are readable.
"""

import json
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.fields import dated_cell_value
from fujidesk.domain.records import (
    Category,
    DepartmentRecord,
    Direction,
    Indicator,
    LevelRecord,
    ProjectRecord,
    RegisterContent,
    ScheduleCell,
)
from fujidesk.errors import UserError
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.datafile import Entry, entries_of, read_text
from fujidesk.resources import resource

LEVELS, DEPARTMENTS, PROJECTS = "levels.json", "departments.json", "projects.json"
_Record = TypeVar("_Record")


def load_facts(folder: Path | None = None) -> RegisterContent:
    """Return the register as the facts give it, from the shipped folder or from another one.

    Raises:
        UserError: a file is missing or has a fault; says which file, which record and which key.
    """
    place = resource("plan") if folder is None else folder
    return RegisterContent(
        levels=_read(place / LEVELS, _level),
        departments=_read(place / DEPARTMENTS, _department),
        projects=_read(place / PROJECTS, _project),
    )


def dump_facts(content: RegisterContent, folder: Path) -> None:
    """Write the facts of a register, and only these, into a folder; texts of the plan are left out.

    Raises:
        MachineError: the folder is missing or cannot be written to.
    """
    _write(folder / LEVELS, (_level_facts(level) for level in content.levels))
    _write(folder / DEPARTMENTS, (_department_facts(item) for item in content.departments))
    _write(folder / PROJECTS, (project_facts(project) for project in content.projects))


def project_facts(project: ProjectRecord) -> dict[str, JsonValue]:
    """Return what may ship of a project, as JSON values."""
    target = project.indicator
    return {
        "number": project.number,
        "title": project.title,
        "policy": project.policy,
        "measure": project.measure,
        "departments": list(project.departments),
        "category": project.category.value,
        "is_dx": project.is_dx,
        "page": project.page,
        "sogo_codes": list(project.sogo_codes),
        "keiei_codes": list(project.keiei_codes),
        "summary": project.summary,
        "indicator": {
            "figure": None if target.figure is None else str(target.figure),
            "unit": target.unit,
            "direction": None if target.direction is None else target.direction.value,
            "due_year": target.due_year,
        },
        "schedule": [dated_cell_value(cell) for cell in project.schedule],
    }


def _level_facts(level: LevelRecord) -> dict[str, JsonValue]:
    """Return what may ship of a policy or measure; its description is the plan's text and stays out."""
    return {
        "code": level.code,
        "title": level.title,
        "parent": level.parent,
        "counts_as_measure": level.counts_as_measure,
    }


def _department_facts(item: DepartmentRecord) -> dict[str, JsonValue]:
    """Return a department with its validity (ISO dates, None = open) and successor."""
    return {
        "name": item.name,
        "valid_from": item.valid_from,
        "valid_to": item.valid_to,
        "successor": item.successor,
    }


def _write(path: Path, records: Iterable[dict[str, JsonValue]]) -> None:
    """Write records as a JSON list, one a line.

    Raises:
        MachineError: the file cannot be written.
    """
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    replace_with_bytes(path, f"[\n{lines}\n]\n".encode())


def _read(path: Path, build: Callable[[Entry], _Record]) -> tuple[_Record, ...]:
    """Read a JSON list of objects and build a record from each.

    Raises:
        UserError: not JSON, no list, or a record with a fault; says which file, line or record.
    """
    try:
        items = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise UserError(
            f"{path.name} の {error.lineno} 行目が JSON として読めません。書き方を直してください。"
        ) from error
    if not isinstance(items, list):
        raise UserError(f"{path.name} が並び（[ … ]）になっていません。")
    return tuple(build(entry) for entry in entries_of(path.name, items))


def _level(item: Entry) -> LevelRecord:
    """Build a level from its facts; the description stays empty until the plan document is imported."""
    return LevelRecord(
        item.text("code"), item.text("title"), item.text_or("parent", ""), item.flag("counts_as_measure")
    )


def _department(item: Entry) -> DepartmentRecord:
    """Build a department from its facts."""
    return DepartmentRecord(
        item.text("name"),
        item.text_or_none("valid_from"),
        item.text_or_none("valid_to"),
        item.text_or_none("successor"),
    )


def _project(item: Entry) -> ProjectRecord:
    """Build a project from its facts: codes, phases and figures, no text but title and summary."""
    return ProjectRecord(
        number=item.text("number"),
        title=item.text("title"),
        policy=item.text("policy"),
        measure=item.text_or("measure", ""),
        category=item.choice("category", Category),
        departments=item.texts("departments"),
        is_dx=item.flag("is_dx"),
        page=item.integer_or_none("page"),
        sogo_codes=item.texts("sogo_codes"),
        keiei_codes=item.texts("keiei_codes"),
        summary=item.text_or("summary", ""),
        indicator=_indicator(item.entry("indicator")),
        schedule=tuple(_cell(cell) for cell in item.entries("schedule")),
    )


def _indicator(item: Entry) -> Indicator:
    """Build the figures of an indicator; its text comes with the plan document.

    Raises:
        UserError: the figure is no number, or the direction none of the choices.
    """
    figure = item.text_or_none("figure")
    try:
        value = None if figure is None else Decimal(figure)
    except InvalidOperation as error:
        raise item.fault("figure", "数") from error
    direction = None if item.text_or_none("direction") is None else item.choice("direction", Direction)
    return Indicator(
        figure=value,
        unit=item.text_or("unit", ""),
        direction=direction,
        due_year=item.integer_or_none("due_year"),
    )


def _cell(item: Entry) -> ScheduleCell:
    """Build a half-year of the schedule; phase null says that the project has ended.

    Raises:
        UserError: half is neither 1 nor 2, or a value is missing or of the wrong kind.
    """
    half = item.integer("half")
    if half not in (1, 2):
        raise item.fault("half", "1（上期）か 2（下期）")
    return ScheduleCell(
        item.integer("fiscal_year"),
        half,
        item.integer_or_none("phase"),
        item.texts("departments"),
        item.flag("settled"),
    )
