"""Filling the survey's forms as a department does, for tests."""

from fujidesk.exchange.survey_layout import HEAD_ANSWER, HEAD_ITEM, LINES

ITEMS = {line.item: line.name for line in LINES}


def fill_book(book, answers):
    """Write answers (field of the report → what is typed) on the sheet of every project of an open workbook."""
    for sheet in book.worksheets:
        heads = {cell.value: cell for row in sheet.iter_rows() for cell in row}
        if not {HEAD_ITEM, HEAD_ANSWER} <= heads.keys():
            continue
        for row in range(heads[HEAD_ITEM].row + 1, sheet.max_row + 1):
            name = ITEMS.get(sheet.cell(row, heads[HEAD_ITEM].column).value)
            if name in answers:
                sheet.cell(row, heads[HEAD_ANSWER].column).value = answers[name]
