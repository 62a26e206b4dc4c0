"""How high texts come out, reckoned on the safe side."""

import pytest

from fujidesk.domain.plan_book.blocks import GridCell
from fujidesk.exchange.plan_docx import metrics
from fujidesk.exchange.plan_docx.metrics import TextSize

TEN = TextSize(10, 14, before=2, after=3)
WIDTH_MM = 10.4 * 10 / metrics.MM_PT
"""Ten full-width letters, and what is left free."""


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("あ" * 10, 1), ("あ" * 11, 2), ("あ\n", 2), ("あ" * 10 + "\n" + "い" * 11, 3), ("a" * 16, 1),
     ("a" * 17, 2), ("あ" * 9 + " AIです", 2), ("\t\t\t", 2)],
)  # fmt: skip
def test_lines_are_counted(text, lines):
    assert metrics.line_count(text, TEN, WIDTH_MM) == lines


def test_a_word_goes_to_the_next_line_whole():
    assert metrics.breaks("あああああabcdefghij", 10) == (5,)


def test_a_line_does_not_begin_with_a_full_stop():
    assert metrics.breaks("あ" * 10 + "。いい", 10) == (9,)


def test_a_word_wider_than_a_line_is_parted():
    assert metrics.breaks("a" * 40, 10) == (16, 32)


def test_text_has_room_before_and_after():
    assert metrics.text_height("あ" * 11, TEN, WIDTH_MM) == 2 + 28 + 3


def test_row_is_as_high_as_its_highest_cell():
    low, high = (GridCell("あ"),), (GridCell("あ"), GridCell("い\nう\nえ"))
    assert metrics.row_height(high, (30, 30)) - metrics.row_height(low, (30, 30)) == 2 * 13


@pytest.mark.parametrize("lines", range(1, 6))
def test_a_text_is_cut_where_a_line_ends(lines):
    text = "あ" * 25 + "\n" + "い" * 5
    cut = metrics.cut_at(text, TEN, WIDTH_MM, lines)
    assert cut == {1: 10, 2: 20, 3: 26}.get(lines, len(text))
    assert metrics.line_count(text[:cut].removesuffix("\n"), TEN, WIDTH_MM) <= lines
