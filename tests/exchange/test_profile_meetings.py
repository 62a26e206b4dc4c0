"""The meetings in a profile's file: read as they stand, standard where missing, refused where faulty."""

import tomllib

import pytest

from fujidesk.domain.meetings import STANDARD_MEETINGS, MeetingTerm, PartKind
from fujidesk.errors import UserError
from fujidesk.exchange.datafile import Entry
from fujidesk.exchange.profile_meetings import meeting_terms
from fujidesk.exchange.profiles import load_profile

BODIES = '[[committees]]\nkey = "board"\nname = "委員会"\n'
OWN = BODIES + (
    '[[meetings]]\nkey = "spring"\nname = "情報化推進委員会"\nbody = "board"\nmonth = 6\nabout = -1\n'
    'parts = ["summary", "agenda"]\n'
)


def top(text):
    return Entry("own.toml", tomllib.loads(text))


def test_the_shipped_profile_has_the_standard_meetings():
    """Stored plans without meetings get the standard ones: both must say the same."""
    assert load_profile("fuji").meetings == STANDARD_MEETINGS


def test_the_meetings_are_those_of_the_year():
    """001, 図表6-2: working group in May, executive in June, headquarters in July and October, council in Feb.

    図表6-3: the whole plan in the last year.
    """
    assert [(term.key, term.month) for term in STANDARD_MEETINGS] == [
        ("wg", 5),
        ("kanji", 6),
        ("honbu", 7),
        ("october", 10),
        ("council", 2),
        ("whole-plan", 3),
    ]


def test_another_city_has_its_own_meetings():
    parts = (PartKind.SUMMARY, PartKind.AGENDA)
    spring, whole = meeting_terms(top(OWN))
    assert spring == MeetingTerm("spring", "情報化推進委員会", "board", 6, -1, parts)
    assert (whole.key, whole.name, whole.body) == (
        "whole-plan", "情報化推進委員会（計画全体の評価）", "board",
    )  # fmt: skip


def test_a_city_may_name_the_meeting_on_the_whole_plan_itself():
    own = OWN.replace('key = "spring"', 'key = "whole-plan"')
    assert [term.name for term in meeting_terms(top(own))] == ["情報化推進委員会"]


def test_a_profile_without_meetings_has_the_standard_ones():
    assert meeting_terms(top(BODIES)) == STANDARD_MEETINGS


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("month = 6", "month = 13", "month"),
        ("about = -1", "about = 1", "about"),
        ('body = "board"', 'body = "nobody"', "body"),
        ('["summary", "agenda"]', '["summary", "song"]', "parts"),
        ('["summary", "agenda"]', '["summary", "summary"]', "parts"),
        ('["summary", "agenda"]', "[]", "parts"),
    ],
)
def test_a_faulty_meeting_is_refused_with_its_place(before, after, told):
    with pytest.raises(UserError, match=told) as caught:
        meeting_terms(top(OWN.replace(before, after)))
    assert "own.toml" in str(caught.value)


def test_a_meeting_twice_is_refused():
    with pytest.raises(UserError, match="spring"):
        meeting_terms(top(OWN + OWN.removeprefix(BODIES)))
