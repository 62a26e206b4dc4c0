"""How the survey's forms look: styles by meaning, and a sheet that is drawn as a protected form.

White is what may be filled in, grey what is known, darker grey last year's answers; everything is readable in
black and white, since most forms are printed once. Protection has no password: it keeps from slips, not from
people.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from fujidesk.domain.sample_mark import marked
from fujidesk.exchange.survey_layout import InputKind
from fujidesk.exchange.workbook_build import empty_workbook, set_widths, styled_area, workbook_bytes
from fujidesk.exchange.workbook_format import (
    LOOKS,
    Look,
    Page,
    add_looks,
    put_text,
    set_height,
    set_page,
    text_height_pt,
    writable,
)

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

FormValue: TypeAlias = str | int | Decimal | None
"""What a cell of a form shows."""
OPTIONAL_WORD = "任意"
"""A check cell of an answer that may stay empty begins with it; one of a right answer with 「OK」."""

_KNOWN, _FAINT, _EDGE = "F4F6F9", "566171", "6B7C96"
FORM_LOOKS = {
    "fm_title": Look(size_pt=14, bold=True, vertical="center", border=False),
    "fm_subtitle": Look(size_pt=11, bold=True, vertical="center", border=False),
    "fm_plain": Look(size_pt=10, vertical="center", border=False),
    "fm_note": Look(size_pt=8, ink=_FAINT, vertical="center", border=False),
    "fm_link": Look(size_pt=8.5, ink="1F4FA3", horizontal="center", vertical="center", border=False),
    "fm_number_link": Look(ground=_KNOWN, ink="1F4FA3", bold=True, horizontal="center", vertical="center"),
    "fm_code_label": Look(size_pt=8, ink=_FAINT, horizontal="right", vertical="center", border=False),
    "fm_code": Look(bold=True, horizontal="center", vertical="center", ground=_KNOWN),
    "fm_sample": Look(size_pt=11, bold=True, ink="B3261E", vertical="center", border=False),
    "fm_head": LOOKS["fd_head"],
    "fm_label": LOOKS["fd_label"],
    "fm_item": Look(ground="EEF1F6", horizontal="center", vertical="center", number_format="0"),
    "fm_known": Look(ground=_KNOWN, vertical="center"),
    "fm_known_center": Look(ground=_KNOWN, horizontal="center", vertical="center"),
    "fm_count": Look(ground=_KNOWN, horizontal="center", vertical="center", number_format="0"),
    "fm_result": Look(
        size_pt=11, bold=True, ground=_KNOWN, horizontal="center", vertical="center", number_format="General"
    ),
    "fm_check": Look(size_pt=8, ground=_KNOWN, horizontal="center", vertical="center"),
    "fm_last": Look(size_pt=8.5, ground="E9ECF1", ink=_FAINT, vertical="center"),
    "fm_last_text": Look(size_pt=8.5, ground="E9ECF1", ink=_FAINT, vertical="top"),
    "fm_last_number": Look(
        size_pt=8.5, ground="E9ECF1", ink=_FAINT, horizontal="right", vertical="center",
        number_format="#,##0.######",
    ),
    "fm_last_amount": Look(
        size_pt=8.5, ground="E9ECF1", ink=_FAINT, horizontal="right", vertical="center",
        number_format="#,##0",
    ),
    "fm_input": Look(ground="FFFFFF", vertical="center", locked=False, edge=_EDGE),
    "fm_input_text": Look(ground="FFFFFF", vertical="top", locked=False, edge=_EDGE),
    "fm_input_amount": Look(
        ground="FFFFFF", horizontal="right", vertical="center", number_format="#,##0", locked=False,
        edge=_EDGE,
    ),
    "fm_input_figure": Look(
        ground="FFFFFF", horizontal="right", vertical="center", number_format="General", locked=False,
        edge=_EDGE,
    ),
}  # fmt: skip
"""Looks of forms: only the white fm_input ones may be edited on a protected sheet."""
INPUT_LOOKS = {
    InputKind.AMOUNT: "fm_input_amount", InputKind.FIGURE: "fm_input_figure", InputKind.TEXT: "fm_input_text",
}  # fmt: skip
"""Look of a white cell by what may stand in it; "fm_input" for choices."""
LAST_LOOKS = {
    InputKind.AMOUNT: "fm_last_amount", InputKind.FIGURE: "fm_last_number", InputKind.TEXT: "fm_last_text",
}  # fmt: skip
"""Look of last year's answer beside it; "fm_last" for choices."""
ANSWER_LINE_PT = 18.0
"""Room for a line of an answer in points: handwriting on the print needs more than type."""
_LEAST_HEIGHT_PT = 20.0


