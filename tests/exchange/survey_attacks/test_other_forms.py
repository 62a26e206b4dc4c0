"""The 新規事業調査 and the 照会票: what stands beside their white cells is told too."""

import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from fujidesk.domain.oddities import Inquiry, InquiryState
from fujidesk.exchange.answer_values import AnswerValues
from fujidesk.exchange.inquiry_read import read_inquiries
from fujidesk.exchange.inquiry_write import InquiryBook, InquiryLine, InquiryWriter
from fujidesk.exchange.profiles import load_profile
from fujidesk.exchange.proposal_write import ProposalBook, ProposalWriter
from fujidesk.exchange.workbook_cells import read_book_bytes

PROFILE = load_profile("fuji")
ISSUED = dt.datetime(2023, 4, 3, 9, 30)
QUESTION = "指標の実績値が空欄です。実績値か、測れない理由を教えてください。"
ASKED = Inquiry("1-1-1", 2022, "figure", QUESTION, InquiryState.ASKED)


def proposal(returns, **cells):
    book = ProposalBook(2022, "収納課", "2023-04-28", "内線 2345", "")
    workbook = load_workbook(io.BytesIO(ProposalWriter(PROFILE, ISSUED).data(book)))
    for cell, value in {"C6": "案内の多言語化", "C7": "待つ人を減らす", "C8": "画面を置く", **cells}.items():
        workbook["提案1"][cell] = value
    return returns.read(workbook)


def test_a_plain_proposal_has_nothing_to_tell(returns):
    reply = proposal(returns)
    assert (reply.problems, [item.title for item in reply.proposals]) == ((), ["案内の多言語化"])


@pytest.mark.parametrize("cell", ["B40", "F6", "D6", "A20"])
def test_what_stands_beside_a_proposal_is_told(returns, cell):
    reply = proposal(returns, **{cell: "課長了解済み"})
    assert returns.told(reply) == [
        ("提案1", cell, "回答の欄の外に「課長了解済み」と書かれています。取り込みません")
    ]


def inquiry(**cells):
    book = InquiryBook(2022, "収納課", "2023-05-19", "内線 2345", (InquiryLine(ASKED, "窓口の案内", "―"),))
    workbook = load_workbook(io.BytesIO(InquiryWriter(PROFILE, ISSUED).data(book)))
    for cell, value in cells.items():
        workbook["照会票"][cell] = value
    stream = io.BytesIO()
    workbook.save(stream)
    sheet = read_book_bytes(stream.getvalue(), "照会票.xlsx").sheets[0]
    return read_inquiries(sheet, {("1-1-1", "figure"): ASKED}, AnswerValues(PROFILE), "2023-05-20")


def row_of_question():
    book = InquiryBook(2022, "収納課", "", "", (InquiryLine(ASKED, "窓口の案内"),))
    sheet = load_workbook(io.BytesIO(InquiryWriter(PROFILE, ISSUED).data(book)))["照会票"]
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == QUESTION)


def test_a_plain_answer_has_nothing_to_tell():
    answers, problems = inquiry(**{f"F{row_of_question()}": "測定は翌年度です。"})
    assert ([answer.written for answer in answers], problems) == (["測定は翌年度です。"], [])


@pytest.mark.parametrize(("column", "below"), [("H", 0), ("G", 0), ("B", 4), ("E", 3)])
def test_what_stands_beside_a_question_is_told(column, below):
    cell = f"{column}{row_of_question() + below}"
    if column == "B":
        cell = f"C{row_of_question() + below}"
    _, problems = inquiry(**{cell: "測定は翌年度です。"})
    assert [(item.cell, item.text) for item in problems] == [
        (cell, "回答の欄の外に「測定は翌年度です。」と書かれています。取り込みません")
    ]


def test_an_answer_typed_after_its_question_is_told():
    cell = f"E{row_of_question()}"
    answers, problems = inquiry(**{cell: f"{QUESTION}→翌年度です。"})
    assert answers == []
    assert [(item.cell, item.number) for item in problems] == [(cell, "1-1-1")]
    assert problems[0].text.startswith("照会事項が、照会したときと違います")
