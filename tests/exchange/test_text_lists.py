"""Workbooks of plain lists: text stays text, all of it can be read on paper, a sample says so everywhere."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from fujidesk.exchange.text_lists import TextList, lists_workbook

COLUMNS = (("番号", 8.0), ("内容", 30.0))


def made(*rows, sample=False, note=""):
    """Return the only sheet of a workbook of these rows."""
    item = TextList("一覧", "一覧　報告.xlsx", COLUMNS, rows, note)
    (sheet,) = load_workbook(BytesIO(lists_workbook("結果", [item], sample=sample))).worksheets
    return sheet


def test_rows_stand_below_their_headings() -> None:
    sheet = made(("1-1-1", "あり"), ("1-1-2", ""))
    assert [[cell.value for cell in row] for row in sheet] == [
        ["番号", "内容"], ["1-1-1", "あり"], ["1-1-2", None],
    ]  # fmt: skip
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [8.0, 30.0]


@pytest.mark.parametrize("text", ["=1+1", "+81", "-3", "@SUM(A1)", "#N/A"])
def test_no_text_becomes_a_formula(text) -> None:
    cell = made((text, text))["B2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_what_no_cell_can_hold_is_left_out_and_the_rest_kept() -> None:
    sheet = made(("\x00印\x0b", "行\r\n行"), ("長" * 40_000, ""))
    assert (sheet["A2"].value, sheet["B2"].value) == ("印", "行\n行")
    assert len(sheet["A3"].value) == 32_000


def test_a_row_is_as_tall_as_its_longest_text() -> None:
    sheet = made(("1", "短い"), ("2", "長" * 200))
    assert sheet.row_dimensions[3].height > 3 * sheet.row_dimensions[2].height


def test_the_page_is_a4_with_heads_filter_and_note() -> None:
    sheet = made(("1", "あり"), note="庁内限り")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert sheet.auto_filter.ref == "A1:B2"
    assert sheet.oddFooter.left.text == "庁内限り"
    assert sheet.oddHeader.left.text == "一覧　報告.xlsx"


def test_an_empty_list_still_has_its_heads() -> None:
    sheet = made()
    assert [cell.value for cell in sheet[1]] == ["番号", "内容"]
    assert sheet.auto_filter.ref == "A1:B1"


def test_a_sample_is_named_on_sheet_page_and_in_the_properties() -> None:
    item = TextList("一覧", "題", COLUMNS, ())
    book = load_workbook(BytesIO(lists_workbook("結果", [item], sample=True)))
    assert book.sheetnames == ["一覧（サンプルデータ）"]
    assert book.worksheets[0].oddHeader.left.text.startswith("サンプルデータ")
    assert book.properties.title.startswith("サンプルデータ")
