"""The part of a text around what a search found, with the place of the find in it."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fujidesk.domain.searching import fold

CUT = "…"
"""Stands where a snippet leaves text out."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line; start and length: the find in it, length 0 where nothing was found."""

    text: str
    start: int = 0
    length: int = 0


def snippet(text: str, terms: Sequence[str], width: int = 60) -> Snippet:
    """Return about `width` characters of the text around the first of the folded terms that it holds.

    Args:
        text: as it is stored; line breaks and runs of spaces become one space.
        terms: folded by `searching.fold`, the leading one first; the place of the find counts in the text.
        width: characters; a longer find is never cut.
    """
    flat = " ".join(text.split())
    found = _find(flat, terms)
    if found is None:
        return Snippet(flat[:width] + (CUT if len(flat) > width else ""))
    start, end = found
    first = max(0, min(start - (width - (end - start)) // 2, len(flat) - width))
    last = max(min(len(flat), first + width), end)
    before, after = (CUT if first else ""), (CUT if last < len(flat) else "")
    return Snippet(f"{before}{flat[first:last]}{after}", len(before) + start - first, end - start)


def _find(text: str, terms: Sequence[str]) -> tuple[int, int] | None:
    """Return start and end, in the text, of the first term that its folded form holds."""
    # Folding changes lengths (㌔ becomes キロ, ｶﾞ becomes ガ): each folded character remembers its origin.
    folded, origins = [], []
    for start, end in _clusters(text):
        for char in fold(text[start:end]):
            folded.append(char)
            origins.append((start, end))
    whole = "".join(folded)
    for term in terms:
        at = whole.find(term)
        if term and at >= 0:
            return origins[at][0], origins[at + len(term) - 1][1]
    return None


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each character together with the marks that follow it (ｶﾞ folds as one)."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _joins(text[at]):
            yield start, at
            start = at


def _joins(char: str) -> bool:
    """Tell whether a character belongs to the one before it (voiced marks, combining ones)."""
    return char in "ﾞﾟ" or unicodedata.combining(char) != 0
