"""Tables on slides from the rows of a page."""

from fujidesk.domain.pack_blocks import Column, MarkCell, PhasesCell, Row, TableBlock
from fujidesk.plots.pack_pages.pieces import dealt
from fujidesk.plots.pack_pages.tables import table_pieces
from fujidesk.plots.pack_slides.tables import TablePiece, table_of

COLUMNS = (Column("番号", 4), Column("日程", 20, years=("R4", "R5")), Column("評価", 4), Column("事業", 20))


def made(*rows, room=400.0):
    block = TableBlock("x", "", COLUMNS, tuple(rows))
    placed = dealt(table_pieces(block, 700.0), room)[0]
    return table_of([item for item in placed if isinstance(item.piece, TablePiece)], 36.0, 86.0)


def texts(row):
    return [cell.text if cell is not None else None for cell in row.cells]


def test_plan_and_actual_are_two_rows_and_the_other_values_reach_over_both():
    table = made(Row(("1-1-1", PhasesCell("1122", "11"), MarkCell("A"), "窓口")))
    assert texts(table.rows[0]) == ["番号", "", "R4", None, "R5", None, "評価", "事業"]
    assert texts(table.rows[1]) == ["1-1-1", "計画", "1", "1", "2", "2", "A", "窓口"]
    assert texts(table.rows[2]) == [None, "実績", "1", "1", "", "", None, None]
    assert table.rows[1].cells[0].down == 2


def test_a_plan_alone_is_one_row():
    table = made(Row(("1-1-1", PhasesCell("1122"), MarkCell("A"), "窓口")))
    assert texts(table.rows[1]) == ["1-1-1", "1", "1", "2", "2", "A", "窓口"]
    assert len(table.rows) == 2


def test_a_heading_of_a_group_goes_over_all_columns():
    table = made(Row(("施策1",), is_group=True), Row(("1-1-1", PhasesCell("11"), MarkCell("A"), "窓口")))
    assert table.rows[1].cells[0].across == len(table.widths)
    assert texts(table.rows[1])[1:] == [None] * (len(table.widths) - 1)


def test_it_stands_where_its_rows_stand_on_paper_and_says_what_it_is():
    table = made(Row(("1-1-1", PhasesCell("1122"), MarkCell("A"), "窓口")))
    assert table.left == 36.0
    assert abs(sum(table.widths) - 700.0) < 0.01
    assert table.alt == "表（番号、日程、評価、事業）1行"


def test_a_row_taller_than_a_page_goes_on_without_saying_its_values_twice():
    long = "長い説明。" * 1500
    block = TableBlock("x", "", (Column("事業", 10), Column("評価", 4)), (Row((long, MarkCell("A"))),))
    pages = dealt(table_pieces(block, 700.0), 467.0)
    assert len(pages) > 1
    told = ""
    for number, page in enumerate(pages):
        table = table_of([item for item in page if isinstance(item.piece, TablePiece)], 0.0, 0.0)
        cells = texts(table.rows[-1])
        told += cells[0]
        assert cells[1] == ("" if number else "A")
    assert told == long
