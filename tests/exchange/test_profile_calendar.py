"""The calendar in a profile's file: read as it stands, standard where it is missing, refused where faulty."""

import tomllib

import pytest

from fujidesk.domain.plan_calendar import (
    STANDARD_CALENDAR,
    STANDARD_PERIOD,
    CalendarTerm,
    PeriodMark,
)
from fujidesk.errors import UserError
from fujidesk.exchange.datafile import Entry
from fujidesk.exchange.profile_calendar import calendar_terms, period_marks
from fujidesk.exchange.profiles import load_profile

OWN = """
[[calendar]]
key = "spring"
title = "{年度}の照会"
from = "12-15"
to = "01-31"
about = -1
opens = "surveys"
action = "開く"
years = [-1, -1]
[[calendar]]
key = "talk"
title = "委員会"
from = "08-01"
to = "08-31"
[[period_marks]]
row = "計画"
sign = "◎"
title = "中間見直し"
years = [2, 2]
"""


def top(text):
    return Entry("own.toml", tomllib.loads(text))


def test_the_shipped_profile_has_the_standard_year():
    """Stored plans without a calendar get the standard one: both must say the same."""
    fuji = load_profile("fuji")
    assert fuji.calendar == STANDARD_CALENDAR
    assert fuji.period_marks == STANDARD_PERIOD


def test_a_profile_without_a_calendar_has_the_standard_one():
    assert calendar_terms(top("")) == STANDARD_CALENDAR
    assert period_marks(top("")) == STANDARD_PERIOD


def test_another_city_has_its_own_calendar():
    assert calendar_terms(top(OWN)) == (
        CalendarTerm(
            "spring", "{年度}の照会", "12-15", "01-31", -1, opens="surveys", action="開く", years=(-1, -1)
        ),
        CalendarTerm("talk", "委員会", "08-01", "08-31"),
    )
    assert period_marks(top(OWN)) == (PeriodMark("計画", "◎", "中間見直し", (2, 2)),)


def test_a_calendar_may_be_empty():
    assert calendar_terms(top("calendar = []")) == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('from = "12-15"', 'from = "02-30"', r"calendar（1 番目）の from .*月と日（例 04-28）"),
        ('from = "12-15"', 'from = "2026-12-15"', r"calendar（1 番目）の from"),
        ('to = "08-31"', "", r"calendar（2 番目）に to がありません"),
        ("about = -1", "about = 3", r"about .*前年度"),
        ("about = -1", "about = true", "about .*整数"),
        ('action = "開く"', "", "action がありません"),
        ('key = "talk"', 'key = "spring"', "spring が二度あります"),
        ("years = [-1, -1]", "years = [-1]", r"years .*最終年度"),
        ("years = [-1, -1]", 'years = ["a", 1]', "years"),
        ("years = [-1, -1]", "years = [true, 1]", "years"),
        ("years = [-1, -1]", "years = [0, 99]", "years"),
    ],
)
def test_a_faulty_calendar_is_refused_with_place_and_key(old, new, message):
    assert old in OWN
    with pytest.raises(UserError, match=message):
        calendar_terms(top(OWN.replace(old, new)))


def test_a_faulty_mark_is_refused():
    with pytest.raises(UserError, match=r"period_marks（1 番目）に title がありません"):
        period_marks(top(OWN.replace('title = "中間見直し"', "")))


def test_a_day_of_a_leap_year_may_be_written():
    (first, _) = calendar_terms(top(OWN.replace('to = "01-31"', 'to = "02-29"')))
    assert first.ends == "02-29"


def test_a_task_may_open_a_page_of_its_tab():
    own = OWN.replace('opens = "surveys"', 'opens = "hearings"\npage = "owed"')
    first = calendar_terms(top(own))[0]
    assert (first.opens, first.page) == ("hearings", "owed")


@pytest.mark.parametrize(
    ("tab", "told"), [("hearings", "plan、notes、owed のどれか"), ("surveys", "このタブにページはありません")]
)
def test_a_page_that_the_tab_has_not_is_refused(tab, told):
    with pytest.raises(UserError, match=told):
        calendar_terms(top(OWN.replace('opens = "surveys"', f'opens = "{tab}"\npage = "people"')))


def test_a_task_may_open_the_papers_of_any_meeting_of_the_profile():
    own = OWN.replace('opens = "surveys"', 'opens = "packs"\npage = "board"')
    assert calendar_terms(top(own), ["board", "mayor"])[0].page == "board"
    with pytest.raises(UserError, match="mayor、council、publish のどれか"):
        calendar_terms(top(own), ["mayor", "council"])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'opens = "surveys"',
            'opens = "survey"',
            r"calendar（1 番目）の opens が正しくありません。home、registry",
        ),
        (
            'opens = "surveys"',
            'opens = "surveys"\nfigure = "returns"',
            "の figure が正しくありません。survey_returns",
        ),
    ],
)
def test_a_tab_or_a_figure_that_there_is_not_is_refused(old, new, message):
    assert old in OWN
    with pytest.raises(UserError, match=message):
        calendar_terms(top(OWN.replace(old, new)))


def test_the_tabs_that_a_calendar_may_name_are_those_of_the_window():
    from fujidesk.domain.plan_calendar import TAB_KEYS
    from fujidesk.ui.screen_stack import TABS

    assert tuple(TABS) == TAB_KEYS
