"""Characters that every machine shows and finds alike (L1-08 of the rules for machine-readable data).

Portable is what JIS X 0208 and ASCII have, and kanji beyond them, which names need. Circled figures, Roman
numerals as one character, ㈱, ㎡ and the like are written out.
"""

import re
import unicodedata

_SAME_KEY = frozenset("～－∥—￠￡￢“”‘’…‥")
"""Typed on every keyboard; Windows and JIS only number them differently."""
_CIRCLED = re.compile("[①-⑳㉑-㉟㊱-㊿]")
_ODD = re.compile(r"[^\x20-\x7e\u3000-\u303f\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff\uff01-\uff5e]")
"""May not be portable; all others are, and most texts have no such character."""


def portable(text: str) -> str:
    """Return a text in which characters are written out that are not portable, as far as they can be."""
    return _ODD.sub(_written_out, text)


def unportable(text: str) -> str:
    """Return the characters of a text that are not portable, each once."""
    return "".join(dict.fromkeys(char for char in _ODD.findall(text) if not _is_portable(char)))


def _written_out(found: re.Match[str]) -> str:
    """Return what stands for a character: 「(1)」 for ①, 「(株)」 for ㈱, 「m2」 for ㎡."""
    char = found[0]
    if _is_portable(char):
        return char
    plain = unicodedata.normalize("NFKC", char)
    return f"({plain})" if _CIRCLED.fullmatch(char) else plain


def _is_portable(char: str) -> bool:
    """Tell whether a character is portable; kanji beyond JIS X 0208 are, since names need them."""
    if char in _SAME_KEY or char.isspace() or unicodedata.name(char, "").startswith("CJK"):
        return True
    try:
        char.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True
