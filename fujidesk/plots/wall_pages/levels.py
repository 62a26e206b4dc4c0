"""The table of policies and measures for the wall: policies on one page, the measures of each on its own."""

from collections.abc import Iterator
from dataclasses import replace

from fujidesk.domain.pack_blocks import Row, TableBlock


def level_tables(block: TableBlock) -> Iterator[TableBlock]:
    """Yield the table of sums, then one for each group titled by it; a table without groups as it is.

    A group is a heading, a line of its sums, and lines of what belongs to it; after the last one follows the
    line of all.
    """
    groups: list[tuple[str, list[Row]]] = []
    for row in block.rows:
        if row.is_group:
            groups.append((str(row.cells[0]), []))
        elif groups:
            groups[-1][1].append(row)
    if not groups:
        yield block
        return
    whole = groups[-1][1].pop()
    sums = [replace(rows[0], cells=(name, *rows[0].cells[1:])) for name, rows in groups]
    yield replace(block, rows=(*sums, whole))
    for name, rows in groups:
        yield replace(block, title=name, rows=tuple(rows[1:]))
