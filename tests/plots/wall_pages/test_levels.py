"""Policies on one page of the wall, the measures of each on another."""

from fujidesk.domain.pack_blocks import Column, Row, TableBlock
from fujidesk.plots.wall_pages.levels import level_tables

COLUMNS = (Column("施策", 10), Column("事業", 3))


def table(*rows):
    return TableBlock("whole_levels", "計画全体の評価", COLUMNS, rows)


def test_sums_come_first_under_the_names_of_their_groups():
    block = table(
        Row(("1 便利な窓口",), is_group=True), Row(("計", 5)), Row(("1.1 手続", 3)), Row(("1.2 案内", 2)),
        Row(("2 元気なまち",), is_group=True), Row(("計", 4)), Row(("2.1 学び", 4)),
        Row(("全情報化事業", 9)),
    )  # fmt: skip
    first, *others = level_tables(block)
    assert [row.cells for row in first.rows] == [
        ("1 便利な窓口", 5),
        ("2 元気なまち", 4),
        ("全情報化事業", 9),
    ]
    assert [(each.title, [row.cells[0] for row in each.rows]) for each in others] == [
        ("1 便利な窓口", ["1.1 手続", "1.2 案内"]), ("2 元気なまち", ["2.1 学び"]),
    ]  # fmt: skip


def test_a_plan_of_one_level_stays_one_table():
    block = table(Row(("1 窓口", 5)), Row(("全事業", 5)))
    assert list(level_tables(block)) == [block]
