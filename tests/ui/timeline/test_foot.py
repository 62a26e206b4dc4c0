"""The line under the chart: how many projects and of which day."""

import pytest

from fujidesk.ui.timeline.foot import ChartFoot


@pytest.fixture
def foot(qtbot, theme, make_data):
    made = ChartFoot(theme)
    qtbot.addWidget(made)
    made.show_for(make_data(2, 600))
    return made


def test_it_tells_number_and_day(foot):
    assert foot._facts.text() == "1,200事業　令和8年11月21日現在"


def test_in_little_height_the_day_is_in_the_tip(foot, make_data):
    foot.set_compact(on=True)
    assert (foot._facts.text(), foot._facts.toolTip()) == ("1,200事業", "令和8年11月21日現在")
    foot.show_for(make_data(1, 1))
    assert foot._facts.text() == "1事業"
    foot.set_compact(on=False)
    assert foot._facts.text() == "1事業　令和8年11月21日現在"


def test_an_empty_chart_counts_none(foot, make_data):
    foot.show_for(make_data(0))
    assert foot._facts.text().startswith("0事業")
