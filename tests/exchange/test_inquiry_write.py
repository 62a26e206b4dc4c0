"""The sheet of questions: each with what was answered, a white cell, and its rule in the identity."""

import pytest
from openpyxl import load_workbook

from fujidesk.domain.oddities import Inquiry
from fujidesk.domain.replies import ReplyKind
from fujidesk.exchange.inquiry_write import HEADS, InquiryBook, InquiryLine, InquiryWriter
from fujidesk.exchange.survey_layout import HIDDEN_SHEET, INQUIRY_SHEET, reply_code

LINES = (
    InquiryLine(Inquiry("1-1-3", 2022, "phase_back", "段階が戻った理由は何ですか。"), "窓口", "下期 2"),
    InquiryLine(Inquiry("1-1-3", 2022, "own-1", "=ほかにありますか。", answer="+あります"), "窓口"),
    InquiryLine(Inquiry("1-2-1", 2022, "same_text", "同じ文です。"), "@掲示", "=前の文"),
)
BOOK = InquiryBook(2022, "収納課", "2023-05-12", "デジタル戦略課（内線 2345）", LINES)
CODE = reply_code("fuji", 2022, "0-0", "収納課", ReplyKind.INQUIRY)


@pytest.fixture
def data(small_profile, made) -> bytes:
    return InquiryWriter(small_profile, made.issued).data(BOOK)


@pytest.fixture
def workbook(data, made):
    return made.opened(data)


def test_the_table_of_questions(workbook) -> None:
    assert workbook.sheetnames == [INQUIRY_SHEET, HIDDEN_SHEET]
    rows = list(workbook[INQUIRY_SHEET].iter_rows(min_row=6, max_col=6, values_only=True))
    assert rows == [
        HEADS[:6],
        (1, "1-1-3", "窓口", "下期 2", "段階が戻った理由は何ですか。", None),
        (2, "1-1-3", "窓口", None, "=ほかにありますか。", "+あります"),
        (3, "1-2-1", "@掲示", "=前の文", "同じ文です。", None),
    ]
    sheet = workbook[INQUIRY_SHEET]
    assert sheet["E8"].data_type == sheet["C9"].data_type == sheet["D9"].data_type == "s"
    assert [sheet.cell(3, column).value for column in (1, 3)] == ["提出期限", "令和5年5月12日（金）"]


def test_the_identity_ties_each_white_cell_to_its_question(workbook) -> None:
    rows = [row[:5] for row in workbook[HIDDEN_SHEET].iter_rows(values_only=True)]
    assert rows[0][:2] == ("kind", "inquiry")
    assert rows[8:] == [
        (CODE, "1-1-3", INQUIRY_SHEET, "phase_back", "F7"),
        (CODE, "1-1-3", INQUIRY_SHEET, "own-1", "F8"),
        (CODE, "1-2-1", INQUIRY_SHEET, "same_text", "F9"),
    ]
    assert (workbook[INQUIRY_SHEET]["F1"].value, workbook[INQUIRY_SHEET]["G1"].value) == ("回答コード", CODE)


def test_only_the_answers_are_free(workbook) -> None:
    sheet = workbook[INQUIRY_SHEET]
    free = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert free == {"F7", "F8", "F9"}
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == ["F7:F9"]
    assert all(other.protection.sheet for other in workbook)


def test_page(workbook) -> None:
    sheet = workbook[INQUIRY_SHEET]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$6:$6"
    assert CODE in sheet.oddFooter.left.text


def test_no_question_no_deadline_and_a_sample(small_profile, made, tmp_path) -> None:
    path = tmp_path / "questions.xlsx"
    InquiryWriter(small_profile, made.issued, sample=True).write(
        path, InquiryBook(2022, "収納課", "", "", ())
    )
    sheet = load_workbook(path)[INQUIRY_SHEET]
    assert [sheet["C3"].value, sheet["C4"].value] == ["別途お知らせします", "事務局"]
    assert sheet.oddHeader.left.text.startswith("サンプルデータ")
    assert sheet["A2"].value.startswith("サンプルデータ")


@pytest.mark.slow
def test_the_check_tells_what_is_missing(data, office, tmp_path) -> None:
    path = tmp_path / "questions.xlsx"
    path.write_bytes(data)
    result = load_workbook(office(path, "xlsx:Calc MS Excel 2007 XML", tmp_path / "office"), data_only=True)
    shown = [result[INQUIRY_SHEET].cell(row, 7).value for row in (7, 8, 9)]
    assert shown == ["未記入（600字まで）", "OK（5／600字）", "未記入（600字まで）"]