class FormBook:
    """A workbook of forms: its styles and rules, made once and shared by its sheets.

    One after another it becomes the workbook of each department (`clear`): styles anew for each would take
    a sixth of the time of issuing them all. The program is the author. sample: every page says so.
    """

    def __init__(self, title: str, *, sample: bool) -> None:
        self.workbook = empty_workbook(title)
        self.sample = sample
        self._arrays = add_looks(self.workbook, FORM_LOOKS)
        self._rules = check_rules()

    def clear(self) -> None:
        """Take out all that belongs to one workbook; styles stay."""
        for sheet in self.workbook.worksheets:
            self.workbook.remove(sheet)
        self.workbook.defined_names.clear()
        self.workbook.custom_doc_props.props.clear()  # type: ignore[attr-defined]  # types-openpyxl lacks it

    def saved(self) -> bytes:
        """Return the bytes of the workbook's file.

        They are those of one department's workbook; `clear` makes room for the next.
        """
        return workbook_bytes(self.workbook)

    def look(self, name: str) -> "StyleArray":
        """Return the style array of a look."""
        return self._arrays[name]

    def add_sheet(self, title: str, widths: Sequence[float]) -> "FormSheet":
        """Add a sheet with columns of these widths (in characters)."""
        return FormSheet(self, self.workbook.create_sheet(title), widths)

    def header(self, text: str) -> str:
        """Return a heading or the line at the top of each page, with the mark of a sample."""
        return marked(text, self.sample)

    def colour_checks(self, sheet: "Worksheet", area: str) -> None:
        """Colour the check cells of an area by their words."""
        for rule in self._rules:
            sheet.conditional_formatting.add(area, rule(area))


class _CheckRule:
    """A rule that colours a check cell by the word that it begins with; the same for all sheets."""

    def __init__(self, words: Sequence[str], ground: str, ink: str, *, bold: bool) -> None:
        from openpyxl.styles import Font, PatternFill  # late: heavy
        from openpyxl.styles.differential import DifferentialStyle

        self._words = words
        self._made: dict[str, Rule] = {}
        self._style = DifferentialStyle(font=Font(color=ink, bold=bold), fill=PatternFill(bgColor=ground))

    def __call__(self, area: str) -> "Rule":
        """Return the rule for an area; it is written relative to the area's first cell."""
        from openpyxl.formatting.rule import Rule  # late: heavy

        if area not in self._made:
            first = area.split(":", maxsplit=1)[0]
            tests = ",".join(f'LEFT({first},{len(word)})="{word}"' for word in self._words)
            self._made[area] = Rule("expression", formula=[f"OR({tests})"], dxf=self._style)
        return self._made[area]


def check_rules() -> tuple[_CheckRule, ...]:
    """Return the colours of check cells; each has its word beside, so that colour is never alone."""
    return (
        _CheckRule(("OK", "記入済"), "DFF0E3", "1C5B33", bold=False),
        _CheckRule(("未記入", "不足", "範囲外", "数で", "字数", "理由"), "FDE7C8", "7A3E00", bold=True),
    )


class FormSheet:
    """A sheet drawn cell by cell; every cell is locked but those with an input look."""

    def __init__(self, book: FormBook, sheet: "Worksheet", widths: Sequence[float]) -> None:
        self.book = book
        self.sheet = sheet
        self.widths = tuple(widths)
        set_widths(sheet, widths)
        sheet.sheet_view.showGridLines = False

    def put(self, row: int, column: int, value: FormValue, look: str, until: int = 0) -> "Cell":
        """Write a value; text stays text. until: last column of a merged area, 0 for one cell."""
        cell = self._styled(row, column, look, until)
        if isinstance(value, str):
            put_text(cell, writable(value))
        elif value is not None:
            cell.value = value
        return cell

    def formula(self, row: int, column: int, formula: str, look: str, until: int = 0) -> "Cell":
        """Write a formula of ours (without its =).

        Never anything that a person or file gave: those are texts, see `put`.
        """
        cell = self._styled(row, column, look, until)
        cell.value = f"={formula}"
        return cell

    def link(self, row: int, column: int, text: str, location: str, look: str = "fm_link") -> None:
        """Write a text that leads to a place in this workbook ("'1-1-3'!C11")."""
        from openpyxl.worksheet.hyperlink import Hyperlink  # late: heavy

        cell = self.put(row, column, text, look)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location)

    def _styled(self, row: int, column: int, look: str, until: int) -> "Cell":
        """Give the cells of an area their look, merge them, and return the first."""
        return styled_area(self.sheet, row, column, until, self.book.look(look))

    def height(self, row: int, *texts: tuple[str, int, int], least_pt: float = _LEAST_HEIGHT_PT) -> float:
        """Make a row tall enough for texts, each with its first and last column; returns its height.

        Points; columns count from 1. Reckoned, since a spreadsheet does not grow rows with merged cells.
        """
        needed = [text_height_pt(text, sum(self.widths[first - 1 : last])) for text, first, last in texts]
        height = max(least_pt, *needed) if needed else least_pt
        set_height(self.sheet, row, height)
        return height

    def start_at(self, cell: str) -> None:
        """Put the cursor on a cell for whoever opens the sheet."""
        selection = self.sheet.sheet_view.selection[0]
        selection.activeCell = selection.sqref = cell

    def finish(self, page: Page) -> None:
        """Protect the sheet without a password and set it up for A4.

        Rows and columns may still be made taller and wider: a long answer must be readable.
        """
        protection = self.sheet.protection
        protection.sheet = True
        protection.formatRows = False
        protection.formatColumns = False
        set_page(self.sheet, page)
