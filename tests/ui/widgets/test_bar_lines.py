"""Where the segments of stacked bars stand: shared by counts, none too narrow to be pressed."""

import pytest
from PySide6.QtCore import QPointF

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.ui.widgets.bar_lines import (
    BESIDE_FROM,
    BarLayout,
    BarLine,
    BarSegment,
    BarSizes,
    segment_widths,
)

SIZES = BarSizes(text=20, bar=30, gap=10, least=15)


def lines(count, counts=(1, 2)):
    segments = tuple(BarSegment("A", number, ProjectFilter()) for number in counts)
    return [BarLine(f"方針{place}", sum(counts), segments) for place in range(count)]


@pytest.mark.parametrize("counts", [(1,), (4, 14, 26, 4, 1, 1), (1, 999), (5,) * 40])
def test_segments_fill_the_width_and_none_is_too_narrow(counts):
    widths = segment_widths(counts, 700, 15)
    assert sum(widths) == pytest.approx(700)
    assert min(widths) >= min(15, 700 / len(counts)) - 1e-9


def test_segments_with_room_are_as_wide_as_their_share():
    assert segment_widths((1, 3), 400, 15) == [100, 300]


def test_what_small_segments_get_is_taken_from_the_others_in_proportion():
    widths = segment_widths((1, 100, 200), 301, 31)
    assert widths[0] == 31
    assert widths[2] == pytest.approx(2 * widths[1])


def test_no_segments_have_no_widths():
    assert segment_widths((), 100, 10) == []


def test_few_bars_have_their_labels_above_and_many_beside():
    few, many = BarLayout(lines(3), 600, SIZES), BarLayout(lines(BESIDE_FROM), 600, SIZES)
    assert not few.beside
    assert few.segments(0)[0].top() == 20
    assert few.height == 3 * 60 - 10
    assert many.beside
    assert many.segments(0)[0].left() > 150
    assert many.label(1).top() == many.segments(1)[0].top()


def test_a_point_finds_its_segment():
    layout = BarLayout(lines(3), 600, SIZES)
    assert layout.at(QPointF(10, 25)) == (0, 0)
    assert layout.at(QPointF(599, 85)) == (1, 1)
    assert layout.at(QPointF(10, 5)) is None
    assert layout.at(QPointF(10, 5000)) is None


def test_only_lines_in_sight_are_asked_for():
    layout = BarLayout(lines(100), 600, SIZES)
    assert len(layout.lines_between(1000, 1200)) < 10
    assert BarLayout([], 600, SIZES).height == 0
