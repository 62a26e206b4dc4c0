"""What a collection of returns found, as a file: every answer and problem with its place, in three forms."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.replies import Answer, Outcome, Problem, Proposal, Reply, ReplyKind
from fujidesk.errors import UserError
from fujidesk.exchange.collect_report import report_bytes

STATUS = FieldChange(Entity.REPORT, "1-1-1", "2022.status", None, "running")
BUDGET = FieldChange(Entity.REPORT, "1-1-1", "2022.budget_kyen", 100, 12_500)
ASKED = FieldChange(
    Entity.INQUIRY, "1-1-1", "2022.same_text", {"question": "なぜ", "answer": ""},
    {"question": "なぜ", "answer": "直しました。"},
)  # fmt: skip
ANSWERS = (
    Answer("1-1-1", "status", Outcome.NEW, STATUS, "1-1-1", "C11", "2 実施中"),
    Answer("1-1-1", "budget_kyen", Outcome.CHECK, BUDGET, "1-1-1", "C14", "約1,250万円", "12,500 千円と読めます",
           "「約」が付いています", "千円単位の整数"),
    Answer("1-1-1", "score_cost", Outcome.REFUSED, None, "1-1-1", "C20", "=9", "", "9 はありません", "5、4、3、2、1"),
)  # fmt: skip
REPORT = Reply(
    "収納課.xlsx", "a" * 64, ReplyKind.REPORT, 2022, ("収納課", "市民課"), answers=ANSWERS,
    problems=(Problem("1-1-2", "C16", "取組内容が未記入です", "文字", "1-1-2"),),
)  # fmt: skip
INQUIRY = Reply(
    "照会票.xlsx", "b" * 64, ReplyKind.INQUIRY, 2022, ("収納課",),
    answers=(Answer("1-1-1", "same_text", Outcome.NEW, ASKED, "照会票", "F7", "直しました。"),),
)  # fmt: skip
PROPOSAL = Reply(
    "提案.xlsx", "c" * 64, ReplyKind.PROPOSAL, 2022, ("収納課",), proposals=(Proposal("収納課", "案内の自動化"),)
)  # fmt: skip
REFUSED = Reply("写真.jpg", "d" * 64, refusal="Excel のブックではありません。")
OLDER = Reply("旧.xlsx", "e" * 64, ReplyKind.REPORT, 2022, ("収納課",), is_superseded=True)
ALL = (REPORT, INQUIRY, PROPOSAL, REFUSED, OLDER)


@pytest.fixture
def report(small_profile):
    """Return the bytes of a report about some replies."""

    def report(suffix, *replies, skipped=(), sample=False):
        return report_bytes(replies, skipped, suffix, small_profile, sample=sample)

    return report


def lines(data):
    return json.loads(data)["lines"]


def test_each_answer_has_place_outcome_and_both_values(report) -> None:
    found = lines(report(".json", REPORT))
    problem, new, check, refused = found
    assert problem["outcome"] == "問題"
    assert (problem["sheet"], problem["cell"], problem["number"]) == ("1-1-2", "C16", "1-1-2")
    assert new == {
        "file": "収納課.xlsx", "department": "収納課・市民課", "sheet": "1-1-1", "cell": "C11", "number": "1-1-1",
        "field": "実施状況", "outcome": "新規", "before": "（未回答）", "written": "2 実施中", "after": "実施中",
        "reading": "", "problem": "", "allowed": "",
    }  # fmt: skip
    assert (check["outcome"], check["before"], check["after"]) == ("要確認", "100 千円", "12,500 千円")
    assert (refused["outcome"], refused["before"], refused["after"]) == ("受け付けない", "", "")
    assert (refused["problem"], refused["allowed"]) == ("9 はありません", "5、4、3、2、1")


def test_what_is_not_an_answer_has_its_line_too(report) -> None:
    found = lines(report(".json", INQUIRY, PROPOSAL, REFUSED, OLDER, skipped=("「x.zip」は読みません。",)))
    assert [(line["field"], line["outcome"]) for line in found] == [
        ("照会への回答", "新規"), ("新規事業", "新規"), ("", "受け付けない"), ("", "古い回答"), ("", "読まない"),
    ]  # fmt: skip
    assert (found[0]["before"], found[0]["after"]) == ("", "直しました。")
    assert found[1]["after"] == "案内の自動化"
    assert found[2]["problem"] == REFUSED.refusal
    assert found[4]["problem"] == "「x.zip」は読みません。"


def test_the_three_forms_tell_the_same(report) -> None:
    told = lines(report(".json", *ALL))
    rows = list(csv.reader(io.StringIO(report(".csv", *ALL).decode("utf-8-sig"))))
    assert len(rows) == 1 + len(told)
    assert [row[6] for row in rows[1:]] == [line["outcome"] for line in told]
    book = load_workbook(io.BytesIO(report(".XLSX", *ALL)))
    everything = list(book["すべての回答"].iter_rows(min_row=2, values_only=True))
    assert [row[6] for row in everything] == [line["outcome"] for line in told]


def test_a_csv_never_begins_a_formula(report) -> None:
    text = report(".csv", REPORT).decode("utf-8-sig")
    assert text.startswith("ファイル,部署,シート,セル,番号,項目,結果")
    (row,) = [row for row in csv.reader(io.StringIO(text)) if row[3] == "C20"]
    assert row[8] == "'=9"


def test_the_first_sheet_is_what_the_office_has_to_look_at(report) -> None:
    book = load_workbook(io.BytesIO(report(".xlsx", *ALL)))
    assert book.sheetnames == ["問題の一覧", "すべての回答"]
    rows = list(book["問題の一覧"].iter_rows(min_row=2, values_only=True))
    assert [row[6] for row in rows] == ["問題", "要確認", "受け付けない", "受け付けない", "古い回答"]
    assert rows[1][10] == "「約」が付いています\n12,500 千円と読めます\n入れられる値：千円単位の整数"
    cell = book["すべての回答"]["I5"]
    assert (cell.value, cell.data_type) == ("=9", "s")


def test_a_collection_without_problems_says_so(report) -> None:
    book = load_workbook(io.BytesIO(report(".xlsx", INQUIRY)))
    assert book["問題の一覧"]["K2"].value == "問題はありません。"
    assert book["すべての回答"].max_row == 2


def test_a_sample_is_marked_in_each_form(report) -> None:
    assert json.loads(report(".json", REPORT, sample=True))["sample"] is True
    assert "sample" not in json.loads(report(".json", REPORT))
    rows = list(csv.reader(io.StringIO(report(".csv", REPORT, sample=True).decode("utf-8-sig"))))
    assert {row[-1] for row in rows} == {"サンプルデータ"}
    book = load_workbook(io.BytesIO(report(".xlsx", REPORT, sample=True)))
    assert all("サンプルデータ" in sheet.title for sheet in book)
    assert all("サンプルデータ" in sheet.oddHeader.left.text for sheet in book)


@pytest.mark.parametrize("suffix", ["", ".xls", ".pdf"])
def test_another_form_is_refused_with_those_that_there_are(report, suffix) -> None:
    with pytest.raises(UserError, match=r"\.xlsx、\.json、\.csv のどれか"):
        report(suffix, REPORT)


def test_a_lone_surrogate_breaks_no_file(report) -> None:
    odd = Reply("\ud800.xlsx", "f" * 64, refusal="読めません。\x00")
    for suffix in (".json", ".csv", ".xlsx"):
        assert report(suffix, odd)
