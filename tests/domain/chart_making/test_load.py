"""The load of departments: by schedule cell, else by project."""

from fujidesk.domain.chart_making.load import load_chart


def test_each_half_year_counts_for_who_carries_it(data):
    chart = load_chart(data)
    lines = {line.label: line.cells for line in chart.lines}
    assert lines["窓口課"] == (("1-1-1",),) * 10
    assert lines["税務課"] == (("1-1-2",),) * 4 + ((),) * 6
    assert [line.label for line in chart.lines] == ["窓口課", "税務課"]
    assert "スケジュールのある 2 事業" in chart.head.foot.text
