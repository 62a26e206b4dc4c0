"""Which hearings cannot be, and which stand in each other's way (issue: warn, allow)."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.hearing_rules import clashes, due_fault, is_open, is_overdue, refuse_unfit
from fujidesk.domain.hearing_terms import STANDARD_HEARINGS, HearingWords
from fujidesk.domain.hearings import Hearing, HearingKind, HearingState, Note, NoteKind
from fujidesk.errors import UserError
from fujidesk.exchange.profiles import load_profile

OFFICE = "事務局"
ONE = Hearing(
    "R8-001", 2026, HearingKind.NEW_PROJECT, "", "市民課", "2026-06-15", "10:00", "11:00", "第1会議室",
    (OFFICE, "市民課 課長"), ("1-1-1",),
)  # fmt: skip


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"fiscal_year": 2031, "day": ""}, "計画の期間の外"),
        ({"day": "2027-04-01"}, "令和8年度の外"),
        ({"day": "2026-03-31"}, "令和8年4月1日から令和9年3月31日まで"),
        ({"day": "20260615"}, "「20260615」は日付として読めません"),
        ({"day": "6月15日"}, "日付として読めません"),
        ({"start": "25:00"}, "開始の時刻"),
        ({"start": "11:00", "end": "11:00"}, "より後になっていません"),
        ({"numbers": ("1-1-1", "9-9-9")}, "9-9-9 の事業はありません"),
        ({"new_projects": ("R8-009",)}, "新規事業 R8-009 はありません。番号を確かめてください"),
    ],
)
def test_hearing_that_cannot_be_is_refused_with_what_to_do(values, sentence):
    with pytest.raises(UserError, match=sentence):
        refuse_unfit(replace(ONE, **values), load_profile("fuji"), {"1-1-1"})


def test_hearing_of_the_last_day_of_the_year_and_without_any_time_is_fine():
    for values in ({"day": "2027-03-31"}, {"day": "", "start": "", "end": ""}):
        refuse_unfit(replace(ONE, **values), load_profile("fuji"), {"1-1-1"})


def test_room_and_person_at_one_time_are_told():
    other = replace(ONE, key="R8-002", department="収納課", start="10:30", end="11:30")
    found = list(clashes(ONE, [ONE, other]))
    assert len(found) == 2
    assert "第1会議室" in found[0]
    assert "収納課" in found[0]
    assert "市民課 課長" in found[1]
    assert OFFICE not in found[1]


def test_the_posts_of_a_city_may_sit_in_two_hearings_at_once():
    mine = replace(ONE, attendees=("推進室", "市長室", "係長"))
    other = replace(mine, key="R8-002", place="第2会議室")
    terms = tuple(replace(term, hearers=("市長室",)) for term in STANDARD_HEARINGS)
    assert any("推進室" in text for text in clashes(mine, [other]))
    (told,) = clashes(mine, [other], HearingWords(terms, "推進室"))
    assert "「係長」" in told


@pytest.mark.parametrize(
    "values",
    [
        {"start": "11:00", "end": "12:00"},
        {"day": "2026-06-16"},
        {"state": HearingState.CANCELLED},
        {"place": "第2会議室", "attendees": (OFFICE,)},
        {"start": "", "end": ""},
        {"place": "", "attendees": ()},
    ],
)
def test_hearings_that_do_not_meet_do_not_clash(values):
    assert list(clashes(ONE, [replace(ONE, key="R8-002", **values)])) == []


def test_hearing_without_an_end_lasts_an_hour():
    open_end = replace(ONE, key="R8-002", start="09:30", end="")
    assert len(list(clashes(ONE, [open_end]))) == 2
    assert list(clashes(ONE, [replace(open_end, start="09:00")])) == []


@pytest.mark.parametrize("due", ["", "2022-04-01", "2026-07-01", "2028-03-31"])
def test_what_is_owed_may_be_due_until_the_last_year_is_reported(due):
    assert due_fault(due, load_profile("fuji")) == ""


@pytest.mark.parametrize("due", ["2022-03-31", "2028-04-01", "2206-07-01"])
def test_what_is_owed_is_not_due_outside_the_plan(due):
    assert f"期限（{due}）が計画の期間の外です" in due_fault(due, load_profile("fuji"))


def test_only_open_decisions_and_todos_are_owed():
    today = dt.date(2026, 7, 1)
    todo = Note("1", "R8-001", 1, NoteKind.TODO, "見積りを取る", due="2026-06-30")
    assert is_open(todo)
    assert is_overdue(todo, today)
    assert not is_overdue(replace(todo, due="2026-07-01"), today)
    assert not is_overdue(replace(todo, done_at="2026-07-01"), today)
    assert not is_open(replace(todo, kind=NoteKind.QUESTION))
