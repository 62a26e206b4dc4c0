"""Figures for the clipboard, so that a spreadsheet takes figures as figures and texts as texts.

Excel and LibreOffice prefer the HTML, in which texts say that they are texts, so that 1-1-2 does not become a
day and nothing a formula; the plain text with tabs is for everything else.
"""

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from fujidesk.domain.sample_mark import SAMPLE_WORD
from fujidesk.domain.upper_plans import marks_text
from fujidesk.ui.widgets.figure_model import FigureCell, FigureModel
from fujidesk.ui.widgets.grade_chip import mark_word

_FIGURE = re.compile(r"[+＋\-−－▲]?\d[\d,]*(\.\d+)?")
_SIGNS = str.maketrans({"−": "-", "－": "-", "＋": "+", ",": ""})
_FORMULA_MARKS = tuple("=+-@＝＋－＠")
_GAPS = str.maketrans(dict.fromkeys("\t\r\n\v\f\N{NO-BREAK SPACE}", " "))
_TEXT_CELL = '<td style="mso-number-format:\'\\@\'" sdnum="1041;0;@">'
_ARROWS = "↑↓→ "


def figures_data(
    model: FigureModel, rows: Sequence[int], columns: Sequence[int], *, sample: bool = False
) -> QMimeData:
    """Return headings and cells for the clipboard, as text with tabs and as HTML.

    Columns that are only drawn are left out. sample: the answers are made up; a last column says so in each
    row.
    """
    columns = [place for place in columns if not model.columns[place].is_drawn]
    mark = [SAMPLE_WORD] if sample else []
    heading = [*(model.columns[place].title for place in columns), *("データ" for _ in mark)]
    lines = [[*(cell_text(model.rows[row].cells[place]) for place in columns), *mark] for row in rows]
    data = QMimeData()
    data.setText("".join("\t".join(_plain(text) for text in line) + "\r\n" for line in (heading, *lines)))
    body = "".join(f"<tr>{''.join(_html(text) for text in line)}</tr>" for line in (heading, *lines))
    data.setHtml(f'<html><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>')
    return data


def cell_text(cell: FigureCell) -> str:
    """Return what a cell says: marks and parts of a bar as words, arrows left out, so that figures stay."""
    words = [mark_word(mark) for mark in cell.marks]
    text = cell.text or marks_text(cell.parts)
    figure = text.strip(_ARROWS)
    return " ".join([*words, figure if is_figure(figure) else text]).strip().translate(_GAPS)


def is_figure(text: str) -> bool:
    """Tell whether a text is one number, with its sign and thousands."""
    return _FIGURE.fullmatch(text) is not None


def _plain(text: str) -> str:
    """Return a cell of the plain text; what a spreadsheet would take for a formula gets an apostrophe."""
    if is_figure(text):
        return text.translate(_SIGNS)
    return f"'{text}" if len(text) > 1 and text.startswith(_FORMULA_MARKS) else text


def _html(text: str) -> str:
    """Return a cell: a number where it is one, else marked as text."""
    if is_figure(text):
        return f"<td>{text.translate(_SIGNS)}</td>"
    return f"{_TEXT_CELL}{escape(text)}</td>"
