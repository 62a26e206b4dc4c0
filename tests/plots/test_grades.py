"""The distribution of grades on paper: every figure there, nothing outside, equal figures equal files."""

import hashlib

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from fujidesk.domain.grade_figure import GradeFigure, GradeLine
from fujidesk.domain.palette import MARK_LOOKS
from fujidesk.plots.grades import WIDTH_PT, drawn_grades, pdf_figure, png_figure, shares, svg_figure

LINES = (
    GradeLine("1 便利な窓口", 50, (("S", 4), ("A", 14), ("B", 26), ("C", 4), ("D", 1), ("unevaluated", 1))),
    GradeLine("2 にぎわい", 6, (("B", 2), ("not_started", 1), ("stopped", 1), ("done", 1), ("unanswered", 1))),
)  # fmt: skip
MARKS = ("S", "A", "B", "C", "D", "unevaluated", "unanswered", "not_started", "stopped", "done")


def figure_of(lines=LINES, sample=""):
    return GradeFigure("令和5年度 総合評価の分布", "見本計画 ・ 未承認", lines, MARKS, "全 56 事業、うち評価 51",
                       "見本計画", "令和8年11月21日現在", sample)  # fmt: skip


def texts(figure):
    return [artist for artist in figure.artists if isinstance(artist, Text)]


def test_every_figure_denominator_and_mark_is_written():
    said = [text.get_text() for text in texts(drawn_grades(figure_of()))]
    for text in ("令和5年度 総合評価の分布", "見本計画 ・ 未承認", "1 便利な窓口（50）", "2 にぎわい（6）",
                 "S 4", "A 14", "B 26", "C 4", "中止 1", "未評価", "未実施", "完了"):  # fmt: skip
        assert text in said
    assert "全 56 事業、うち評価 51　出典：見本計画　令和8年11月21日現在" in said
    assert "サンプルデータ" not in said


def test_made_up_answers_are_marked():
    assert "サンプルデータ" in [
        text.get_text() for text in texts(drawn_grades(figure_of(sample="サンプルデータ")))
    ]


@pytest.mark.parametrize("count", [1, 3, 15, 70])
def test_no_text_is_small_or_leaves_the_paper(count):
    long = "とても長い名前の方針" * 8
    figure = drawn_grades(figure_of(tuple(GradeLine(long, 50, LINES[0].counts) for _ in range(count))))
    FigureCanvasAgg(figure)
    renderer = figure.canvas.get_renderer()
    height = figure.get_figheight() * 72
    for text in texts(figure):
        assert text.get_fontsize() >= 8
        box = text.get_window_extent(renderer)
        assert box.x0 > 20
        assert box.x1 < WIDTH_PT - 20
        assert box.y0 > 15
        assert box.y1 < height - 15


def test_segments_have_the_colours_of_their_marks_and_states_an_outline():
    boxes = [artist for artist in drawn_grades(figure_of()).artists if isinstance(artist, Rectangle)]
    fills = [to_hex(box.get_facecolor()).upper() for box in boxes[:6]]
    assert fills == [MARK_LOOKS[mark].fill for mark, _ in LINES[0].counts]
    styles = {mark: (MARK_LOOKS[mark].style, MARK_LOOKS[mark].fill) for mark in MARKS[5:]}
    assert len(set(styles.values())) == 5
    assert all(MARK_LOOKS[mark].edge for mark in MARKS[5:])


def test_an_unknown_grade_is_plain():
    line = GradeLine("他の計画", 2, (("優", 2),))
    said = [text.get_text() for text in texts(drawn_grades(figure_of((line,))))]
    assert any(text.startswith("優") for text in said)


@pytest.mark.parametrize(
    ("draw", "head"), [(pdf_figure, b"%PDF"), (png_figure, b"\x89PNG"), (svg_figure, b"<?xml")]
)
def test_equal_figures_give_equal_files(draw, head):
    one, other = draw(figure_of()), draw(figure_of())
    assert one.startswith(head)
    assert hashlib.sha256(one).digest() == hashlib.sha256(other).digest()
    assert one != draw(figure_of(LINES[:1]))


def test_texts_of_the_drawing_stay_texts():
    svg = svg_figure(figure_of()).decode()
    assert "総合評価の分布" in svg
    assert "@font-face" in svg


@pytest.mark.parametrize("counts", [(1,), (4, 14, 26, 4, 1, 1), (1, 1, 900)])
def test_widths_fill_the_bar(counts):
    widths = shares(counts, 700, 12)
    assert sum(widths) == pytest.approx(700)
    assert min(widths) >= 12
    assert shares((), 700, 12) == []
