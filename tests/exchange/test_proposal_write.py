"""The form for new projects: several proposals, the same identity and protection as the status report."""

import pytest
from openpyxl import load_workbook

from fujidesk.domain.replies import ReplyKind
from fujidesk.exchange.proposal_write import ProposalBook, ProposalWriter
from fujidesk.exchange.survey_layout import COVER_SHEET, HIDDEN_SHEET, proposal_lines, reply_code

BOOK = ProposalBook(2022, "収納課", "2023-04-28", "デジタル戦略課（内線 2345）", "収納課 係長")


@pytest.fixture
def data(small_profile, made) -> bytes:
    return ProposalWriter(small_profile, made.issued).data(BOOK)


@pytest.fixture
def workbook(data, made):
    return made.opened(data)


def test_three_proposals_can_be_made(workbook) -> None:
    assert workbook.sheetnames == [COVER_SHEET, "提案1", "提案2", "提案3", HIDDEN_SHEET]
    labels = [workbook["提案2"].cell(row, 2).value for row in range(6, 17)]
    assert labels == [
        "事業名", "目的", "内容", "スケジュール", "経費 R5（千円）", "経費 R6（千円）", "経費 R7（千円）",
        "経費 R8（千円）", "期待される効果", "リスク・課題", "必要な支援",
    ]  # fmt: skip
    assert [workbook["提案2"].cell(row, 1).value for row in range(6, 17)] == list(range(1, 12))


def test_identity_stands_in_three_places(workbook) -> None:
    held = {item.name: item.value for item in workbook.custom_doc_props.props}
    assert held["fujidesk.kind"] == "proposal"
    assert held["fujidesk.department"] == "収納課"
    rows = [row[:5] for row in workbook[HIDDEN_SHEET].iter_rows(values_only=True)]
    assert rows[0][:2] == ("kind", "proposal")
    names = [line.name for line in proposal_lines(2022, 2026)]
    codes = [reply_code("fuji", 2022, f"0-{place}", "収納課", ReplyKind.PROPOSAL) for place in (1, 2, 3)]
    expected = [
        (code, f"0-{place}", f"提案{place}", name, f"C{row}")
        for place, code in enumerate(codes, start=1)
        for row, name in enumerate(names, start=6)
    ]
    assert rows[8:] == expected
    for place, code in enumerate(codes, start=1):
        sheet = workbook[f"提案{place}"]
        assert (sheet["C4"].value, sheet["D4"].value) == ("回答コード", code)


def test_only_white_cells_are_free_and_each_has_a_rule(workbook) -> None:
    sheet = workbook["提案1"]
    free = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert free == {f"C{row}" for row in range(6, 17)}
    rules = {str(rule.sqref): rule.type for rule in sheet.data_validations.dataValidation}
    amounts = {f"C{row}": "whole" for row in range(10, 14)}
    assert rules == {f"C{row}": "textLength" for row in range(6, 17)} | amounts
    assert all(other.protection.sheet for other in workbook)


def test_pages(workbook) -> None:
    for sheet in workbook.worksheets[:4]:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToHeight == 1
        assert "令和4年度 新規事業調査" in sheet.oddHeader.left.text


def test_in_the_last_year_of_a_plan_costs_of_three_more_years_are_asked() -> None:
    names = [line.name for line in proposal_lines(2026, 2026)]
    assert [name for name in names if name.startswith("cost.")] == ["cost.2027", "cost.2028", "cost.2029"]


def test_the_file_is_written_whole_and_a_sample_says_so(small_profile, made, tmp_path) -> None:
    path = tmp_path / "form.xlsx"
    ProposalWriter(small_profile, made.issued, sample=True).write(path, BOOK)
    workbook = load_workbook(path)
    assert all(sheet.oddHeader.left.text.startswith("サンプルデータ") for sheet in workbook.worksheets[:4])
    assert workbook["提案1"]["A2"].value.startswith("サンプルデータ")


@pytest.mark.slow
def test_the_checks_wake_up_with_the_first_answer(data, office, made, tmp_path) -> None:
    workbook = made.opened(data)
    workbook["提案2"]["C6"] = "新しい窓口"
    workbook["提案2"]["C10"] = -5
    path = tmp_path / "form.xlsx"
    workbook.save(path)
    result = load_workbook(office(path, "xlsx:Calc MS Excel 2007 XML", tmp_path / "office"), data_only=True)
    assert [result["提案1"].cell(row, 4).value for row in (6, 7, 10)] == [
        "任意（100字まで）", "任意（400字まで）", "任意",
    ]  # fmt: skip
    assert [result["提案2"].cell(row, 4).value for row in (6, 7, 9, 10)] == [
        "OK（5／100字）", "未記入（400字まで）", "任意（300字まで）", "範囲外（0以上）",
    ]  # fmt: skip
