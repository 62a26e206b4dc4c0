"""Returned workbooks of the survey: recognised by what is inside, read right or told, never guessed."""

import datetime as dt
import hashlib
import io
import random
import re
import zipfile
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from fujidesk.domain import records as r
from fujidesk.domain.oddities import Inquiry, InquiryState
from fujidesk.domain.replies import Outcome, ReplyKind
from fujidesk.domain.reports import ANSWER_FIELDS, Outlook, Status, StatusReport, report_value
from fujidesk.domain.surveys import Assignment
from fujidesk.exchange.inquiry_write import InquiryBook, InquiryLine, InquiryWriter
from fujidesk.exchange.profiles import load_profile
from fujidesk.exchange.proposal_write import ProposalBook, ProposalWriter
from fujidesk.exchange.survey_layout import HIDDEN_SHEET, LINES
from fujidesk.exchange.survey_read import RoundFacts, SurveyReader
from fujidesk.exchange.survey_sheet import SurveyProject
from fujidesk.exchange.survey_write import SurveyBook, SurveyWriter
from tests.fuzzing import fuzz

PROFILE = load_profile("fuji")
ISSUED = dt.datetime(2023, 4, 3, 9, 30)
DEPARTMENTS = ("収納課", "市民課")
ROWS = {line.name: 11 + place for place, line in enumerate(LINES)}
GIVEN = {
    "status": "2 実施中", "phase_h1": "3 導入準備", "phase_h2": "4 運用・実施", "budget_kyen": 1500,
    "actual_cost_kyen": 1400, "action": "番号札を置いた。", "indicator_value": 85, "indicator_note": "届いた。",
    "score_progress": "4 計画より進んでいる", "score_cost": "3 おおむね計画どおり",
    "score_content": "3 おおむね計画どおり", "score_reason": "早く始めた。", "outlook": "1 継続", "change": "なし",
}  # fmt: skip
MEANT = {
    "status": "running", "phase_h1": {"phase": 3, "departments": [], "settled": True},
    "phase_h2": {"phase": 4, "departments": [], "settled": True}, "budget_kyen": 1500,
    "actual_cost_kyen": 1400, "action": "番号札を置いた。", "indicator_value": "85", "indicator_note": "届いた。",
    "score_progress": 4, "score_cost": 3, "score_content": 3, "score_reason": "早く始めた。",
    "outlook": "continue", "change": "なし",
}  # fmt: skip


def record_of(number):
    cells = (r.ScheduleCell(2022, 1, 3, ("収納課",)), r.ScheduleCell(2022, 2, 4, ("収納課",)))
    return r.ProjectRecord(
        number, f"事業 {number}", "1", "1.1", r.Category.PRIORITY, ("収納課",), schedule=cells,
        indicator=r.Indicator("85% 以上", Decimal(85), "%"),
    )  # fmt: skip


LEADS = {"1-1-1": "収納課", "1-1-2": "収納課", "1-1-3": "市民課"}
RECORDS = {number: record_of(number) for number in LEADS}


def facts(year=2022, **values):
    """What is stored: three projects of two departments, nothing answered."""
    given = {
        "records": RECORDS,
        "assignments": {number: Assignment(number, lead) for number, lead in LEADS.items()},
        "reports": {number: StatusReport(number, year) for number in LEADS},
    }
    return RoundFacts(year, **{**given, **values})


def issued(department="収納課", year=2022, numbers=None, profile=PROFILE):
    """A department's workbook as it went out."""
    numbers = numbers or [number for number, lead in LEADS.items() if lead == department]
    projects = tuple(
        SurveyProject(RECORDS[number], Assignment(number, department), StatusReport(number, year))
        for number in numbers
    )
    book = SurveyBook(year, department, "2023-04-28", "内線 2345", "", projects)
    return SurveyWriter(profile, ISSUED).data(book)


BOOKS = {name: issued(name) for name in DEPARTMENTS}


def book(department="収納課", filled=("1-1-1",), **answers):
    """A department's workbook, opened, with some sheets filled."""
    workbook = load_workbook(io.BytesIO(BOOKS[department]))
    for number in filled:
        fill(workbook[number], **answers)
    return workbook


def fill(sheet, **answers):
    for name, value in {**GIVEN, **answers}.items():
        sheet.cell(ROWS[name], 3).value = value


def saved(workbook):
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def read(data, name="回答.xlsx", year=2022, stored=None):
    data = data if isinstance(data, bytes) else saved(data)
    reader = SurveyReader(PROFILE, lambda asked: stored or facts(asked), DEPARTMENTS, year, "2023-05-01")
    return reader.read(data, name, hashlib.sha256(data).hexdigest())


