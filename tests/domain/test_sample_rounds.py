"""Made survey rounds: the last one is being collected, those before are approved."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.sample_rounds import sample_years, years_text
from fujidesk.domain.scoring import Standing, standing_of
from fujidesk.domain.surveys import EntryState
from fujidesk.exchange.facts import load_facts
from fujidesk.exchange.profiles import load_profile


@pytest.fixture(scope="module")
def made():
    return sample_years(load_facts(), load_profile("fuji"), [2022, 2023, 2024, 2025])


def test_earlier_years_are_confirmed_and_approved(made):
    for year in made[:-1]:
        assert year.is_approved
        assert year.round.approval.at.startswith(f"{year.round.fiscal_year + 1}-07-10")
        assert {entry.state for entry in year.entries} == {EntryState.CONFIRMED}
        assert all(report.is_answered for report in year.reports)


def test_the_last_year_is_being_collected(made):
    last = made[-1]
    assert not last.is_approved
    states = [entry.state for entry in last.entries]
    assert set(states) == set(EntryState)
    returned = sum(state not in (EntryState.SENT, EntryState.UNSENT) for state in states)
    assert 0.6 < returned / len(states) < 0.8
    after = dt.date(2026, 5, 20)
    assert sum(entry.is_overdue(last.round.deadline, after) for entry in last.entries) >= 10


def test_answers_are_there_where_the_department_has_returned(made):
    last = made[-1]
    states = {entry.department: entry.state for entry in last.entries}
    known = {report.number: report.lead for report in made[0].reports}
    for report in last.reports:
        state = states.get(report.lead)
        waiting = state in (EntryState.SENT, None)
        assert (standing_of(report) is Standing.UNANSWERED) == waiting, (report.number, state)
        if state is not EntryState.CONFIRMED:
            assert report.office_reason == ""
    assert set(known.values()) == set(states)


def test_days_are_in_order_and_no_weekends(made):
    for year in made:
        assert year.round.deadline <= f"{year.round.fiscal_year + 1}-04-28"
        for entry in year.entries:
            days = [entry.sent_at, entry.returned_at, entry.sent_back_at, entry.confirmed_at]
            given = [day for day in days if day]
            assert given == sorted(given)
            assert all(dt.date.fromisoformat(day).weekday() < 5 for day in [*given, year.round.deadline])
            assert bool(entry.sent_back_at) == bool(entry.note)
            assert bool(entry.confirmed_at) == (entry.state is EntryState.CONFIRMED)


def test_leaders_are_posts_not_people(made):
    for entry in made[0].entries:
        assert entry.leader.startswith(f"{entry.department} ")
        assert entry.leader.split()[-1] in {"係長", "主幹", "主査", "課長補佐", "統括主幹"}


def test_a_year_is_the_same_whichever_years_are_asked_for(made):
    alone = sample_years(load_facts(), load_profile("fuji"), [2023, 2024])
    assert replace(alone[0], inquiries=()) == replace(made[1], inquiries=()), "questions look back"


def test_one_year_alone_is_being_collected():
    (only,) = sample_years(load_facts(), load_profile("fuji"), [2022])
    assert not only.is_approved


def test_a_small_register_works_too(small_content, small_profile):
    years = sample_years(small_content, small_profile, [2022, 2023])
    assert [len(year.reports) for year in years] == [3, 3]
    assert years[0].is_approved


def test_years_as_words():
    assert years_text([2022, 2023, 2025]) == "R4～R7"
    assert years_text([2022]) == "R4"
