"""What LibreOffice saves again is still the same form; and it comes out on paper as it should."""

import pytest
from openpyxl import load_workbook

from fujidesk.exchange.survey_layout import HIDDEN_SHEET, LINES, LISTS_SHEET
from fujidesk.exchange.survey_sheet import ROWS

pytestmark = pytest.mark.slow


@pytest.fixture
def issued(writer, made, tmp_path):
    path = tmp_path / "R4_進捗状況報告_収納課.xlsx"
    projects = [
        made.project(made.record(f"1-1-{place}", f"窓口{place}"), last=made.report(year=2021))
        for place in (1, 2, 3)
    ]
    writer.write(path, made.book(*projects))
    return path


def test_a_re_save_keeps_identity_protection_and_rules(issued, office, tmp_path) -> None:
    saved = office(issued, "xlsx:Calc MS Excel 2007 XML", tmp_path / "office")
    before, after = load_workbook(issued), load_workbook(saved)
    assert after.sheetnames == before.sheetnames
    held = [{item.name: item.value for item in book.custom_doc_props.props} for book in (before, after)]
    assert held[1].items() >= held[0].items()
    for title in (HIDDEN_SHEET, LISTS_SHEET):
        assert after[title].sheet_state == "hidden"
        rows = [[row for row in book[title].values if any(row)] for book in (before, after)]
        assert rows[0] == rows[1]
    assert set(after.defined_names) >= set(before.defined_names)
    for number in ("1-1-1", "1-1-2", "1-1-3"):
        sheet = after[number]
        assert sheet.protection.sheet
        free = {f"C{row}" for row in ROWS.values() if not sheet[f"C{row}"].protection.locked}
        assert free == {f"C{row}" for row in ROWS.values()}
        assert sheet["A11"].protection.locked
        kinds = {}
        for rule in sheet.data_validations.dataValidation:
            for row in ROWS.values():
                if f"C{row}" in rule.sqref:
                    kinds[row] = rule.type
        assert len(kinds) == len(LINES)
        assert sheet.conditional_formatting
        assert sheet["E11"].value.startswith("=IF(")


def test_one_page_for_each_sheet(issued, office, tmp_path) -> None:
    from pypdf import PdfReader

    pages = PdfReader(office(issued, "pdf", tmp_path / "office")).pages
    assert len(pages) == 5, "cover, list, three projects; the hidden sheets do not print"
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}
    texts = [page.extract_text() for page in pages]
    assert "5 / 5" in texts[4]
    assert all("令和4年度 進捗状況報告" in text for text in texts)
    assert all("回答コード R4-" in text for text in texts)
    assert "記入のしかた" in texts[0]
