"""Figures on the clipboard: numbers as numbers, everything else as text, no formulas."""

import pytest

from fujidesk.ui.widgets.copied_figures import cell_text, figures_data, is_figure
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureModel, FigureRow


@pytest.mark.parametrize("text", ["12", "1,234", "+0.4", "−0.3", "10.6"])
def test_figures_are_known(text):
    assert is_figure(text)


@pytest.mark.parametrize("text", ["1-1-2", "4・3・4", "", "12件", "=1+1", "±0.0"])
def test_what_only_looks_like_one_is_text(text):
    assert not is_figure(text)


def test_arrows_go_and_marks_become_words():
    assert cell_text(FigureCell("↓ 12")) == "12"
    assert cell_text(FigureCell("9", marks=("B",))) == "B 9"
    assert cell_text(FigureCell(marks=("unevaluated",))) == "未評価"
    assert cell_text(FigureCell("→ 矢印の文")) == "→ 矢印の文"
    assert cell_text(FigureCell("行1\n行2\t列")) == "行1 行2 列"


def test_parts_of_a_bar_are_told_by_mark():
    parts = (("A", 3), ("unevaluated", 1200))
    assert cell_text(FigureCell(parts=parts)) == "A 3、未評価 1,200"
    assert cell_text(FigureCell("言葉", parts=parts)) == "言葉"


def test_drawings_are_left_out(qapp):
    model = FigureModel([FigureColumn("名"), FigureColumn("", is_drawn=True), FigureColumn("数")])
    model.show_rows([FigureRow((FigureCell("窓口"), FigureCell(bar=0.5), FigureCell("1")))])
    data = figures_data(model, [0], [0, 1, 2])
    assert data.text() == "名\t数\r\n窓口\t1\r\n"
    assert data.html().count("<td") == 4


def test_text_and_html_agree(qapp):
    model = FigureModel([FigureColumn("名"), FigureColumn("数")])
    model.show_rows([FigureRow((FigureCell("@窓口 <b>"), FigureCell("−1,234.5")))])
    data = figures_data(model, [0], [0, 1])
    assert data.text() == "名\t数\r\n'@窓口 <b>\t-1234.5\r\n"
    assert "<td>-1234.5</td>" in data.html()
    assert "@窓口 &lt;b&gt;" in data.html()


def test_made_up_answers_are_marked_in_every_row(qapp):
    model = FigureModel([FigureColumn("名"), FigureColumn("数")])
    model.show_rows(
        [FigureRow((FigureCell("窓口"), FigureCell("1"))), FigureRow((FigureCell("道"), FigureCell("2")))]
    )
    text = figures_data(model, [0, 1], [0, 1], sample=True).text()
    assert text == "名\t数\tデータ\r\n窓口\t1\tサンプルデータ\r\n道\t2\tサンプルデータ\r\n"
