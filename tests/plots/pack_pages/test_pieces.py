"""Pieces on pages: nothing broken, headings with what follows, what repeats."""

from dataclasses import dataclass, replace

import pytest

from fujidesk.plots.pack_pages.paper import Pen
from fujidesk.plots.pack_pages.pieces import Piece, TextPiece, dealt, text_pieces


@dataclass(frozen=True, kw_only=True)
class Named(Piece):
    name: str

    def draw(self, pen, left, top):
        pen.text(left, top, self.name, 9)


@dataclass(frozen=True, kw_only=True)
class Growing(Named):
    most: float

    def fitted(self, room):
        return replace(self, height=min(room, self.most))


def piece(name, height=10.0, **looks):
    return Named(name=name, height=height, **looks)


def names(pages):
    return ["".join(item.piece.name for item in page) for page in pages]


def test_pieces_fill_a_page_before_the_next_begins():
    pages = dealt([piece(name) for name in "abcde"], 30)
    assert names(pages) == ["abc", "de"]
    assert [item.top for item in pages[0]] == [0, 10, 20]


def test_a_heading_goes_with_what_follows():
    pieces = [piece("a"), piece("b"), piece("H", keeps_next=True), piece("c")]
    assert names(dealt(pieces, 30)) == ["ab", "Hc"]


def test_what_repeats_stands_on_top_of_further_pages_only():
    head = piece("H", keeps_next=True)
    rows = [piece(name, heads=(head,)) for name in "abcd"]
    pages = dealt([head, *rows], 30)
    assert names(pages) == ["Hab", "Hcd"]
    assert [item.top for item in pages[1]] == [0, 10, 20]


def test_a_gap_is_left_out_on_top_of_a_page():
    pages = dealt([piece("a", gap=5.0), piece("b", gap=5.0), piece("c", 25.0, gap=5.0)], 40)
    assert [[item.top for item in page] for page in pages] == [[0, 15], [0]]


def test_what_begins_a_page_does_so():
    assert names(dealt([piece("a"), piece("b", begins_page=True), piece("c")], 100)) == ["a", "bc"]


def test_a_piece_that_can_grow_takes_the_room_that_is_left():
    (page,) = dealt([piece("a"), Growing(name="g", height=10.0, most=60.0), piece("b")], 50)[:1]
    assert page[1].piece.height == 40
    (page,) = dealt([piece("a"), Growing(name="g", height=10.0, most=25.0), piece("b")], 50)
    assert [item.top for item in page] == [0, 10, 35]


def test_nothing_gives_one_empty_page():
    assert dealt([], 100) == [[]]


def test_an_endless_text_goes_over_pages_without_losing_a_line():
    text = "窓口の職員が同じ内容を二度打ち込まないようにする。" * 300
    pieces = text_pieces(text, 400, 10)
    assert len(pieces) > 1
    assert "".join(line for item in pieces for line in item.lines) == text
    assert text_pieces("", 400, 10) == []


def test_lines_are_written_below_each_other():
    pen = Pen()
    TextPiece(height=26.4, lines=("一", "二"), size=10.0, bold=True, is_muted=True).draw(pen, 40, 100)
    first, second = pen.items
    assert (first.text, second.text) == ("一", "二")
    assert second.y - first.y == pytest.approx(13.2)
    assert first.bold
    assert first.colour == pen.palette.muted
