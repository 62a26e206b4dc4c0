"""What a hearing starts with (001, 3.1; 図表6-2), and what a city calls it."""

import pytest

from fujidesk.domain.hearing_terms import STANDARD_HEARINGS, HearingTerm, HearingWords
from fujidesk.domain.hearings import HearingKind

FUJI = HearingWords()
OWN = HearingWords(
    (HearingTerm(HearingKind.NEW_PROJECT, "種まき面談", ("事務局の話", "ねらい"), ("市長室",)), *STANDARD_HEARINGS[1:]),
    "推進室",
)  # fmt: skip


@pytest.mark.parametrize("kind", HearingKind)
def test_every_kind_has_an_agenda_that_ends_with_what_is_next(kind):
    items = FUJI.agenda(kind)
    assert items[-1] == "次にすることの確認"
    assert len(set(items)) == len(items)


def test_a_new_project_is_asked_for_all_that_its_form_tells():
    told = "".join(FUJI.agenda(HearingKind.NEW_PROJECT))
    assert all(word in told for word in ("目的", "スケジュール", "経費", "効果", "リスク", "支援", "事務局"))


def test_a_priority_measure_is_heard_by_planning_finance_and_the_office():
    held = FUJI.attendees(HearingKind.PRIORITY, "市民課")
    assert held == ("企画担当", "財政担当", "事務局", "市民課 課長", "市民課 担当")


@pytest.mark.parametrize("kind", [HearingKind.NEW_PROJECT, HearingKind.OTHER])
def test_other_hearings_are_the_offices_alone(kind):
    assert FUJI.attendees(kind, "市民課") == ("事務局", "市民課 課長", "市民課 担当")
    assert FUJI.attendees(kind, "") == ("事務局",)


def test_a_city_says_all_of_it_in_its_own_words():
    assert OWN.name(HearingKind.NEW_PROJECT) == "種まき面談"
    assert OWN.agenda(HearingKind.NEW_PROJECT) == ("事務局の話", "ねらい"), "what it wrote itself stays"
    assert OWN.attendees(HearingKind.NEW_PROJECT, "") == ("市長室", "推進室")


def test_the_usual_agenda_speaks_of_the_city_s_office():
    assert "推進室に求める支援" in HearingWords(office="推進室").agenda(HearingKind.NEW_PROJECT)
