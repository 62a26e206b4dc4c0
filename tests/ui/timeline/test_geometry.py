"""Where things stand on the timeline's screen."""

import itertools

import pytest

from fujidesk.domain.fiscal import half_years
from fujidesk.ui.timeline.geometry import (
    TILE_LINES,
    TILE_WIDTH_PX,
    Lengths,
    TileKey,
    ViewGeometry,
    group_above,
    next_row,
    row_at,
)

LENGTHS = Lengths(30, 44, 60, 380, 11.0, 8)
COLUMNS = half_years(2022, 2026)


def geometry(zoom=1.0, lines=100, width=1300, height=500):
    return ViewGeometry(width, height, LENGTHS, zoom, lines, COLUMNS)


def test_the_period_fills_the_window_at_zoom_1_and_below():
    for zoom in (0.6, 1.0):
        made = geometry(zoom)
        assert made.names_width + made.chart_width == 1300
    zoomed = geometry(2.0)
    assert zoomed.chart_width == 2 * (1300 - zoomed.names_width)


def test_zoom_changes_the_height_of_rows_within_limits():
    assert [geometry(zoom).row_height for zoom in (0.6, 1.0, 2.0, 4.0)] == [18, 30, 60, 60]


def test_lines_are_found_under_the_pointer():
    made = geometry(lines=10)
    assert made.line_at(43, 0) is None
    assert made.line_at(44, 0) == 0
    assert made.line_at(44 + 29, 0) == 0
    assert made.line_at(44 + 30, 0) == 1
    assert made.line_at(44 + 300, 0) is None


def test_the_pinned_group_hides_what_is_scrolled_below_it():
    made = geometry()
    assert made.line_at(50, 300) is None
    assert made.line_at(80, 300) == 11


def test_columns_are_found_under_the_pointer():
    made = geometry()
    assert made.column_at(379, 0) is None
    assert made.column_at(380, 0) == 0
    assert made.column_at(1299, 0) == 9
    zoomed = geometry(2.0)
    assert zoomed.column_at(zoomed.names_width, round(4.5 * zoomed.column_width)) == 4


def test_visible_lines_and_tiles_cover_the_window_and_no_more():
    made = geometry(lines=20_000)
    assert made.visible_lines(0) == range(16)
    assert made.visible_lines(45) == range(1, 17)
    assert made.visible_tiles(0, 0) == [TileKey(0, 0), TileKey(0, 1)]
    assert len(made.visible_tiles(0, 30 * TILE_LINES - 10)) == 4
    assert len(geometry(4.0, lines=20_000).visible_tiles(0, 123_456)) <= 4


@pytest.mark.parametrize("zoom", [0.6, 1.0, 2.7])
def test_tiles_lie_side_by_side_over_the_whole_chart(zoom):
    made = geometry(zoom)
    across = range(-(-made.chart_width // TILE_WIDTH_PX))
    places = [made.tile_place(TileKey(block, column)) for block in range(3) for column in across]
    assert sum(width * height for _, _, width, height in places) == made.chart_width * made.chart_height


def test_a_tile_knows_its_neighbours(make_data):
    data = make_data(4, 10)
    made = geometry(lines=len(data.lines))
    first, second = (made.tile_lines(data, TileKey(block, 0)) for block in (0, 1))
    assert [len(first), len(second)] == [41, 5]
    assert first[0].top == 0
    assert second[0].top == -30
    assert second[0].line is data.lines[39]


def test_groups_and_rows_are_found(make_data):
    data = make_data(2, 3)
    assert group_above(data, 2).code == "1.1"
    assert group_above(data, 4).code == "1.2"
    assert [next_row(data, 0, 1), next_row(data, 0, -1), next_row(data, 4, 1), next_row(data, 4, -1)] == [
        1,
        1,
        5,
        3,
    ]


def test_a_line_belongs_to_the_group_above_it(make_data):
    data = make_data(2, 2)  # group, row, row, group, row, row
    found = [group_above(data, line).code for line in range(6)]
    assert found == ["1.1"] * 3 + ["1.2"] * 3
    assert group_above(data, 99).code == "1.2"
    assert group_above(make_data(0), 0) is None


@pytest.mark.parametrize("step", [1, -1])
def test_the_next_row_is_a_project_wherever_there_is_one(make_data, step):
    for groups, rows in itertools.product(range(4), range(4)):
        data = make_data(groups, rows)
        for line in range(len(data.lines)):
            found = next_row(data, line, step)
            assert (found is None) is (rows == 0)
            assert found is None or row_at(data, found) is not None
            if row_at(data, line) is not None:
                assert found == line
