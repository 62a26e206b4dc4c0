"""Where the parts of the schedule strip stand, computed from its width and its font alone.

All lengths are in px, as multiples of the height of a line, so that the strip grows with the text size.
Drawing and mouse use the same rectangles.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import ScheduleCell

GAP = 0.14
"""Space between cells, in line heights."""
PLAN_ROW = 2.1
"""Height of the plan's row, in line heights."""
ACTUAL_ROW = 1.0
"""Height of the row of reached phases, in line heights."""
NARROWEST_CELL = 2.2
"""Least width of a cell, in line heights: room for 「(4)」."""
MOST_DEPARTMENT_LINES = 3


@dataclass(frozen=True)
class DepartmentRun:
    """Neighbouring half-years with the same departments, by index; both ends included."""

    first: int
    last: int
    departments: tuple[str, ...]


def department_runs(
    cells: Mapping[HalfYear, ScheduleCell], halves: Sequence[HalfYear]
) -> list[DepartmentRun]:
    """Return the runs of half-years that share their departments, in order of time.

    Where all cells share them there is one run over the whole strip, as the plan prints it.
    """
    if len({cell.departments for cell in cells.values()}) == 1:
        return [DepartmentRun(0, len(halves) - 1, next(iter(cells.values())).departments)]
    runs: list[DepartmentRun] = []
    for index, when in enumerate(halves):
        cell = cells.get(when)
        if cell is None:
            continue
        if runs and runs[-1].last == index - 1 and runs[-1].departments == cell.departments:
            runs[-1] = DepartmentRun(runs[-1].first, index, cell.departments)
        else:
            runs.append(DepartmentRun(index, index, cell.departments))
    return runs


class ScheduleGeometry:
    """Rectangles of a strip of `count` half-years, from the top: year, half, plan, actual, departments."""

    def __init__(self, count: int, width: float, metrics: QFontMetricsF, *, has_actual: bool) -> None:
        self._count = max(1, count)
        self._line = metrics.height()
        self._left = self._line * GAP / 2
        self._step = (width - 2 * self._left) / self._count
        self._has_actual = has_actual

    @property
    def gap(self) -> float:
        """Space between cells in px."""
        return self._line * GAP

    @property
    def line(self) -> float:
        """Height of one line of text in px."""
        return self._line

    @property
    def least_width(self) -> float:
        """The width below which figures would be cut."""
        return self._count * self._line * NARROWEST_CELL + 2 * self._left

    def year(self, index: int) -> QRectF:
        """Return where the year's name stands over the two halves from `index`."""
        return QRectF(self._left + index * self._step, 0, self._step * 2, self._line * 1.3)

    def half(self, index: int) -> QRectF:
        """Return where the half's name stands."""
        return QRectF(self._left + index * self._step, self._line * 1.3, self._step, self._line * 1.15)

    def plan(self, index: int) -> QRectF:
        """Return the plan's cell."""
        return self._cell(index, self._line * 2.55, self._line * PLAN_ROW)

    def actual(self, index: int) -> QRectF:
        """Return the cell of the reached phase, beneath the plan's."""
        return self._cell(index, self.plan(index).bottom() + self.gap, self._line * ACTUAL_ROW)

    def departments(self, run: DepartmentRun, lines: int) -> QRectF:
        """Return where the departments of a run stand, beneath the cells, in so many lines of text."""
        first, last = self._cell(run.first, 0, 1), self._cell(run.last, 0, 1)
        return QRectF(first.left(), self._departments_top(), last.right() - first.left(), lines * self._line)

    def height(self, department_lines: int) -> int:
        """Return the height of the whole strip in px."""
        return round(self._departments_top() + (department_lines + 0.3) * self._line)

    def index_at(self, x: float) -> int:
        """Return the half-year's index at a horizontal place, the nearest one outside of the strip."""
        return min(self._count - 1, max(0, int((x - self._left) / self._step)))

    def is_actual(self, y: float) -> bool:
        """Tell whether a vertical place is in the row of reached phases."""
        area = self.actual(0)
        return self._has_actual and area.top() - self.gap / 2 <= y <= area.bottom() + self.gap

    def _departments_top(self) -> float:
        """Return where the departments begin, in px: beneath the last row of cells."""
        last = self.actual(0) if self._has_actual else self.plan(0)
        return last.bottom() + self._line * 0.35

    def _cell(self, index: int, top: float, height: float) -> QRectF:
        """Return a cell of the row at `top`, half a gap away from its neighbours."""
        left = self._left + index * self._step
        return QRectF(left + self.gap / 2, top, self._step - self.gap, height)
