"""Which characters of two texts differ, so that a reader sees the change and not only that there is one."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from html import escape

from fujidesk.domain.describing import EMPTY, NO_CELL
from fujidesk.domain.survey_words import NOT_ANSWERED

_LONGEST = 4000
"""Longer texts are shown as changed between their common beginning and end (difflib is quadratic)."""
_ALIKE = 0.3
"""Texts that share less than this are other texts: marking the few common characters would be noise."""
_LEAD = 12
"""Characters kept before the first change in a one-line excerpt."""

_NOTHING = frozenset({"", "（なし）", EMPTY, NO_CELL, NOT_ANSWERED})


@dataclass(frozen=True)
class Piece:
    """A run of characters that is the same in both texts, or is not."""

    text: str
    changed: bool


Pieces = tuple[Piece, ...]


@lru_cache(maxsize=512)
def compare_texts(before: str, after: str, *, whole: bool = False) -> tuple[Pieces, Pieces]:
    """Return both texts in pieces that are common or changed; whole takes each as one changed piece.

    whole is for choices such as phases, where common characters mean nothing.
    """
    if before in _NOTHING or after in _NOTHING:  # all of it is new or gone: emphasis would tell nothing
        return (Piece(before, False),), (Piece(after, False),)
    if whole:
        return (Piece(before, True),), (Piece(after, True),)
    if len(before) + len(after) > _LONGEST:
        return _by_ends(before, after)
    matcher = SequenceMatcher(None, before, after, False)
    if matcher.ratio() < _ALIKE:
        return (Piece(before, True),), (Piece(after, True),)
    old: list[Piece] = []
    new: list[Piece] = []
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        same = kind == "equal"
        if end > start:
            old.append(Piece(before[start:end], not same))
        if other_end > other_start:
            new.append(Piece(after[other_start:other_end], not same))
    return tuple(old), tuple(new)


def _by_ends(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Compare long texts at their common beginning and end only."""
    shorter = min(len(before), len(after))
    head = next((place for place in range(shorter) if before[place] != after[place]), shorter)
    rest = shorter - head
    tail = next((place for place in range(rest) if before[-1 - place] != after[-1 - place]), rest)
    return _in_three(before, head, tail), _in_three(after, head, tail)


def _in_three(text: str, head: int, tail: int) -> Pieces:
    """Cut a text after `head` and before `tail` characters; only the middle has changed."""
    end = len(text) - tail
    pieces = (Piece(text[:head], False), Piece(text[head:end], True), Piece(text[end:], False))
    return tuple(piece for piece in pieces if piece.text)


def excerpt(pieces: Pieces) -> Pieces:
    """Return the pieces as one line that begins shortly before the first change."""
    flat = [Piece(" ".join(piece.text.split("\n")), piece.changed) for piece in pieces]
    if flat and not flat[0].changed and len(flat) > 1 and len(flat[0].text) > 2 * _LEAD:
        flat[0] = Piece("…" + flat[0].text[-_LEAD:], False)
    return tuple(flat)


def as_html(pieces: Pieces, ground: str, ink: str, decoration: str) -> str:
    """Return the pieces as HTML; changed ones on their colour and with a line under or through them.

    decoration: "underline" or "line-through", so that the change is not told by colour alone.
    """
    style = f"background-color:{ground};color:{ink};text-decoration:{decoration};"
    shown = []
    for piece in pieces:
        text = escape(piece.text).replace("\n", "<br>")
        shown.append(f'<span style="{style}">{text}</span>' if piece.changed else text)
    return "".join(shown)
