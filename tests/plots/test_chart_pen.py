"""A timeline as scenes: what is drawn is what stands in the files."""

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from fujidesk.domain.palette import PAPER
from fujidesk.domain.scenes import Align, Dash, Dot, Line, Rect, Words
from fujidesk.errors import CancelledError
from fujidesk.plots.chart_pen import ScenePen
from fujidesk.plots.marks import Box, Segment
from fujidesk.plots.pages import draw_timeline, timeline_scenes
from fujidesk.plots.paging import PAPERS, lay_out


@pytest.mark.parametrize("actual", [False, True])
def test_pages_are_those_of_the_files_with_the_same_texts_in_the_same_places(make_timeline, actual):
    data = make_timeline(7, 9, actual=actual)
    layout = lay_out(data, PAPERS["A4"])
    scenes = timeline_scenes(data, "A4")
    assert len(scenes) == len(layout.pages) > 1
    for page, scene in enumerate(scenes):
        figure = Figure(dpi=72)
        draw_timeline(figure, data, layout, page)
        drawn = sorted(
            (item.get_text(), round(item.get_position()[0], 2), round(item.get_position()[1], 2))
            for item in figure.artists if isinstance(item, Text) and item.get_text()
        )  # fmt: skip
        found = sorted(
            (item.text, round(item.x, 2), round(item.y, 2)) for item in scene.items if isinstance(item, Words)
        )
        assert found == drawn
        assert (scene.width, scene.height) == (PAPERS["A4"].width, PAPERS["A4"].height)


def test_slips_bend_the_line_of_the_report_and_have_a_dot(make_timeline):
    (scene, *_) = timeline_scenes(make_timeline(2, 4, actual=True), "A4")
    report = [item for item in scene.items if isinstance(item, Line) and item.colour == PAPER.report]
    assert any(item.x1 != item.x2 for item in report)
    assert [item for item in scene.items if isinstance(item, Dot) and item.fill == PAPER.report]


def test_the_user_can_stop_it(make_timeline):
    class Stopped:
        def step(self, *_):
            raise CancelledError

    with pytest.raises(CancelledError):
        timeline_scenes(make_timeline(), "A4", Stopped())


def test_what_has_a_higher_depth_lies_above_and_equals_keep_their_order():
    pen = ScenePen()
    pen.text(1, 1, "上", 9)
    pen.boxes([Box(0, 0, 4, 2), Box(5, 0, 9, 2)], ["#000001", "#000002"], 2, edges="#000003", radius=3)
    pen.lines([Segment(0, 0, 9, 9)], "#000004", 1, dotted=True)
    scene = pen.scene(10, 10, "図")
    ground, line, first, second, words = scene.items
    assert (ground.fill, ground.width) == (PAPER.surface, 10)
    assert (line.colour, line.dash) == ("#000004", Dash.DOTTED)
    assert [(box.fill, box.edge, box.radius) for box in (first, second)] == [
        ("#000001", "#000003", 1.0), ("#000002", "#000003", 1.0),
    ]  # fmt: skip
    assert words.text == "上"


def test_a_box_without_an_edge_and_a_tag():
    pen = ScenePen()
    pen.boxes([Box(0, 0, 4, 2)], "#000001", 2)
    pen.tag(Box(10, 0, 30, 10), "今日", 8, "#000005")
    _, plain, ground, words = pen.scene(40, 10, "").items
    assert isinstance(plain, Rect)
    assert plain.edge == ""
    assert (ground.x, ground.width, ground.fill) == (10, 20, "#000005")
    assert (words.x, words.align, words.colour) == (20, Align.CENTER, PAPER.surface)


def test_an_empty_text_draws_nothing():
    pen = ScenePen()
    pen.text(0, 0, "", 9)
    assert len(pen.scene(1, 1, "").items) == 1
