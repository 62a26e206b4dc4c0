"""Rows of the list for the clipboard, so that a spreadsheet takes them as they are.

Excel and LibreOffice prefer the HTML, in which every cell but page and phases says that it is text: numbers
such as 1-1-2 do not become dates, the code 007 keeps its noughts and nothing becomes a formula (tried with
LibreOffice 7, which reads sdnum; Excel reads mso-number-format). The plain text is for everything else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMimeData

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRow
from fujidesk.domain.sample_mark import SAMPLE_WORD
from fujidesk.ui.itemmodels.project_columns import ColumnTexts, ProjectColumn

_FORMULA_MARKS = tuple("=+-@＝＋－＠")
_GAPS = str.maketrans(dict.fromkeys("\t\r\n\v\f\x85\u2028\u2029", " "))
_FIGURE_COLUMNS = frozenset({ProjectColumn.PAGE, ProjectColumn.PHASES})
_TEXT_CELL = '<td style="mso-number-format:\'\\@\'" sdnum="1041;0;@">'


@dataclass(frozen=True)
class CopiedTable:
    """Texts to copy, rows × columns, the first row being the headings.

    figures: places of the columns whose figures may be counted with (page and phases).
    """

    lines: Sequence[Sequence[str]]
    figures: frozenset[int] = frozenset()


def table_of(
    rows: Sequence[ProjectRow],
    columns: Sequence[ProjectColumn],
    texts: ColumnTexts,
    profile: PlanProfile,
    *,
    sample: bool = False,
) -> CopiedTable:
    """Return headings and rows as texts; the phase strip becomes one column a half-year.

    sample: the register holds made-up answers; a last column says so in each row.
    """
    heading: list[str] = []
    figures: set[int] = set()
    for column in columns:
        start = len(heading)
        if column is ProjectColumn.PHASES:
            heading.extend(when.label for when in profile.half_years)
        else:
            heading.append(texts.header(column))
        if column in _FIGURE_COLUMNS:
            figures.update(range(start, len(heading)))
    mark = [SAMPLE_WORD] if sample else []
    heading.extend("データ" for _ in mark)
    lines = [heading, *(_cells(row, columns, texts, len(profile.half_years)) + mark for row in rows)]
    return CopiedTable(lines, frozenset(figures))


def as_tsv(table: CopiedTable) -> str:
    """Return lines with tabs; texts that a spreadsheet would take for a formula get an apostrophe."""
    return "".join("\t".join(_plain(text) for text in line) + "\r\n" for line in table.lines)


def as_html(table: CopiedTable) -> str:
    """Return a table whose cells are marked as text, figures of page and phases excepted."""
    body = "".join(f"<tr>{_html_line(line, table.figures)}</tr>" for line in table.lines)
    return f'<html><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>'


def clipboard_data(table: CopiedTable) -> QMimeData:
    """Return the table for the clipboard, as text and as HTML."""
    data = QMimeData()
    data.setText(as_tsv(table))
    data.setHtml(as_html(table))
    return data


def _cells(
    row: ProjectRow, columns: Sequence[ProjectColumn], texts: ColumnTexts, half_years: int
) -> list[str]:
    """Return a project's texts; tabs and line breaks inside them, which would shift cells, become spaces."""
    cells: list[str] = []
    for column in columns:
        if column is ProjectColumn.PHASES:
            cells.extend(_phase(row, place) for place in range(half_years))
        else:
            cells.append(" ".join(texts.shown(row, column).translate(_GAPS).split(" ")).strip())
    return cells


def _phase(row: ProjectRow, place: int) -> str:
    """Return the phase of the n-th half-year; one that the plan leaves open says so in words."""
    mark = row.phases[place : place + 1].strip()
    return f"{mark}（未確定）" if mark.isdigit() and row.settled[place : place + 1] == "0" else mark


def _plain(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula (CSV injection)."""
    return f"'{text}" if len(text) > 1 and text.startswith(_FORMULA_MARKS) else text


def _html_line(line: Sequence[str], figures: frozenset[int]) -> str:
    """Return the cells of a line; a figure column's cell is a number where it holds nothing but figures."""
    return "".join(
        f"<td>{text}</td>" if place in figures and text.isascii() and text.isdigit()
        else f"{_TEXT_CELL}{escape(text)}</td>"
        for place, text in enumerate(line)
    )  # fmt: skip
