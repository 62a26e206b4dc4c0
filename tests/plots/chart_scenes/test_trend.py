"""Indicators against their targets, laid out."""

from dataclasses import replace

from fujidesk.domain.scenes import Words
from fujidesk.plots.chart_scenes import chart_scene
from fujidesk.plots.chart_scenes.box import Box
from fujidesk.plots.chart_scenes.trend import Trends
from tests.demo_pack import LONG_TITLE, trend_chart


def titled(title):
    chart = trend_chart()
    return replace(chart, panels=tuple(replace(panel, title=title) for panel in chart.panels))


def texts(chart):
    scene = chart_scene(chart, 770.0)
    return [item.text for item in scene.items if isinstance(item, Words)]


def test_a_long_title_takes_two_lines_and_a_short_one_one():
    assert Trends(titled("短い")).title_lines(200.0, 9.0) == 1
    long = titled(LONG_TITLE[:30])
    assert Trends(long).title_lines(200.0, 9.0) == 2
    told = "".join(texts(long))
    assert told.count(f"1-1-1 {LONG_TITLE[:30]}") == 1
    assert "…" not in told


def test_panels_with_long_titles_need_more_room():
    short, long = Trends(titled("短い")), Trends(titled(LONG_TITLE))
    assert long.needed(770.0, 9.0) > short.needed(770.0, 9.0)


def test_what_a_box_does_not_hold_is_told():
    layout = Trends(trend_chart())
    assert layout.rest(Box(0, 0, 770, 400), 9.0) == ""
    assert layout.rest(Box(0, 0, 770, 130), 9.0) == "ほか 3 件"
    assert len(layout.places(Box(0, 0, 770, 130), 9.0)) == 3
