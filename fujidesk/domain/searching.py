"""Folding of texts for search: width, case, spaces and kana do not matter."""

import unicodedata

_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_NOISE = str.maketrans(dict.fromkeys("　 \n\t") | dict.fromkeys("‐−–ー", "-"))


def fold(text: str) -> str:
    """Return the text as search compares it: NFKC, lower case, hiragana, no spaces, one kind of dash."""
    return unicodedata.normalize("NFKC", text).lower().translate(_KATAKANA).translate(_NOISE)


def terms(query: str) -> tuple[str, ...]:
    """Split a query at spaces (half or full width) into folded terms that must all occur."""
    return tuple(folded for word in query.replace("　", " ").split() if (folded := fold(word)))
