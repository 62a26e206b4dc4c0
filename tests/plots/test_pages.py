"""What stands on the pages."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from fujidesk.plots.pages import draw_timeline
from fujidesk.plots.paging import PAPERS, lay_out


def drawn(data, paper="A4", page=0):
    figure = Figure(dpi=72)
    draw_timeline(figure, data, lay_out(data, PAPERS[paper]), page)
    FigureCanvasAgg(figure)
    return figure


def texts_of(figure):
    return [artist for artist in figure.artists if isinstance(artist, Text)]


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("actual", [False, True])
def test_no_text_is_smaller_than_8_pt_and_none_leaves_the_paper(make_timeline, paper, actual):
    data = make_timeline(7, 9, actual=actual, indicator="年間の利用件数を八千件以上とする状態を保ち続ける。")
    for page in range(len(lay_out(data, PAPERS[paper]).pages)):
        figure = drawn(data, paper, page)
        renderer = figure.canvas.get_renderer()
        for text in texts_of(figure):
            assert text.get_fontsize() >= 8
            box = text.get_window_extent(renderer)
            assert box.x0 > 20
            assert box.x1 < PAPERS[paper].width - 20
            assert box.y0 > 20
            assert box.y1 < PAPERS[paper].height - 20


def test_each_page_repeats_header_title_and_day_and_counts_itself(make_timeline):
    data = make_timeline(12, 17)
    count = len(lay_out(data, PAPERS["A4"]).pages)
    for page in range(count):
        shown = [text.get_text() for text in texts_of(drawn(data, page=page))]
        assert {
            "番号",
            "情報化事業",
            data.title,
            "令和8年11月21日現在",
            "204事業",
            "調査・基礎研究",
        } <= set(shown)
        assert [text for text in shown if text.endswith("年度")] == [f"令和{n}年度" for n in range(4, 9)]
        assert shown.count("上期") == shown.count("下期") == 5
        assert f"{page + 1} / {count}" in shown
        assert "今日 R8下" in shown


def test_page_number_stands_in_the_middle_at_the_bottom(make_timeline):
    (number,) = [text for text in texts_of(drawn(make_timeline())) if text.get_text() == "1 / 1"]
    x, y = number.get_transform().transform(number.get_position())
    assert x == pytest.approx(PAPERS["A4"].width / 2, abs=1)
    assert 20 < y < 50


def test_the_legend_names_only_what_is_there(make_timeline):
    plain = {text.get_text() for text in texts_of(drawn(make_timeline(1, 1)))}
    assert "終了" not in plain
    assert "未確定" not in plain
    full = {text.get_text() for text in texts_of(drawn(make_timeline(actual=True)))}
    assert {"終了", "未確定", "細い帯＝計画　太い帯＝実績", "報告時点 R6下"} <= full


def test_tags_do_not_cover_each_other(make_timeline):
    figure = drawn(make_timeline(actual=True))
    renderer = figure.canvas.get_renderer()
    today, report = (
        next(t for t in texts_of(figure) if t.get_text().startswith(word)).get_window_extent(renderer)
        for word in ("今日", "報告時点 ")
    )
    assert report.x1 < today.x0
