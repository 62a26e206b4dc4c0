"""Pieces of a page as items of a slide."""

from fujidesk.domain.pack_blocks import ChartBlock, FiguresBlock, KeyFigure, TextBlock, TextStyle, Tone
from fujidesk.domain.palette import PAPER
from fujidesk.domain.slides import SlideText
from fujidesk.plots.chart_scenes import chart_scene
from fujidesk.plots.pack_pages.charts import chart_pieces
from fujidesk.plots.pack_pages.figures import figures_pieces
from fujidesk.plots.pack_pages.pieces import dealt
from fujidesk.plots.pack_pages.texts import text_block_pieces
from fujidesk.plots.pack_slides.pieces import placed_items
from tests.demo_pack import LONG_TEXT, grades_chart


def items(pieces):
    return list(placed_items(dealt(pieces, 467.0)[0], 36.0, 86.0))


def texts(pieces):
    return [text for item in items(pieces) if isinstance(item, SlideText) for text in item.paragraphs]


def test_sentences_are_paragraphs_of_one_text_that_fit_their_box():
    block = TextBlock(TextStyle.SENTENCES, (LONG_TEXT, "二つ目の文。"), "要点")
    found = items(text_block_pieces(block, 700.0))
    frame, title, told = found
    assert frame.edge
    assert title.paragraphs == ("要点",)
    assert told.paragraphs == (LONG_TEXT, "二つ目の文。")
    assert told.bullet == "○"
    assert told.box.top + told.box.height <= frame.box.top + frame.box.height
    assert 9.5 <= told.font.size <= 11


def test_items_keep_their_numbers_and_those_below_have_none():
    block = TextBlock(TextStyle.ITEMS, ("開会", "議事", "（１）評価", "閉会"), "次第")
    assert texts(text_block_pieces(block, 400.0)) == [
        "次第",
        "1",
        "開会",
        "2",
        "議事",
        "（１）評価",
        "3",
        "閉会",
    ]


def test_paragraphs_are_whole_again():
    assert texts(text_block_pieces(TextBlock(TextStyle.BODY, (LONG_TEXT,)), 300.0)) == [LONG_TEXT]


def test_a_figure_has_value_unit_label_and_the_word_of_its_meaning():
    block = FiguresBlock((KeyFigure("78", "事業", "Ａ以上", Tone.GOOD), KeyFigure("6", "件", "未回答")))
    assert texts(figures_pieces(block, 700.0)) == ["78", "事業", "良好", "Ａ以上", "6", "件", "未回答"]


def test_line_breaks_of_the_office_stay():
    block = TextBlock(TextStyle.BODY, ("一行目\n二行目",))
    assert texts(text_block_pieces(block, 300.0)) == ["一行目\n二行目"]
    charts = chart_pieces([ChartBlock(grades_chart(), "注一\n注二")], 700.0, chart_scene, PAPER)
    assert "注一\n注二" in texts(charts)
