"""Lays texts out on paper: the box with the sentences to take along, paragraphs, numbered lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from fujidesk.domain.pack_blocks import TextBlock, TextStyle, numbered_items
from fujidesk.domain.scenes import Rect
from fujidesk.plots.pack_pages.paper import ROOM, Ink, Pen, broken, height_of
from fujidesk.plots.pack_pages.pieces import Piece, TextPiece, text_pieces
from fujidesk.plots.style import width_pt

_BOX_SIZES, BOX_TITLE_PT, BOX_PAD = (11.0, 10.5, 10.0), 9.0, 8.0
BULLET = "○ "
ITEM_PT, _ITEM_GAP, _SUB_GAP, ITEM_INDENT = 13.0, 13.0, 5.0, 26.0
_TITLE_PT, _PARAGRAPH_PT = 11.5, 10.5


@dataclass(frozen=True, kw_only=True)
class SentencesPiece(Piece):
    """The box on top of a page. sentences: each broken to its width."""

    title: str
    sentences: tuple[tuple[str, ...], ...]
    size: float
    width: float

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the box, its title, and each sentence after a ring."""
        pen.add(Rect(left, top, self.width, self.height, pen.palette.surface, pen.accent, 1.4, radius=3.0))
        y = top + BOX_PAD
        if self.title:
            step = height_of(1, BOX_TITLE_PT) + 2
            pen.text(left + BOX_PAD, y + step / 2 - 1, self.title, BOX_TITLE_PT, Ink(pen.accent, bold=True))
            y += step
        indent = left + BOX_PAD + width_pt(BULLET, self.size)
        for lines in self.sentences:
            pen.text(
                left + BOX_PAD, y + height_of(1, self.size) / 2, BULLET.strip(), self.size, Ink(pen.accent)
            )
            pen.lines(indent, y, lines, self.size)
            y += height_of(len(lines), self.size) + 2


def text_block_pieces(block: TextBlock, width: float) -> list[Piece]:
    """Return texts as pieces."""
    texts = tuple(text for text in block.texts if text.strip())
    if block.style is TextStyle.SENTENCES:
        box = _sentences(block.title, texts, width)
        if box.height <= ROOM:
            return [box] if texts else []
        texts = tuple(f"{BULLET}{text}" for text in texts)  # taller than a page: set as paragraphs
    pieces: list[Piece] = []
    if block.title:
        pieces.append(TextPiece(height=height_of(1, _TITLE_PT) + 3, gap=10.0, keeps_next=True,
                                lines=(block.title,), size=_TITLE_PT, bold=True))  # fmt: skip
    if block.style is TextStyle.ITEMS:
        return [*pieces, *_items(texts, width)]
    for text in texts:
        pieces += text_pieces(text, width, _PARAGRAPH_PT, 3.0)
    return pieces


def _sentences(title: str, texts: tuple[str, ...], width: float) -> Piece:
    """Return the box of the sentences, in the largest size that needs no more lines than the smallest."""
    tried = [(size, _broken_sentences(texts, width, size)) for size in _BOX_SIZES]
    fewest = min(sum(map(len, sentences)) for _, sentences in tried)
    size, sentences = next(pair for pair in tried if sum(map(len, pair[1])) == fewest)
    height = 2 * BOX_PAD - 2 + (height_of(1, BOX_TITLE_PT) + 2 if title else 0.0)
    height += sum(height_of(len(lines), size) + 2 for lines in sentences)
    return SentencesPiece(height=height, gap=6.0, title=title, sentences=sentences, size=size, width=width)


def _broken_sentences(texts: tuple[str, ...], width: float, size: float) -> tuple[tuple[str, ...], ...]:
    """Return the sentences broken to the box."""
    room = width - 2 * BOX_PAD - width_pt(BULLET, size)
    return tuple(broken(text, room, size) for text in texts)


@dataclass(frozen=True, kw_only=True)
class ItemPiece(Piece):
    """An item of a numbered list; number "" where it stands below the one before."""

    number: str
    lines: tuple[str, ...]
    width: float

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Write the number, and the text beside it."""
        pen.text(left, top + height_of(1, ITEM_PT) / 2, self.number, ITEM_PT)
        pen.lines(left + ITEM_INDENT, top, self.lines, ITEM_PT)


def _items(texts: tuple[str, ...], width: float) -> Iterator[Piece]:
    """Yield the items, numbered."""
    for number, text in numbered_items(texts):
        gap = _ITEM_GAP if number else _SUB_GAP
        first, *rest = text_pieces(text, width - ITEM_INDENT, ITEM_PT)  # more than one: taller than a page
        yield ItemPiece(height=first.height, gap=gap, number=number, lines=first.lines, width=width)
        for piece in rest:
            yield ItemPiece(height=piece.height, number="", lines=piece.lines, width=width)
