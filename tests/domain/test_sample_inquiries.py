"""Made questions to departments."""

import re

import pytest

from fujidesk.domain.oddities import InquiryState
from fujidesk.domain.oddity_rules import case_of, find_oddities
from fujidesk.domain.sample_rounds import sample_years
from fujidesk.exchange.facts import load_facts
from fujidesk.exchange.profiles import load_profile


@pytest.fixture(scope="module")
def made():
    return sample_years(load_facts(), load_profile("fuji"), [2022, 2023, 2024, 2025])


def test_questions_of_approved_years_are_settled(made):
    for year in made[:-1]:
        assert 8 <= len(year.inquiries) <= 50, "about 25 a year, as in the pictures"
        for item in year.inquiries:
            assert item.state is InquiryState.SETTLED
            assert item.answer
            assert item.asked_at < item.answered_at < year.round.approval.at
            assert item.fiscal_year == year.round.fiscal_year


def test_the_running_round_has_questions_at_every_stage(made):
    inquiries = made[-1].inquiries
    assert {item.state for item in inquiries} == set(InquiryState)
    for item in inquiries:
        assert bool(item.asked_at) == (item.state is not InquiryState.PLANNED)
        assert bool(item.answer) == bool(item.answered_at)
        assert bool(item.answer) == (item.state in (InquiryState.ANSWERED, InquiryState.SETTLED))


def test_each_question_is_about_something_odd(made):
    records = {record.number: record for record in load_facts().projects}
    profile = load_profile("fuji")
    reports = {report.number: report for report in made[0].reports}
    for item in made[0].inquiries:
        case = case_of(records[item.number], reports[item.number], (), profile)
        rules = {oddity.rule: oddity.question for oddity in find_oddities(case, "")}
        assert rules[item.rule] == item.question


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("low_without_cause", "ためです|ためで"), ("indicator_missing", "実績値|値は"), ("phase_back", "段階|再開"),
        ("same_text", "今年度は"), ("budget_changed", "契約|修繕"), ("effect_despite_short", "効果|作業時間"),
        ("threes_again", "手順書|安定"), ("moved_without_reason", "事情"),
    ],
)  # fmt: skip
def test_made_answers_go_with_their_questions(made, rule, words):
    asked = [item for year in made for item in year.inquiries if item.rule == rule and item.answer]
    assert asked
    assert all(re.search(words, item.answer) for item in asked)


def test_some_oddities_of_the_running_round_are_still_to_be_asked(made):
    records = {record.number: record for record in load_facts().projects}
    history = {}
    for year in made[:-1]:
        for report in year.reports:
            history.setdefault(report.number, []).append(report)
    found = sum(
        len(find_oddities(case_of(records[r.number], r, history[r.number], load_profile("fuji")), ""))
        for r in made[-1].reports
    )
    assert found > len(made[-1].inquiries) > 5
