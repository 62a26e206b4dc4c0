"""Charts from a real register."""

import datetime as dt

import pytest

from fujidesk.domain.charts import ChartName
from fujidesk.errors import UserError
from fujidesk.services.charts import ChartService

FY, TODAY = 2023, dt.date(2024, 7, 10)


@pytest.mark.parametrize("name", ChartName)
def test_every_chart_is_made(workspace, name):
    chart = workspace.charts.chart(name, FY, "1-1-1", TODAY)
    assert chart.head.name is name
    assert "令和6年7月10日現在" in chart.head.foot.text
    assert chart.alt.startswith(chart.head.title)


def test_all_are_made_from_one_state(workspace):
    assert isinstance(workspace.charts, ChartService)
    assert set(workspace.charts.all(FY, TODAY)) >= {ChartName.PHASES, ChartName.DEPARTMENT_LOAD}


@pytest.mark.parametrize(("year", "number", "says"), [
    (2030, "", "計画の期間"), (FY, "", "事業番号"), (FY, "9-9-9", "台帳にありません"),
])  # fmt: skip
def test_what_cannot_be_drawn_is_said(workspace, year, number, says):
    with pytest.raises(UserError, match=says):
        workspace.charts.chart(ChartName.STRIP, year, number)


def test_a_chart_is_written_alike_twice_and_only_as_what_can_be_written(workspace, tmp_path):
    chart = workspace.charts.chart(ChartName.PHASES, FY, today=TODAY)
    for kind in ("png", "svg", "pdf"):
        workspace.charts.export(chart, tmp_path / f"a.{kind}")
        workspace.charts.export(chart, tmp_path / f"b.{kind}")
        assert (tmp_path / f"a.{kind}").read_bytes() == (tmp_path / f"b.{kind}").read_bytes()
    with pytest.raises(UserError, match="png"):
        workspace.charts.export(chart, tmp_path / "a.gif")
    assert len(list(tmp_path.glob("[ab].*"))) == 6
