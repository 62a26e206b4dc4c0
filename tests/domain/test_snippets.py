"""The part of a text around what a search found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.searching import fold
from fujidesk.domain.snippets import snippet


def marked(text, terms, width=60):
    piece = snippet(text, terms, width)
    return piece.text[piece.start : piece.start + piece.length]


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("市税のクレジットカード納付", "かーど", "カード"),
        ("ｸﾚｼﾞｯﾄで払う", "じっと", "ｼﾞｯﾄ"),
        ("ＬＩＮＥ で 送る", "line", "ＬＩＮＥ"),
        ("①から③まで", "3", "③"),
        ("手 続\nき", "手続き", "手 続 き"),
        ("何もない", "別", ""),
    ],
)
def test_the_find_is_marked_in_the_original_text(text, term, expected):
    assert marked(text, [fold(term)]) == expected


def test_long_text_is_cut_around_the_find():
    piece = snippet("あ" * 100 + "ここ" + "い" * 100, ["ここ"], 20)
    assert piece.text == "…" + "あ" * 9 + "ここ" + "い" * 9 + "…"
    assert piece.text[piece.start : piece.start + piece.length] == "ここ"


def test_find_at_either_end_keeps_the_width():
    assert snippet("ここ" + "い" * 100, ["ここ"], 10).text == "ここ" + "い" * 8 + "…"
    assert snippet("あ" * 100 + "ここ", ["ここ"], 10).text == "…" + "あ" * 8 + "ここ"


def test_without_a_find_it_is_the_beginning_on_one_line():
    assert snippet("一行目\n 二行目", ["無い"], 5).text == "一行目 二…"
    assert snippet("", ["無い"]).text == ""


@given(st.text(max_size=80), st.text(max_size=5), st.integers(5, 40))
def test_any_text_gives_a_snippet_with_the_find_inside(text, term, width):
    piece = snippet(text, [fold(term)], width)
    assert 0 <= piece.start <= piece.start + piece.length <= len(piece.text)
