"""The register of a day: what came later is taken back, the newest first."""

import datetime as dt
from dataclasses import replace

from fujidesk.domain.as_of import between, changed_fields, register_as_of
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fields import whole_value
from fujidesk.domain.records import Category, ProjectRecord
from fujidesk.domain.revisions import Revision


def titled(title, number="1-1-1"):
    return ProjectRecord(number, title, "1", "1.1", Category.PRIORITY)


def renamed(key, day, before, after):
    change = FieldChange(Entity.PROJECT, "1-1-1", "title", before, after)
    return Revision(key, 2024, day=day, numbers=("1-1-1",), effects=(change,))


def test_two_changes_of_one_day_are_taken_back_in_reverse_order():
    steps = [renamed("R6-001", "2024-04-01", "い", "ろ"), renamed("R6-002", "2024-04-01", "ろ", "は")]
    assert register_as_of([titled("は")], steps, dt.date(2024, 3, 31)) == [titled("い")]
    assert register_as_of([titled("は")], steps, dt.date(2024, 4, 1)) == [titled("は")]


def test_order_is_that_of_the_days_not_of_the_entering():
    steps = [renamed("R6-001", "2025-03-01", "ろ", "は"), renamed("R6-002", "2024-04-01", "い", "ろ")]
    assert register_as_of([titled("は")], steps, dt.date(2024, 3, 31)) == [titled("い")]


def test_departments_and_projects_that_are_gone_are_left_alone():
    effects = (
        FieldChange(Entity.DEPARTMENT, "収納課", "valid_to", None, "2024-03-31"),
        FieldChange(Entity.PROJECT, "9-9-9", "title", "前", "後"),
    )
    revision = Revision("R6-001", 2024, day="2024-04-01", effects=effects)
    assert register_as_of([titled("い")], [revision], dt.date(2024, 1, 1)) == [titled("い")]


def test_a_project_that_was_made_later_was_not_there_and_one_that_was_removed_was():
    whole = whole_value(titled("後の", "1-1-10"))
    made = FieldChange(Entity.PROJECT, "1-1-10", "*", None, whole)
    gone = FieldChange(Entity.PROJECT, "1-1-2", "*", whole_value(titled("前の", "1-1-2")), None)
    revision = Revision("R6-001", 2024, day="2024-04-01", effects=(made, gone))
    present = [titled("い"), titled("後の", "1-1-10")]
    assert register_as_of(present, [revision], dt.date(2024, 3, 31)) == [
        titled("い"),
        titled("前の", "1-1-2"),
    ]
    assert register_as_of(present, [revision], dt.date(2024, 4, 1)) == present


def test_projects_stand_in_the_order_of_their_numbers():
    present = [titled("い", "1-1-10"), titled("ろ", "1-1-2")]
    found = register_as_of(present, (), dt.date(2024, 4, 1))
    assert [record.number for record in found] == ["1-1-2", "1-1-10"]


def test_a_span_of_days_has_both_its_ends():
    steps = [renamed(f"R6-00{place}", day, "い", "ろ") for place, day in
             enumerate(("2024-06-01", "2024-04-01", "2024-03-31", "2024-06-02"), 1)]  # fmt: skip
    found = between(steps, dt.date(2024, 4, 1), dt.date(2024, 6, 1))
    assert [item.day for item in found] == ["2024-04-01", "2024-06-01"]


def test_what_differs_today_is_named_field_by_field():
    then = [titled("い"), titled("ろ", "1-1-2"), titled("は", "1-1-3"), titled("に", "1-1-4")]
    now = {"1-1-1": titled("い"), "1-1-2": titled("別", "1-1-2"),
           "1-1-3": replace(titled("は", "1-1-3"), measure="1.5")}  # fmt: skip
    assert changed_fields(then, now) == {"1-1-2": ("title",), "1-1-3": ("measure",), "1-1-4": ("*",)}
