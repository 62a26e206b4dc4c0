"""Widths of the columns of a table: short values whole, the rest where texts need it."""

from fujidesk.domain.pack_blocks import CellAlign, Column, MarkCell, PhasesCell, Row, TableBlock
from fujidesk.plots.pack_pages.grids import TABLE_PT, grid_of, header_lines
from fujidesk.plots.style import width_pt

WIDTH = 770.0


def table(columns, *rows):
    return TableBlock("t", "", columns, tuple(Row(cells) for cells in rows))


def test_columns_fill_the_width_and_never_break_a_figure():
    columns = (Column("番号", 1), Column("事業", 60), Column("額", 1, CellAlign.RIGHT, "千円"))
    grid = grid_of(table(columns, ("1-1-12", "窓口" * 60, 123_456_789)), WIDTH)
    assert abs(grid.width - WIDTH) < 0.01
    assert grid.room(0) >= width_pt("1-1-12", TABLE_PT)
    assert grid.room(2) >= width_pt("123,456,789", TABLE_PT)
    assert header_lines(columns[2], grid.room(2)) == ("額", "（千円）")


def test_what_a_short_column_does_not_need_goes_to_a_long_one():
    columns = (Column("部署", 30), Column("事業", 30))
    grid = grid_of(table(columns, ("市民課", "窓口" * 50)), WIDTH)
    assert grid.room(0) < 60 < 600 < grid.room(1)


def test_where_nothing_is_long_all_columns_grow():
    grid = grid_of(table((Column("用語", 1), Column("説明", 3)), ("語", "短い")), WIDTH)
    assert abs(grid.width - WIDTH) < 0.01
    assert grid.room(1) > grid.room(0) > 100


def test_strips_get_room_for_their_half_years():
    columns = (Column("番号", 4), Column("日程", 1, years=("R4", "R5")), Column("評価", 1))
    grid = grid_of(table(columns, ("1-1-1", PhasesCell("1122", "11"), MarkCell("unanswered"))), 300)
    assert grid.halves == (0, 4, 0)
    assert grid.room(1) >= 4 * 13 - 0.01
    assert grid.with_reached
    assert grid.shows_years(1)
    assert not grid.shows_years(0)


def test_years_that_do_not_divide_the_half_years_are_not_drawn():
    grid = grid_of(table((Column("日程", 1, years=("R4", "R5")),), (PhasesCell("112"),)), 300)
    assert not grid.shows_years(0)
    assert not grid.with_reached
