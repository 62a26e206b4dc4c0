"""Indicators up to the chart's year."""

from dataclasses import replace
from decimal import Decimal

from fujidesk.domain.chart_making.indicators import indicator_chart


def test_values_after_the_year_are_left_out(data):
    (panel,) = indicator_chart(data).panels
    assert [point.value for point in panel.points] == [Decimal(40), Decimal(120), None, None, None]
    assert panel.target == Decimal(100)
    assert indicator_chart(data).head.message == "判定できる 1 件のうち 1 件が目標を達成している。"


def test_so_many_that_only_priority_projects_are_shown(data):
    (series,) = data.evaluation.indicators
    many = tuple(replace(series, number=f"3-1-{n}") for n in range(30))
    chart = indicator_chart(replace(data, evaluation=replace(data.evaluation, indicators=(series, *many))))
    assert [panel.number for panel in chart.panels] == ["1-1-1"]
    assert "31 件" in chart.head.foot.text
    assert "重点事業の 1 件を示す" in chart.head.foot.text
