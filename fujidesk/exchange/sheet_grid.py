"""A sheet drawn as a form: hidden keys, a label column and a grid of equal value columns."""

import math
from typing import TYPE_CHECKING

from fujidesk.exchange.register_layout import KEY_COLUMN, KEY_ROW, CellValue
from fujidesk.exchange.workbook_format import (
    LOOKS,
    MAX_ROW_HEIGHT_PT,
    cell_at,
    letter_of,
    put_text,
    set_height,
    text_height_pt,
)

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

LABEL_COLUMN = 2
FIRST_COLUMN = 3
"""First column of values; columns 1 and 2 hold the hidden keys and the labels."""
_LABEL_WIDTH = 15.0
_GRID_WIDTH = 84.0
"""Width of all value columns together; with the label it fills A4 portrait at full size."""

Span = tuple[int, int]
"""First and last grid column (0-based, both included)."""


class SheetGrid:
    """Fills a sheet from the top, row after row; knows columns and heights, nothing of the plan."""

    def __init__(self, sheet: "Worksheet", column_keys: tuple[str, ...], mark: str) -> None:
        self.sheet = sheet
        self.keys = column_keys
        self.row = KEY_ROW
        self._width = _GRID_WIDTH / len(column_keys)
        self._write_keys(mark)

    @property
    def whole(self) -> Span:
        """The span of all value columns."""
        return 0, len(self.keys) - 1

    @property
    def last_cell(self) -> str:
        """The cell at the lower right of what has been written."""
        return str(cell_at(self.sheet, self.row, FIRST_COLUMN + self.whole[1]).coordinate)

    def _write_keys(self, mark: str) -> None:
        """Write the hidden keys of the columns and set all widths.

        Row 1 and column A are hidden; a reader finds them by the mark in their corner, wherever rows or
        columns were inserted.
        """
        self.key(KEY_ROW, mark)
        self.sheet.column_dimensions["A"].hidden = True
        self.sheet.row_dimensions[KEY_ROW].hidden = True
        self.sheet.column_dimensions["B"].width = _LABEL_WIDTH
        for index, key in enumerate(self.keys):
            cell = cell_at(self.sheet, KEY_ROW, FIRST_COLUMN + index)
            put_text(cell, key)
            self.sheet.column_dimensions[letter_of(cell.column)].width = round(self._width, 2)

    def next_row(self, height_pt: float) -> int:
        """Begin a row and return its number."""
        self.row += 1
        set_height(self.sheet, self.row, height_pt)
        return self.row

    def key(self, row: int, text: str) -> None:
        """Write the hidden key of a row."""
        put_text(cell_at(self.sheet, row, KEY_COLUMN), text)

    def label(self, row: int, text: str) -> None:
        """Write the label of a row."""
        cell = cell_at(self.sheet, row, LABEL_COLUMN)
        cell.style = "fd_label"
        put_text(cell, text)

    def line(self, text: str, height_pt: float) -> None:
        """Write a small line over the whole width, without a key: it is not read back."""
        row = self.next_row(height_pt)
        cell = cell_at(self.sheet, row, LABEL_COLUMN)
        cell.style = "fd_note"
        put_text(cell, text)
        self._merge((row, LABEL_COLUMN), (row, FIRST_COLUMN + self.whole[1]))

    def put(self, row: int, span: Span, value: CellValue, look: str) -> "Cell":
        """Write a value over a span of grid columns and return its cell.

        A text is written as a text even where it begins with 「=」: it is never a formula.
        """
        first, last = FIRST_COLUMN + span[0], FIRST_COLUMN + span[1]
        self._style(row, row, span, look)
        if last > first:
            self._merge((row, first), (row, last))
        cell = cell_at(self.sheet, row, first)
        if isinstance(value, str):
            put_text(cell, value)
        else:
            cell.value = value
        return cell

    def text(self, key: str, label: str, text: str, look: str) -> None:
        """Write a text over the whole width; one too tall for a row takes several merged rows."""
        least = max(24.0, text_height_pt(label, _LABEL_WIDTH))
        height = max(least, self.height(text, self.whole, LOOKS[look].size_pt))
        rows = math.ceil(height / MAX_ROW_HEIGHT_PT)
        first = self.next_row(height / rows)
        self.label(first, label)
        self.key(first, f"{key}@{self.keys[0]}")
        for _ in range(rows - 1):
            self.next_row(height / rows)
        if rows > 1:
            self._merge_tall(first, look)
            put_text(cell_at(self.sheet, first, FIRST_COLUMN), text)
        else:
            self.put(first, self.whole, text, look)

    def _merge_tall(self, first: int, look: str) -> None:
        """Merge the rows of a text that is taller than one row can be.

        Excel's rows are 409 points at most.
        """
        end = FIRST_COLUMN + self.whole[1]
        self._style(first, self.row, self.whole, look)
        self._merge((first, LABEL_COLUMN), (self.row, LABEL_COLUMN))
        self._merge((first, FIRST_COLUMN), (self.row, end))

    def _merge(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Merge an area whose cells have their looks already.

        `Worksheet.merge_cells` would style each border anew: two thirds of the time of a whole register.
        """
        area = f"{letter_of(first[1])}{first[0]}:{letter_of(last[1])}{last[0]}"
        self.sheet.merged_cells.add(area)

    def _style(self, first: int, last: int, span: Span, look: str) -> None:
        """Give all cells of an area their look; of those that merging hides, borders are drawn."""
        for row in range(first, last + 1):
            for column in range(FIRST_COLUMN + span[0], FIRST_COLUMN + span[1] + 1):
                cell_at(self.sheet, row, column).style = look

    def height(self, text: str, span: Span, size_pt: float = 9) -> float:
        """Return the height in points that a text needs in a span of columns."""
        return text_height_pt(text, self._width * (span[1] - span[0] + 1), size_pt)
