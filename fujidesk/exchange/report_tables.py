"""Sheets of tables for meetings and files: headings, notes and tables one below the other, printed on A4.

For people, not for other programs: titles and notes stand above the tables. What is internal (②経費, grades
before their approval) says so: 取扱注意 stands at the top and on every page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from fujidesk.domain.palette import MARK_LOOKS
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.reports import score_label
from fujidesk.domain.sample_mark import marked
from fujidesk.exchange.workbook_build import empty_workbook, set_widths, styled_area, workbook_bytes
from fujidesk.exchange.workbook_format import (
    LOOKS,
    Look,
    Page,
    add_looks,
    letter_of,
    put_text,
    set_height,
    set_page,
    text_height_pt,
    writable,
)

if TYPE_CHECKING:
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

TableValue: TypeAlias = str | int | float | None
INTERNAL_WORD = "取扱注意"
INTERNAL_NOTE = "取扱注意　庁内限り"
"""Of what stays inside and shows no costs."""
_GRADES = {mark: look for mark, look in MARK_LOOKS.items() if not look.edge}
GRADE_FILLS = {mark: look.fill.lstrip("#") for mark, look in _GRADES.items()}
"""From blue to vermilion, as on paper and screen; the letter always stands in the cell."""
GRADE_INKS = {mark: look.ink.lstrip("#") for mark, look in _GRADES.items()}

_TOTAL = "EEF1F6"
_CENTER = Look(horizontal="center", vertical="center", number_format="General")
_AVERAGE, _CHANGE, _STEP = "0.0", "+0.0;-0.0;0.0", "+0;-0;0"
TABLE_LOOKS = {
    "rt_title": Look(size_pt=15, bold=True, vertical="center", border=False),
    "rt_heading": Look(size_pt=11, bold=True, vertical="center", border=False),
    "rt_plain": Look(vertical="center", border=False),
    "rt_note": Look(size_pt=8, ink="566171", vertical="center", border=False),
    "rt_mark": Look(
        size_pt=11, bold=True, ink="B3261E", horizontal="center", vertical="center", edge="B3261E"
    ),
    "rt_sample": Look(size_pt=11, bold=True, ink="B3261E", vertical="center", border=False),
    "rt_head": replace(LOOKS["fd_head"], size_pt=8.5),
    "rt_text": Look(size_pt=8.5, vertical="center"),
    "rt_code": Look(size_pt=8.5, horizontal="center", vertical="center"),
    "rt_count": _CENTER,
    "rt_kyen": replace(_CENTER, horizontal="right", number_format="#,##0"),
    "rt_decimal": replace(_CENTER, horizontal="right", number_format="#,##0.0##"),
    "rt_grade": replace(_CENTER, bold=True),
    "rt_average": replace(_CENTER, number_format=_AVERAGE),
    "rt_change": replace(_CENTER, number_format=_CHANGE),
    "rt_step": replace(_CENTER, number_format=_STEP),
    "rt_total_text": Look(size_pt=8.5, bold=True, ground=_TOTAL, vertical="center"),
    "rt_total_count": replace(_CENTER, bold=True, ground=_TOTAL),
    "rt_total_kyen": replace(
        _CENTER, bold=True, ground=_TOTAL, horizontal="right", number_format="#,##0"
    ),
    "rt_total_average": replace(_CENTER, bold=True, ground=_TOTAL, number_format=_AVERAGE),
    "rt_total_change": replace(_CENTER, bold=True, ground=_TOTAL, number_format=_CHANGE),
}  # fmt: skip
"""Looks of report tables."""
_LEAST_PT, _HEAD_LEAST_PT = 18.0, 20.0
_PAGE_PT = 495.0
"""Room on A4 that lies, within the margins of `set_page`; rows are shrunk to it, never grown."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: heading, look of its cells, and how many sheet columns it takes."""

    head: str
    look: str = "rt_text"
    span: int = 1


def internal_note(profile: PlanProfile) -> str:
    """Return the note on what shows the score of the costs."""
    return f"{INTERNAL_NOTE}（{score_label(profile, 1)}を含む）"


