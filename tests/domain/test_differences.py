"""What a document says other than the register."""

from dataclasses import replace

import pytest

from fujidesk.domain.changes import Difference, Entity, FieldChange
from fujidesk.domain.differences import NEW_PROJECT, NOT_GIVEN, compare_levels, compare_projects, takes_away
from fujidesk.domain.fields import record_of_whole, whole_value
from fujidesk.domain.records import Category, LevelRecord, ProjectRecord, ScheduleCell

BASE = ProjectRecord(
    "1-1-2", "窓口の案内表示", "1", "1.1", Category.PRIORITY, ("収納課",), summary="要約",
    overview="概要", schedule=(ScheduleCell(2022, 1, 4, ("収納課",)),), actual=(ScheduleCell(2022, 1, 3),),
)  # fmt: skip


def test_equal_projects_have_no_difference():
    assert compare_projects({"1-1-2": BASE}, [BASE]) == []


def test_each_differing_field_is_one_difference_with_its_note():
    other = replace(BASE, overview="別の概要", schedule=(ScheduleCell(2022, 1, 3, ("収納課",)),))
    found = compare_projects({"1-1-2": BASE}, [other], notes={("1-1-2", "overview"): "120行目"})
    assert [(item.change.field, item.note) for item in found] == [
        ("overview", "120行目"),
        ("plan.2022.1", ""),
    ]
    assert (found[0].change.before, found[0].change.after) == ("概要", "別の概要")


def test_skipped_fields_and_kinds_are_left_out():
    other = replace(BASE, summary="", actual=(), overview="")
    found = compare_projects({"1-1-2": BASE}, [other], skip_fields=("summary", "actual"))
    assert [(item.change.field, item.note) for item in found] == [("overview", NOT_GIVEN)]


def test_new_project_is_one_difference_and_missing_ones_are_none():
    new = replace(BASE, number="1-1-10")
    newer = replace(BASE, number="1-1-9")
    found = compare_projects({"1-1-2": BASE}, [new, newer])
    assert [item.change.key for item in found] == ["1-1-9", "1-1-10"]
    assert found[0].note == NEW_PROJECT
    assert record_of_whole("1-1-9", found[0].change.after) == newer


def test_whole_value_names_policy_and_measure():
    value = whole_value(BASE)
    assert isinstance(value, dict)
    assert (value["policy"], value["measure"], value["category"]) == ("1", "1.1", "priority")


def test_levels_differ_only_where_the_document_has_a_text():
    stored = LevelRecord("1.1", "手続", "1", theme="昔", background="背景")
    read = replace(stored, theme="今", background="")
    unknown = LevelRecord("9.9", "知らない", "9")
    found = compare_levels({"1.1": stored}, [read, unknown], notes={("1.1", "theme"): "30行目"})
    assert [(item.change.field, item.change.before, item.change.after, item.note) for item in found] == [
        ("theme", "昔", "今", "30行目")
    ]


CELL = {"phase": 2, "departments": ["収納課"], "settled": True}


@pytest.mark.parametrize(
    ("before", "after", "loses"),
    [
        ("窓口", "", True),
        ("窓口", None, True),
        (["収納課"], [], True),
        (12, None, True),
        ("10", None, True),
        (CELL, None, True),
        (CELL, {**CELL, "departments": []}, True),
        (CELL, {**CELL, "settled": False}, True),
        ({**CELL, "settled": False}, {**CELL, "phase": 1}, False),
        (CELL, {**CELL, "phase": None}, False),
        (None, CELL, False),
        ("", None, False),
        ([], None, False),
        ("窓口", "受付", False),
        (True, False, False),
        (None, {"title": "新しい事業"}, False),
    ],
)
def test_what_would_be_lost_is_known(before, after, loses):
    change = FieldChange(Entity.PROJECT, "1-1-1", "x", before, after)
    assert takes_away(Difference(change)) is loses


def test_a_note_does_not_hide_a_loss():
    """The reason of a disagreement takes the place of the usual note; the value still tells."""
    change = FieldChange(Entity.PROJECT, "1-1-1", "purpose", "待たせない", "")
    assert takes_away(Difference(change, "個票の 3 行目"))
