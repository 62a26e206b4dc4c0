"""A server counts its ids itself: what came with ids of its own must not be met again by what comes after."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fields import whole_value
from fujidesk.domain.progress import NoProgress
from fujidesk.services import plan_adding

NOW = dt.datetime(2027, 4, 1, 9, 0, tzinfo=dt.UTC)
FIRST_DAY = dt.date(2027, 4, 1)
CELL = {"phase": 3, "departments": ["市民課"]}


@pytest.fixture
def space(open_server):
    return open_server()


def reach(space, number, half="2022.1"):
    """Store a half-year that the project has not, through the ORM."""
    field = f"actual.{half}"
    return space.edits.apply([FieldChange(Entity.PROJECT, number, field, None, CELL)], "到達フェーズ")


def adopt(space):
    service = space.next_plan
    service.start(2027, 2031, "第二次の計画（案）")
    space.next_plan_tree.renumber(service.draft())
    service.decisions.approve(service.draft(), "", NOW)
    return service.decisions.adopt(service.draft(), FIRST_DAY, NOW)


def test_after_an_adoption_both_plans_take_new_half_years(space):
    adopt(space)
    assert reach(space, "1-1-9")
    space.reread_plans()
    new = space.turned_to(space.plans[-1].id)
    (row, *_) = new.registry.rows()
    changes = reach(new, row.number, "2027.1")
    new.close()
    assert row.number in changes.numbers


def test_after_a_plan_was_added_new_half_years_are_taken(space, small_profile, small_content, monkeypatch):
    other = replace(small_profile, plan_name="別の計画"), small_content
    monkeypatch.setattr(plan_adding, "plan_start", lambda _key: other)
    space.plan_adding.add("other", NoProgress())
    assert reach(space, "1-1-9")


def test_after_a_project_was_added_the_next_projects_and_half_years_are_taken(space):
    (record,) = space.registry.records(["1-1-9"])
    for number in ("1-1-20", "1-1-21"):
        value = whole_value(record)
        space.edits.apply([FieldChange(Entity.PROJECT, number, "*", None, value)], "事業を加える")
    assert reach(space, "1-1-9")
    assert reach(space, "1-1-20")
