"""Tells what of a returned workbook was not read: further sheets, notes, text boxes, sheets that are gone.

None of it is taken; the office sees that it is there.
"""

from collections.abc import Collection, Iterator

from fujidesk.domain.numbers import is_project_number
from fujidesk.domain.replies import Problem
from fujidesk.domain.reports import LABELS
from fujidesk.domain.written import folded
from fujidesk.exchange.answer_reading import quoted, written_text
from fujidesk.exchange.survey_layout import COVER_NUMBER, COVER_SHEET, LIST_SHEET, LISTS_SHEET, parse_code
from fujidesk.exchange.survey_marks import BookMarks, SheetMark
from fujidesk.exchange.survey_sheets import cell_name, heading_rows, is_blank
from fujidesk.exchange.workbook_cells import Place, SheetCells

_COVER_COLUMNS, _LIST_COLUMNS = 5, 7
"""Columns of the cover, and of the list of projects."""
_LIST_HEADS = ("事業番号", "記入状況")


def leftovers(
    marks: BookMarks, read: Collection[str], numbers: Collection[str], known: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem for everything that was not read.

    Args:
        marks: of the workbook.
        read: titles of the sheets that were read, or about which something was told.
        numbers: projects of these sheets.
        known: all projects, for the sheets that went out.
    """
    for mark in marks.sheets:
        for cell, words in mark.sheet.remarks:
            yield _remark(mark, cell, words)
        if mark.sheet.title not in read:
            yield from _unread(mark)
    seen = {*numbers, *(mark.code.number for mark in marks.sheets if mark.code)}
    for number, title in marks.sent.items():
        if number in known and number not in seen:
            text = f"{number} の用紙がブックにありません（送付したときのシートは「{title}」）"
            yield Problem("", "", text, "送付した用紙のまま、記入した事業のシートを残します", number)


def _remark(mark: SheetMark, cell: str, words: str) -> Problem:
    """Return what is told of a note (which has a cell) or of a text box (which floats and has none)."""
    number = mark.code.number if mark.code and mark.code.number != COVER_NUMBER else ""
    what = "コメント" if cell else "図形の文字"
    text = f"{what}{quoted(words)}が付いています。取り込みません。回答なら、回答の欄に書いてもらってください"
    return Problem(mark.sheet.title, cell, text, number=number)


def _unread(mark: SheetMark) -> Iterator[Problem]:
    """Yield what stands on a sheet on which nothing is asked, beside what is printed there.

    A sheet that is none of the book's own is told once, with its first text, however much stands on it.
    """
    sheet = mark.sheet
    if _is_lists(sheet):
        return
    if heading_rows(sheet, _LIST_HEADS):
        strays = list(_beside(sheet, _LIST_COLUMNS)) + list(_beneath_list(sheet))
    elif (mark.code and mark.code.number == COVER_NUMBER) or sheet.title.startswith(
        (COVER_SHEET, LIST_SHEET)
    ):
        strays = list(_beside(sheet, _COVER_COLUMNS))
    else:
        filled = [(place, content) for place, content in sorted(sheet.cells.items()) if not is_blank(content)]
        if filled:
            first = quoted(written_text(filled[0][1]))
            text = f"調査票の用紙ではないため、読みません（{first}など {len(filled)} か所に書かれています）"
            yield Problem(sheet.title, cell_name(filled[0][0]), text)
        return
    for place, words in strays:
        yield Problem(
            sheet.title, cell_name(place), f"{quoted(words)}と書かれています。ここからは取り込みません"
        )


def _is_lists(sheet: SheetCells) -> bool:
    """Tell whether a sheet holds the entries of the drop-downs."""
    return sheet.title.startswith(LISTS_SHEET) or bool(heading_rows(sheet, ("進捗段階", LABELS["status"])))


def _beside(sheet: SheetCells, columns: int) -> Iterator[tuple[Place, str]]:
    """Yield what stands right of a printed page; a reply code there is the form's own."""
    for place, content in sorted(sheet.cells.items()):
        text = written_text(content)
        if place[1] > columns and not is_blank(content) and parse_code(folded(text).upper()) is None:
            yield place, text


def _beneath_list(sheet: SheetCells) -> Iterator[tuple[Place, str]]:
    """Yield what stands in rows of the list of projects that are about none."""
    head, columns = heading_rows(sheet, _LIST_HEADS)[0]
    number = columns[folded(_LIST_HEADS[0])]
    for place, content in sorted(sheet.cells.items()):
        is_below = place[0] > head and place[1] <= _LIST_COLUMNS and not is_blank(content)
        if is_below and not is_project_number(folded(written_text(sheet.at(place[0], number)))):
            yield place, written_text(content)
