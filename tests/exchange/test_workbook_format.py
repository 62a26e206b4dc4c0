"""How values are put into cells and sheets onto paper."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from fujidesk.exchange.workbook_format import (
    MAX_ROW_HEIGHT_PT,
    PHASE_FILLS,
    PHASE_INKS,
    Page,
    add_choices,
    add_looks,
    cell_at,
    clean_text,
    colour_phases,
    letter_of,
    put_text,
    set_height,
    set_maker,
    set_page,
    stored_text,
    text_height_pt,
)


@pytest.fixture
def sheet():
    """An empty sheet of a workbook that knows our looks."""
    workbook = Workbook()
    add_looks(workbook)
    return workbook.worksheets[0]


def saved(sheet):
    """Return the sheet as it is after saving and loading."""
    stream = io.BytesIO()
    sheet.parent.save(stream)
    return load_workbook(stream)[sheet.title]


@pytest.mark.parametrize(
    "text", ["=1+1", "+81-3", "-", "@SUM(A1)", "'=1", "1-1-2", "#N/A", "2026-04-01", "TRUE"]
)
def test_text_stays_text(sheet, text) -> None:
    """Never a formula, an error, a date or a truth value; what could be one when edited is quoted."""
    put_text(cell_at(sheet, 1, 1), text)
    cell = saved(sheet)["A1"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix is text.startswith(("=", "+", "-", "@", "'"))


def test_a_look_given_before_does_not_lose_the_quote(sheet) -> None:
    cell = cell_at(sheet, 1, 1)
    cell.style = "fd_text"
    put_text(cell, "=A2")
    loaded = saved(sheet)["A1"]
    assert (loaded.style, loaded.quotePrefix, loaded.number_format) == ("fd_text", True, "@")


def test_an_empty_text_is_an_empty_cell(sheet) -> None:
    put_text(cell_at(sheet, 1, 1), "")
    assert saved(sheet)["A1"].value is None


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_what_is_written_is_what_is_read(text) -> None:
    """Also where the text looks like Excel's own escapes (_x000D_)."""
    sheet = Workbook().worksheets[0]
    clean = clean_text(text)
    put_text(cell_at(sheet, 1, 1), clean)
    assert stored_text(str(saved(sheet)["A1"].value or "")) == clean


def test_control_characters_and_line_ends_are_cleaned() -> None:
    assert clean_text(" a\r\nb\rc\x00\x0b\ud800\n") == "a\nb\nc"


def test_a_long_text_needs_more_height() -> None:
    assert text_height_pt("", 10) == text_height_pt("短い", 10)
    assert text_height_pt("一\n二\n三", 10) == pytest.approx(3 * 9 * 1.5 + 4)
    assert text_height_pt("長い文" * 20, 10) > text_height_pt("長い文" * 10, 10)
    assert text_height_pt("長い文" * 20, 10) > text_height_pt("long" * 15, 10)
    assert text_height_pt("文", 0.1) > 0, "a column without room does not divide by zero"


def test_no_row_is_taller_than_excel_knows(sheet) -> None:
    set_height(sheet, 1, 9999)
    set_height(sheet, 2, 20.04)
    assert sheet.row_dimensions[1].height == MAX_ROW_HEIGHT_PT
    assert sheet.row_dimensions[2].height == 20.0


def test_columns_have_letters() -> None:
    assert [letter_of(column) for column in (1, 26, 27, 128)] == ["A", "Z", "AA", "DX"]


def test_choices_are_a_list_that_refuses_others(sheet) -> None:
    add_choices(sheet, "A1:A3", ["重点", "推進"], "選べない値です")
    rule = saved(sheet).data_validations.dataValidation[0]
    assert (rule.type, rule.formula1, rule.allow_blank) == ("list", '"重点,推進"', True)
    assert rule.error == "重点、推進 のどれかを入れてください。"


def test_each_phase_has_its_colour(sheet) -> None:
    colour_phases(sheet, "A1:B2")
    rules = next(iter(saved(sheet).conditional_formatting)).rules
    assert [rule.formula for rule in rules] == [["1"], ["2"], ["3"], ["4"]]
    assert [rule.dxf.fill.bgColor.rgb[-6:] for rule in rules] == list(PHASE_FILLS)
    assert [rule.dxf.font.color.rgb[-6:] for rule in rules] == list(PHASE_INKS)


def test_a_page_is_a4_with_titles_and_page_numbers(sheet) -> None:
    set_page(sheet, Page("A1:C9", landscape=True, header="研究&開発", title_rows="1:1", note="注"))
    page = saved(sheet)
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.print_area == "'Sheet'!$A$1:$C$9"
    assert page.print_title_rows == "$1:$1"
    assert page.oddFooter.center.text == "&P / &N"
    assert page.oddFooter.left.text == "注"
    assert page.oddHeader.left.text == "研究&&開発"


def test_one_page_fits_its_height_too(sheet) -> None:
    set_page(sheet, Page("A1:C9", landscape=False, header="", one_page=True))
    assert sheet.page_setup.fitToHeight == 1
    assert sheet.page_setup.orientation == "portrait"


@pytest.mark.parametrize("header", ["計画書" * 200, "&" * 400, "a" + "&" * 400, "一行目\n二行目" * 60])
def test_a_long_header_is_cut_before_excel_calls_the_file_damaged(sheet, header) -> None:
    """ECMA-376, 18.3.1.46: 255 characters for all three parts and their codes."""
    set_page(sheet, Page("A1:C9", landscape=True, header=header, note=header))
    for item in (sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter):
        text = item.left.text
        assert len(f"&L{text}&C&P / &N") <= 255
        assert text.endswith("…")
        assert (len(text) - len(text[:-1].rstrip("&")) - 1) % 2 == 0, "no half of a doubled &"
        assert "\n" not in text


def test_no_login_name_leaves_the_office(sheet) -> None:
    set_maker(sheet.parent, "台帳")
    properties = saved(sheet).parent.properties
    assert (properties.creator, properties.lastModifiedBy) == ("富士デスク", "富士デスク")
    assert properties.title == "台帳"


def test_a_look_by_its_array_is_the_look_by_its_name() -> None:
    from openpyxl import Workbook

    from fujidesk.exchange.workbook_format import LOOKS, Look, add_looks, set_look

    workbook = Workbook()
    arrays = add_looks(workbook, {"fm_free": Look(locked=False, edge="6B7C96", horizontal="right")})
    sheet = workbook.active
    set_look(sheet["A1"], arrays["fm_free"])
    sheet["B1"].style = "fm_free"
    assert sheet["A1"].style == sheet["B1"].style == "fm_free"
    assert sheet["A1"].style_id == sheet["B1"].style_id
    assert not sheet["A1"].protection.locked
    assert (sheet["A1"].border.left.style, sheet["A1"].alignment.indent) == ("medium", 1)
    assert "fm_free" not in LOOKS


def test_what_a_workbook_cannot_hold_is_left_out() -> None:
    from fujidesk.exchange.workbook_format import writable

    assert writable(" a\x00\x0bb\ud800\n c ") == " ab\n c "
