"""A long text over two lines, broken where the line is full: Japanese may be broken at any character."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_NEVER_FIRST = "、。，．・：；！？）」』】〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…～"
"""What no line may begin with (行頭禁則)."""


def two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Return a text over at most two lines of a width in px; the second ends in … where it does not fit."""
    cut = len(text)
    while cut > 1 and metrics.horizontalAdvance(text[:cut]) > width:
        cut -= 1
    while 1 < cut < len(text) and text[cut] in _NEVER_FIRST:
        cut -= 1
    rest = text[cut:]
    return [text[:cut], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)] if rest else [text]
