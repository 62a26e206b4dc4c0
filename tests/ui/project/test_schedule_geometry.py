"""The parts of the strip stand apart, in order, and are found again by the mouse."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import ScheduleCell
from fujidesk.ui.project.schedule_geometry import DepartmentRun, ScheduleGeometry, department_runs

HALVES = tuple(HalfYear(year, half) for year in range(2022, 2027) for half in (1, 2))


def cells(*names):
    """Return cells by half-year; "" stands for none."""
    given = zip(HALVES, names, strict=False)
    return {when: ScheduleCell(when.fiscal_year, when.half, 1, (name,)) for when, name in given if name}


@pytest.fixture
def geometry(theme):
    return ScheduleGeometry(10, 800, QFontMetricsF(QFont()), has_actual=True)


def test_departments_that_never_change_are_named_once():
    assert department_runs(cells("A", "", "A"), HALVES) == [DepartmentRun(0, 9, ("A",))]


def test_departments_are_named_by_run():
    assert department_runs(cells("A", "A", "B", "", "B"), HALVES) == [
        DepartmentRun(0, 1, ("A",)), DepartmentRun(2, 2, ("B",)), DepartmentRun(4, 4, ("B",))
    ]  # fmt: skip


def test_without_cells_there_are_no_departments():
    assert department_runs({}, HALVES) == []


def test_cells_stand_side_by_side_inside_the_strip(geometry):
    areas = [geometry.plan(index) for index in range(10)]
    assert areas[0].left() >= 0
    assert areas[-1].right() <= 800
    assert all(one.right() < other.left() for one, other in pairwise(areas))
    assert all(geometry.index_at(area.center().x()) == index for index, area in enumerate(areas))


def test_outside_of_the_strip_the_nearest_half_year_counts(geometry):
    assert (geometry.index_at(-50), geometry.index_at(5000)) == (0, 9)


def test_rows_stand_one_below_the_other(geometry):
    run = DepartmentRun(0, 9, ("A",))
    tops = [geometry.year(0).top(), geometry.half(0).top(), geometry.plan(0).top(), geometry.actual(0).top(),
            geometry.departments(run, 1).top()]  # fmt: skip
    assert tops == sorted(tops)
    assert geometry.height(2) > geometry.departments(run, 2).bottom()
