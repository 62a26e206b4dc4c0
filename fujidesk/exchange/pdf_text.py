"""Mends the text inside PDF files that Qt draws, so that it can be searched and copied.

Fonts draw a kanji and the radical of the same form (民 U+6C11, ⺠ U+2EA0) with one glyph. Qt's PDF engine
(QFontSubset, seen in 6.11 with IPAexGothic and Noto Sans CJK JP alike) writes for each glyph the lowest
character that has it, which is the radical: 用, 入, 行, 民 … were then not found by a search.
"""

import re
import unicodedata

_RADICALS = range(0x2E80, 0x2FE0)
_SUPPLEMENT = str.maketrans("⺎⺐⺒⺓⺛⺠⻁⻄⻑⻘⻤⻨⻩⻫⻭⻯⻲", "兀尢巳幺旡民虎西長青鬼麦黄斉歯竜亀")
"""CJK Radicals Supplement that share a glyph with a kanji in IPAexGothic; NFKC knows only the other block."""
_CHARACTER_MAP = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_CODE = re.compile(rb"<(2[EeFf][0-9A-Fa-f]{2})>")


def plain_kanji(text: str) -> str:
    """Return a text with the kanji in place of radicals that look the same."""
    return "".join(
        unicodedata.normalize("NFKC", character.translate(_SUPPLEMENT))
        if ord(character) in _RADICALS
        else character
        for character in text
    )


def with_plain_kanji(pdf: bytes) -> bytes:
    """Return a PDF of Qt's whose glyphs stand for kanji and not for radicals.

    Only the glyph-to-character maps are touched, which Qt writes uncompressed. Each code keeps its four
    figures, so that every offset in the file stays right.
    """
    return _CHARACTER_MAP.sub(_mended_map, pdf)


def _mended_map(found: re.Match[bytes]) -> bytes:
    return _CODE.sub(_mended_code, found.group())


def _mended_code(found: re.Match[bytes]) -> bytes:
    kanji = plain_kanji(chr(int(found.group(1), 16)))
    return b"<%04X>" % ord(kanji)
