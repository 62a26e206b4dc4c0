"""What a returned workbook says that it is."""

from fujidesk.domain.replies import ReplyKind
from fujidesk.exchange.survey_layout import HIDDEN_SHEET, reply_code
from fujidesk.exchange.survey_marks import Claim, labelled, read_marks
from fujidesk.exchange.workbook_cells import BookCells, SheetCells
from fujidesk.exchange.workbook_xml import CellContent

CODE = reply_code("fuji", 2022, "1-1-1", "収納課", ReplyKind.REPORT)


def sheet(title="紙", **cells):
    """A sheet of a few texts: A1="…"."""
    places = {(int(name[1:]), ord(name[0]) - 64): CellContent(text) for name, text in cells.items()}
    return SheetCells(title, places)


def marks_of(*sheets, properties=None, departments=("収納課", "市民課")):
    return read_marks(BookCells(sheets, properties or {}), "fuji", departments)


def test_a_code_proves_department_and_form():
    (mark,) = marks_of(sheet(A1="回答コード", B1=CODE)).sheets
    assert (mark.verified, mark.department, mark.kind, mark.place) == (
        True,
        "収納課",
        ReplyKind.REPORT,
        (1, 2),
    )
    assert (mark.code.fiscal_year, mark.code.number) == (2022, "1-1-1")


def test_a_code_in_another_writing_is_the_same():
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in CODE)
    for text in (wide, f" {CODE.lower()} ", f"回答コード：{CODE}", CODE.replace("-", "－")):
        assert marks_of(sheet(C3=text)).sheets[0].verified, text


def test_a_code_of_another_department_form_or_plan():
    other = reply_code("fuji", 2022, "1-1-1", "市民課", ReplyKind.INQUIRY)
    (mark,) = marks_of(sheet(A1=other)).sheets
    assert (mark.department, mark.kind) == ("市民課", ReplyKind.INQUIRY)
    strange = reply_code("atsugi", 2022, "1-1-1", "収納課", ReplyKind.REPORT)
    assert not marks_of(sheet(A1=strange)).sheets[0].verified


def test_two_codes_on_one_sheet():
    other = reply_code("fuji", 2022, "1-1-2", "収納課", ReplyKind.REPORT)
    assert marks_of(sheet(A1=CODE, A9=other)).sheets[0].several
    assert not marks_of(sheet(A1=CODE, A9=CODE)).sheets[0].several


def test_properties_and_hidden_sheets_are_claims():
    names = {"A1": "kind", "A2": "layout", "A3": "plan", "A4": "fiscal_year", "A5": "department"}
    texts = {"B1": "report", "B2": "1", "B3": "fuji", "B4": "2022", "B5": "市民課"}
    found = marks_of(
        sheet(HIDDEN_SHEET, **names, **texts), sheet(A1=CODE),
        properties={"fujidesk.department": " 収納課 ", "fujidesk.kind": "report", "other": "x"},
    )  # fmt: skip
    assert found.claims[0] == Claim("report", department="収納課")
    assert found.claims[1].year == 2022
    assert found.departments == ("収納課", "市民課")
    assert found.kinds == (ReplyKind.REPORT,)
    assert [mark.sheet.title for mark in found.sheets] == ["紙"]


def test_a_book_of_somebody_else_has_no_marks():
    found = marks_of(sheet(A1="会議 2022-1-1 資料 ABC"), properties={"fujidesk.kind": ""})
    assert found.claims == ()
    assert found.sheets[0].code is None
    assert Claim("x", fiscal_year="R4").year is None
    assert Claim("x").form is None


def test_the_text_right_of_a_label():
    assert labelled(sheet(B2=" 事業 番号", E2="1-1-1", F2="x"), "事業番号") == ("1-1-1", (2, 5))
    assert labelled(sheet(B2="事業番号"), "事業番号") is None
