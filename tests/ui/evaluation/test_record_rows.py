"""Rows about single projects: oddities with who acts, indicators with target, figures and result."""

from fujidesk.domain.oddities import Inquiry, InquiryState, Oddity, OddityLine, Weight
from fujidesk.domain.oddity_rules import RULES
from fujidesk.ui.evaluation.record_rows import (
    achievement_columns,
    achievement_row,
    inquiry_word,
    is_for_office,
    oddity_columns,
    oddity_row,
)
from fujidesk.ui.widgets.figure_model import Tone

FOR_OFFICE = next(rule.key for rule in RULES if rule.for_office)


def line(rule="same_text", weight=Weight.NOTABLE, inquiry=None, *, has_oddity=True):
    oddity = Oddity("1-1-7", 2023, "収納課", rule, weight, "前年と同じ文です", "違いをご記入ください。")
    return OddityLine("1-1-7", "窓口", "収納課", rule, oddity if has_oddity else None, inquiry)


def test_an_oddity_tells_its_weight_by_shape_and_word():
    shapes = {oddity_row(line(weight=weight), brief=True).cells[0].icon for weight in Weight}
    words = {oddity_row(line(weight=weight), brief=True).cells[0].text for weight in Weight}
    assert len(shapes) == len(words) == 3


def test_rows_have_as_many_cells_as_columns():
    for brief in (True, False):
        assert len(oddity_row(line(), brief=brief).cells) == len(oddity_columns(brief=brief))


def test_the_state_of_the_question_is_told():
    assert inquiry_word(line()) == ""
    asked = Inquiry("1-1-7", 2023, "same_text", "なぜですか", InquiryState.ASKED)
    assert inquiry_word(line(inquiry=asked)) == "照会中"
    assert inquiry_word(line(FOR_OFFICE)) == "庁内で確認"
    assert is_for_office(line(FOR_OFFICE))
    assert not is_for_office(line("own-1"))


def test_a_question_without_an_oddity_is_named():
    asked = Inquiry("1-1-7", 2023, "own-1", "なぜですか")
    row = oddity_row(line("own-1", inquiry=asked, has_oddity=False), brief=False)
    assert row.cells[2].text == "（追加の質問）"


def test_an_indicator_has_target_figures_small_line_and_result(data):
    years = data.years
    row = achievement_row(data.indicators[0], years, 2023)
    texts = [cell.text for cell in row.cells]
    assert texts == ["1-1-1", "窓口の予約", "80%以上（R6 まで）", "", "60", "82.5", "", "○ 達成"]
    assert len(texts) == len(achievement_columns(years))
    assert row.cells[3].series == (60.0, 82.5, None)
    assert row.cells[3].target == 80.0
    assert row.cells[3].said == "R4 60%、R5 82.5%"
    assert row.cells[-1].tone is Tone.UP
    assert "実績 82.5%" in row.cells[-1].tip


def test_an_earlier_year_is_judged_by_its_own_value(data):
    assert achievement_row(data.indicators[0], data.years, 2022).cells[-1].text == "△ 途上"


def test_what_cannot_be_judged_says_so_with_the_reason(data):
    cell = achievement_row(data.indicators[1], data.years, 2023).cells[-1]
    assert cell.text == "－ 判定できない"
    assert cell.tip == "目標に数値がない"
    assert achievement_row(data.indicators[1], data.years, 2023).cells[3].series == ()
    assert achievement_row(data.indicators[1], data.years, 2024).cells[-1].tip == ""
