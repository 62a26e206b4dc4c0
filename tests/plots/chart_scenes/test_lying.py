"""Bars that lie: they use the height that they are given."""

from dataclasses import replace

import pytest

from fujidesk.domain.palette import PAPER
from fujidesk.domain.scenes import Rect
from fujidesk.plots.chart_scenes import chart_scene
from tests.demo_pack import grades_chart


def bars_of(height):
    """Return the lowest edge of three bars with short heads, in a third of a page."""
    chart = grades_chart()
    bars = tuple(replace(bar, segments=bar.segments[1:4]) for bar in chart.bars)
    scene = chart_scene(replace(chart, bars=bars), 240.0, height, 8.0, palette=PAPER)
    parts = [item for item in scene.items if isinstance(item, Rect) and item.target]
    return max(item.y + item.height for item in parts)


@pytest.mark.parametrize("height", [200.0, 230.0])
def test_three_bars_beside_taller_charts_share_the_room(height):
    assert bars_of(height) > 0.77 * height


def test_bars_never_leave_the_room():
    assert bars_of(120.0) <= 120.0
