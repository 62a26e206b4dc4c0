"""Where the marks of a timeline stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.records import Category
from fujidesk.domain.timeline import TimelineGroup, TimelineRow, Track
from fujidesk.plots.marks import FIGURE_EVERY_PT, Placed, TimeAxis, bands, marks_of, progress_points

AXIS = TimeAxis(100.0, 30.0, 10)


def row(plan, actual="", settled=""):
    return TimelineRow(
        "1-1-1", "案内", (), Category.PRIORITY, True, Track(plan, settled or "1" * len(plan)),
        Track(actual, "1" * len(actual)),
    )  # fmt: skip


def marks(made, *, has_actual=False, axis=AXIS):
    return marks_of([Placed(made, 50.0, 20.0)], axis, 8.0, has_actual=has_actual)


def test_plan_alone_is_one_normal_bar_per_phase_with_its_figure():
    found = marks(row("1124444444"))
    assert [(round(b.left - 0.6), round(b.right + 0.6)) for b in found.boxes] == [
        (100, 160),
        (160, 190),
        (190, 400),
    ]
    assert found.box_phases == [1, 2, 4]
    assert [(mark.phase, mark.x) for mark in found.figures] == [(1, 130.0), (2, 175.0), (4, 295.0)]
    assert all(50 < b.top < b.bottom < 70 and b.bottom - b.top > 8 for b in found.boxes)


def test_plan_is_thin_over_a_thick_actual():
    found = marks(row("44444", "4444"), has_actual=True)
    plan, actual = found.boxes
    assert plan.bottom - plan.top < (actual.bottom - actual.top) / 2
    assert plan.bottom < actual.top
    assert [mark.y for mark in found.figures] == [(actual.top + actual.bottom) / 2]


def test_an_open_half_year_is_outlined_and_hatched_and_leaves_room_for_its_figure():
    found = marks(row("4444444444", settled="1111000000"))
    assert found.box_phases == [4]
    assert found.open_phases == [4]
    (box,) = found.open_boxes
    (figure,) = [mark for mark in found.figures if mark.is_open]
    assert len(found.hatching) > 10
    for line in found.hatching:
        assert box.left <= line.x1 < line.x2 <= box.right
        assert line.x2 <= figure.x - 8 or line.x1 >= figure.x + 8


def test_each_piece_of_a_bar_says_its_phase():
    """A settled half-year between open ones is not told by its colour alone."""
    found = marks(row("3333333333", settled="0011001111"))
    assert [(mark.x, mark.is_open) for mark in found.figures] == [
        (130.0, True), (190.0, False), (250.0, True), (340.0, False),
    ]  # fmt: skip


def test_a_long_open_bar_keeps_its_hatching_off_every_figure():
    wide = TimeAxis(0.0, FIGURE_EVERY_PT / 3, 10)
    found = marks(row("4444444444", settled="0" * 10), axis=wide)
    assert len(found.figures) == 3
    for figure in found.figures:
        assert all(line.x2 <= figure.x - 8 or line.x1 >= figure.x + 8 for line in found.hatching)


@given(st.text("1234- ", min_size=10, max_size=10), st.text("01", min_size=10, max_size=10))
def test_boxes_cover_each_given_half_year_once(plan, settled):
    """Invariant: bars neither overlap nor leave a half-year out, whatever the plan says."""
    found = marks(row(plan, settled=settled))
    covered = sorted(
        column
        for box in (*found.boxes, *found.open_boxes)
        for column in range(round((box.left - 100.6) / 30), round((box.right - 99.4) / 30))
    )
    assert covered == [column for column, mark in enumerate(plan) if mark.isdigit()]
    assert len(found.boxes) == len(found.box_phases)
    assert len(found.open_boxes) == len(found.open_phases)
    assert len(found.hatching) == len(found.hatching_phases)


def test_an_ended_project_has_a_mark_and_nothing_after_it():
    found = marks(row("44--------"))
    assert max(box.right for box in found.boxes) < AXIS.x(2)
    assert [line.x1 for line in found.ends] == [pytest.approx(AXIS.x(2) + 1)]


def test_no_schedule_is_a_dotted_line_and_no_bar():
    found = marks(row(""))
    assert not found.boxes
    assert len(found.unscheduled) == 1


def test_a_bar_too_short_for_its_figure_has_none():
    assert not marks(row("1"), axis=TimeAxis(0.0, 10.0, 10)).figures


def test_a_very_long_bar_says_its_figure_again():
    wide = TimeAxis(0.0, FIGURE_EVERY_PT / 4, 10)
    assert len(marks(row("4444444444"), axis=wide).figures) == 2


@pytest.mark.parametrize("height", [14.0, 18.0, 24.0, 40.0, 80.0])
@pytest.mark.parametrize("has_actual", [False, True])
def test_bands_stay_inside_their_row(height, has_actual):
    plan, actual = bands(height, 8.0, has_actual=has_actual)
    assert 0 < plan[0] < plan[1] < height
    if has_actual:
        assert plan[1] < actual[0] < actual[1] < height


def test_the_report_line_bends_left_where_a_project_is_late(make_timeline):
    data = make_timeline(actual=True)
    late, early = row("1234444444", "111111"), row("1111111444", "111114")
    placed = [
        Placed(TimelineGroup("1.1", "窓口", (late,)), 0, 20), Placed(row("444444", "444444"), 20, 20),
        Placed(late, 40, 20), Placed(early, 60, 20),
    ]  # fmt: skip
    points = progress_points(placed, data, AXIS)
    assert [slip for _, _, slip in points] == [0, 0, -5, 2]
    assert [x for x, _, _ in points] == [AXIS.x(6), AXIS.x(6), AXIS.x(1), AXIS.x(8)]
    assert [y for _, y, _ in points] == [10, 30, 50, 70]


def test_there_is_no_report_line_before_the_first_report(make_timeline):
    assert progress_points([Placed(row("4"), 0, 20)], make_timeline(), AXIS) == []


def test_without_plan_and_report_the_line_is_dotted_also_beside_reported_rows():
    assert len(marks(row(""), has_actual=True).unscheduled) == 1
    assert not marks(row("", "11"), has_actual=True).unscheduled
