"""What a hearing starts with (001, 3.1; 図表6-2): its agenda, and who usually attends."""

import datetime as dt

import pytest

from fujidesk.domain.hearing_agenda import AGENDAS, FINANCE, OFFICE, PLANNING, usual_attendees, usual_kind
from fujidesk.domain.hearings import HearingKind


@pytest.mark.parametrize("kind", HearingKind)
def test_every_kind_has_an_agenda_that_ends_with_what_is_next(kind):
    items = AGENDAS[kind]
    assert items[-1] == "次にすることの確認"
    assert len(set(items)) == len(items)


def test_a_new_project_is_asked_for_all_that_its_form_tells():
    told = "".join(AGENDAS[HearingKind.NEW_PROJECT])
    assert all(word in told for word in ("目的", "スケジュール", "経費", "効果", "リスク", "支援"))


def test_a_priority_measure_is_heard_by_planning_finance_and_the_office():
    held = usual_attendees(HearingKind.PRIORITY, "市民課")
    assert held == (PLANNING, FINANCE, OFFICE, "市民課 課長", "市民課 担当")


@pytest.mark.parametrize(
    ("month", "kind"),
    [(4, HearingKind.NEW_PROJECT), (6, HearingKind.NEW_PROJECT), (8, HearingKind.NEW_PROJECT),
     (9, HearingKind.PRIORITY), (11, HearingKind.PRIORITY), (3, HearingKind.PRIORITY)],
)  # fmt: skip
def test_june_hears_new_projects_and_november_priority_measures(month, kind):
    assert usual_kind(dt.date(2026, month, 15)) is kind


@pytest.mark.parametrize("kind", [HearingKind.NEW_PROJECT, HearingKind.OTHER])
def test_other_hearings_are_the_offices_alone(kind):
    assert usual_attendees(kind, "市民課") == (OFFICE, "市民課 課長", "市民課 担当")
    assert usual_attendees(kind, "") == (OFFICE,)
