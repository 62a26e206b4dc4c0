"""Paragraphs and tables of Word documents, whoever made them, and files that mean harm."""

import contextlib
import io
import struct
import zipfile

import pytest

from fujidesk.errors import UserError
from fujidesk.exchange.plan_document import word_blocks
from fujidesk.exchange.plan_document.word_blocks import Paragraph, Table, TableCell, read_word

MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
STYLES = f'<w:styles {MAIN}><w:style w:styleId="a1"><w:name w:val="Heading 1"/></w:style></w:styles>'
NAME = "悪い.docx"


def package(parts, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return stream.getvalue()


def document(body, space=MAIN, before=""):
    return package({
        "word/document.xml": f"{before}<w:document {space}><w:body>{body}</w:body></w:document>", "word/styles.xml": STYLES,
    })  # fmt: skip


def blocks(body, **values):
    return read_word(NAME, document(body, **values))


def paragraph(text, style=""):
    form = f'<w:pPr><w:pStyle w:val="{style}"/><w:tabs><w:tab w:pos="1"/></w:tabs></w:pPr>' if style else ""
    return f"<w:p>{form}<w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize("space", [MAIN, STRICT])
def test_paragraphs_have_their_style_by_name(space):
    assert blocks(paragraph("題", "a1") + paragraph("文"), space=space) == [
        Paragraph("heading 1", "題"), Paragraph("", "文"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t><w:cr/></w:r>", "一\t二\n三\n"),
        ("<w:r><w:t> 空 </w:t></w:r><w:r><w:t>白</w:t></w:r>", " 空 白"),
        ('<w:ins><w:r><w:t>足した</w:t></w:r></w:ins><w:del><w:r><w:delText>消した</w:delText></w:r></w:del>', "足した"),
        ("<w:moveFrom><w:r><w:t>元</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>先</w:t></w:r></w:moveTo>", "先"),
        ('<w:hyperlink w:anchor="x"><w:r><w:t>先</w:t></w:r></w:hyperlink>', "先"),
        ('<w:r><w:instrText>PAGEREF x</w:instrText></w:r><w:r><w:t>12</w:t></w:r>', "12"),
        ('<w:r><w:t>前</w:t><w:br w:type="page"/><w:lastRenderedPageBreak/></w:r>', "前"),
        ("<w:r><w:drawing><w:t>図</w:t></w:drawing><w:t>文</w:t></w:r>", "文"),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>欄</w:t></w:r></w:sdtContent></w:sdt>", "欄"),
        ("<w:r><w:t>_x000B_</w:t></w:r>", "\x0b"),
    ],
)  # fmt: skip
def test_texts_of_a_paragraph(inner, text):
    assert blocks(f"<w:p>{inner}</w:p>") == [Paragraph("", text)]


def test_tables_have_cells_with_lines_and_spans():
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>{paragraph("一")}{paragraph("二")}</w:tc>'
    inner = f"<w:tc><w:tbl><w:tr><w:tc>{paragraph('内')}</w:tc></w:tr></w:tbl>{paragraph('外')}</w:tc>"
    found = blocks(f"<w:sdt><w:sdtContent><w:tbl><w:tr>{cell}{inner}</w:tr></w:tbl></w:sdtContent></w:sdt>")
    assert found == [Table(((TableCell("一\n二", 3), TableCell("外")),))]


def test_row_that_was_deleted_with_changes_tracked_is_not_read():
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
    kept = f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>{paragraph('文')}</w:tc></w:tr>"
    assert blocks(f"<w:tbl>{gone}{kept}</w:tbl>") == [Table(((TableCell("文"),),))]


TOO_LARGE = "「悪い.docx」は大きすぎて読めません。計画書のファイルか確かめてください。"
DAMAGED = "「悪い.docx」は壊れていて読めません。Word で開いて保存し直すか、もう一度受け取ってください。"
NO_WORD = "「悪い.docx」は Word の文書（.docx）ではありません。計画書の Word 文書かテキストを選んでください。"


def refused(data):
    with pytest.raises(UserError) as told:
        read_word(NAME, data)
    return str(told.value)


@pytest.mark.parametrize(
    "before",
    ['<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "file:///etc/hostname">',
     '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1/">]>'],
)  # fmt: skip
def test_entities_are_refused(before):
    assert "外部のファイルを読ませる宣言" in refused(document(paragraph("文"), before=before))


def test_entities_in_styles_are_refused_too():
    data = package(
        {"word/document.xml": "<a/>", "word/styles.xml": f'<!DOCTYPE x [<!ENTITY a "b">]>{STYLES}'}
    )
    assert "外部のファイルを読ませる宣言" in refused(data)


def test_part_that_would_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr(word_blocks, "_MAX_UNPACKED_BYTES", 1000)
    assert refused(document(paragraph("文" * 2000))) == TOO_LARGE


def test_part_that_is_larger_than_it_says_is_refused():
    data = document(paragraph("文" * 5000))
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        size = struct.pack("<I", opened.getinfo("word/document.xml").file_size)
    assert refused(data.replace(size, struct.pack("<I", 100))) == DAMAGED


def test_large_tree_is_refused():
    assert refused(document(paragraph("a" * (25 * 1024 * 1024)))) == TOO_LARGE


def test_deep_elements_are_refused():
    assert refused(document("<w:sdt>" * 300 + "</w:sdt>" * 300)) == TOO_LARGE


def test_endlessly_many_paragraphs_are_refused(monkeypatch):
    monkeypatch.setattr(word_blocks, "_MAX_BLOCKS", 10)
    assert refused(document("<w:p/>" * 11)) == TOO_LARGE


def test_cells_are_counted_too(monkeypatch):
    monkeypatch.setattr(word_blocks, "_MAX_BLOCKS", 10)
    assert refused(document(f"<w:tbl><w:tr>{'<w:tc/>' * 11}</w:tr></w:tbl>")) == TOO_LARGE


def test_cell_over_endlessly_many_columns_is_refused():
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc>'
    assert refused(document(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")) == TOO_LARGE


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(word_blocks, "_MAX_MEMBERS", 1)
    assert refused(document("")) == TOO_LARGE


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04....", DAMAGED),
        (document("<w:p>")[:-30], DAMAGED),
        (document("<w:p>"), DAMAGED),
        (document("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='x'/></w:tcPr></w:tc></w:tr></w:tbl>"), DAMAGED),
        (package({"word/document.xml": "<a/>"}), DAMAGED),
        (package({"xl/workbook.xml": "<a/>"}), NO_WORD),
        (package({}), NO_WORD),
        (package({"word/document.xml": "<a/>", "WORD/document.xml": "<b/>"}), DAMAGED),
        (package({"word/document.xml": "<a/>"}, zipfile.ZIP_LZMA),
         "「悪い.docx」は読めない方法で圧縮されています。Word で「Word 文書 (.docx)」として保存し直してください。"),
    ],
)  # fmt: skip
def test_damaged_and_other_files_are_refused(data, sentence):
    assert refused(data) == sentence


def test_protected_package_is_refused():
    data = bytearray(document(paragraph("文")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 1)
    assert "パスワードで保護されています" in refused(bytes(data))


@pytest.mark.parametrize("cut", range(0, 400, 23))
def test_file_cut_or_spoilt_anywhere_says_a_sentence(cut):
    data = document(paragraph("文"))
    refused(data[: len(data) - 1 - cut])
    spoilt = data[:cut] + b"\xff" + data[cut + 1 :]
    with contextlib.suppress(UserError):
        assert read_word(NAME, spoilt) is not None
