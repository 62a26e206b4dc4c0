"""Blocks on pages: headings stay with what follows, long texts go on, and nothing is lost."""

import pytest

from fujidesk.domain.plan_book.blocks import (
    BookPart,
    Grid,
    GridCell,
    Heading,
    Look,
    PlanBook,
    Prose,
    Remark,
)
from fujidesk.domain.progress import NoProgress
from fujidesk.errors import CancelledError
from fujidesk.exchange.plan_docx.paging import Lead, lay_out

TOP = Heading("章", 1, "top", starts_page=True)


def laid(*blocks, parts=None):
    return lay_out(PlanBook((), "", parts or (BookPart((TOP, *blocks)),)), NoProgress())


def sheet(lines, key="", text="あ"):
    """A table that is not parted, so many lines high."""
    rows = [(GridCell("名", look=Look.HEAD), GridCell(text, key=key)) for _ in range(lines)]
    return Grid((20, 140), tuple(rows), head_again=((GridCell("事業"), GridCell("続く")),), whole=True)


def kinds(page):
    return [type(item).__name__ for item in page.items]


def test_pages_are_numbered_behind_cover_and_contents():
    book = laid(Heading("節", 2, "next", starts_page=True))
    assert [page.number for page in book.pages] == [3, 4]
    assert book.page_of == {"top": 3, "next": 4}
    assert [[entry.text for entry in page] for page in book.contents] == [["章", "節"]]


def test_long_contents_take_pages_and_move_all_others():
    entries = [Heading("節", 3, f"key{place}") for place in range(100)]
    book = laid(*entries)
    assert len(book.contents) == 3
    assert sum(map(len, book.contents)) == 101
    assert book.page_of["top"] == 2 + 3


def test_a_sheet_moves_whole_and_its_page_says_where_it_is():
    book = laid(Heading("1.1　手続", 3), sheet(25, "sheet.a"), sheet(25, "sheet.b"))
    first, second = book.pages
    assert kinds(first) == ["Heading", "Heading", "Grid"]
    assert second.items[0] == Lead("1.1　手続（続き）")
    assert (book.page_of["sheet.a"], book.page_of["sheet.b"]) == (first.number, second.number)


def test_small_sheets_share_a_page():
    book = laid(*(sheet(5, f"sheet.{place}") for place in range(4)))
    assert len(book.pages) == 1


def test_a_heading_goes_to_the_next_page_with_its_table():
    first, second = laid(sheet(35), Heading("節", 4), sheet(10)).pages
    assert (kinds(first), kinds(second)) == (["Heading", "Grid"], ["Heading", "Grid"])


def test_a_heading_over_a_sheet_as_high_as_a_page_does_not_stand_alone():
    pages = laid(Heading("節", 3, "b", starts_page=True), Heading("重点事業", 4), sheet(42, "sheet.a")).pages
    assert kinds(pages[1])[-1] == "Grid"


def test_a_table_is_parted_between_rows_with_its_head_on_each_page():
    head = ((GridCell("列", look=Look.HEAD), GridCell("列", look=Look.HEAD)),)
    rows = tuple((GridCell(str(place)), GridCell("")) for place in range(150))
    pages = laid(Grid((20, 140), rows, head)).pages
    grids = [item for page in pages for item in page.items if isinstance(item, Grid)]
    assert len(grids) == len(pages) > 2
    assert all(grid.head == head for grid in grids)
    assert tuple(row for grid in grids for row in grid.rows) == rows


@pytest.mark.parametrize("text", ["あ" * 20_000, "い\n" * 900, "word " * 5000, "\n" * 200 + "終"])
def test_a_text_longer_than_a_page_goes_on_and_is_whole(text):
    pages = laid(sheet(10), sheet(1, "sheet.long", text)).pages
    grids = [item for page in pages for item in page.items if isinstance(item, Grid)][1:]
    assert len(grids) > 2
    rows = [row for grid in grids for row in grid.rows]
    assert "".join(row[1].text for row in rows) == text
    assert {row[0].text for row in rows[1:]} == {"名（続き）"}
    assert all(grid.head == ((GridCell("事業"), GridCell("続く")),) for grid in grids[1:])
    assert [cell.key for row in rows for cell in row if cell.key] == ["sheet.long"]


def test_a_parted_line_of_the_list_tells_its_page_once():
    row = (GridCell("1-1-1"), GridCell("課\n" * 150), GridCell("", page_of="top"))
    pages = laid(Grid((20, 120, 20), (row,))).pages
    rows = [row for page in pages for item in page.items if isinstance(item, Grid) for row in item.rows]
    assert [row[2].page_of for row in rows] == ["top"] + [""] * (len(rows) - 1)
    assert len(rows) > 1


def test_a_long_paragraph_is_parted_and_says_that_it_goes_on():
    text = "あいうえお" * 900
    items = [item for page in laid(Prose("前"), Prose(text), Prose("後")).pages for item in page.items]
    found = [item for item in items if isinstance(item, Prose)][1:-1]
    assert "".join(item.text for item in found) == text
    assert [item.continues for item in found] == [False] + [True] * (len(found) - 1)
    assert len(found) > 2


def test_a_part_that_lies_wide_has_wide_pages():
    parts = (
        BookPart((TOP, Remark("注"))),
        BookPart((Heading("表", 1, "wide", starts_page=True),), is_wide=True),
    )
    book = laid(parts=parts)
    assert [page.is_wide for page in book.pages] == [False, True]


def test_laying_out_can_be_stopped():
    class Stop:
        def step(self, done, total, what):
            raise CancelledError

    with pytest.raises(CancelledError):
        lay_out(PlanBook((), "", (BookPart((TOP,)),)), Stop())
