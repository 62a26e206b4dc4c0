"""Texts on paper."""

import pytest

from fujidesk.domain.pack_blocks import TextBlock, TextStyle
from fujidesk.domain.scenes import Rect, Words
from fujidesk.plots.pack_pages.paper import ROOM, Pen
from fujidesk.plots.pack_pages.texts import text_block_pieces


def drawn(block, width=600.0):
    pen = Pen()
    pieces = text_block_pieces(block, width)
    top = 0.0
    for piece in pieces:
        piece.draw(pen, 0.0, top)
        top += piece.height
    return pieces, pen.items


def texts(items):
    return [item.text for item in items if isinstance(item, Words)]


def test_sentences_stand_in_a_box_that_holds_them():
    long = "計画より遅れている事業は部署をまたぐ調整に時間を要している。" * 4
    (piece,), items = drawn(TextBlock(TextStyle.SENTENCES, ("短い文。", long, "  "), "要点"))
    box = next(item for item in items if isinstance(item, Rect))
    words = [item for item in items if isinstance(item, Words)]
    assert (box.width, box.height) == (600.0, piece.height)
    assert texts(items)[0] == "要点"
    assert texts(items).count("○") == 2
    assert long in "".join(texts(items))
    assert all(0 < word.y < piece.height for word in words)


def test_a_sentence_that_would_spill_by_a_word_is_set_smaller():
    (short,), _ = drawn(TextBlock(TextStyle.SENTENCES, ("短い文。",)))
    spilling = "字" * int((600 - 16 - 22) / 11 + 2)
    (piece,), _ = drawn(TextBlock(TextStyle.SENTENCES, (spilling,)))
    assert short.size == 11.0
    assert piece.size < 11.0
    assert [len(lines) for lines in piece.sentences] == [1]


def test_no_sentences_give_no_box():
    assert text_block_pieces(TextBlock(TextStyle.SENTENCES, ("", " ")), 600.0) == []


def test_items_are_numbered_and_what_stands_below_them_is_not():
    _, items = drawn(TextBlock(TextStyle.ITEMS, ("開会", "議事", "（１）評価", "（２）変更", "閉会"), "次第"))
    assert texts(items) == ["次第", "1", "開会", "2", "議事", "（１）評価", "（２）変更", "3", "閉会"]


def test_paragraphs_stand_whole():
    long = "窓口の職員が同じ内容を二度打ち込まないようにする。" * 20
    _, items = drawn(TextBlock(TextStyle.BODY, ("一段", long), "見出し"))
    assert "".join(texts(items)) == f"見出し一段{long}"


@pytest.mark.parametrize("style", [TextStyle.SENTENCES, TextStyle.ITEMS])
def test_texts_longer_than_a_page_go_on_without_losing_a_word(style):
    long = tuple(f"{sign}" + "受け付けた内容をそのまま業務の仕組みへ渡す。" * 90 for sign in "甲乙丙")
    pieces = text_block_pieces(TextBlock(style, long), 700.0)
    assert all(piece.height <= ROOM for piece in pieces)
    pen = Pen()
    for piece in pieces:
        piece.draw(pen, 0.0, 0.0)
    told = "".join(item.text for item in pen.items if isinstance(item, Words))
    assert told.replace("○", "").translate(str.maketrans("", "", "123 ")) == "".join(long)
