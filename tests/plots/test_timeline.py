"""What is drawn on a figure: artists by kind, in points from the top left corner."""

import pytest
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from fujidesk.domain.palette import PAPER, Palette
from fujidesk.plots.marks import Box, Placed, Segment, TimeAxis
from fujidesk.plots.timeline import ChartBody, Pen, draw_body, draw_tile, figure_text


@pytest.fixture
def figure():
    return Figure(figsize=(6, 3), dpi=72)


def body(data, before=None, after=None, first=0):
    lines = data.lines[first:]
    placed = [Placed(line, i * 20.0, 20.0) for i, line in enumerate(lines)]
    return ChartBody(placed, TimeAxis(100.0, 30.0, 10), 0, 400, 8.0, before, after)


def kinds(figure, kind):
    return [artist for artist in figure.artists if isinstance(artist, kind)]


def test_lengths_are_points_from_the_top_left(figure):
    pen = Pen(figure, PAPER)
    assert pen.to_pixels.transform((10, 0)).tolist() == [10, 216]
    assert pen.to_pixels.transform((0, 216)).tolist() == [0, 0]
    sharp = Figure(figsize=(6, 3), dpi=144)
    assert Pen(sharp, PAPER).to_pixels.transform((10, 0)).tolist() == [20, 432]


def test_nothing_is_put_on_the_figure_for_no_marks(figure):
    pen = Pen(figure, PAPER)
    pen.boxes([], "#000000", 1)
    pen.lines([], "#000000", 1)
    assert not figure.artists


def test_boxes_have_corners_or_rounded_ones_within_their_edges(figure):
    pen = Pen(figure, PAPER)
    pen.boxes([Box(10, 20, 40, 30), Box(50, 20, 51, 30)], "#000000", 1)
    pen.boxes([Box(10, 20, 40, 30), Box(50, 20, 51, 30)], "#000000", 1, radius=4)
    plain, rounded = kinds(figure, PolyCollection)
    assert [len(path.vertices) for path in plain.get_paths()] == [5, 5]
    for path, (left, right) in zip(rounded.get_paths(), ((10, 40), (50, 51)), strict=True):
        x, y = path.vertices.T
        assert (x.min(), x.max()) == pytest.approx((left, right))
        assert (y.min(), y.max()) == pytest.approx((20, 30))


def test_lines_are_one_collection(figure):
    Pen(figure, PAPER).lines([Segment(0, 0, 10, 0), Segment(0, 5, 10, 5)], "#123456", 1)
    (lines,) = kinds(figure, LineCollection)
    assert len(lines.get_segments()) == 2


def test_bars_of_one_kind_are_one_collection_however_many_rows(make_timeline):
    """A patch per bar costs five times as much."""
    few, many = Figure(), Figure()
    for made, data in ((few, make_timeline(1, 3)), (many, make_timeline(8, 10))):
        draw_body(Pen(made, PAPER), data, body(data), glyphs=True)
    assert len(kinds(many, PolyCollection)) == len(kinds(few, PolyCollection))
    assert len(many.artists) < 40


def test_figures_are_texts_on_paper_and_glyphs_on_a_screen(make_timeline, figure):
    data = make_timeline(1, 2)
    draw_body(Pen(figure, PAPER), data, body(data), glyphs=False)
    assert {text.get_text() for text in kinds(figure, Text)} == {"(1)", "(2)", "(3)", "(4)"}
    assert not kinds(figure, PathCollection)
    screen = Figure()
    draw_body(Pen(screen, PAPER), data, body(data), glyphs=True)
    assert kinds(screen, PathCollection)
    assert not kinds(screen, Text)


def test_an_empty_body_draws_nothing(make_timeline, figure):
    data = make_timeline(1, 1)
    draw_body(Pen(figure, PAPER), data, ChartBody([], TimeAxis(0, 30, 10), 0, 300, 8), glyphs=True)
    assert not figure.artists


def test_the_report_line_begins_and_ends_at_the_edges_of_a_page(make_timeline, figure):
    data = make_timeline(1, 2, actual=True)
    draw_body(Pen(figure, PAPER), data, body(data), glyphs=True)
    line = kinds(figure, Line2D)[0]
    assert line.get_ydata()[0] == 0
    assert line.get_ydata()[-1] == 60


def test_in_a_tile_the_report_line_comes_from_and_goes_to_its_neighbours(make_timeline, figure):
    """Else the line would jump where two tiles meet."""
    data = make_timeline(1, 3, actual=True)
    before, after = Placed(data.lines[0], -20.0, 20.0), Placed(data.lines[1], 60.0, 20.0)
    draw_tile(figure, data, body(data, before, after, first=1))
    line = kinds(figure, Line2D)[0]
    assert line.get_ydata()[0] == -10
    assert line.get_ydata()[-1] == 70


def test_rows_off_their_plan_have_a_dot(make_timeline, figure):
    data = make_timeline(1, 2, actual=True)
    draw_body(Pen(figure, PAPER), data, body(data), glyphs=True)
    late = [row.slip(data.report_column) for group in data.groups for row in group.rows]
    dots = [line for line in kinds(figure, Line2D) if line.get_marker() == "o"]
    assert sum(len(line.get_xdata()) for line in dots) == sum(slip != 0 for slip in late)


def test_a_tile_has_the_ground_of_its_theme(make_timeline, figure):
    draw_tile(figure, make_timeline(1, 1), body(make_timeline(1, 1)), Palette(surface="#102030"))
    assert [round(part * 255) for part in figure.get_facecolor()[:3]] == [0x10, 0x20, 0x30]


def test_figures_are_written_as_in_the_plan():
    assert figure_text(4) == "(4)"
