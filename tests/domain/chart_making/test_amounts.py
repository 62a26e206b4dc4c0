"""Amounts are summed where both are known, and never leave without their warning."""

from dataclasses import replace

from fujidesk.domain.chart_making.amounts import budget_chart


def test_only_projects_with_both_amounts_count(data):
    chart = budget_chart(data)
    (pair,) = chart.pairs
    assert (pair.label, pair.budget_kyen, pair.actual_kyen, pair.numbers) == ("1 窓口", 1000, 900, ("1-1-1",))
    assert chart.head.is_internal
    assert chart.head.message == "予算 1,000 千円に対し、実績は 900 千円（90.0％）。"
    assert "1 事業（全 3 事業）" in chart.head.foot.text


def test_nothing_reported_is_said(data):
    assert budget_chart(replace(data, reports={})).head.message == "予算額と実績額の記入はまだありません。"
