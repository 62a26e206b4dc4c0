"""What every writer of workbooks does alike: an empty workbook, styled areas, the bytes of the file."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from fujidesk.exchange.workbook_format import cell_at, letter_of, set_look, set_maker

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet


def empty_workbook(title: str) -> "Workbook":
    """Return a workbook without sheets, of which the program is the author."""
    from openpyxl import Workbook  # late: heavy

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    set_maker(workbook, title)
    return workbook


def workbook_bytes(workbook: "Workbook") -> bytes:
    """Return the bytes of a workbook's file.

    In memory first: on a full disk, openpyxl's ZipFile complains a second time when it is collected, as a
    trace on stderr beside our sentence (CPython 3.11, ZipFile.__del__).
    """
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def set_widths(sheet: "Worksheet", widths: Sequence[float]) -> None:
    """Give a sheet's columns, from the first, their widths in characters."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[letter_of(column)].width = width


def styled_area(sheet: "Worksheet", row: int, column: int, until: int, array: "StyleArray") -> "Cell":
    """Give the cells of a row from a column until another their look, merge them, and return the first.

    Args:
        sheet: that is written into.
        row: 1-based.
        column: of the first cell, 1-based.
        until: column of the last cell; not beyond `column` for one cell, which is not merged.
        array: of the look (`workbook_format.add_looks`).
    """
    cell = cell_at(sheet, row, column)
    set_look(cell, array)
    if until > column:
        for place in range(column + 1, until + 1):
            set_look(cell_at(sheet, row, place), array)
        # `merge_cells` would style each border anew, for two thirds of the time of a workbook
        sheet.merged_cells.add(f"{letter_of(column)}{row}:{letter_of(until)}{row}")
    return cell
