"""How high texts and rows of the printed plan come out, reckoned on the safe side.

Word and LibreOffice set a line as high as the document says (exact spacing), so that the number of lines
decides. It is reckoned without the font: a full-width letter is as wide as it is high, the narrow ones of a
proportional Gothic hardly wider than reckoned here; a line breaks before it is quite full, and words of
Latin letters and signs that begin no line (JIS X 4051) go to the next one. A page that comes out a little
emptier than it could is no harm; one that overflows would make all numbers behind it wrong.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from fujidesk.domain.plan_book.blocks import GridCell, GridRow, Look

MM_PT = 72 / 25.4
_WORD = re.compile(r"[!-~\u00a1-\u024f]+|.", re.DOTALL)
_NARROW_EMS, _CAPITAL_EMS, _WIDE_EMS = 0.6, 0.8, 1.0
_TAB_EMS = 4.0
_BEGINS_NO_LINE = frozenset(
    "、。，．・：；？！」』）】〕〉》ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ％゛゜…‥,.:;?!)]}%"
)
_SAFETY_EMS = 0.4


@dataclass(frozen=True, slots=True)
class TextSize:
    """How a text is set, in points. pitch: from line to line."""

    size: float
    pitch: float
    before: float = 0.0
    after: float = 0.0


PROSE = TextSize(10.5, 18.0, after=3.0)
REMARK = TextSize(9.0, 14.0, after=4.0)
LEAD = TextSize(8.0, 12.0, after=4.0)
HEADINGS = {
    1: TextSize(18.0, 28.0, after=12.0), 2: TextSize(14.0, 22.0, 8.0, 6.0), 3: TextSize(12.0, 18.0, 8.0, 4.0),
    4: TextSize(10.5, 16.0, 6.0, 3.0),
}  # fmt: skip
"""By level."""
GAP = TextSize(1.0, 9.0)
"""The empty line below a table: two tables that touch would become one."""
ENTRY = TextSize(10.5, 16.0)
"""Of the table of contents."""
CELLS = {
    Look.PLAIN: TextSize(9.0, 13.0), Look.HEAD: TextSize(8.5, 12.0), Look.FIGURE: TextSize(9.0, 13.0),
    Look.SMALL: TextSize(7.5, 10.5),
}  # fmt: skip
CELL_SIDE_MM, CELL_TOP_MM = 1.0, 0.6
"""Between a cell's edge and its text, at each side; and over and under it."""
_BORDER_PT = 0.75
"""Of a line between rows, which stands in the height of a row."""


def text_height(text: str, look: TextSize, width_mm: float) -> float:
    """Return the height of a paragraph in points; a line break in it is a further line."""
    return look.before + line_count(text, look, width_mm) * look.pitch + look.after


def line_count(text: str, look: TextSize, width_mm: float) -> int:
    """Return in how many lines a text comes out, at the most; an empty one has one."""
    return sum(len(breaks(line, _room(look, width_mm))) + 1 for line in text.split("\n"))


def _room(look: TextSize, width_mm: float) -> float:
    """Return how many full-width letters fit in a line."""
    return max(1.0, width_mm * MM_PT / look.size - _SAFETY_EMS)


def row_height(row: GridRow, widths_mm: tuple[float, ...]) -> float:
    """Return the height of a row of a table in points."""
    column, highest = 0, 0.0
    for cell in row:
        width = sum(widths_mm[column : column + cell.span])
        highest = max(highest, cell_height(cell, width))
        column += cell.span
    return highest


def cell_height(cell: GridCell, width_mm: float) -> float:
    """Return how high a cell makes its row, in points."""
    look = CELLS[cell.look]
    lines = line_count(cell.text, look, cell_room_mm(width_mm))
    return lines * look.pitch + 2 * CELL_TOP_MM * MM_PT + _BORDER_PT


def cell_room_mm(width_mm: float) -> float:
    """Return how wide the text of a cell can be."""
    return width_mm - 2 * CELL_SIDE_MM


def cut_at(text: str, look: TextSize, width_mm: float, lines: int) -> int:
    """Return how many characters of a text surely stand in so many lines; a line break counts to its line."""
    room, used, at = _room(look, width_mm), 0, 0
    for line in text.split("\n"):
        found = breaks(line, room)
        if used + len(found) + 1 > lines:
            return at + found[lines - used - 1] if lines > used else at
        used += len(found) + 1
        at += len(line) + 1
    return len(text)


@lru_cache(maxsize=20_000)
def breaks(line: str, room: float) -> tuple[int, ...]:
    """Return where a line breaks: the character with which each further line begins. room: in full widths."""
    if len(line) <= room and "\t" not in line:
        return ()
    found: list[int] = []
    used, start = 0.0, 0
    for word in _WORD.finditer(line):
        for at, width in _pieces(word, room):
            if used and used + width > room and at > start:
                begin = at - 1 if line[at] in _BEGINS_NO_LINE and at - 1 > start else at
                used = sum(map(_ems, line[begin:at]))
                start = begin
                found.append(begin)
            used += width
    return tuple(found)


def _pieces(word: re.Match[str], room: float) -> list[tuple[int, float]]:
    """Return what is not parted within a word: (where, width); one wider than a line is parted anywhere."""
    width = sum(map(_ems, word[0]))
    if width <= room:
        return [(word.start(), width)]
    return [(word.start() + place, _ems(char)) for place, char in enumerate(word[0])]


def _ems(char: str) -> float:
    """Return the width of a character in full widths."""
    if char == "\t":
        return _TAB_EMS
    if char.isascii():
        return _CAPITAL_EMS if char.isupper() or char in "@%&" else _NARROW_EMS
    return _NARROW_EMS if unicodedata.east_asian_width(char) in "HNa" and char < "\u2000" else _WIDE_EMS
