"""What painting on the schedule means, as changes: phases, departments, settling. Knows nothing of Qt.

An act gives one FieldChange a half-year that really changes; all of them make one undo step.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fields import cell_value
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import ProjectRecord, ScheduleCell

PLAN, ACTUAL = "plan", "actual"
"""The two rows of a schedule, as field keys begin."""
CellEdit = Callable[[HalfYear, ScheduleCell | None], ScheduleCell | None]
"""From a half-year and its cell (None where there is none) to the cell that shall stand there."""


def plan_cells(record: ProjectRecord) -> dict[HalfYear, ScheduleCell]:
    """Return the plan's cells by half-year."""
    return {cell.when: cell for cell in record.schedule}


def actual_cells(record: ProjectRecord) -> dict[HalfYear, ScheduleCell]:
    """Return the reached phases by half-year."""
    return {cell.when: cell for cell in record.actual}


def painted(record: ProjectRecord, halves: Sequence[HalfYear], phase: int | None) -> list[FieldChange]:
    """Set a phase (None: the project has ended) in half-years; a painted cell counts as settled.

    A cell that is new takes the departments of the cell before it, or else the project's own.
    """
    cells = plan_cells(record)

    def paint(when: HalfYear, cell: ScheduleCell | None) -> ScheduleCell:
        """Give the cell its phase and keep its departments."""
        departments = cell.departments if cell else _departments_before(cells, when, record)
        painted_cell = ScheduleCell(when.fiscal_year, when.half, phase, departments)
        cells[when] = painted_cell
        return painted_cell

    return _edited(record, halves, paint)


def reached(record: ProjectRecord, halves: Sequence[HalfYear], phase: int | None) -> list[FieldChange]:
    """Set the phase that was reached (None: the project had ended) in half-years, as a report says it."""

    def reach(when: HalfYear, _cell: ScheduleCell | None) -> ScheduleCell:
        """Give the half-year the phase; a reached phase names no departments."""
        return ScheduleCell(when.fiscal_year, when.half, phase)

    return _edited(record, halves, reach, kind=ACTUAL)


def unreached(record: ProjectRecord, halves: Sequence[HalfYear]) -> list[FieldChange]:
    """Take the phases reached in half-years away: nothing is reported of them."""

    def clear(_when: HalfYear, _cell: ScheduleCell | None) -> None:
        """Leave no cell: the answer is None."""

    return _edited(record, halves, clear, kind=ACTUAL)


def cleared(record: ProjectRecord, halves: Sequence[HalfYear]) -> list[FieldChange]:
    """Take the cells of half-years away: the plan says nothing there."""

    def clear(_when: HalfYear, _cell: ScheduleCell | None) -> None:
        """Leave no cell: the answer is None."""

    return _edited(record, halves, clear)


def settled(record: ProjectRecord, halves: Sequence[HalfYear]) -> list[FieldChange]:
    """Settle the half-years that the plan document leaves open, with the phases they show."""

    def settle(_when: HalfYear, cell: ScheduleCell | None) -> ScheduleCell | None:
        """Count the cell as settled."""
        return replace(cell, settled=True) if cell else None

    return _edited(record, halves, settle)


def with_departments(
    record: ProjectRecord, halves: Sequence[HalfYear], departments: tuple[str, ...]
) -> list[FieldChange]:
    """Set the departments of the cells in half-years; half-years without a cell stay without."""

    def assign(_when: HalfYear, cell: ScheduleCell | None) -> ScheduleCell | None:
        """Give the cell the departments."""
        return replace(cell, departments=departments) if cell else None

    return _edited(record, halves, assign)


def common_departments(record: ProjectRecord, halves: Sequence[HalfYear]) -> tuple[str, ...] | None:
    """Return the departments that all cells of the half-years share; None where they differ or are none."""
    cells = plan_cells(record)
    found = {cells[when].departments for when in halves if when in cells}
    return found.pop() if len(found) == 1 else None


def open_halves(record: ProjectRecord) -> list[HalfYear]:
    """Return the half-years that the plan document leaves open."""
    return [cell.when for cell in record.schedule if not cell.settled]


def _departments_before(
    cells: dict[HalfYear, ScheduleCell], when: HalfYear, record: ProjectRecord
) -> tuple[str, ...]:
    """Return the departments of the nearest earlier cell, or else the project's own."""
    earlier = [half for half in cells if half < when]
    return cells[max(earlier)].departments if earlier else record.departments


def _edited(
    record: ProjectRecord, halves: Sequence[HalfYear], edit: CellEdit, kind: str = PLAN
) -> list[FieldChange]:
    """Return the changes of an edit of plan or actual cells, half-year by half-year."""
    cells = plan_cells(record) if kind == PLAN else actual_cells(record)
    changes = []
    for when in sorted(halves):
        before, after = cells.get(when), edit(when, cells.get(when))
        if before != after:
            field = f"{kind}.{when.fiscal_year}.{when.half}"
            change = FieldChange(Entity.PROJECT, record.number, field, cell_value(before), cell_value(after))
            changes.append(change)
    return changes
