"""The round of a year: who is asked, who is late, how many are how far."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.records import Category, DepartmentRecord, ProjectRecord, ScheduleCell
from fujidesk.domain.surveys import (
    STATE_NAMES,
    Assignment,
    DepartmentProgress,
    EntryState,
    SurveyEntry,
    SurveyRound,
    SurveyStatus,
    assignment_of,
    entry_key,
    resolved,
    survey_day,
)

DAY = dt.date(2023, 4, 1)
ENDED = "2023-03-31"
RECORD = ProjectRecord("1-1-1", "窓口", "1", "1.1", Category.PRIORITY, ("窓口課",))
KNOWN = {name: DepartmentRecord(name) for name in ("窓口課", "税務課", "新課")}


def ended(name, successor, on=ENDED):
    return {name: DepartmentRecord(name, None, on, successor)}


def cells(*parts):
    return tuple(ScheduleCell(year, half, 1, names) for year, half, names in parts)


def test_a_year_is_asked_about_from_the_april_after_it():
    assert survey_day(2022) == DAY
    assert entry_key(2022, "窓口課") == "2022 窓口課"


@pytest.mark.parametrize("state", list(EntryState))
def test_only_who_was_asked_and_has_not_answered_is_overdue(state):
    entry = SurveyEntry(2022, "窓口課", state)
    assert entry.is_overdue("2023-04-28", dt.date(2023, 4, 29)) == (
        state in (EntryState.SENT, EntryState.SENT_BACK)
    )


def test_the_day_of_the_deadline_is_in_time_and_no_deadline_is_never_over():
    entry = SurveyEntry(2022, "窓口課", EntryState.SENT)
    assert not entry.is_overdue("2023-04-28", dt.date(2023, 4, 28))
    assert not entry.is_overdue("", dt.date(2099, 1, 1))


def test_departments_are_counted_by_any_of_several_states():
    states = (EntryState.SENT, EntryState.SENT, EntryState.CONFIRMED, EntryState.UNSENT)
    lines = tuple(
        DepartmentProgress(SurveyEntry(2022, f"{n}課", state), ()) for n, state in enumerate(states)
    )
    status = SurveyStatus(SurveyRound(2022), lines)
    assert status.count(EntryState.SENT, EntryState.CONFIRMED) == 3
    assert status.count(EntryState.RETURNED) == status.count() == 0
    assert status.count(*EntryState) == len(states)
    assert len({STATE_NAMES[state] for state in EntryState}) == len(EntryState)


def test_the_department_of_the_years_last_half_leads_and_the_others_are_named():
    record = replace(
        RECORD, schedule=cells((2022, 1, ("税務課",)), (2022, 2, ("新課", "税務課")), (2023, 1, ("窓口課",)))
    )
    assert assignment_of(record, 2022, KNOWN) == Assignment("1-1-1", "新課", ("税務課",))


def test_a_half_without_departments_keeps_those_before_it_and_none_at_all_the_projects_own():
    record = replace(RECORD, schedule=cells((2021, 2, ("税務課",)), (2022, 2, ())))
    assert assignment_of(record, 2022, KNOWN).lead == "税務課"
    assert assignment_of(record, 2020, KNOWN).lead == "窓口課"
    assert assignment_of(replace(RECORD, departments=()), 2022, KNOWN) == Assignment("1-1-1", "")


def test_who_the_office_chose_leads_and_stands_only_once():
    record = replace(RECORD, departments=("窓口課", "税務課"))
    assert assignment_of(record, 2022, KNOWN, "税務課") == Assignment("1-1-1", "税務課", ("窓口課",))
    assert assignment_of(record, 2022, KNOWN, "新課").related == ("窓口課", "税務課")


@pytest.mark.parametrize("end", ["等", "ほか", "他"])
def test_and_others_is_the_one_department_where_that_is_known(end):
    assert resolved(f"窓口課{end}", KNOWN, DAY) == "窓口課"
    assert resolved(f"知らない課{end}", KNOWN, DAY) == f"知らない課{end}"


def test_a_department_that_ends_on_the_day_itself_still_answers():
    assert resolved("旧課", KNOWN | ended("旧課", "新課"), DAY) == "新課"
    assert resolved("旧課", KNOWN | ended("旧課", "新課", DAY.isoformat()), DAY) == "旧課"
    assert resolved("旧課", KNOWN | ended("旧課", None), DAY) == "旧課"


def test_successors_are_followed_in_turn():
    assert resolved("前々課", KNOWN | ended("前々課", "前課") | ended("前課", "新課"), DAY) == "新課"


@given(st.dictionaries(st.sampled_from("abcde"), st.sampled_from("abcde")), st.sampled_from("abcde"))
def test_successors_in_a_circle_come_to_an_end(successors, first):
    known = {name: DepartmentRecord(name, None, ENDED, after) for name, after in successors.items()}
    assert resolved(first, known, DAY) in {first, *successors.values()}
