"""The search over all plans: plan by plan, the one that is worked with first."""

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.hearings import HearingKind, NoteKind
from fujidesk.paths import user_folders
from fujidesk.services import searching_all
from fujidesk.services.workspace import open_workspace
from tests.two_plans import NEXT, SECOND_CITY, with_three_plans


@pytest.fixture
def space(small_database, small_profile, small_content, tmp_path):
    with_three_plans(small_database, small_profile, small_content)
    opened = open_workspace(small_database, user_folders(tmp_path / "p"), plan=str(NEXT))
    yield opened
    opened.close()


def found(space, query):
    return {
        hits.plan.id: {group.label: [hit.number for hit in group.hits] for group in hits.groups}
        for hits in space.search_all.find(query, space.plans)
    }


def test_the_plan_of_the_window_comes_first_and_each_has_its_own(space):
    assert list(found(space, "1-1-1").items())[:2] == [
        (NEXT, {"番号・事業名": ["1-1-1"]}), (1, {"番号・事業名": ["1-1-1"]}),
    ]  # fmt: skip


def test_what_one_plan_has_is_found_there_alone(space):
    change = FieldChange(Entity.PROJECT, "1-1-1", "title", "窓口の案内番号", "新しい券売機")
    space.edits.apply([change], "事業名の変更")
    assert found(space, "券売機") == {NEXT: {"番号・事業名": ["1-1-1"]}}
    assert found(space, "案内番号") == {1: {"番号・事業名": ["1-1-1"]}}
    assert found(space, "どこにもない") == {}
    assert found(space, " ") == {}


def test_groups_are_in_the_words_of_each_city(space):
    title = space._database.of_plan(SECOND_CITY)
    with title.reading() as session:
        from fujidesk.models import departments

        name = next(iter(departments.department_records(session))).name
    assert "事業主管課" in found(space, name)[SECOND_CITY]


def test_lines_of_hearings_are_found_in_other_plans(space):
    space.hearings.plan(space.hearings.drafted(2027, HearingKind.OTHER, "収納課"))
    space.hearings.add_note("R9-001", NoteKind.DECISION, "券売機を置く")
    other = space.turned_to(1)
    assert found(other, "券売機を") == {NEXT: {"ヒアリング記録": ["R9-001"]}}
    other.close()


def test_of_very_many_plans_only_those_that_hold_the_words_are_looked_at(space, monkeypatch):
    monkeypatch.setattr(searching_all, "MOST_PLANS", 2)
    looked = []
    search = searching_all.AllPlansSearch._search

    def noted(self, plan):
        looked.append(plan)
        return search(self, plan)

    monkeypatch.setattr(searching_all.AllPlansSearch, "_search", noted)
    assert list(found(space, "窓口の案内番号")) == [NEXT, 1]
    assert looked == [NEXT, 1]


def test_a_long_list_is_cut_and_counted(space):
    hits = space.search_all.find("1", space.plans, limit=2)
    city = next(hit for hit in hits if hit.plan.id == SECOND_CITY)
    assert len(city.groups[0].hits) == 2
    assert city.groups[0].total > 2
