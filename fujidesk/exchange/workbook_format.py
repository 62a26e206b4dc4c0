"""How every workbook of the program looks and how values are put into its cells.

Styles by meaning, text that is never taken for a formula, row heights that let Japanese text be read in
full, and pages for A4 paper. openpyxl is imported only when a workbook is made: it costs start-up time.
"""

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import NamedStyle
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

FONT_NAME = "BIZ UDPゴシック"
"""Comes with Windows 10 and 11; where it is missing, Excel and LibreOffice take another Gothic."""
PHASE_FILLS = ("DCE6F5", "A9C2E8", "4D70B5", "23408E")
"""Light to dark, as in the light theme; the figure stands in the cell, so colour is never alone."""
PHASE_INKS = ("1B2430", "1B2430", "FFFFFF", "FFFFFF")
MAX_TEXT = 32_767
"""Characters that a cell can hold (Excel specifications and limits)."""
MAX_ROW_HEIGHT_PT = 409.0
"""Tallest row that Excel knows."""

_MAX_HEADER = 255
_LEADS_FORMULA = ("=", "+", "-", "@")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x(005[Ff]|000[Dd])_")
_LINE = "B8C1CD"
_SOFT = "EEF1F6"
MAKER = "富士デスク"
"""Author of every workbook."""


@dataclass(frozen=True)
class Look:
    """One meaning of cells: type size in points, weight, ground, alignment and number format."""

    size_pt: float = 9
    bold: bool = False
    ground: str = ""
    ink: str = "1B2430"
    horizontal: str = "left"
    vertical: str = "top"
    number_format: str = "@"
    border: bool = True
    locked: bool = True
    """Whether a protected sheet refuses edits of the cell."""
    edge: str = ""
    """Colour of a strong border; "" for the thin one of all cells."""


OPEN_PHASE_FORMAT = '0"?";-0"?";0"?";@"?"'
"""Shows 「3?」 for a phase that the plan document leaves open; the value stays the figure 3."""

LOOKS = {
    "fd_head": Look(bold=True, ground=_SOFT, horizontal="center", vertical="center"),
    "fd_label": Look(bold=True, ground=_SOFT, vertical="center"),
    "fd_text": Look(vertical="center"),
    "fd_code": Look(horizontal="center", vertical="center"),
    "fd_number": Look(horizontal="center", vertical="center", number_format="General"),
    "fd_phase": Look(bold=True, horizontal="center", vertical="center", number_format="General"),
    "fd_phase_open": Look(horizontal="center", vertical="center", number_format=OPEN_PHASE_FORMAT),
    "fd_small": Look(size_pt=7.5, horizontal="center", vertical="center"),
    "fd_heading": Look(size_pt=12, bold=True, vertical="center"),
    "fd_note": Look(size_pt=8, ink="566171", vertical="center", border=False),
    "fd_list": Look(size_pt=8.5, vertical="center"),
    "fd_list_code": Look(size_pt=8.5, horizontal="center", vertical="center"),
}


