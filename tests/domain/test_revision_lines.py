"""What a revision did in the words of the plan: for screen, pack and JSON."""

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.records import ProjectState, StateKind
from fujidesk.domain.revision_lines import (
    RUNS,
    EffectLine,
    day_words,
    effect_lines,
    projects_words,
    revision_values,
    state_text,
    summary_words,
)
from fujidesk.domain.revisions import Revision, RevisionKind

PLACES = {"1.1": "手続", "1.5": "運用"}


def change(field, before, after, key="1-1-1", entity=Entity.PROJECT):
    return FieldChange(entity, key, field, before, after)


def cell(year, half, before, after, key="1-1-1"):
    def value(phase):
        return {"phase": phase, "departments": [], "settled": True}

    return change(f"plan.{year}.{half}", value(before), value(after), key)


def revision(*effects, **given):
    return Revision("R6-001", 2024, **({"kind": RevisionKind.MERGE, "day": "2024-04-01", "numbers": ("1-1-1",),
                    "effects": effects} | given))  # fmt: skip


def lines(profile, *effects):
    return effect_lines(revision(*effects), profile, PLACES)


def test_a_value_is_told_before_and_after(small_profile):
    assert lines(small_profile, change("title", "前", "後")) == (EffectLine("1-1-1", "事業名", "前", "後"),)


def test_a_measure_has_its_title_and_one_that_is_gone_its_code(small_profile):
    (line,) = lines(small_profile, change("measure", "1.1", "9.9"))
    assert (line.before, line.after) == ("1.1 手続", "9.9")


def test_half_years_in_a_row_are_one_line_a_project(small_profile):
    found = lines(
        small_profile, cell(2024, 1, 2, None), cell(2024, 2, 2, None), cell(2025, 1, 3, None),
        cell(2025, 1, 3, None, "1-1-9"),
    )  # fmt: skip
    assert [(line.number, line.label) for line in found] == [
        ("1-1-1", "スケジュール（計画）R6上～R7上"), ("1-1-9", "スケジュール（計画）R7上"),
    ]  # fmt: skip
    assert found[0].before.count(" → ") == 1
    assert found[0].after == "終了（-）"


def test_a_state_says_since_when_and_where_to(small_profile):
    state = {"kind": "merged", "since": "2024-04-01", "into": ["1-1-9"]}
    (line,) = lines(small_profile, change("standing", None, state))
    assert (line.before, line.after) == (RUNS, "統合（令和6年4月1日、1-1-9 へ）")


def test_departments_of_a_reorganisation_have_no_number(small_profile):
    (line,) = lines(small_profile, change("valid_to", None, "2024-03-31", "収納課", Entity.DEPARTMENT))
    assert line == EffectLine("", "部署 収納課", "（なし）", "2024-03-31")


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (None, ""), (ProjectState(StateKind.SUSPENDED, "2024-07-01"), "休止（令和6年7月1日）"),
        (ProjectState(StateKind.SPLIT, "2024-10-01", ("1-1-10", "1-1-11")), "分割（令和6年10月1日、1-1-10・1-1-11 へ）"),
    ],
)  # fmt: skip
def test_states_in_words(state, text):
    assert state_text(state) == text


def test_a_day_that_is_none_stays_as_it_is():
    assert (day_words("2024-04-01"), day_words("未定")) == ("令和6年4月1日", "未定")


def test_projects_and_where_they_went_stand_on_a_line_each():
    merged = revision(numbers=("1-1-1", "1-1-2"), into=("1-1-9",))
    assert projects_words(merged, {"1-1-1": "窓口", "1-1-9": "案内"}).splitlines() == [
        "1-1-1 窓口", "1-1-2", "→ 1-1-9 案内",
    ]  # fmt: skip
    moved = revision(numbers=(), departments_before=("収納課",), departments_after=("税務課",))
    assert projects_words(moved, {}).splitlines() == ["収納課", "→ 税務課"]


def test_json_keeps_what_the_command_line_promises(small_profile):
    made = revision(change("title", "前", "後"), into=("1-1-9",), reason="訳", meeting="本部")
    found = revision_values(made, {"1-1-1": "窓口"}, effect_lines(made, small_profile, PLACES))
    assert (found["kind"], found["kind_name"], found["day"]) == ("merge", "統合", "2024-04-01")
    assert found["projects"] == [{"number": "1-1-1", "title": "窓口"}]
    assert found["into"] == [{"number": "1-1-9", "title": None}]
    assert found["effects"] == [{"number": "1-1-1", "field": "事業名", "before": "前", "after": "後"}]


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (revision(change("title", "前", "後")), "変わる事業 1 件（1-1-1）、変更の記録 1 件（R6-001）"),
        (revision(change("*", None, {}, "1-1-10"), cell(2024, 1, 2, None)), "新しい事業 1 件（1-1-10）、計画の半期 1 件"),
        (revision(change("standing", None, {}), into=("1-1-9",)), "統合先 1-1-9"),
    ],
)  # fmt: skip
def test_what_will_be_done_is_counted(made, words):
    assert words in summary_words(made)
    assert summary_words(made).endswith("Ctrl+Z で元に戻せます。")
