"""Tables of figures as they go on paper."""

import pytest

from fujidesk.domain.charts import ChartFoot
from fujidesk.domain.pack_blocks import CellAlign, MarkCell, PhasesCell
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow
from fujidesk.ui.widgets.printed_figures import figures_block


def block(*cells, columns=None, foot=None):
    heads = columns or [FigureColumn(f"列{place}") for place in range(len(cells))]
    return figures_block("list", "一覧", heads, [FigureRow(cells, number="1-1-1")], foot)


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        (FigureCell("市民課", tip="市民課の全部"), "市民課"),
        (FigureCell(), ""),
        (FigureCell(marks=("A",)), MarkCell("A")),
        (FigureCell(marks=("unanswered",), said="未回答"), MarkCell("unanswered")),
        (FigureCell("12", marks=("A",)), "A　12"),
        (FigureCell(marks=("A", "B")), "A　B"),
        (FigureCell(parts=(("A", 3), ("B", 1200))), "A 3　B 1,200"),
        (FigureCell(strip=("1234444444", "1111111111")), PhasesCell("1234444444", "", "1111111111")),
    ],
)
def test_a_cell_is_printed_as_it_is_shown(cell, printed):
    made = block(cell)
    assert made.rows[0].cells == (printed,)
    assert made.rows[0].number == "1-1-1"


def test_columns_keep_word_side_and_share():
    columns = [
        FigureColumn("番号", chars=9), FigureColumn("事業名"), FigureColumn("計", is_figure=True, chars=4),
        FigureColumn("S", is_centred=True, chars=4),
    ]  # fmt: skip
    made = block(*(FigureCell("1") for _ in columns), columns=columns)
    assert [column.label for column in made.columns] == ["番号", "事業名", "計", "S"]
    assert [column.align for column in made.columns] == [
        CellAlign.LEFT, CellAlign.LEFT, CellAlign.RIGHT, CellAlign.CENTER,
    ]  # fmt: skip
    assert made.columns[0].weight == 4.5
    assert made.columns[1].weight > made.columns[0].weight


@pytest.mark.parametrize(
    "cell", [FigureCell(series=(1.0, 2.0), said="R4 1、R5 2"), FigureCell(bar=0.5), FigureCell(bar=0.0)]
)
def test_drawings_are_left_out_and_their_figures_stay(cell):
    columns = [FigureColumn("列0"), FigureColumn("列1", is_drawn=True), FigureColumn("列2")]
    made = block(FigureCell("1-1-1"), cell, FigureCell("2"), columns=columns)
    assert [column.label for column in made.columns] == ["列0", "列2"]
    assert made.rows[0].cells == ("1-1-1", "2")


def test_foot_and_an_empty_table():
    foot = ChartFoot("", "", "未承認")
    assert block(FigureCell("1"), foot=foot).foot is foot
    assert figures_block("list", "", [FigureColumn("番号")], []).rows == ()
