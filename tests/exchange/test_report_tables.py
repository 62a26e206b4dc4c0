"""Sheets of tables: text stays text, rows are tall enough, pages carry their marks."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import load_workbook

from fujidesk.exchange.report_tables import GRADE_FILLS, Column, TableBook

COLUMNS = (
    Column("番号", "rt_code"),
    Column("名前", span=2),
    Column("数", "rt_count"),
    Column("平均", "rt_average"),
)
WIDTHS = (10.0, 12.0, 12.0, 8.0, 8.0)


def sheet_of(book):
    (sheet,) = load_workbook(BytesIO(book.data())).worksheets
    return sheet


def made(*, sample=False, rows=(("1-1-1", "窓口の案内", 3, 9.5),), total=None, **finish):
    book = TableBook("計画 令和4年度 評価", sample=sample)
    table = book.add_sheet("表", "題名", WIDTHS)
    head = table.table(COLUMNS, rows, total)
    table.finish(landscape=True, head=head, **finish)
    return sheet_of(book), head


def test_values_stand_below_their_heads_and_wide_columns_are_merged():
    sheet, head = made(total=("計", "", 3, 9.5))
    assert [sheet.cell(head, column).value for column in (1, 2, 4, 5)] == ["番号", "名前", "数", "平均"]
    assert [sheet.cell(head + 1, column).value for column in (1, 2, 4, 5)] == ["1-1-1", "窓口の案内", 3, 9.5]
    assert f"B{head + 1}:C{head + 1}" in sheet.merged_cells
    assert sheet.cell(head + 1, 5).number_format == "0.0"
    assert sheet.cell(head + 2, 4).font.bold
    assert sheet.cell(head + 2, 4).value == 3


@pytest.mark.parametrize("text", ["=1+1", "+81", "-3", "@SUM(A1)", "'引用"])
def test_text_that_looks_like_a_formula_stays_text(text):
    sheet, head = made(rows=((text, text, 1, 2.0),))
    assert sheet.cell(head + 1, 1).value == text
    assert sheet.cell(head + 1, 1).data_type == "s"


def test_what_no_cell_can_hold_is_left_out():
    sheet, head = made(rows=(("1", "貼り付けた\x0b文\x00", 1, 2.0),), total=("計\x1f", "", 1, 2.0))
    assert sheet.cell(head + 1, 2).value == "貼り付けた文"
    assert sheet.cell(head + 2, 1).value == "計"


def test_the_page_is_a4_with_heads_numbers_and_the_internal_mark():
    sheet, head = made(is_list=True)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == f"${head}:${head}"
    assert sheet.freeze_panes == f"A{head + 1}"
    assert sheet.auto_filter.ref == f"A{head}:E{head + 1}"
    assert sheet.oddFooter.center.text == "&P / &N"
    assert sheet.oddFooter.left.text.startswith("取扱注意")
    assert sheet.oddHeader.left.text == "計画 令和4年度 評価"
    assert any(cell.value == "取扱注意" for cell in sheet[1])


def test_made_up_answers_are_marked_on_the_sheet_and_every_page():
    sheet, _ = made(sample=True)
    assert sheet.cell(2, 1).value.startswith("サンプルデータ")
    assert sheet.oddHeader.left.text.startswith("サンプルデータ")
    plain, _ = made()
    assert "サンプルデータ" not in str(plain.oddHeader.left.text)


def test_long_texts_make_their_row_taller():
    sheet, head = made(rows=(("1", "あ" * 100, 1, 1.0), ("2", "あ", 1, 1.0)))
    assert sheet.row_dimensions[head + 1].height > 3 * sheet.row_dimensions[head + 2].height


def test_an_empty_list_has_no_filter():
    sheet, _ = made(rows=(), is_list=True)
    assert sheet.auto_filter.ref is None


def test_headings_and_notes_follow_each_other():
    book = TableBook("題", sample=False)
    table = book.add_sheet("表", "題名", WIDTHS)
    start = table.row
    table.heading("一つ目")
    table.note("説明")
    table.gap()
    assert table.row == start + 3
    table.finish(landscape=False)
    sheet = sheet_of(book)
    assert sheet.page_setup.orientation == "portrait"
    assert sheet.freeze_panes is None
    assert sheet.print_area == f"'表'!$A$1:$E${start + 2}"


def test_every_grade_has_its_colour_by_rule():
    book = TableBook("題", sample=False)
    table = book.add_sheet("表", "題名", WIDTHS)
    table.colour_grades("A3:A9")
    table.finish(landscape=True)
    (area,) = sheet_of(book).conditional_formatting
    assert [rule.formula for rule in area.rules] == [[f'"{grade}"'] for grade in GRADE_FILLS]


def test_the_author_is_the_program():
    book = TableBook("題", sample=False)
    book.add_sheet("表", "題名", WIDTHS)
    with zipfile.ZipFile(BytesIO(book.data())) as package:
        assert "富士デスク" in package.read("docProps/core.xml").decode()
