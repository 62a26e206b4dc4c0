"""The plan as it was first stays in sight after it was revised: on the sheet's strip, in papers, on the wall."""

import datetime as dt

import pytest

from fujidesk.domain.charts import ChartName
from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revisions import RevisionKind
from fujidesk.domain.scenes import Words
from fujidesk.domain.timeline import track_of
from fujidesk.plots.chart_scenes import chart_scene
from fujidesk.plots.pack_slides.strips import StripTable
from fujidesk.plots.wall_pages import project_page
from tests.answered import answered

DAY = dt.date(2025, 7, 10)


def phases(workspace, number):
    record = workspace.registry.sheet(number).record
    return track_of(record.schedule, workspace.profile.half_years).phases


@pytest.fixture
def suspended(workspace):
    """1-1-1 was suspended from April R6 on, its plan ended there."""
    answered(workspace)
    workspace.revisions.make(
        RevisionOrder(
            RevisionKind.SUSPEND, ("1-1-1",), "2024-04-01", reason="国の仕組みを待つ", meeting="本部",
            ends_plan=True,
        )
    )  # fmt: skip
    return workspace


def test_without_revisions_there_is_nothing_to_show(workspace):
    assert workspace.revisions.original_phases() == {}


def test_the_first_plan_is_kept_beside_what_it_became(suspended, workspace):
    original = suspended.revisions.original_phases()
    assert list(original) == ["1-1-1"]
    now = phases(suspended, "1-1-1")
    assert now != original["1-1-1"]
    assert now[:4] == original["1-1-1"][:4]
    suspended.edits.undo()
    assert phases(workspace, "1-1-1") == original["1-1-1"]


def test_the_strip_shows_the_first_plan_as_its_own_row(suspended):
    chart = suspended.charts.chart(ChartName.STRIP, 2023, "1-1-1", DAY)
    assert [name for name, _ in chart.tracks] == ["当初", "計画", "実績"]
    assert chart.table.header == ("時期", "当初", "計画", "実績")
    assert "当初" in chart.alt
    words = [item.text for item in chart_scene(chart, 700).items if isinstance(item, Words)]
    assert "当初" in words
    slide = StripTable(chart, 700, 9).table(0, 0, 100)
    assert [row.cells[0].text for row in slide.rows][1:4] == ["当初", "計画", "実績"]


def test_a_plan_that_was_not_revised_has_no_such_row(suspended):
    chart = suspended.charts.chart(ChartName.STRIP, 2023, "1-1-2", DAY)
    assert [name for name, _ in chart.tracks] == ["計画", "実績"]


def test_papers_and_wall_show_it(suspended):
    data = suspended.packs.data("honbu", 2023, DAY)
    assert data.strips["1-1-1"].original == suspended.revisions.original_phases()["1-1-1"]
    page = project_page(suspended.packs.of_data(data), data, "1-1-1")
    assert "当初" in [item.text for item in page.scene.items if isinstance(item, Words)]