def values_of(reply, number="1-1-1"):
    return {
        answer.name: answer.change.after
        for answer in reply.answers
        if answer.number == number and answer.change
    }


def answer_of(reply, name, number="1-1-1"):
    return next(answer for answer in reply.answers if (answer.number, answer.name) == (number, name))


def rewritten(data, change):
    """The same package with its parts changed; None drops a part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            part = change(item, old.read(item))
            if part is not None:
                new.writestr(item, part)
    return stream.getvalue()


class TestFilledAsMeant:
    def test_every_field_is_new(self):
        reply = read(book())
        assert (reply.kind, reply.fiscal_year, reply.departments, reply.refusal) == (
            ReplyKind.REPORT, 2022, ("収納課",), "",
        )  # fmt: skip
        assert values_of(reply) == MEANT
        assert {answer.outcome for answer in reply.answers} == {Outcome.NEW}
        assert [answer.name for answer in reply.answers] == list(ANSWER_FIELDS)
        first = reply.answers[0]
        assert (first.sheet, first.cell, first.written, first.reading) == ("1-1-1", "C11", "2 実施中", "")

    def test_a_sheet_that_was_not_filled_changes_nothing(self):
        reply = read(book(filled=()))
        assert reply.answers == ()
        assert [problem.text for problem in reply.problems] == [
            "何も記入されていません（保存されている回答は変えません）"
        ] * 2

    def test_stored_answers_are_same_changed_or_asked_about(self):
        report = StatusReport(
            "1-1-1",
            2022,
            Status.RUNNING,
            3,
            4,
            1500,
            1300,
            "番号札を置いた。",
            Decimal("85.0"),
            outlook=Outlook.STOP,
        )
        stored = facts(reports={**facts().reports, "1-1-1": report})
        reply = read(book(action=None), stored=stored)
        outcome = {answer.name: answer.outcome for answer in reply.answers}
        assert outcome["status"] is outcome["phase_h1"] is outcome["indicator_value"] is Outcome.SAME
        assert outcome["actual_cost_kyen"] is outcome["outlook"] is Outcome.CHANGED
        assert outcome["score_cost"] is Outcome.NEW
        empty = answer_of(reply, "action")
        assert (empty.outcome, empty.change.before, empty.change.after) == (
            Outcome.CHECK,
            "番号札を置いた。",
            "",
        )
        assert empty.reading == "保存されている「番号札を置いた。」を空欄にします"

    def test_what_must_be_answered_is_missed(self):
        reply = read(book(score_cost=None, action=None))
        assert [(problem.cell, problem.text) for problem in reply.problems if problem.number == "1-1-1"] == [
            ("C16", "「取組内容」が未記入です"), ("C20", "「②経費」が未記入です"),
        ]  # fmt: skip

    @pytest.mark.parametrize("status", ["3 中止", "4 未実施"])
    def test_a_project_that_did_not_run_says_no_more(self, status):
        workbook = book(filled=())
        workbook["1-1-1"]["C11"] = status
        reply = read(workbook)
        assert [problem for problem in reply.problems if problem.number == "1-1-1"] == []

    def test_interpretations_and_faults_stand_beside_each_other(self):
        reply = read(
            book(
                score_progress="４",
                budget_kyen="120万円",
                actual_cost_kyen="▲5",
                score_cost="4?",
                score_content=6,
            )
        )
        assert answer_of(reply, "score_progress").reading == "「４」を「4 計画より進んでいる」と読みました"
        assert answer_of(reply, "budget_kyen").change.after == 1200
        wrong = answer_of(reply, "actual_cost_kyen")
        assert (wrong.outcome, wrong.change, wrong.cell) == (Outcome.REFUSED, None, "C15")
        check = answer_of(reply, "score_cost")
        assert (check.outcome, check.change.after) == (Outcome.CHECK, 4)
        assert answer_of(reply, "score_content").problem == "「6」はありません"

    def test_yen_beside_thousands_in_the_same_sheet(self):
        reply = read(book(budget_kyen=1200, actual_cost_kyen=1_150_000))
        assert answer_of(reply, "budget_kyen").outcome is Outcome.NEW
        assert answer_of(reply, "actual_cost_kyen").outcome is Outcome.CHECK
        assert answer_of(reply, "actual_cost_kyen").change.after == 1150


class TestWhereverItStands:
    def test_renamed_and_reordered_sheets(self):
        workbook = book()
        workbook["1-1-1"].title = "窓口 "
        workbook.move_sheet("窓口 ", -2)
        assert values_of(read(workbook, "コピー ～ (1).xlsx")) == MEANT

    def test_inserted_rows_and_columns(self):
        workbook = book()
        sheet = workbook["1-1-1"]
        sheet.insert_rows(12, 2)
        sheet.insert_cols(2)
        sheet.insert_rows(1, 3)
        for area in list(sheet.merged_cells.ranges):
            sheet.merged_cells.remove(area)
        assert values_of(read(workbook)) == MEANT

    def test_sorted_rows(self):
        workbook = book()
        sheet = workbook["1-1-1"]
        rows = [[sheet.cell(row, column).value for column in range(1, 6)] for row in range(11, 25)]
        random.Random(3).shuffle(rows)
        for row, texts in enumerate(rows, start=11):
            for column, text in enumerate(texts, start=1):
                sheet.cell(row, column).value = text
        assert values_of(read(workbook)) == MEANT

    def test_answers_sorted_without_their_item_numbers_are_checked(self):
        workbook = book()
        sheet = workbook["1-1-1"]
        sheet["A11"], sheet["A12"] = 2, 1
        found = answer_of(read(workbook), "status")
        assert found.outcome is Outcome.CHECK
        assert found.problem == "項番 2 は「進捗段階（上期）」の番号で、項目名と合いません"

    def test_a_removed_row_is_told(self):
        workbook = book()
        workbook["1-1-1"].delete_rows(ROWS["score_cost"])
        reply = read(workbook)
        assert "score_cost" not in values_of(reply)
        assert any(problem.text.startswith("「②経費」の行が見つかりません") for problem in reply.problems)

    def test_merged_answers_are_not_guessed(self):
        workbook = book(phase_h2=None)
        workbook["1-1-1"].merge_cells("C12:C13")
        reply = read(workbook)
        assert values_of(reply)["phase_h1"] == MEANT["phase_h1"]
        found = answer_of(reply, "phase_h2")
        assert (found.outcome, found.change) == (Outcome.CHECK, None)
        assert found.problem == "セル C12 と結合されています"

    def test_text_beside_the_form_is_told(self):
        workbook = book()
        workbook["1-1-1"]["G15"] = "予算は見込みです"
        workbook["1-1-1"]["C30"] = "別紙あり"
        texts = [
            (problem.cell, problem.text) for problem in read(workbook).problems if problem.number == "1-1-1"
        ]
        assert texts == [
            ("G15", "回答の欄の外に「予算は見込みです」と書かれています。取り込みません"),
            ("C30", "回答の欄の外に「別紙あり」と書かれています。取り込みません"),
        ]

    def test_two_departments_merged_in_one_book(self):
        workbook, other = book(), book("市民課", ("1-1-3",))
        target = workbook.create_sheet("市民課分")
        for row in other["1-1-3"].iter_rows():
            for cell in row:
                if cell.value is not None:
                    target[cell.coordinate] = cell.value
        reply = read(workbook)
        assert reply.departments == ("収納課", "市民課")
        assert values_of(reply) == MEANT
        assert values_of(reply, "1-1-3") == MEANT

    def test_copies_that_agree_and_copies_that_do_not(self):
        workbook = book()
        copy = workbook.copy_worksheet(workbook["1-1-1"])
        assert values_of(read(workbook)) == MEANT
        assert len(read(workbook).answers) == len(ANSWER_FIELDS)
        copy["C19"] = "2 計画より遅れている"
        reply = read(workbook)
        found = [answer for answer in reply.answers if answer.name == "score_progress"]
        assert [answer.outcome for answer in found] == [Outcome.CHECK] * 2
        assert {answer.change.after for answer in found} == {4, 2}
        assert answer_of(reply, "score_cost").outcome is Outcome.NEW


class TestIdentity:
    @pytest.mark.parametrize("kept", ["properties", "hidden", "code"])
    def test_any_one_of_the_three_places_is_enough(self, kept):
        workbook = book()
        if kept != "properties":
            for name in list(workbook.custom_doc_props.names):
                del workbook.custom_doc_props[name]
        if kept != "hidden":
            del workbook[HIDDEN_SHEET]
        if kept != "code":
            for sheet in workbook:
                for row in sheet.iter_rows():
                    for cell in row:
                        if isinstance(cell.value, str) and cell.value.startswith("R4-"):
                            cell.value = None
        assert values_of(read(workbook)) == MEANT

    def test_a_code_that_was_changed_makes_all_of_its_sheet_doubtful(self):
        workbook = book()
        code = workbook["1-1-1"]["E1"].value
        workbook["1-1-1"]["E1"] = code[:-1] + ("A" if code[-1] != "A" else "B")
        reply = read(workbook)
        assert {answer.outcome for answer in reply.answers} == {Outcome.CHECK}
        assert (
            reply.problems[0].text == "回答コードの照合ができません（書き換えられたか、別の計画の用紙です）"
        )

    def test_a_number_that_was_changed_against_its_code(self):
        workbook = book()
        workbook["1-1-1"]["C3"] = "1-1-2"
        reply = read(workbook)
        assert not [answer for answer in reply.answers if answer.number in ("1-1-1", "1-1-2")]
        assert reply.problems[0].text == (
            "用紙の事業番号「1-1-2」（セル C3）と回答コードの番号 1-1-1 が違います。"
            "どの事業の回答か分からないため、取り込みません"
        )

    def test_a_project_of_another_department(self):
        stored = facts(assignments={**facts().assignments, "1-1-1": Assignment("1-1-1", "市民課")})
        reply = read(book(), stored=stored)
        assert reply.answers == ()
        assert reply.problems[0].text == "1-1-1 は市民課の事業です（この用紙は収納課のもの）。取り込みません"

    def test_a_project_that_is_not_in_the_register(self):
        reply = read(book(), stored=facts(records={"1-1-2": RECORDS["1-1-2"]}))
        assert reply.problems[0].text == "1-1-1 は台帳にない事業番号です。取り込みません"

    def test_two_codes_on_a_sheet(self):
        workbook = book()
        workbook["1-1-1"]["G1"] = workbook["1-1-2"]["E1"].value
        assert "違う回答コードが 2 つ以上" in read(workbook).problems[0].text

    def test_sheets_of_another_year_among_the_right_ones(self):
        workbook = book()
        workbook["1-1-2"]["E1"] = load_workbook(io.BytesIO(issued(year=2023)))["1-1-2"]["E1"].value
        reply = read(workbook)
        assert values_of(reply) == MEANT
        assert any(problem.text.startswith("令和5年度の用紙です") for problem in reply.problems)

    def test_without_a_year_each_file_has_its_own(self):
        assert read(issued(year=2023), year=None).fiscal_year == 2023


def _with_property(name, value):
    workbook = book()
    workbook.custom_doc_props[f"fujidesk.{name}"].value = value
    for row in workbook[HIDDEN_SHEET].iter_rows(max_row=8):
        if row[0].value == name:
            row[1].value = value
    return saved(workbook)


def _plain_book():
    workbook = Workbook()
    workbook.active["A1"] = "会議の資料"
    return saved(workbook)


def _zip_of(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def _macro_type(item, data):
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return data.replace(kind, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")


def _entity(item, data):
    if item != "xl/workbook.xml":
        return data
    return b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + data


_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_RESAVE = "Excel で「Excel ブック (.xlsx)」として保存し直してください。"
_DAMAGED = "「悪い.xlsx」は壊れていて読めません。Excel で開いて保存し直すか、もう一度受け取ってください。"
BAD = {
    "empty": (lambda: b"", "「悪い.xlsx」は空のファイルです。もう一度受け取ってください。"),
    "pdf": (lambda: b"%PDF-1.7\n", "「悪い.xlsx」は Excel のブック（.xlsx）ではありません。PDF のファイルです。"),
    "photo": (lambda: b"\xff\xd8\xff\xe0", "「悪い.xlsx」は Excel のブック（.xlsx）ではありません。画像のファイルです。"),
    "csv": (lambda: "番号,実施状況\n".encode("cp932"), "「悪い.xlsx」は Excel のブック（.xlsx）ではありません。"),
    "html": (
        lambda: b"<html><table>",
        f"「悪い.xlsx」は Excel のブック（.xlsx）ではありません。ウェブページか XML の形です。{_RESAVE}",
    ),
    "old": (lambda: _OLE + bytes(600), f"「悪い.xlsx」は古い形式（.xls）のようです。{_RESAVE}"),
    "encrypted": (
        lambda: _OLE + "EncryptedPackage".encode("utf-16-le"),
        "「悪い.xlsx」はパスワードで保護されています。Excel で保護を外して保存してから選んでください。",
    ),
    "zip of books": (
        lambda: _zip_of(**{"回答.xlsx": b"x"}),
        ("「悪い.xlsx」は Excel のブック（.xlsx）ではありません。"
        "圧縮フォルダー（zip）のようです。中のブックを取り出してから選んでください。"),
    ),
    "ods": (
        lambda: _zip_of(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        "「悪い.xlsx」は .xlsx ではない表計算の形式です。「Excel ブック (.xlsx)」として保存し直してください。",
    ),
    "macros": (
        lambda: rewritten(BOOKS["収納課"], _macro_type),
        "「悪い.xlsx」はマクロの入る形式（.xlsm など）です。「Excel ブック (.xlsx)」として保存し直してください。",
    ),
    "bomb": (
        lambda: _zip_of(**{"xl/workbook.xml": b"<x/>", "a": bytes(401 * 1024 * 1024)}),
        "「悪い.xlsx」は大きすぎて読めません。目当てのブックか確かめてください。",
    ),
    "entities": (
        lambda: rewritten(BOOKS["収納課"], _entity),
        ("「悪い.xlsx」には、表計算ソフトが書かない仕掛け（外部のファイルを読ませる宣言）があります。"
        "安全のため読みません。送り主に確かめてください。"),
    ),
    "no texts": (
        lambda: rewritten(
            BOOKS["収納課"], lambda _, data: re.sub(rb't="inlineStr"><is>.*?</is>', b't="s"><v>0</v>', data)
        ),
        _DAMAGED,
    ),
    "no sheets": (
        lambda: rewritten(BOOKS["収納課"], lambda item, data: None if "worksheets/" in item else data), _DAMAGED,
    ),
    "cut": (lambda: BOOKS["収納課"][:4000], _DAMAGED),
    "strange": (
        _plain_book,
        "「悪い.xlsx」は富士デスクの調査票ではありません。送付した調査票に記入したブック（.xlsx）を選んでください。",
    ),
    "another year": (
        lambda: issued(year=2023),
        "「悪い.xlsx」は令和5年度の調査票です。令和4年度の調査票を選んでください。",
    ),
    "another plan": (
        lambda: _with_property("plan", "atsugi"),
        "「悪い.xlsx」は別の計画の調査票です。「第四次富士市情報化計画」の調査票を選んでください。",
    ),
    "newer": (
        lambda: _with_property("layout", "2"),
        "「悪い.xlsx」は新しい版の富士デスクが作った調査票です。プログラムを新しくしてから読み込んでください。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_one_sentence(name):
    make, sentence = BAD[name]
    reply = read(make(), "悪い.xlsx")
    assert reply.refusal == sentence
    assert reply.answers == ()


def test_an_approved_year_takes_nothing():
    assert "承認済みで、回答を変えられません" in read(book(), stored=facts(is_locked=True)).refusal


def test_formulas_are_taken_by_their_results():
    data = rewritten(
        saved(book(budget_kyen="=1000+500", actual_cost_kyen="=B1")),
        lambda item, part: part.replace(b"<f>1000+500</f><v />", b"<f>1000+500</f><v>1500</v>").replace(
            b"<f>1000+500</f><v></v>", b"<f>1000+500</f><v>1500</v>"
        ),
    )
    reply = read(data)
    assert answer_of(reply, "budget_kyen").reading == "計算式の結果「1500」を読みました"
    assert answer_of(reply, "actual_cost_kyen").outcome is Outcome.REFUSED
    assert answer_of(reply, "actual_cost_kyen").problem.startswith(
        "計算式の結果がファイルに保存されていません"
    )


def test_a_strict_workbook_with_prefixes_is_read():
    """ISO/IEC 29500 strict has other namespaces, in which openpyxl finds no cell."""

    def strict(item, part):
        part = part.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        return part.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )

    assert values_of(read(rewritten(saved(book()), strict))) == MEANT


# Forms for new projects and questions


def test_proposals_come_back():
    data = ProposalWriter(PROFILE, ISSUED).data(ProposalBook(2022, "収納課", "2023-04-28", "", ""))
    workbook = load_workbook(io.BytesIO(data))
    sheet = workbook["提案1"]
    for row in range(6, 30):
        label = str(sheet.cell(row, 2).value or "")
        if label.startswith("経費"):
            sheet.cell(row, 3).value = "120万円" if "R5" in label else ("約300" if "R6" in label else None)
        elif label in ("事業名", "目的"):
            sheet.cell(row, 3).value = f"{label}の文"
    reply = read(workbook)
    assert (reply.kind, reply.departments) == (ReplyKind.PROPOSAL, ("収納課",))
    (proposal,) = reply.proposals
    assert (proposal.title, proposal.purpose, proposal.costs) == ("事業名の文", "目的の文", ((2023, 1200),))
    texts = [problem.text for problem in reply.problems]
    assert "「内容」が未記入です" in texts
    assert any(text.startswith("「経費 R6（千円）」：「約300」は、") for text in texts)


def test_answers_to_questions_come_back():
    asked = [
        Inquiry("1-1-1", 2022, "no_text", "理由は。", InquiryState.ASKED, "", "2023-05-01"),
        Inquiry("1-1-2", 2022, "budget", "予算は。", InquiryState.ASKED, "前の答え", "2023-05-01"),
    ]
    lines = tuple(InquiryLine(inquiry, "事業") for inquiry in asked)
    data = InquiryWriter(PROFILE, ISSUED).data(InquiryBook(2022, "収納課", "", "", lines))
    workbook = load_workbook(io.BytesIO(data))
    sheet = workbook.worksheets[0]
    sheet.insert_rows(7)
    sheet["F8"] = "窓口を増やした。"
    stored = facts(inquiries={(item.number, item.rule): item for item in asked})
    reply = read(workbook, stored=stored)
    assert reply.kind is ReplyKind.INQUIRY
    first, second = reply.answers
    assert (first.number, first.name, first.outcome) == ("1-1-1", "no_text", Outcome.NEW)
    assert first.change.after["answer"] == "窓口を増やした。"
    assert (first.change.after["state"], first.change.after["answered_at"]) == ("answered", "2023-05-01")
    assert second.outcome is Outcome.SAME
    sheet["E8"] = "別の問い"
    changed = read(workbook, stored=stored)
    assert [answer.number for answer in changed.answers] == ["1-1-2"]
    assert "照会中のものと合いません" in changed.problems[0].text


# Written, answered, read; and damage of any kind

_TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn")), max_size=40)
_REPORTS = st.builds(
    StatusReport,
    st.just("1-1-1"), st.just(2022), st.sampled_from(Status), st.integers(0, 4), st.integers(0, 4),
    st.integers(0, 400_000), st.integers(0, 400_000), _TEXTS,
    st.decimals(-1000, 100_000, allow_nan=False, places=2), _TEXTS, st.integers(1, 5), st.integers(1, 5),
    st.integers(1, 5), _TEXTS, st.sampled_from(Outlook), _TEXTS,
)  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_REPORTS)
def test_what_is_written_is_what_is_read(report):
    project = SurveyProject(RECORDS["1-1-1"], Assignment("1-1-1", "収納課"), report)
    data = SurveyWriter(PROFILE, ISSUED).data(SurveyBook(2022, "収納課", "", "", "", (project,)))
    reply = read(data)
    for answer in reply.answers:
        assert answer.outcome in (Outcome.NEW, Outcome.SAME, Outcome.CHECK), answer
        if answer.outcome is Outcome.NEW:
            meant = report_value(report, answer.name)
            if answer.name == "indicator_value":
                assert Decimal(answer.change.after) == Decimal(meant)
            elif isinstance(meant, str):
                assert (
                    answer.change.after == "\n".join(meant.splitlines()).strip()
                    or answer.change.after == meant.strip()
                )
            else:
                assert answer.change.after == meant


@fuzz(60)
@given(st.randoms(use_true_random=False))
def test_damaged_parts_never_break_reading(dice):
    """Bytes of the parts are turned at random: the file is refused, or what is taken is quoted as it stands."""
    data = FILLED

    def damage(item, part):
        if dice.random() < 0.3 and part:
            spoilt = bytearray(part)
            for _ in range(dice.randint(1, 3)):
                spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
            return bytes(spoilt)
        return part if dice.random() > 0.02 else None

    reply = read(rewritten(data, damage))
    for answer in reply.answers:
        if answer.outcome is Outcome.NEW and answer.name not in (
            "action",
            "indicator_note",
            "score_reason",
            "change",
        ):
            assert answer.written, answer


FILLED = saved(book())


@fuzz(60)
@given(st.binary(max_size=400), st.integers(0, len(FILLED)))
def test_damage_of_the_file_never_breaks_reading(noise, place):
    reply = read(FILLED[:place] + noise + FILLED[place + len(noise) :])
    if not reply.refusal and reply.answers:
        for name, value in values_of(reply).items():
            assert value == MEANT[name], "the checksums of the package keep its parts"
