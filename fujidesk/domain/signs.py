"""Signs that a font does not have: what stands for them, and which are not seen in any font."""

import unicodedata

MISSING = "〓"
"""Stands for a sign that the font lacks (geta, as printers do); one em wide."""
_UNSEEN = frozenset(("Cc", "Cf", "Mn", "Me", "Zl", "Zp"))
"""Kinds of signs without a width of their own: controls, joiners, marks over the sign before."""


def is_unseen(sign: str) -> bool:
    """Tell whether a sign takes no room: it is left out where a font lacks it."""
    return unicodedata.category(sign) in _UNSEEN
