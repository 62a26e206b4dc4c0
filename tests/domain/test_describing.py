"""Field values in the words of the plan."""

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.describing import (
    EMPTY,
    department_text,
    describe_change,
    describe_value,
    short_phase_text,
)
from fujidesk.exchange.profiles import load_profile


@pytest.fixture(scope="module")
def profile():
    return load_profile("fuji")


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("title", "窓口の案内", "窓口の案内"),
        ("overview", "", "（空欄）"),
        ("page", None, "（空欄）"),
        ("page", 98, "98 頁"),
        ("departments", ["収納課", "市民課"], "収納課、市民課"),
        ("departments", [], "（空欄）"),
        ("category", "priority", "重点"),
        ("category", "unknown", "unknown"),
        ("is_dx", True, "デジタル変革に資する事業（DX）"),
        ("is_dx", False, "DX ではない"),
        ("indicator.direction", "at_least", "以上"),
        ("indicator.due_year", 2026, "令和8年度"),
        ("plan.2022.1", None, "（記載なし）"),
        ("plan.2022.1", {"phase": None, "departments": [], "settled": True}, "終了（-）"),
        ("*", None, "（なし）"),
        ("*", {"title": "新しい事業"}, "新しい事業"),
    ],
)
def test_describes_values(profile, field, value, text):
    assert describe_value(field, value, profile) == text


def test_describes_a_schedule_cell_with_departments_and_what_is_open(profile):
    cell = {"phase": 2, "departments": ["収納課", "市民課"], "settled": False}
    assert (
        describe_value("plan.2023.2", cell, profile) == "(2) 要件調査・導入検討 ／ 収納課・市民課 ／ 未確定"
    )


def test_describes_a_change_in_one_line(profile):
    change = FieldChange(Entity.PROJECT, "1-1-1", "page", 98, 99)
    assert describe_change(change, profile) == "頁: 98 頁 → 99 頁"


@pytest.mark.parametrize(
    ("phase", "text"), [(1, "(1) 研究"), (4, "(4) 運用"), (None, "終了"), (9, "(9)")]
)  # fmt: skip
def test_a_phase_for_a_narrow_cell(profile, phase, text):
    """A number that the profile does not name stands alone."""
    assert short_phase_text(phase, profile) == text


def test_departments_stand_side_by_side_as_printed():
    assert department_text(("収納課", "市民課")) == "収納課・市民課"
    assert department_text(()) == ""


@pytest.mark.parametrize(
    ("field", "value"), [("category", "highest"), ("indicator.direction", "sideways"), ("unheard", "x")]
)
def test_words_that_are_not_known_stay_as_they_are(profile, field, value):
    """The history may hold what an older or newer version wrote."""
    assert describe_value(field, value, profile) == value


@pytest.mark.parametrize("value", [None, "", []])
@pytest.mark.parametrize("field", ["overview", "departments", "page", "indicator.due_year"])
def test_an_empty_value_is_named_as_one(profile, field, value):
    assert describe_value(field, value, profile) == EMPTY


def test_a_whole_project_is_its_title(profile):
    assert describe_value("*", {"title": "窓口"}, profile) == "窓口"
    assert describe_value("*", {}, profile) == EMPTY
    assert describe_value("*", None, profile) == "（なし）"
