"""Word documents: pages, tables, equal bytes."""

from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from fujidesk.exchange.word_paper import FONT, INTERNAL, add_table, new_paper, paper_bytes


def read(paper):
    return Document(BytesIO(paper_bytes(paper)))


def test_title_care_and_page_numbers_stand_on_a4_portrait():
    paper = read(new_paper("次第", INTERNAL))
    section = paper.sections[0]
    assert paper.paragraphs[0].text == paper.core_properties.title == "次第"
    assert section.header.paragraphs[0].text == INTERNAL
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert not paper.core_properties.author
    assert read(new_paper("次第")).sections[0].header.paragraphs[0].text == ""


def test_letters_have_a_font_for_japanese():
    paper = read(new_paper("次第"))
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        assert paper.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) == FONT


def test_a_short_table_stays_on_one_page_and_a_long_one_repeats_its_heads():
    paper = new_paper("次第")
    add_table(paper, "短い", [("甲", "乙"), ("1", "2"), ("3", "4")], (80, 80), level=3)
    add_table(paper, "長い", [("甲",), *([("x",)] * 20)], (160,))
    short, long = read(paper).tables
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in short.rows]
    assert kept == [True, True, False]
    assert long.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert not long.rows[1].cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_an_empty_table_says_so():
    paper = new_paper("次第")
    add_table(paper, "資料", [], (160,))
    assert [item.text for item in read(paper).paragraphs][-2:] == ["資料", "なし"]
