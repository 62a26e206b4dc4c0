"""Drop-downs of the forms: official words that begin with their code, and the rules of white cells."""

from dataclasses import replace

import pytest

from fujidesk.domain.profile import PhaseTerm
from fujidesk.exchange.survey_layout import LINES, LISTS_SHEET, MAX_KYEN, InputKind, Line
from fujidesk.exchange.survey_lists import (
    PHASE_LIST,
    amount_rule,
    choice_lists,
    line_rule,
    phase_entry,
    score_entry,
    text_rule,
    write_lists,
)
from fujidesk.exchange.survey_looks import FormBook


def test_every_entry_begins_with_its_code(small_profile) -> None:
    lists = choice_lists(small_profile)
    assert lists[PHASE_LIST][-1] == "0 終了"
    assert lists["score_progress"][1] == "4 計画より進んでいる"
    assert [entry[0] for entry in lists["score_cost"]] == list("54321")
    for name, entries in lists.items():
        codes = [entry.partition(" ")[0] for entry in entries]
        assert all(code.isascii() and code.isdigit() for code in codes), name
        assert len(set(codes)) == len(codes), name


def test_every_choice_of_a_sheet_has_a_list(small_profile) -> None:
    asked = {
        PHASE_LIST if line.kind is InputKind.PHASE else line.name
        for line in LINES if line.kind in (InputKind.CHOICE, InputKind.SCORE, InputKind.PHASE)
    }  # fmt: skip
    assert asked == set(choice_lists(small_profile))


def test_another_plan_has_its_own_phases(small_profile) -> None:
    other = replace(small_profile, phases=(PhaseTerm(1, "企画", "企"), PhaseTerm(2, "実行", "実")))
    assert choice_lists(other)[PHASE_LIST] == ("1 企画", "2 実行", "0 終了")
    assert phase_entry(other, 2) == "2 実行"


def test_a_score_without_words_is_its_figure(small_profile) -> None:
    assert score_entry(small_profile.score("cost"), 9) == "9"


def test_the_lists_stand_on_a_hidden_locked_sheet_behind_names(small_profile) -> None:
    book = FormBook("題", sample=False)
    write_lists(book, small_profile)
    sheet = book.workbook[LISTS_SHEET]
    assert sheet.sheet_state == "hidden"
    assert sheet.protection.sheet
    for name, entries in choice_lists(small_profile).items():
        area = book.workbook.defined_names[f"fd_{name}"].attr_text.partition("!")[2].replace("$", "")
        assert [cell.value for (cell,) in sheet[area]] == list(entries)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_every_rule_explains_before_and_after_within_excels_limits(line, small_profile) -> None:
    entries = choice_lists(small_profile).get(PHASE_LIST if line.kind is InputKind.PHASE else line.name, ())
    rule = line_rule(line, "C11", entries)
    assert str(rule.sqref) == "C11"
    assert (rule.showInputMessage, rule.showErrorMessage, rule.allow_blank) == (True, True, True)
    assert 0 < len(rule.promptTitle) <= 32
    assert 0 < len(rule.prompt) <= 255
    assert 0 < len(rule.error) <= 225
    assert all(entry in rule.prompt for entry in entries)


def test_an_amount_takes_whole_thousands_only() -> None:
    rule = amount_rule("C4:C9", "予算額（千円）")
    assert (rule.type, rule.operator, rule.formula1, rule.formula2) == (
        "whole",
        "between",
        "0",
        str(MAX_KYEN),
    )
    assert "1,250,000円は 1250" in rule.prompt


def test_a_long_text_is_warned_of_not_refused() -> None:
    rule = text_rule("C6", "長い名前" * 20, 600)
    assert (rule.type, rule.formula1, rule.errorStyle) == ("textLength", "600", "warning")
    assert rule.promptTitle == ("長い名前" * 20)[:32]


def test_a_figure_takes_decimals_and_says_that_it_has_no_unit() -> None:
    rule = line_rule(Line(7, "indicator_value", InputKind.FIGURE), "C17")
    assert rule.type == "decimal"
    assert "単位は付けません" in rule.prompt
