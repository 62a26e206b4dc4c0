"""Texts as DrawingML."""

from fujidesk.domain.scenes import Align
from fujidesk.domain.slides import SlideFont
from fujidesk.exchange.pack_pptx.xml import emu, paragraphs, quoted, solid


def test_signs_that_xml_knows_and_signs_that_no_file_holds():
    told = paragraphs(("A<B & C\x07",), SlideFont(9))
    assert "<a:t>A&lt;B &amp; C</a:t>" in told
    assert quoted('a"b') == "'a\"b'"


def test_a_break_in_a_text_begins_a_paragraph_and_no_text_still_has_its_size():
    assert paragraphs(("一\n二",), SlideFont(9)).count("<a:p>") == 2
    assert 'a:endParaRPr lang="ja-JP" altLang="en-US" sz="1100"' in paragraphs((), SlideFont(11))


def test_lines_have_an_exact_height_whatever_the_font():
    assert '<a:spcPts val="1320"/>' in paragraphs(("一",), SlideFont(10, align=Align.RIGHT))
    assert 'algn="r"' in paragraphs(("一",), SlideFont(10, align=Align.RIGHT))


def test_lengths_and_fills():
    assert emu(1) == 12700
    assert solid("") == "<a:noFill/>"
    assert 'val="0B3C8C"' in solid("#0B3C8C")
