"""The five years of a project as a table."""

from dataclasses import replace

from fujidesk.plots.pack_slides.strips import StripTable
from tests.demo_pack import strip_chart


def lines(chart):
    table = StripTable(chart, 700, 8.5).table(10, 20, 80)
    assert table.box.height == 80
    return [[cell.text for cell in row.cells if cell is not None] for row in table.rows]


def test_plan_and_actual_stand_below_each_other_with_the_words_of_their_phases():
    found = lines(strip_chart("1-1-1", "窓口予約の導入"))
    assert found[0] == ["", "R4上", "R4下", "R5上", "R5下", "R6上", "R6下", "R7上", "R7下", "R8上", "R8下"]
    assert found[1] == [
        "計画", "(1) 調査・基礎研究", "(2) 要件調査・導入検討", "(3) 導入準備", "(4) 運用・実施",
    ]  # fmt: skip
    assert found[2][-1] == ""
    assert found[3] == ["評価", "B", "B", "A", "S", "－"]
    assert found[4] == ["指標", "0件", "120件", "480件", "1,250件", "－"]


def test_what_is_not_known_is_said_and_what_there_is_not_is_left_out():
    bare = replace(strip_chart("1-1-1", "x"), planned="11--------", reached="", grades=(), values=())
    found = lines(bare)
    assert found[1:] == [["計画", "(1) 調査・基礎研究", "終了"], ["実績", "記載なし"]]
