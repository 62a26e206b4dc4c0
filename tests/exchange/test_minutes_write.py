"""議事録 as a Word document: all that was said, the mark on every page, no author, the same bytes twice."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from fujidesk.domain.hearings import Hearing, HearingKind, Note, NoteKind
from fujidesk.exchange.minutes_write import minutes_bytes
from fujidesk.exchange.word_paper import FONT

HEARING = Hearing(
    "R8-003", 2026, HearingKind.NEW_PROJECT, "", "市民課", "2026-06-15", "10:00", "11:00", "第1会議室",
    ("事務局", "市民課 課長"), ("1-1-1",), (), ("目的", "経費"),
)  # fmt: skip
NOTES = [
    Note("1", "R8-003", 1, NoteKind.QUESTION, "いつから使いますか", "2026-06-15T10:05:00+09:00"),
    Note("2", "R8-003", 2, NoteKind.ANSWER, "来年の秋からです", "2026-06-15T10:06:00+09:00"),
    Note("3", "R8-003", 3, NoteKind.DECISION, "10月に要求する", "", "", "市民課", "2026-10-31"),
    Note("4", "R8-003", 4, NoteKind.TODO, "見積りを取る", "", "", "市民課", "2026-07-31", "2026-07-20"),
]


@pytest.fixture(scope="module")
def paper():
    return Document(BytesIO(minutes_bytes(HEARING, NOTES)))


def texts(paper):
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in paper.paragraphs] + cells


def test_everything_said_and_decided_stands_in_it(paper):
    found = texts(paper)
    for word in ("新規事業ヒアリング 議事録", "令和8年6月15日（月） 10:00～11:00", "第1会議室", "事務局、市民課 課長",
                 "1　目的", "いつから使いますか", "10:06", "回答", "10月に要求する", "令和8年10月31日", "見積りを取る",
                 "令和8年7月20日"):  # fmt: skip
        assert word in found, word


def test_sections_come_in_the_order_of_a_meeting(paper):
    headings = [item.text for item in paper.paragraphs if item.style.name.startswith("Heading")]
    assert headings == ["新規事業ヒアリング 議事録", "次第", "質疑の記録", "決定事項", "宿題"]


def test_pages_are_marked_and_counted_on_a4_portrait(paper):
    section = paper.sections[0]
    assert "取扱注意" in section.header.paragraphs[0].text
    fields = [item.get(qn("w:instr")) for item in section.footer.paragraphs[0]._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_japanese_letters_have_a_font_and_nobody_is_the_author(paper):
    for name in ("Normal", "Heading 1", "Heading 2"):
        fonts = paper.styles[name].element.rPr.rFonts
        assert {fonts.get(qn(f"w:{part}")) for part in ("ascii", "hAnsi", "eastAsia")} == {FONT}
    assert not paper.core_properties.author
    assert not paper.core_properties.last_modified_by


def test_empty_hearing_says_that_there_is_nothing():
    found = texts(Document(BytesIO(minutes_bytes(Hearing("R8-004", 2026), []))))
    assert found.count("なし") == 3
    assert "（日程未定）" in found


def test_same_hearing_gives_the_same_bytes_and_made_up_ones_say_so():
    once = minutes_bytes(HEARING, NOTES)
    assert once == minutes_bytes(HEARING, NOTES)
    with zipfile.ZipFile(BytesIO(once)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(2020, 1, 1, 0, 0, 0)}
    assert any(
        "サンプルデータ" in text for text in texts(Document(BytesIO(minutes_bytes(HEARING, [], sample=True))))
    )


def test_what_it_was_about_is_named_by_its_title():
    paper = Document(BytesIO(minutes_bytes(HEARING, NOTES, ["1-1-1 窓口の案内番号"])))
    assert "1-1-1 窓口の案内番号" in texts(paper)


def test_no_row_breaks_over_two_pages_and_heads_come_again(paper):
    rows = [row for table in paper.tables for row in table.rows]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    said = paper.tables[1]
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in said.rows]
    assert heads == [True, False, False]
    assert paper.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is None


def test_all_that_is_no_template_is_as_it_was(tmp_path, golden):
    (tmp_path / "議事録.docx").write_bytes(minutes_bytes(HEARING, NOTES))
    parts = ("_rels/.rels", "docProps/core.xml", "word/document.xml", "word/footer1.xml", "word/header1.xml")
    golden(tmp_path / "議事録.docx", "minutes", parts)


def test_no_picture_of_another_paper_comes_along():
    with zipfile.ZipFile(BytesIO(minutes_bytes(HEARING, NOTES))) as paper:
        assert not [name for name in paper.namelist() if "thumbnail" in name]
