"""Text of PDF files comes back as the kanji that were printed."""

import pytest

from fujidesk.exchange.pdf_text import plain_kanji, with_plain_kanji


def test_radicals_become_the_kanji_of_the_same_form():
    assert plain_kanji("⼊⼒・⾏政・⺠⽣・⻑⼼") == "入力・行政・民生・長心"


def test_other_characters_stay_as_they_are():
    text = "全角ＡＢ①㈱〜～髙﨑 abc 令和8年度"
    assert plain_kanji(text) == text


def test_only_character_maps_are_touched_and_no_offset_moves():
    before = b"<2F12> Tj begincmap <0001> <2F12> [<2ea0> <4E00>] endcmap <2FA0>"
    after = with_plain_kanji(before)
    assert after == b"<2F12> Tj begincmap <0001> <529B> [<6C11> <4E00>] endcmap <2FA0>"
    assert len(after) == len(before)


@pytest.mark.parametrize("block", [range(0x2E80, 0x2EF4), range(0x2F00, 0x2FD6)])
def test_every_radical_becomes_one_character_of_four_figures(block):
    for code in block:
        mended = plain_kanji(chr(code))
        assert len(mended) == 1
        assert ord(mended) <= 0xFFFF


def test_all_kangxi_radicals_become_kanji():
    assert all(0x4E00 <= ord(plain_kanji(chr(code))) <= 0x9FFF for code in range(0x2F00, 0x2FD6))
