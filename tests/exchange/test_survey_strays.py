"""What on a sheet is the form's own, and what somebody wrote beside it."""

from fujidesk.exchange.survey_layout import LINES
from fujidesk.exchange.survey_sheets import find_table
from fujidesk.exchange.survey_strays import KnownTexts, known_of_proposal, stray_problems
from fujidesk.exchange.workbook_cells import CellContent, SheetCells

HEAD = ("項番", "項目", "今回の回答", "前年度の回答", "確認")


def strays(rows, known=None):
    cells = {
        (row, column): CellContent(value)
        for row, values in enumerate(rows, start=1)
        for column, value in enumerate(values, start=1)
        if value is not None
    }
    sheet = SheetCells("紙", cells)
    return [cell for cell, _ in stray_problems(sheet, find_table(sheet, LINES), known or KnownTexts())]


def test_what_the_form_prints_is_its_own():
    known = KnownTexts(frozenset({"回答の手引き"}), {"status": "1完了"}, frozenset({"B"}))
    rows = [("回答の手引き",), HEAD, (1, "実施状況", "2 実施中", "1 完了", "OK"), (None, "総合評価", "B", 9)]
    assert strays(rows, known) == []


def test_last_year_s_figure_is_the_same_however_it_is_written():
    known = KnownTexts(last={"budget_kyen": "1200.0"})
    assert strays([HEAD, (4, "予算額（千円）", 5, 1200)], known) == []
    assert strays([HEAD, (4, "予算額（千円）", 5, 1300)], known) == ["D2"]


def test_all_else_is_told_in_reading_order():
    rows = [
        ("手書き",), HEAD, ("※", "実施状況", "2", "去年と同じ", "済", "右"), (None, "備考", "あり"),
        (None, "合計", "とても良い"), (None, None, None, None, "終わり"),
    ]  # fmt: skip
    assert strays(rows) == ["A1", "A3", "D3", "E3", "F3", "B4", "C4", "C5", "E6"]


def test_the_mark_of_a_sample_belongs_to_a_long_text():
    known = known_of_proposal(["事業名"], "収納課", 2022)
    assert known.has("サンプルデータ令和4年度新規事業調査提案1")
    assert known.has("収納課")
    assert not known.has("収納課も賛成")
