"""Charts on paper: side by side, on one line, with their notes."""

from dataclasses import replace

import pytest

from fujidesk.domain.charts import HeatLine
from fujidesk.domain.pack_blocks import ChartBlock
from fujidesk.domain.palette import PAPER
from fujidesk.domain.scenes import Words
from fujidesk.plots.chart_scenes import chart_scene
from fujidesk.plots.pack_pages.charts import chart_pieces
from fujidesk.plots.pack_pages.paper import ROOM, Pen
from tests.demo_pack import flow_chart, grades_chart, heat_chart, phases_chart, trend_chart

WIDTH = 770.0


def blocks(*notes):
    charts = (grades_chart(), flow_chart(), phases_chart(), heat_chart(), grades_chart())
    return [ChartBlock(chart, note) for chart, note in zip(charts, notes, strict=False)]


@pytest.mark.parametrize(("count", "rows"), [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2])])
def test_up_to_three_stand_side_by_side(drawer, count, rows):
    pieces = chart_pieces(blocks(*[""] * count), WIDTH, drawer, PAPER)
    assert [len(piece.charts) for piece in pieces] == rows
    for piece in pieces:
        right = len(piece.charts) * (piece.each + 20) - 20
        assert right == pytest.approx(WIDTH)


def test_charts_of_a_row_are_equally_tall_and_notes_stand_below(drawer):
    (piece,) = chart_pieces(blocks("注一", "", "注三"), WIDTH, drawer, PAPER)
    sized = piece.fitted(300.0)
    assert sized.height <= 300.0
    assert len({scene.height for scene in sized.scenes}) == 1
    pen = Pen()
    sized.draw(pen, 0.0, 0.0)
    notes = [item for item in pen.items if isinstance(item, Words) and item.text.startswith("注")]
    assert [note.text for note in notes] == ["注一", "注三"]
    assert all(sized.scenes[0].height < note.y <= sized.height for note in notes)


def test_charts_never_ask_for_more_than_a_page(drawer):
    def tall(chart, width, height=None, size=9.0, *, palette=None):
        return drawer(chart, width, height or 2000.0, size)

    (piece,) = chart_pieces(blocks("注" * 300), WIDTH, tall, PAPER)
    assert piece.height <= ROOM
    assert piece.fitted(ROOM).height <= ROOM


def _many(count):
    chart = trend_chart()
    return replace(chart, panels=tuple(replace(chart.panels[0], number=f"1-1-{n}") for n in range(count)))


def test_a_chart_of_many_indicators_goes_on_on_further_pages_and_leaves_none_out():
    pieces = chart_pieces([ChartBlock(_many(27), "注")], WIDTH, chart_scene, PAPER)
    assert len(pieces) > 1
    shown = [panel.number for piece in pieces for panel in piece.charts[0].panels]
    assert shown == [f"1-1-{n}" for n in range(27)]
    titles = [piece.charts[0].head.title for piece in pieces]
    assert titles == ["施策指標と目標", *["施策指標と目標（続き）"] * (len(pieces) - 1)]
    assert [bool(piece.notes[0]) for piece in pieces] == [False] * (len(pieces) - 1) + [True]
    for piece in pieces:
        sized = piece.fitted(ROOM)
        assert sized.height <= ROOM
        texts = [item.text for item in sized.scenes[0].items if isinstance(item, Words)]
        assert not any(text.startswith("ほか") for text in texts)


def test_a_heat_map_of_many_departments_goes_on_too():
    chart = heat_chart()
    tall = replace(chart, lines=chart.lines * 6)
    pieces = chart_pieces([ChartBlock(tall)], WIDTH, chart_scene, PAPER)
    assert sum(len(piece.charts[0].lines) for piece in pieces) == len(tall.lines)
    assert len(pieces) > 1


def test_what_fits_stays_one_chart():
    assert len(chart_pieces([ChartBlock(_many(6))], WIDTH, chart_scene, PAPER)) == 1
    assert len(chart_pieces([ChartBlock(grades_chart())], WIDTH, chart_scene, PAPER)) == 1


def test_the_shades_of_a_heat_map_mean_the_same_on_all_its_pages():
    chart = heat_chart()
    few, many = (HeatLine(f"課{n}", (("1-1-1",) * n,) * len(chart.columns)) for n in (1, 20))
    chart = replace(chart, lines=(many, *[few] * 79))
    pages = [piece.charts[0] for piece in chart_pieces([ChartBlock(chart)], WIDTH, chart_scene, PAPER)]
    assert len(pages) > 1
    assert {page.most for page in pages} == {20}
