"""Reports of imports: complete in JSON, safe and printable as a workbook."""

import io
import json

import pytest
from openpyxl import load_workbook

from fujidesk.domain.changes import Difference, Disagreement, Entity, FieldChange, Statement
from fujidesk.exchange.import_report import ImportReport, report_json, report_workbook
from fujidesk.exchange.profiles import load_profile
from fujidesk.exchange.register_read import Fault

REPORT = ImportReport(
    ("計画.txt",),
    (Difference(FieldChange(Entity.PROJECT, "1-1-1", "title", "旧", "=1+1"), "一覧の 3 行目"),),
    (
        Disagreement(
            "1-1-2", "schedule", (Statement("個票", "4 4", 9), Statement("一覧", "")), "4", "続けた", False
        ),
    ),
    (Fault("事業一覧", "E4", "読めません。"),),
)


def test_json_holds_everything() -> None:
    found = json.loads(report_json(REPORT))
    assert found["differences"] == [
        {
            "number": "1-1-1",
            "field": "title",
            "label": "事業名",
            "before": "旧",
            "after": "=1+1",
            "note": "一覧の 3 行目",
        }
    ]
    assert found["disagreements"][0]["statements"][1] == {"place": "一覧", "text": "", "line": None}
    assert found["faults"] == [{"sheet": "事業一覧", "cell": "E4", "message": "読めません。"}]


def test_the_workbook_prints_and_holds_no_formula(small_profile) -> None:
    book = load_workbook(io.BytesIO(report_workbook(REPORT, small_profile)))
    assert book.sheetnames == ["食い違い", "台帳との違い", "直すところ"]
    assert [cell.value for cell in book["食い違い"][2]] == [
        "1-1-2", "スケジュール", "未確定", "個票（9 行目）：4 4\n一覧：", "4", "続けた",
    ]  # fmt: skip
    cell = book["台帳との違い"]["D2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$1"


def test_an_empty_report_still_opens(small_profile) -> None:
    assert load_workbook(io.BytesIO(report_workbook(ImportReport(()), small_profile))).sheetnames == [
        "食い違い"
    ]


@pytest.mark.parametrize("text", ["=1+1", "+81", "-", "@SUM(A1)"])
def test_no_cell_of_the_report_is_a_formula(text) -> None:
    """Sources, values, notes and places all come from files of others."""
    told = (Statement(text, text, 3),)
    report = ImportReport(
        (text,),
        (Difference(FieldChange(Entity.PROJECT, "1-1-1", "title", text, text), text),),
        (Disagreement(text, "title", told, text, text, False),),
        (Fault(text, "A1", text),),
    )
    book = load_workbook(io.BytesIO(report_workbook(report, load_profile("fuji"))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "+", "-", "@")))
    assert sum(str(cell.value).startswith(text) for cell in cells) >= 8


def test_a_report_of_many_files_opens_without_repair() -> None:
    """Excel allows 255 characters in a header; long names of many files are cut."""
    book = load_workbook(
        io.BytesIO(report_workbook(ImportReport(("計画書.txt",) * 99), load_profile("fuji")))
    )
    header = book.worksheets[0].oddHeader.left.text
    assert header.endswith("…")
    assert len(header) < 255