def clean_text(text: str) -> str:
    """Return the text as a cell can hold it: one kind of line break, no control characters, trimmed."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", plain).strip()


def writable(text: str) -> str:
    """Return the text without the characters that a workbook cannot hold; everything else stays."""
    return _CONTROL.sub("", text)


def cell_at(sheet: "Worksheet", row: int, column: int) -> "Cell":
    """Return a cell that is written into (1-based; never the hidden part of a merged area)."""
    return cast("Cell", sheet.cell(row, column))


def letter_of(column: int) -> str:
    """Return the letters of a column number ("C" for 3)."""
    from openpyxl.utils import get_column_letter  # late: heavy

    return str(get_column_letter(column))


def put_text(cell: "Cell", text: str) -> None:
    """Write text that stays text: never a formula, an error value, a date or an escape sequence.

    A text that begins with = + - @ gets Excel's quote prefix, so that it stays text when it is edited.
    """
    cell.value = _ESCAPE_LIKE.sub("_x005F_", text) or None
    if cell.value is not None:
        cell.data_type = "s"
    if text.startswith((*_LEADS_FORMULA, "'")):
        cell.quotePrefix = True


def stored_text(text: str) -> str:
    """Return what the user sees for a text read from a cell (escape sequences taken back, cleaned)."""
    return clean_text(_ESCAPED.sub(_unescaped, text))


def _unescaped(found: re.Match[str]) -> str:
    """Return what an escape stands for: an underscore, or nothing for a carriage return."""
    return "_" if found[1].upper() == "005F" else ""


def add_looks(workbook: "Workbook", looks: Mapping[str, Look] = LOOKS) -> "dict[str, StyleArray]":
    """Make the styles of some looks known to a workbook; cells then take them by name.

    Returns:
        name → the style's array, for `set_look`, which is ten times as quick as a style by name.
    """
    arrays: dict[str, StyleArray] = {}
    for name, look in looks.items():
        style = _named_style(name, look)
        workbook.add_named_style(style)
        arrays[name] = style.as_tuple()
    return arrays


def add_property(workbook: "Workbook", name: str, value: str) -> None:
    """Add a custom document property with a text; it survives saving in Excel and in LibreOffice."""
    from openpyxl.packaging.custom import StringProperty  # late: heavy

    item = StringProperty(name=name, value=value)
    workbook.custom_doc_props.append(item)  # type: ignore[attr-defined]  # types-openpyxl lacks it


def set_look(cell: "Cell", array: "StyleArray") -> None:
    """Give a cell a look by its array (`add_looks`)."""
    # What openpyxl's own `cell.style = name` does after a search; types-openpyxl lacks it.
    cell._style = copy(array)  # type: ignore[attr-defined]  # noqa: SLF001


def _named_style(name: str, look: Look) -> "NamedStyle":
    """Return the openpyxl style of a look."""
    from openpyxl.styles import (  # late: heavy
        Alignment,
        Border,
        Font,
        NamedStyle,
        PatternFill,
        Protection,
        Side,
    )

    drawn = Side(style="medium", color=look.edge) if look.edge else Side(style="thin", color=_LINE)
    side = drawn if look.border else Side()
    return NamedStyle(
        name,
        font=Font(name=FONT_NAME, size=look.size_pt, bold=look.bold, color=look.ink),
        fill=PatternFill("solid", fgColor=look.ground) if look.ground else PatternFill(),
        border=Border(left=side, right=side, top=side, bottom=side),
        alignment=Alignment(
            horizontal=look.horizontal,
            vertical=look.vertical,
            wrap_text=True,
            indent=1 if look.horizontal in ("left", "right") and look.border else 0,
        ),
        number_format=look.number_format,
        protection=Protection(locked=look.locked),
    )


def colour_phases(sheet: "Worksheet", area: str) -> None:
    """Colour the phase figures of an area by rule, so that an edited figure takes its new colour."""
    from openpyxl.formatting.rule import Rule  # late: heavy
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    for number, (fill, ink) in enumerate(zip(PHASE_FILLS, PHASE_INKS, strict=True), start=1):
        style = DifferentialStyle(font=Font(color=ink), fill=PatternFill(bgColor=fill))
        rule = Rule("cellIs", operator="equal", formula=[str(number)], dxf=style)
        sheet.conditional_formatting.add(area, rule)


def add_choices(sheet: "Worksheet", area: str, choices: Sequence[str], title: str) -> None:
    """Give the cells of an area a drop-down list; a value outside it is refused while typing."""
    from openpyxl.worksheet.datavalidation import DataValidation  # late: heavy

    rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    rule.errorTitle = title
    rule.error = f"{'、'.join(choices)} のどれかを入れてください。"
    rule.showErrorMessage = True
    rule.add(area)
    sheet.add_data_validation(rule)


def text_height_pt(text: str, width_chars: float, size_pt: float = 9) -> float:
    """Return the height in points that a wrapped text needs in a column `width_chars` wide.

    A column unit is 7 pixels plus 5 of margin (Calibri 11, the workbook's normal font, at 96 dpi); a
    full-width character is as wide as its type size, others 0.6 of it. Errs on the tall side, since
    another font than ours may be present.
    """
    usable_px = max(width_chars * 7 - 12, 8)
    em_px = size_pt * 96 / 72
    lines = sum(max(1, math.ceil(ems_of(line) * em_px * 1.04 / usable_px)) for line in text.split("\n"))
    return lines * size_pt * 1.5 + 4


def set_height(sheet: "Worksheet", row: int, height_pt: float) -> None:
    """Give a row its height in points, at most the tallest that Excel knows."""
    sheet.row_dimensions[row].height = round(min(height_pt, MAX_ROW_HEIGHT_PT), 1)


def ems_of(line: str) -> float:
    """Return the width of a line in full-width characters."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.6 for char in line)


@dataclass(frozen=True)
class Page:
    """How a sheet comes out on A4 paper.

    area: the printed cells. title_rows: repeated on each page ("2:2"), "" for none. one_page: the sheet
    is made to fit one page; otherwise only its width is. number: of the paper, at the top right, "" for none.
    """

    area: str
    landscape: bool
    header: str
    title_rows: str = ""
    one_page: bool = False
    note: str = ""
    number: str = ""


def set_page(sheet: "Worksheet", page: Page) -> None:
    """Set a sheet up for A4: print area, fit to width, repeated titles, header and page n / N."""
    from openpyxl.worksheet.header_footer import HeaderFooterItem  # late: heavy
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.paperSize = 9  # A4 (ECMA-376, 18.3.1.63)
    sheet.page_setup.orientation = "landscape" if page.landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if page.one_page else 0
    sheet.print_area = page.area
    if page.title_rows:
        sheet.print_title_rows = page.title_rows
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.7, 0.6, 0.3, 0.3
    sheet.HeaderFooter.oddHeader = HeaderFooterItem()
    sheet.HeaderFooter.oddHeader.left.text = _header_text(page.header)
    sheet.HeaderFooter.oddHeader.right.text = _header_text(page.number) or None
    sheet.HeaderFooter.oddFooter = HeaderFooterItem()
    sheet.HeaderFooter.oddFooter.left.text = _header_text(page.note) or None
    sheet.HeaderFooter.oddFooter.center.text = "&P / &N"


def _header_text(text: str) -> str:
    """Return a text for a header or footer: on one line, & doubled, cut where Excel would call it damaged.

    All three parts together, with their codes, may have 255 characters (ECMA-376, 18.3.1.46; Excel repairs
    a workbook that has more); the program fills one part and the short page number.
    """
    room = _MAX_HEADER - len("&L&C&P / &N")
    plain = " ".join(clean_text(text).split("\n")).replace("&", "&&")
    if len(plain) <= room:
        return plain
    cut = plain[: room - 1]
    odd = (len(cut) - len(cut.rstrip("&"))) % 2  # half of a doubled & would begin a code
    return f"{cut[: len(cut) - odd]}…"


def set_maker(workbook: "Workbook", title: str) -> None:
    """Name the program as the author, so that no login name of a clerk leaves the office."""
    workbook.properties.creator = MAKER
    workbook.properties.lastModifiedBy = MAKER
    workbook.properties.title = title
