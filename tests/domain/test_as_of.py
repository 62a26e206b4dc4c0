"""The register of a day: what came later is taken back, the newest first."""

import datetime as dt

from fujidesk.domain.as_of import register_as_of
from fujidesk.domain.changes import Entity, FieldChange
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
