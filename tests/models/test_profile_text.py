"""A profile comes back from its text as it was."""

import json
from dataclasses import replace

from fujidesk.domain.hearing_terms import STANDARD_HEARINGS
from fujidesk.domain.meetings import STANDARD_MEETINGS, MeetingTerm, PartKind
from fujidesk.domain.plan_calendar import STANDARD_CALENDAR, STANDARD_PERIOD, CalendarTerm, PeriodMark
from fujidesk.domain.profile import PlanTerm
from fujidesk.models import profile_text


def test_profile_comes_back_as_it_was(small_profile):
    text = profile_text.to_text(small_profile)
    assert profile_text.from_text(text) == small_profile
    assert profile_text.to_text(profile_text.from_text(text)) == text


def test_profile_with_one_level_and_no_scores(small_profile):
    bare = replace(small_profile, level_names=("方向性",), scores=(), grades=(), committees=())
    assert profile_text.from_text(profile_text.to_text(bare)) == bare


def test_a_calendar_of_ones_own_comes_back(small_profile):
    own = replace(
        small_profile,
        calendar=(CalendarTerm("talk", "委員会", "08-01", "08-31", years=(-1, -1)),),
        period_marks=(PeriodMark("計画", "◎", "中間見直し", (2, 2)),),
    )
    assert profile_text.from_text(profile_text.to_text(own)) == own


def test_hearings_of_ones_own_come_back_and_the_usual_ones_are_not_stored(small_profile):
    assert "hearings" not in json.loads(profile_text.to_text(small_profile))
    terms = tuple(replace(term, name=f"{term.name}2", hearers=("助役",)) for term in STANDARD_HEARINGS)
    own = replace(small_profile, hearings=terms)
    assert profile_text.from_text(profile_text.to_text(own)) == own


def test_a_plan_stored_before_the_calendar_has_the_standard_one(small_profile):
    values = json.loads(profile_text.to_text(small_profile))
    del values["calendar"], values["period_marks"]
    read = profile_text.from_text(json.dumps(values))
    assert read.calendar == STANDARD_CALENDAR
    assert read.period_marks == STANDARD_PERIOD


def test_meetings_of_ones_own_come_back_and_older_plans_have_the_standard_ones(small_profile):
    own = replace(small_profile, meetings=(MeetingTerm("spring", "委員会", "", 6, -1, (PartKind.SUMMARY,)),))
    assert profile_text.from_text(profile_text.to_text(own)) == own
    values = json.loads(profile_text.to_text(small_profile))
    del values["meetings"]
    assert profile_text.from_text(json.dumps(values)).meetings == STANDARD_MEETINGS


def test_terms_and_words_of_ones_own_come_back_and_older_plans_have_the_standard_ones(small_profile):
    own = replace(
        small_profile,
        terms=(PlanTerm("前期", 2022, 2023), PlanTerm("後期", 2024, 2026)),
        words=replace(small_profile.words, approver="CIO"),
    )
    assert profile_text.from_text(profile_text.to_text(own)) == own
    values = json.loads(profile_text.to_text(small_profile))
    assert "terms" not in values
    assert "words" not in values
    read = profile_text.from_text(json.dumps(values))
    assert [(term.first_year, term.last_year) for term in read.terms] == [(2022, 2026)]
    assert read.words.department == "所管部署"
