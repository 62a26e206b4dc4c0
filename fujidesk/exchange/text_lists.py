"""Workbooks of plain lists to hand round: what an import or a collection of returns found, ready for A4."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fujidesk.domain.sample_mark import SAMPLE_WORD, marked
from fujidesk.exchange.workbook_build import empty_workbook, set_widths, workbook_bytes
from fujidesk.exchange.workbook_format import (
    MAX_TEXT,
    Page,
    add_looks,
    cell_at,
    clean_text,
    letter_of,
    put_text,
    set_height,
    set_page,
    text_height_pt,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LEAST_PT, _SIZE_PT = 18.0, 8.5
_ROOM = MAX_TEXT - 767
"""Characters of a text that are shown; the rest of a cell is left for escapes."""


@dataclass(frozen=True, slots=True)
class TextList:
    """A sheet: its title, what its pages say at the top, headings with widths in characters, rows of texts.

    note: at the foot of each page, "" for none.
    """

    title: str
    header: str
    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[str]]
    note: str = ""


def lists_workbook(title: str, lists: Iterable[TextList], *, sample: bool) -> bytes:
    """Return the bytes of a workbook with a sheet for each list.

    Args:
        title: of the workbook, for its properties.
        lists: in their order; sheet titles of up to 20 characters.
        sample: the register is made up; every sheet and page says so.
    """
    workbook = empty_workbook(marked(title, sample))
    add_looks(workbook)
    for item in lists:
        name = f"{item.title}（{SAMPLE_WORD}）" if sample else item.title
        _fill(workbook.create_sheet(name), item, marked(item.header, sample))
    return workbook_bytes(workbook)


def _fill(sheet: "Worksheet", item: TextList, header: str) -> None:
    """Write a list: heading frozen, filtered and repeated on paper.

    Rows are as tall as their longest text, so that nothing is hidden on paper.
    """
    widths = [width for _, width in item.columns]
    set_widths(sheet, widths)
    _put_row(sheet, 1, [heading for heading, _ in item.columns], "fd_head")
    for row, texts in enumerate(item.rows, start=2):
        shown = [clean_text(text)[:_ROOM] for text in texts]
        _put_row(sheet, row, shown, "fd_list")
        heights = (text_height_pt(text, width, _SIZE_PT) for text, width in zip(shown, widths, strict=True))
        set_height(sheet, row, max(_LEAST_PT, *heights))
    area = f"A1:{letter_of(len(widths))}{len(item.rows) + 1}"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = area
    set_page(sheet, Page(area, landscape=True, header=header, title_rows="1:1", note=item.note))


def _put_row(sheet: "Worksheet", row: int, texts: Sequence[str], look: str) -> None:
    """Write texts that stay texts into a row."""
    for column, text in enumerate(texts, start=1):
        cell = cell_at(sheet, row, column)
        cell.style = look
        put_text(cell, text)
