"""Rows of the list for the clipboard, so that a spreadsheet takes them as they are.

Excel and LibreOffice prefer the HTML, in which every cell but the page says that it is text: numbers
such as 1-1-2 do not become dates and nothing becomes a formula. The plain text is for everything else.
"""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRow
from fujidesk.ui.itemmodels.project_columns import ColumnTexts, ProjectColumn

_FORMULA_MARKS = tuple("=+-@＝＋－＠")
_GAPS = str.maketrans(dict.fromkeys("\t\r\n\v\f\x85\u2028\u2029", " "))
_TEXT_CELL = '<td style="mso-number-format:\'\\@\'" sdnum="1041;0;@">'


def table_of(
    rows: Sequence[ProjectRow], columns: Sequence[ProjectColumn], texts: ColumnTexts, profile: PlanProfile
) -> list[list[str]]:
    """Return heading and rows as texts; the phase strip becomes one column a half-year."""
    heading: list[str] = []
    for column in columns:
        if column is ProjectColumn.PHASES:
            heading.extend(when.label for when in profile.half_years)
        else:
            heading.append(texts.header(column))
    return [heading, *(_cells(row, columns, texts, len(profile.half_years)) for row in rows)]


def as_tsv(table: Sequence[Sequence[str]]) -> str:
    """Return lines with tabs; texts that a spreadsheet would take for a formula get an apostrophe."""
    return "".join("\t".join(_plain(text) for text in line) + "\r\n" for line in table)


def as_html(table: Sequence[Sequence[str]]) -> str:
    """Return a table whose cells are marked as text, plain figures excepted."""
    lines = ["".join(_html_cell(text) for text in line) for line in table]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<html><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>'


def clipboard_data(table: Sequence[Sequence[str]]) -> QMimeData:
    """Return the table for the clipboard, as text and as HTML."""
    data = QMimeData()
    data.setText(as_tsv(table))
    data.setHtml(as_html(table))
    return data


def _cells(
    row: ProjectRow, columns: Sequence[ProjectColumn], texts: ColumnTexts, half_years: int
) -> list[str]:
    cells: list[str] = []
    for column in columns:
        if column is ProjectColumn.PHASES:
            cells.extend(_phase(row, place) for place in range(half_years))
        else:
            cells.append(" ".join(texts.shown(row, column).translate(_GAPS).split(" ")).strip())
    return cells


def _phase(row: ProjectRow, place: int) -> str:
    mark = row.phases[place : place + 1].strip()
    return f"{mark}（未確定）" if mark.isdigit() and row.settled[place : place + 1] == "0" else mark


def _plain(text: str) -> str:
    return f"'{text}" if len(text) > 1 and text.startswith(_FORMULA_MARKS) else text


def _html_cell(text: str) -> str:
    return f"<td>{text}</td>" if text.isascii() and text.isdigit() else f"{_TEXT_CELL}{escape(text)}</td>"
