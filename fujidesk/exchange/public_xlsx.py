"""Writes the published tables as one workbook: a sheet a table, values only, nothing but cells.

No merged or hidden cells, formulas, objects, names or comments (L1-10 to L1-13, L2-06), and no word of who
made it: the program is the author (`workbook_format.set_maker`).
"""

from collections.abc import Iterable

from fujidesk.domain.publication.fields import Kind
from fujidesk.domain.publication.tables import Table, Value
from fujidesk.exchange.same_times import same_times
from fujidesk.exchange.workbook_build import empty_workbook, set_widths, workbook_bytes
from fujidesk.exchange.workbook_format import Look, add_looks, cell_at, put_text, set_look

_RISKY = ("=", "+", "-", "@", "#", "'")
"""Texts that begin so may be taken for a formula or an error."""
_WIDTHS = {Kind.TEXT: 24.0, Kind.INTEGER: 14.0, Kind.NUMBER: 14.0, Kind.DATE: 14.0, Kind.CODE: 20.0}
"""Of columns, in characters."""
HEAD_LOOK = "pd_head"
_HEAD = {HEAD_LOOK: Look(size_pt=11, bold=True, border=False, number_format="General")}


def tables_xlsx(tables: Iterable[Table], title: str) -> bytes:
    """Return the tables as the bytes of a workbook, equal for equal tables; title: of its properties.

    The head of each sheet stands in its first row (L3-01) and stays in view; that it is one is told by its
    place, not by its look (L1-11).
    """
    book = empty_workbook(title)
    head = add_looks(book, _HEAD)[HEAD_LOOK]
    for table in tables:
        sheet = book.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        set_widths(sheet, [_WIDTHS[item.kind] for item in table.fields])
        sheet.append([item.name for item in table.fields])
        for place in range(1, len(table.fields) + 1):
            set_look(cell_at(sheet, 1, place), head)
        for number, row in enumerate(table.rows, start=2):
            sheet.append([None if _is_risky(value) else value for value in row])
            for place, value in enumerate(row, start=1):
                if _is_risky(value):
                    put_text(cell_at(sheet, number, place), str(value))
    return same_times(workbook_bytes(book))


def _is_risky(value: Value) -> bool:
    """Tell whether a value is a text that could be taken for something else."""
    return isinstance(value, str) and (value.startswith(_RISKY) or "_x" in value)
