"""Tables of few columns on the wall."""

from itertools import pairwise

import pytest

from fujidesk.domain.pack_blocks import CellAlign, Column, Row, TableBlock
from fujidesk.domain.scenes import Words
from fujidesk.plots.pen import Pen
from fujidesk.plots.style import width_pt
from fujidesk.plots.wall_pages.paper import RIGHT, Body
from fujidesk.plots.wall_pages.table import draw_lines

COLUMNS = (
    Column("番号", 4), Column("情報化事業", 20), Column("項目", 9), Column("前", 14),
    Column("要求額", 4, CellAlign.RIGHT, "千円"),
)  # fmt: skip


def drawn(*rows, columns=COLUMNS):
    pen = Pen()
    draw_lines(pen, TableBlock("since", "", columns, rows), Body(100.0))
    return [item for item in pen.items if isinstance(item, Words)]


@pytest.mark.parametrize("number", ["1-1-1", "3-5-12", "10-12-101"])
def test_a_number_and_a_figure_are_never_broken(number):
    long = "公共施設の空き状況の案内と予約と使用料の支払いを一つの入口にまとめる事業" * 2
    words = drawn(Row((number, long, "R5下", "－", 1234567)))
    assert number in [item.text for item in words]
    assert "1,234,567" in [item.text for item in words]


def test_nothing_lies_on_its_neighbour_or_beyond_the_page():
    words = drawn(Row(("10-12-101", "事業", "R6上～R8下", "(3) 準備", 1234567)))
    edges = []
    for item in words:
        width = width_pt(item.text, item.size)
        left = item.x - {"left": 0, "center": width / 2, "right": width}[item.align]
        edges.append((round(item.y), left, left + width))
    assert max(right for _, _, right in edges) <= RIGHT
    for line in {y for y, _, _ in edges}:
        spans = sorted((left, right) for y, left, right in edges if y == line)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_a_table_without_lines_says_so():
    assert [item.text for item in drawn()] == ["該当する事業はありません。"]
