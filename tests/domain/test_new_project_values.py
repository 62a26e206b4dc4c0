"""New projects as JSON for `fujidesk proposals`: every field, null where nothing is known."""

import json

import pytest

from fujidesk.domain.new_project_values import new_project_json, new_project_value
from fujidesk.domain.new_projects import STEP_NAMES, NewProject, Step, StepTaken

PROJECT = NewProject(
    "R8-001", 2026, "収納課", "予約", "短くする", "窓口の予約", "秋から", ((2027, 900), (2028, 0)), "早い", "慣れ", "助言",
    is_important=True, measure="1.1", is_dx=True,
    steps=(StepTaken(Step.PROPOSED, "2026-04-20"), StepTaken(Step.HEARD, "2026-06-10", "6月の回")),
    requested_kyen=0, remark="内部",
)  # fmt: skip


def test_every_field_is_told(small_profile):
    assert new_project_value(PROJECT, small_profile) == {
        "id": "R8-001", "fiscal_year": 2026, "department": "収納課", "title": "予約", "purpose": "短くする",
        "content": "窓口の予約", "schedule": "秋から", "effects": "早い", "risks": "慣れ", "support": "助言",
        "remark": "内部", "costs_kyen": {"2027": 900, "2028": 0}, "important": True, "measure": "1.1",
        "category": "推進", "is_dx": True, "step": "ヒアリング", "next_steps": ["支援", "本部説明", "見送り"],
        "steps": [
            {"step": "提案", "date": "2026-04-20", "reason": ""},
            {"step": "ヒアリング", "date": "2026-06-10", "reason": "6月の回"},
        ],
        "requested_kyen": 0, "assessed_kyen": None, "settled_kyen": None, "number": None,
    }  # fmt: skip


def test_nothing_known_is_null_and_no_step_is_the_proposal(small_profile):
    value = new_project_value(NewProject("R8-002", 2026), small_profile)
    assert (value["measure"], value["number"], value["costs_kyen"], value["steps"]) == (None, None, {}, [])
    assert value["step"] == "提案"


@pytest.mark.parametrize("projects", [(), (PROJECT,), (PROJECT, NewProject("R8-002", 2026))])
def test_counts_name_every_step_and_add_up(small_profile, projects):
    values = json.loads(new_project_json(2026, projects, small_profile, is_sample=False))
    assert list(values["counts"]) == list(STEP_NAMES.values())
    assert sum(values["counts"].values()) == len(values["proposals"]) == len(projects)
    assert "sample" not in values


def test_made_up_data_is_marked_and_japanese_stays_readable(small_profile):
    text = new_project_json(2026, [PROJECT], small_profile, is_sample=True)
    assert json.loads(text)["sample"] is True
    assert "窓口の予約" in text
    assert text.endswith("}\n")
