"""Tables as pieces."""

from fujidesk.domain.charts import ChartFoot
from fujidesk.domain.pack_blocks import Column, PhasesCell, Row, TableBlock
from fujidesk.domain.scenes import Words
from fujidesk.plots.pack_pages.legends import PhaseLegend
from fujidesk.plots.pack_pages.paper import ROOM, Pen
from fujidesk.plots.pack_pages.pieces import TextPiece, dealt
from fujidesk.plots.pack_pages.tables import GroupPiece, HeaderPiece, RowPiece, table_pieces
from fujidesk.plots.style import width_pt

COLUMNS = (Column("番号", 4), Column("事業", 40))
FOOT = ChartFoot("調査票", "令和8年7月1日現在", "2事業")


def table(*rows, columns=COLUMNS, title="一覧", foot=FOOT):
    return TableBlock("t", title, columns, rows, foot)


def texts(piece):
    pen = Pen()
    piece.draw(pen, 0.0, 0.0)
    return [item.text for item in pen.items if isinstance(item, Words)]


def test_a_table_is_title_header_rows_and_foot():
    pieces = table_pieces(table(Row(("施策",), is_group=True), Row(("1-1-1", "窓口"))), 700.0)
    assert [type(piece) for piece in pieces] == [TextPiece, HeaderPiece, GroupPiece, RowPiece, TextPiece]
    assert [texts(piece) for piece in pieces] == [
        ["一覧"], ["番号", "事業"], ["施策"], ["1-1-1", "窓口"], [FOOT.text],
    ]  # fmt: skip


def test_the_foot_never_stands_alone():
    pieces = table_pieces(table(*(Row((f"1-1-{n}", "窓口")) for n in range(60))), 700.0)
    for room in range(100, 160):
        assert len(dealt(pieces, float(room))[-1]) >= 2 + 1


def test_the_last_page_of_a_table_holds_some_rows():
    pieces = table_pieces(table(*(Row((f"1-1-{n}", "窓口")) for n in range(61))), 700.0)
    for room in range(150, 220):
        last = dealt(pieces, float(room))[-1]
        assert sum(isinstance(item.piece, RowPiece) for item in last) >= 4


def test_the_heading_of_a_group_stays_within_the_table_however_long():
    long = "3-2-11　40 事業（" + "、".join(f"未回答{n} 12" for n in range(30)) + "）"
    group = next(p for p in table_pieces(table(Row((long,), is_group=True), Row(("1", "窓"))), 300.0)
                 if isinstance(p, GroupPiece))  # fmt: skip
    told = texts(group)
    assert len(told) > 1
    assert all(width_pt(text, 9.0) <= 300.0 - 8.0 for text in told)
    assert "".join("".join(told).split()) == "".join(long.split())
    assert group.height >= len(told) * 9.0


def test_rows_repeat_header_and_group():
    pieces = table_pieces(
        table(Row(("施策",), is_group=True), *(Row((f"1-1-{n}", "窓口")) for n in range(60))), 700.0
    )
    _, second, *_ = dealt(pieces, 200.0)
    assert [texts(item.piece) for item in second[:2]] == [["番号", "事業"], ["施策（続き）"]]


def test_a_row_taller_than_a_page_goes_on_without_losing_a_word():
    long = "受け付けた内容をそのまま業務の仕組みへ渡す。" * 400
    rows = [
        piece for piece in table_pieces(table(Row(("1-1-1", long))), 300.0) if isinstance(piece, RowPiece)
    ]
    assert len(rows) > 1
    assert all(piece.height <= ROOM for piece in rows)
    assert "".join("".join(texts(piece)) for piece in rows) == f"1-1-1{long}"


def test_a_legend_explains_strips_on_every_page():
    columns = (Column("番号", 4), Column("日程", 20, years=("R4", "R5")))
    rows = (Row((f"1-1-{n}", PhasesCell("1122", "11"))) for n in range(40))
    pieces = table_pieces(table(*rows, columns=columns), 700.0, ("調査", "要件"))
    legends = [
        [item.piece for item in page if isinstance(item.piece, PhaseLegend)] for page in dealt(pieces, 250.0)
    ]
    assert {len(found) for found in legends} == {1}
    said = texts(legends[0][0])
    assert {"(1)", "調査", "(2)", "要件"} <= set(said)
    assert "太い帯：実績" in said[-1]
    header = next(piece for piece in pieces if isinstance(piece, HeaderPiece))
    assert texts(header) == ["番号", "R4", "R5"]


def test_an_empty_table_is_its_sentence():
    pieces = table_pieces(table(), 700.0)
    assert [texts(piece) for piece in pieces] == [["一覧"], ["該当する事業はありません。"]]
