"""What stands on the pages."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text

from fujidesk.domain.palette import PAPER, Palette
from fujidesk.domain.sample_mark import SAMPLE_WORD
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
            "204事業　出典：見本市情報化計画",
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


def test_the_foot_names_source_and_what_is_left_open(make_timeline):
    shown = [text.get_text() for text in texts_of(drawn(make_timeline(2, 3)))]
    assert "6事業　出典：見本市情報化計画" in shown
    assert "未確定：計画に段階の記載が欠けています" in shown
    plain = [text.get_text() for text in texts_of(drawn(make_timeline(1, 1)))]
    assert not [text for text in plain if text.startswith("未確定")]


def test_a_long_source_leaves_the_page_number_its_place(make_timeline):
    figure = drawn(replace(make_timeline(), source="とても長い名前の計画" * 20))
    renderer = figure.canvas.get_renderer()
    (foot,) = [text for text in texts_of(figure) if "出典" in text.get_text()]
    (number,) = [text for text in texts_of(figure) if text.get_text() == "1 / 1"]
    assert foot.get_text().endswith("…")
    assert foot.get_window_extent(renderer).x1 < number.get_window_extent(renderer).x0


def test_long_indicators_are_written_in_full(make_timeline):
    wish = "年間の利用件数を8,000件以上とし、窓口での待ち時間を短くする。研修には職員30人以上が加わる。"
    shown = "".join(text.get_text() for text in texts_of(drawn(make_timeline(1, 3, indicator=wish))))
    assert wish in shown


def test_marks_keep_apart_in_greyscale():
    """The four phases differ by 10 % of lightness at least, so that a grey print still orders them."""
    greys = [sum(w * c for w, c in zip((0.299, 0.587, 0.114), to_rgb(PAPER.fill(n)), strict=True))
             for n in (1, 2, 3, 4)]  # fmt: skip
    assert all(light - dark > 0.1 for light, dark in itertools.pairwise(greys))


def test_another_palette_reaches_ground_and_texts(make_timeline):
    dark = Palette(surface="#101010", text="#FAFAFA")
    figure = Figure(dpi=72)
    data = make_timeline(1, 1)
    draw_timeline(figure, data, lay_out(data, PAPERS["A4"]), palette=dark)
    assert to_hex(figure.get_facecolor()) == "#101010"
    (title,) = [text for text in texts_of(figure) if text.get_text() == data.title]
    assert title.get_color() == "#FAFAFA"


def test_a_period_without_today_has_no_tag(make_timeline):
    data = replace(make_timeline(1, 2), as_of=dt.date(2040, 5, 1))
    assert not [text for text in texts_of(drawn(data)) if text.get_text().startswith("今日")]


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_made_up_data_is_marked_on_every_page_and_real_data_on_none(make_timeline, paper):
    data = make_timeline(12, 17)
    for sample in (True, False):
        made = replace(data, sample=sample)
        for page in range(len(lay_out(made, PAPERS[paper]).pages)):
            shown = [text.get_text() for text in texts_of(drawn(made, paper, page))]
            assert shown.count(SAMPLE_WORD) == int(sample)


def test_the_mark_of_made_up_data_covers_neither_title_nor_day(make_timeline):
    data = replace(make_timeline(), sample=True, title="とても長い題名の情報化計画のロードマップ" * 5)
    figure = drawn(data)
    renderer = figure.canvas.get_renderer()
    heading = [text for text in texts_of(figure) if text.get_text() == SAMPLE_WORD
               or text.get_text().startswith("とても") or text.get_text().endswith("現在")]  # fmt: skip
    boxes = sorted((text.get_window_extent(renderer) for text in heading), key=lambda box: box.x0)
    assert len(boxes) == 3
    for left, right in itertools.pairwise(boxes):
        assert left.x1 < right.x0


def test_what_is_narrowed_or_late_stays_marked(make_timeline):
    data = replace(make_timeline(), sample=True)
    assert data.part(frozenset({"1-1-1"})).sample
    assert data.late().sample
