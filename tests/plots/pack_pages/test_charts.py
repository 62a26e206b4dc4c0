"""Charts on paper: side by side, on one line, with their notes."""

import pytest

from fujidesk.domain.pack_blocks import ChartBlock
from fujidesk.domain.palette import PAPER
from fujidesk.domain.scenes import Words
from fujidesk.plots.pack_pages.charts import chart_pieces
from fujidesk.plots.pack_pages.paper import ROOM, Pen
from tests.demo_pack import flow_chart, grades_chart, heat_chart, phases_chart

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
