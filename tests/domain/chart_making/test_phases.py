"""Phases: reached as far as is reported, planned from there on, of the same projects throughout."""

from dataclasses import replace

from fujidesk.domain.chart_making.phases import NOT_REPORTED, phases_chart


def counts(bar):
    return {part.key: part.numbers for part in bar.segments}


def test_reached_then_planned(data):
    chart = phases_chart(data)
    assert counts(chart.bars[2]) == {"1": ("1-1-1",), NOT_REPORTED: ("1-1-2",)}
    assert [bar.label for bar in chart.bars[3:5]] == ["R5下", "R6上 計画"]
    assert counts(chart.bars[4]) == {"4": ("1-1-1",)}
    assert "R5下まで実績、その後は計画" in chart.head.foot.text
    assert "スケジュールのある 2 事業（全 3 事業）" in chart.head.foot.text
    assert chart.head.message.endswith("R4上の 1 からR5下の 0 になった（報告なし 1）。")


def test_reports_after_the_year_are_left_out(data):
    assert phases_chart(replace(data, fiscal_year=2022)).bars[2].label == "R5上 計画"


def test_without_reports_all_is_planned(data):
    chart = phases_chart(replace(data, records=tuple(replace(each, actual=()) for each in data.records)))
    assert all("計画" in bar.label for bar in chart.bars)
    assert counts(chart.bars[0]) == {"1": ("1-1-1",), "4": ("1-1-2",)}
