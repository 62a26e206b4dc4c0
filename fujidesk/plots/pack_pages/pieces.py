"""Deals the pieces of a part out to its pages: nothing is broken across two, headings stay with what follows.

A piece is a strip of the page with a height that draws itself. A table is a piece a row, so that pages break
between rows; what must be repeated on top of the next page goes with each of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from fujidesk.plots.pack_pages.paper import ROOM, Ink, Pen, broken, height_of

_TOLERANCE = 0.01


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A strip of a page.

    height: in points; of one that can shrink, the least. gap: above it, unless it begins a page. keeps_next:
    stays with the piece below. heads: pieces repeated above it where it begins a page. begins_page: always.
    """

    height: float
    gap: float = 0.0
    keeps_next: bool = False
    heads: tuple["Piece", ...] = ()
    begins_page: bool = False

    def fitted(self, room: float) -> Self:  # noqa: ARG002 - pieces of one height ignore it
        """Return the piece as tall as it wants to be in a room that is at least its height."""
        return self

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it at a place."""
        raise NotImplementedError


@dataclass(frozen=True)
class Placed:
    """A piece with its place, counted from the top of the body of its page."""

    piece: Piece
    top: float


def dealt(pieces: Sequence[Piece], room: float) -> list[list[Placed]]:
    """Deal pieces out to pages of a room; no pieces give one empty page."""
    pages: list[list[Placed]] = [[]]
    used = 0.0
    for index, piece in enumerate(pieces):
        is_full = used + _chain(pieces, index) > room + _TOLERANCE
        if pages[-1] and (is_full or piece.begins_page):
            pages.append([])
            used = 0.0
            for head in piece.heads:
                pages[-1].append(Placed(head, used))
                used += head.height
        top = used + (piece.gap if used else 0.0)
        sized = piece.fitted(room - top)
        pages[-1].append(Placed(sized, top))
        used = top + sized.height
    return pages


def _chain(pieces: Sequence[Piece], index: int) -> float:
    """Return the height of a piece with its gap and all that must stay with it."""
    height = 0.0
    for piece in pieces[index:]:
        height += piece.gap + piece.height
        if not piece.keeps_next:
            break
    return height


@dataclass(frozen=True, kw_only=True)
class TextPiece(Piece):
    """Lines of text. is_muted: set back, for what stands under a table. width: broken to; 0: to none."""

    lines: tuple[str, ...]
    size: float
    is_muted: bool = False
    bold: bool = False
    width: float = 0.0
    text: str = ""
    """The text as it was before it was broken; "" where the piece is not all of it."""

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Write the lines."""
        ink = Ink(pen.palette.muted if self.is_muted else "", bold=self.bold)
        pen.lines(left, top, self.lines, self.size, ink)


def text_pieces(text: str, width: float, size: float, gap: float = 0.0) -> list[TextPiece]:
    """Return a text as pieces that each fit a page; one, where the text is not endless."""
    lines = broken(text, width, size)
    step = int(ROOM // height_of(1, size))
    chunks = [lines[start : start + step] for start in range(0, len(lines), step)]
    whole = text if len(chunks) == 1 else ""
    return [
        TextPiece(
            height=height_of(len(chunk), size), gap=gap, lines=chunk, size=size, width=width, text=whole
        )
        for chunk in chunks
    ]
