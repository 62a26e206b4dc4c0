"""Every kind of chart, with invented data of any shape, stays readable in any width."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fujidesk.domain.charts import (
    AmountPair,
    Flow,
    HeatLine,
    Segment,
    StackedBar,
    TrendPanel,
    TrendPoint,
)
from fujidesk.domain.pack_blocks import INTERNAL_WORD
from fujidesk.plots.chart_scenes import chart_scene
from tests import demo_pack as demo

CHARTS = (
    demo.grades_chart(), demo.flow_chart(), demo.phases_chart(), demo.heat_chart(), demo.trend_chart(),
    demo.amount_chart(), demo.strip_chart("1-1-1", "窓口予約の導入"),
)  # fmt: skip
WIDTHS = st.sampled_from((243.0, 380.0, 520.0, 770.0))
SIZES = st.sampled_from((8.0, 9.0, 12.0))
COUNTS = st.integers(0, 400)
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def numbers(count):
    return tuple(f"1-1-{serial}" for serial in range(count))


def stacked(chart, rows):
    bars = tuple(
        StackedBar(f"{place} 方針その{place}" if not chart.upright else f"R{place}上", tuple(
            Segment(key, word, numbers(count))
            for (key, word), count in zip(chart.marks, row, strict=False) if count))
        for place, row in enumerate(rows)
    )  # fmt: skip
    return replace(chart, bars=bars)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.head.name)
@pytest.mark.parametrize("width", [243, 520, 770])
def test_charts_of_the_demo_are_readable_and_say_what_they_are_made_from(chart, width, readable, texts):
    scene = chart_scene(chart, width, size=8.0)
    readable(scene)
    shown = "".join(texts(scene))
    assert chart.head.title in shown
    assert "".join(chart.head.foot.text.split()) in "".join(shown.split())
    assert chart.head.sample in shown
    assert (INTERNAL_WORD in shown) is chart.head.is_internal
    assert (scene.title, scene.alt) == (chart.head.title, chart.alt)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.head.name)
def test_a_given_height_is_kept_and_filled_readably(chart, readable):
    needed = chart_scene(chart, 520).height
    for height in (needed, needed * 1.25):
        scene = chart_scene(chart, 520, height)
        assert scene.height == height
        readable(scene)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.head.name)
def test_without_text_only_the_drawing_is_left(chart, texts, readable):
    scene = chart_scene(chart, 520, with_text=False)
    assert chart.head.foot.text not in texts(scene)
    assert scene.height < chart_scene(chart, 520).height
    readable(scene)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.head.name)
def test_marks_open_their_projects(chart):
    scene = chart_scene(chart, 520)
    marks = list(scene.targets())
    assert marks
    assert all(mark.target.label and mark.target.numbers for mark in marks)


@MANY
@given(rows=st.lists(st.lists(COUNTS, min_size=10, max_size=10), max_size=6), width=WIDTHS, size=SIZES)
def test_any_shares(rows, width, size, readable):
    readable(chart_scene(stacked(demo.grades_chart(), rows), width, size=size))


@MANY
@given(rows=st.lists(st.lists(COUNTS, min_size=4, max_size=4), max_size=10), width=WIDTHS)
def test_any_phases(rows, width, readable):
    readable(chart_scene(stacked(demo.phases_chart(), rows), width, size=8.0))


@MANY
@given(
    cells=st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), COUNTS), width=WIDTHS, size=SIZES
)
def test_any_flows(cells, width, size, readable):
    chart = demo.flow_chart()
    keys = [key for key, _ in chart.marks]
    flows = tuple(Flow(keys[was], keys[now], numbers(count)) for (was, now), count in cells.items())
    readable(chart_scene(replace(chart, flows=flows), width, size=size))


@MANY
@given(rows=st.lists(st.lists(COUNTS, min_size=5, max_size=5), max_size=40), width=WIDTHS, room=st.booleans())
def test_any_heat(rows, width, room, readable, texts):
    names = ("課", "公共施設マネジメント推進課", "危機管理課・公共施設の安全と安心に関する担当")
    lines = tuple(HeatLine(names[place % 3], tuple(map(numbers, row))) for place, row in enumerate(rows))
    scene = chart_scene(replace(demo.heat_chart(), lines=lines), width, None if room else 250.0)
    readable(scene)
    shown = sum(text.startswith(("課", "公共施設マ", "危機")) for text in texts(scene))
    told = [int(text.split()[1]) for text in texts(scene) if text.startswith("ほか ")]
    assert shown + sum(told) == len(rows)


@MANY
@given(values=st.lists(st.lists(st.none() | st.decimals(-10, 10**7, places=1), min_size=5, max_size=5), max_size=9),
       target=st.none() | st.decimals(0, 10**6, places=0), width=WIDTHS)  # fmt: skip
def test_any_trends(values, target, width, readable):
    panels = tuple(
        TrendPanel(f"1-1-{place}", demo.LONG_TITLE, "件", target, "年間の目標",
                   tuple(TrendPoint(2022 + year, value) for year, value in enumerate(row)))
        for place, row in enumerate(values)
    )  # fmt: skip
    readable(chart_scene(replace(demo.trend_chart(), panels=panels), width))


@MANY
@given(amounts=st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), max_size=8), width=WIDTHS)
def test_any_amounts(amounts, width, readable):
    pairs = tuple(AmountPair(demo.LONG_TITLE, *pair, numbers(3)) for pair in amounts)
    readable(chart_scene(replace(demo.amount_chart(), pairs=pairs), width))


@MANY
@given(planned=st.text("1234- ", max_size=10), reached=st.text("1234- ", max_size=10), width=WIDTHS)
def test_any_strip(planned, reached, width, readable):
    chart = replace(
        demo.strip_chart("1-1-1", demo.LONG_TITLE), planned=planned, reached=reached,
        values=((2022, "1,234,567.8件"),), grades=((2023, "unanswered", "未回答"),),
    )  # fmt: skip
    readable(chart_scene(chart, width))


def test_an_endless_trend_tells_what_is_left_out(texts):
    chart = demo.trend_chart()
    many = replace(chart, panels=tuple(replace(chart.panels[0], number=f"1-1-{n}") for n in range(40)))
    assert any(text.startswith("ほか ") for text in texts(chart_scene(many, 520, 300)))


def test_values_are_drawn_where_they_are():
    panel = TrendPanel("1-1-1", "件数", "件", Decimal(100), "100件", (
        TrendPoint(2022, Decimal(50)), TrendPoint(2023, None), TrendPoint(2024, Decimal(100))))  # fmt: skip
    scene = chart_scene(replace(demo.trend_chart(), panels=(panel,)), 300, with_text=False)
    low, high = sorted(scene.targets(), key=lambda dot: -dot.y)
    assert low.x < high.x
    assert low.target.label.endswith("R4")
    assert high.target.label.endswith("R6")
