"""Texts and tables as DrawingML."""

from lxml import etree

from fujidesk.domain.scenes import Align
from fujidesk.domain.slides import SlideBox, SlideCell, SlideFont, SlideRow, SlideTable, SlideText
from fujidesk.exchange.pack_pptx.shapes import page_xml, table_xml, text_xml

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FONT = SlideFont(9)
BOX = SlideBox(10, 20, 100, 12)


def test_a_box_without_words_is_an_ornament():
    assert "decorative" in text_xml(SlideText(BOX, (), FONT, "#112233"), 4)
    assert "decorative" not in text_xml(SlideText(BOX, ("語",), FONT), 4)


def test_a_text_of_one_line_is_not_broken():
    assert 'wrap="none"' in text_xml(SlideText(BOX, ("202",), FONT, wraps=False), 4)
    assert 'wrap="square"' in text_xml(SlideText(BOX, ("文",), FONT), 4)


def test_n_of_the_page_is_a_field_before_the_number_of_all():
    shape = etree.fromstring(page_xml(SlideText(BOX, ("3 / 9",), SlideFont(10, align=Align.CENTER)), 7))
    (field,) = shape.iter(f"{A}fld")
    assert field.get("type") == "slidenum"
    assert "".join(node.text for node in shape.iter(f"{A}t")) == "3 / 9"
    assert field.getnext().tag == f"{A}r"


def test_cells_that_another_one_reaches_over_are_kept_and_small():
    rows = (
        SlideRow(20, (SlideCell("頭", FONT, across=2), None, SlideCell("x", FONT))),
        SlideRow(20, (SlideCell("縦", FONT, down=2), SlideCell("1", FONT), SlideCell("2", FONT))),
        SlideRow(20, (None, SlideCell("3", FONT), SlideCell("4", FONT))),
    )
    table = etree.fromstring(table_xml(SlideTable(0, 0, (30, 30, 30), rows, "表の<説明>"), 5))
    cells = [[(cell.get("gridSpan"), cell.get("rowSpan"), cell.get("hMerge"), cell.get("vMerge"))
              for cell in row.iter(f"{A}tc")] for row in table.iter(f"{A}tr")]  # fmt: skip
    plain = (None,) * 4
    assert cells == [
        [("2", None, None, None), (None, None, "1", None), plain],
        [(None, "2", None, None), plain, plain],
        [(None, None, None, "1"), plain, plain],
    ]
    assert 'descr="表の&lt;説明&gt;"' in etree.tostring(table, encoding="unicode")
    assert [column.get("w") for column in table.iter(f"{A}gridCol")] == ["381000"] * 3