class TableBook:
    """A workbook of report tables.

    sample: the answers are made up; every page says so. care: why it must be kept inside, at the foot of
    every page, with 取扱注意 at the top; "" where it need not be.
    """

    def __init__(self, title: str, *, sample: bool, care: str = INTERNAL_NOTE) -> None:
        self.workbook = empty_workbook(marked(title, sample))
        self.title = title
        self.sample = sample
        self.care = care
        self._arrays = add_looks(self.workbook, TABLE_LOOKS)

    def data(self) -> bytes:
        """Return the bytes of the workbook's file."""
        return workbook_bytes(self.workbook)

    def look(self, name: str) -> "StyleArray":
        """Return the style array of a look."""
        return self._arrays[name]

    def add_sheet(
        self, name: str, title: str, widths: Sequence[float], *, is_public: bool = False
    ) -> "TableSheet":
        """Add a sheet with columns of these widths, its title and its mark at the top.

        is_public: nothing on it must be kept inside, so that it has no mark in a book that has.
        """
        care = "" if is_public else self.care
        return TableSheet(self, self.workbook.create_sheet(name), title, (tuple(widths), care))


class TableSheet:
    """A sheet that is filled from top to bottom.

    row: the next free one (1-based). widths: of its columns. number: of the paper, on each page; "" for none.
    setting: widths of its columns, and why it must be kept inside ("" where it need not be).
    """

    def __init__(
        self, book: TableBook, sheet: "Worksheet", title: str, setting: tuple[tuple[float, ...], str]
    ) -> None:
        self._book = book
        self.sheet = sheet
        self.widths, self._care = setting
        self.row = 1
        self.number = ""
        self._ends: dict[int, int] = {}
        set_widths(sheet, self.widths)
        sheet.sheet_view.showGridLines = False
        self._put_title(title)

    def _put_title(self, title: str) -> None:
        """Write the title at the left, 取扱注意 at the right, and the mark of a sample below."""
        last = len(self.widths)
        first_of_mark = self._from_right(12) if self._care else last + 1
        self._put(1, 1, title, "rt_title", first_of_mark - 1)
        if self._care:
            self._put(1, first_of_mark, INTERNAL_WORD, "rt_mark", last)
        set_height(self.sheet, 1, 26)
        self.row = 2
        if self._book.sample:
            self._put(
                2, 1, marked("作り物の回答です。実際の評価ではありません。", sample=True), "rt_sample", last
            )
            set_height(self.sheet, 2, 18)
            self.row = 3

    def _from_right(self, width: float) -> int:
        """Return the first of the last columns that together have at least a width."""
        column, found = len(self.widths), 0.0
        while column > 2 and (found := found + self.widths[column - 1]) < width:
            column -= 1
        return column

    def heading(self, text: str) -> None:
        """Write a heading over the width of the sheet, with room above it."""
        self._put(self.row, 1, text, "rt_heading", len(self.widths))
        set_height(self.sheet, self.row, 24)
        self.row += 1

    def note(self, text: str, look: str = "rt_note") -> None:
        """Write a note over the width of the sheet."""
        self._put(self.row, 1, text, look, len(self.widths))
        size = TABLE_LOOKS[look].size_pt
        set_height(self.sheet, self.row, max(14, text_height_pt(text, sum(self.widths), size)))
        self.row += 1

    def gap(self, height_pt: float = 8) -> None:
        """Leave a little room."""
        set_height(self.sheet, self.row, height_pt)
        self.row += 1

    def beside(self, row: int, values: Sequence[TableValue]) -> int:
        """Write values at the right of all that is printed, for a chart to draw; returns the first column."""
        first = len(self.widths) + 2
        for column, value in enumerate(values, start=first):
            self._put(row, column, value, "rt_note", column)
        return first

    @property
    def has_table(self) -> bool:
        """Whether a table stands on the sheet."""
        return bool(self._ends)

    def break_page(self) -> None:
        """Let what follows begin on a new page of paper."""
        from openpyxl.worksheet.pagebreak import Break  # late: heavy

        self.sheet.row_breaks.append(Break(id=self.row - 1))

    def keep_together(self, head: int, runs: Sequence[int]) -> None:
        """Let no page end within a run of rows below the heads of a table that lies.

        runs: how many rows stand together, from the first row of the table to its last.
        """
        from openpyxl.worksheet.pagebreak import Break  # late: heavy

        def tall(first: int, until: int) -> float:
            """Return the height of rows."""
            return sum(self.sheet.row_dimensions[row].height or _LEAST_PT for row in range(first, until))

        heads, used, row = tall(head, head + 1), tall(1, head + 1), head + 1
        for count in runs:
            needed = tall(row, row + count)
            if used + needed > _PAGE_PT and row > head + 1:
                self.sheet.row_breaks.append(Break(id=row - 1))
                used = heads
            used += needed
            row += count

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[TableValue]],
        total: Sequence[TableValue] | None = None,
    ) -> int:
        """Write a table; returns the row of its heads.

        Args:
            columns: their spans together are the sheet's columns at most.
            rows: values by column; a row of one value alone is a heading over those that follow.
            total: a last row that is set apart.
        """
        head = self.row
        self._line([column.head for column in columns], [("rt_head", column.span) for column in columns])
        looks = [(column.look, column.span) for column in columns]
        across = [("rt_total_text", sum(column.span for column in columns))]
        for values in rows:
            self._line(values, across if len(values) == 1 else looks)
        self._ends[head] = self.row - 1
        if total is not None:
            looks = [(_TOTAL_LOOKS.get(column.look, "rt_total_text"), column.span) for column in columns]
            self._line(total, looks)
        return head

    def _line(self, values: Sequence[TableValue], looks: Sequence[tuple[str, int]]) -> None:
        """Write a row and make it as tall as its texts need."""
        column, needed = 1, _LEAST_PT
        for value, (plain, span) in zip(values, looks, strict=True):
            look = _DECIMAL_LOOKS.get(plain, plain) if _is_decimal(value) else plain
            self._put(self.row, column, value, look, column + span - 1)
            if isinstance(value, str):
                width = sum(self.widths[column - 1 : column + span - 1])
                needed = max(needed, text_height_pt(value, width, TABLE_LOOKS[look].size_pt))
            column += span
        set_height(self.sheet, self.row, needed)
        self.row += 1

    def _put(self, row: int, column: int, value: TableValue, look: str, until: int) -> None:
        """Write a value, in a merged area where it reaches further than its column; text stays text."""
        cell = styled_area(self.sheet, row, column, until, self._book.look(look))
        if isinstance(value, str):
            put_text(cell, writable(value))
        elif value is not None:
            cell.value = value

    def colour_grades(self, area: str) -> None:
        """Colour the cells of an area that hold a grade; the letter is there in any case."""
        from openpyxl.formatting.rule import Rule  # late: heavy
        from openpyxl.styles import Font, PatternFill
        from openpyxl.styles.differential import DifferentialStyle

        for grade, fill in GRADE_FILLS.items():
            style = DifferentialStyle(font=Font(color=GRADE_INKS[grade]), fill=PatternFill(bgColor=fill))
            rule = Rule("cellIs", operator="equal", formula=[f'"{grade}"'], dxf=style)
            self.sheet.conditional_formatting.add(area, rule)

    def finish(
        self, *, landscape: bool, head: int | None = None, is_list: bool = False, freeze: bool = True
    ) -> None:
        """Set the page up.

        Args:
            landscape: how the paper lies.
            head: row of heads that is repeated on each page.
            is_list: give the table at the heads filters; a total and notes below it stay out of them.
            freeze: keep what stands above the table in sight; not where that is more than a few rows.
        """
        last = letter_of(len(self.widths))
        end = max(1, self.row - 1)
        titles = f"{head}:{head}" if head is not None else ""
        header = marked(self._book.title, self._book.sample)
        set_page(
            self.sheet,
            Page(f"A1:{last}{end}", landscape, header, titles, note=self._care, number=self.number),
        )
        if head is None:
            return
        if freeze:
            self.sheet.freeze_panes = f"A{head + 1}"
        if is_list and self._ends[head] > head:
            self.sheet.auto_filter.ref = f"A{head}:{last}{self._ends[head]}"


_DECIMAL_LOOKS: Mapping[str, str] = {"rt_kyen": "rt_decimal"}
"""Looks of figures that are no whole numbers; none of them is rounded."""


def _is_decimal(value: TableValue) -> bool:
    """Tell whether a value is no whole number."""
    return isinstance(value, float) and not value.is_integer()


_TOTAL_LOOKS: Mapping[str, str] = {
    "rt_count": "rt_total_count", "rt_kyen": "rt_total_kyen", "rt_average": "rt_total_average",
    "rt_change": "rt_total_change",
}  # fmt: skip
