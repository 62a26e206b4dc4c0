"""A long text over two lines, broken where the line is full.

Japanese may be broken at any character; figures and Latin words stay whole, and so does what a no-break space
joins.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_NEVER_FIRST = "、。，．・：；！？）」』】〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…～"
"""What no line may begin with (行頭禁則)."""
NO_BREAK = "\N{NO-BREAK SPACE}"


def two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Return a text over at most two lines of a width in px; the second ends in … where it does not fit."""
    cut = len(text)
    while cut > 1 and metrics.horizontalAdvance(text[:cut]) > width:
        cut -= 1
    full = cut
    while 1 < cut < len(text) and (text[cut] in _NEVER_FIRST or _is_joined(text[cut - 1], text[cut])):
        cut -= 1
    if cut == 1:  # there is nowhere else
        cut = full
    rest = text[cut:]
    return [text[:cut], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)] if rest else [text]


def _is_joined(one: str, other: str) -> bool:
    """Tell whether no line may end between two characters."""
    return all(sign == NO_BREAK or (sign.isascii() and sign.isalnum()) for sign in (one, other))
