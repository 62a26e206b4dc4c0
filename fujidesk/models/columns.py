"""Records as the values of table columns.

The one place that knows how a record lies in the tables; adding many rows (`storing`) and rewriting single
ones (`rewriting`) both take it from here.
"""

import json
from typing import Any

from fujidesk.domain.fields import state_of, state_value, values_of
from fujidesk.domain.numbers import sort_value
from fujidesk.domain.records import ProjectRecord, ProjectState, ScheduleCell, StateKind
from fujidesk.domain.searching import fold
from fujidesk.models.schema import ACTUAL, KEIEI, PLANNED, SOGO

PLAIN_FIELDS = (
    "title",
    "is_dx",
    "page",
    "summary",
    "overview",
    "purpose",
    "effects",
    "challenges",
    "related",
)
"""Fields that a project row holds under the same name."""
_APART = frozenset({"category", "indicator.direction", "indicator.figure", "indicator.unit"})
"""Fields that search_text leaves out (words of ours) or puts together (8000件)."""


def project_columns(record: ProjectRecord) -> dict[str, Any]:
    """Return what the project's own row holds of the record, the folded search text included."""
    return {name: getattr(record, name) for name in PLAIN_FIELDS} | {
        "category": record.category.value,
        "position": sort_value(record.number),
        "search_text": search_text(record),
        "state": None if record.state is None else json.dumps(state_value(record.state), ensure_ascii=False),
    }


def stored_state(text: str | None) -> ProjectState | None:
    """Return the state of a project from its column; NULL: it runs.

    Raises:
        ValueError: it is no state.
    """
    return None if text is None else state_of(json.loads(text))


def stored_kind(text: str) -> StateKind | None:
    """Return how a project ended or rests, from its column; see `stored_state`."""
    state = stored_state(text)
    return None if state is None else state.kind


def search_text(record: ProjectRecord) -> str:
    """Return all texts of a project folded for search, one a line, so that no term spans two of them.

    Departments of the schedule belong to it, too: a department that takes over in a later phase is found.
    """
    target = record.indicator
    parts = [record.number, f"{'' if target.figure is None else target.figure}{target.unit}"]
    for field, value in values_of(record).items():
        if field in _APART:
            continue
        if isinstance(value, list):
            parts += [str(item) for item in value]
        elif isinstance(value, str):
            parts.append(value)
    parts += [name for cell in (*record.schedule, *record.actual) for name in cell.departments]
    return "\n".join(folded for part in dict.fromkeys(parts) if (folded := fold(part)))


def indicator_columns(record: ProjectRecord) -> dict[str, Any]:
    """Return the indicator's row, without its project; the figure as text, so that 10.0 stays 10.0."""
    target = record.indicator
    return {
        "text": target.text,
        "figure": None if target.figure is None else str(target.figure),
        "unit": target.unit,
        "direction": None if target.direction is None else target.direction.value,
        "due_year": target.due_year,
    }


def code_parts(record: ProjectRecord) -> list[dict[str, Any]]:
    """Return the rows of the codes, without their project."""
    return [
        {"scheme": scheme, "position": position, "code": code}
        for scheme, codes in ((SOGO, record.sogo_codes), (KEIEI, record.keiei_codes))
        for position, code in enumerate(codes)
    ]


def kinds_and_cells(record: ProjectRecord) -> list[tuple[str, ScheduleCell]]:
    """Return all schedule cells with their kind, planned ones first."""
    return [(PLANNED, cell) for cell in record.schedule] + [(ACTUAL, cell) for cell in record.actual]


def cell_columns(cell: ScheduleCell) -> dict[str, Any]:
    """Return what the row of a cell holds beside its project and kind."""
    return {
        "fiscal_year": cell.fiscal_year, "half": cell.half, "phase": cell.phase, "settled": cell.settled,
    }  # fmt: skip
