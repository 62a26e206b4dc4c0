"""What every writer of workbooks does alike."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import load_workbook

from fujidesk.exchange.workbook_build import empty_workbook, set_widths, styled_area, workbook_bytes
from fujidesk.exchange.workbook_format import Look, add_looks

LOOKS = {"bold": Look(bold=True)}


@pytest.fixture
def book():
    return empty_workbook("題")


def test_a_workbook_begins_without_sheets_and_names_the_program(book) -> None:
    assert book.worksheets == []
    book.create_sheet("表")
    with zipfile.ZipFile(BytesIO(workbook_bytes(book))) as package:
        core = package.read("docProps/core.xml").decode()
    assert "富士デスク" in core
    assert "題" in core


def test_the_bytes_are_a_workbook_each_time(book) -> None:
    book.create_sheet("表")["A1"] = 1
    first = workbook_bytes(book)
    book["表"]["A1"] = 2
    assert load_workbook(BytesIO(first))["表"]["A1"].value == 1
    assert load_workbook(BytesIO(workbook_bytes(book)))["表"]["A1"].value == 2


def test_widths_go_to_the_columns_in_order(book) -> None:
    sheet = book.create_sheet("表")
    set_widths(sheet, (5.0, 30.5))
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [5.0, 30.5]
    assert "C" not in sheet.column_dimensions


@pytest.mark.parametrize(("until", "merged"), [(4, ["B3:D3"]), (2, []), (0, [])])
def test_an_area_is_merged_and_every_cell_of_it_is_drawn(book, until, merged) -> None:
    sheet = book.create_sheet("表")
    array = add_looks(book, LOOKS)["bold"]
    cell = styled_area(sheet, 3, 2, until, array)
    assert cell.coordinate == "B3"
    assert [str(area) for area in sheet.merged_cells] == merged
    drawn = [place for place in range(1, 6) if sheet.cell(3, place).font.bold]
    assert drawn == list(range(2, max(until, 2) + 1))
