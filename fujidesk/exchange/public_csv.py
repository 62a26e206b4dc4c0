"""Writes a published table as CSV: UTF-8 with BOM, CR+LF, one record a line (L1-14, L1-15, L3-08)."""

import csv
import io

from fujidesk.domain.publication.tables import Table
from fujidesk.exchange.register_text import plain_cell


def table_csv(table: Table) -> bytes:
    """Return a table as the bytes of a CSV file; equal tables give equal bytes.

    The BOM is there because staff and citizens open the file in Excel by a double click.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(item.name for item in table.fields)
    writer.writerows([plain_cell(value) for value in row] for row in table.rows)
    return stream.getvalue().encode("utf-8-sig")
