"""Texts of the register inside a Word document, and back: nothing is lost, and nothing is hidden.

A line break within a paragraph is <w:br/>, a tab <w:tab/>. A character that XML cannot hold stands as _x000B_
for everybody to see, as Excel writes it (ECMA-376, part 1, 22.9.2.19, ST_Xstring).
"""

import re
from xml.sax.saxutils import escape

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PARTS = re.compile(r"[\t\n]|[^\t\n]+")
_SIGNS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def runs(text: str) -> str:
    """Return a text as a run of a paragraph; "" for none."""
    if not text:
        return ""
    return f"<w:r>{''.join(map(_part, _PARTS.findall(_UNFIT.sub(_written, text))))}</w:r>"


def _part(part: str) -> str:
    """Return a tab, a line break or the letters between them."""
    return _SIGNS.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'


def _written(found: re.Match[str]) -> str:
    """Return a character that cannot stand for itself by its number."""
    return f"_x{ord(found[0]):04X}_"


def unwritten(text: str) -> str:
    """Return a text as it was before `runs` wrote characters by their number."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)
