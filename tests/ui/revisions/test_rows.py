"""The tables of 変更・見直し: every column has its cell, days and numbers sort as such, states by shape and word."""

import datetime as dt

import pytest

from fujidesk.domain.records import Category, ProjectRecord, ProjectState, StateKind
from fujidesk.domain.revision_lines import EffectLine
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.services.revisions import RegisterThen
from fujidesk.ui.revisions import rows
from fujidesk.ui.widgets.figure_model import Tone


def revision(kind=RevisionKind.RENAME, day="2024-04-01", **given):
    return Revision("R6-001", 2024, kind, day, "訳の\n続き", "本部", ("1-1-1", "1-1-2"), **given)


def project(number="1-1-1", **given):
    return ProjectRecord(number, "窓口", "1", "1.1", Category.PRIORITY, ("収納課", "市民課"), **given)


def test_a_change_stands_on_one_line_with_all_in_its_tips():
    (row,) = rows.change_rows([revision(into=("1-1-9",))], {"1-1-1": "窓口"})
    assert row.number == "R6-001"
    assert [cell.text for cell in row.cells] == [
        "R6.4.1", "名称変更", "1-1-1 窓口 1-1-2 → 1-1-9", "訳の 続き", "本部",
    ]  # fmt: skip
    assert row.cells[2].tip.splitlines() == ["1-1-1 窓口", "1-1-2", "→ 1-1-9"]
    assert row.cells[3].tip == "訳の\n続き"
    assert len(row.cells) == len(rows.CHANGE_COLUMNS)


def test_days_sort_as_days():
    first, second = rows.change_rows([revision(day="2024-04-01"), revision(day="2024-10-01")], {})
    assert first.cells[0].key < second.cells[0].key


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        (RevisionKind.MERGE, "disc"), (RevisionKind.SUSPEND, "triangle"), (RevisionKind.RESUME, ""),
        (RevisionKind.MOVE, "ring"), (RevisionKind.ADDITION, ""),
    ],
)  # fmt: skip
def test_kinds_have_a_shape_beside_the_word(kind, shape):
    (row,) = rows.change_rows([revision(kind)], {})
    assert row.cells[1].icon == shape
    assert row.cells[1].text


def test_effects_lead_to_their_project():
    (row,) = rows.effect_rows([EffectLine("1-1-1", "事業名", "前", "後")])
    assert row.number == "1-1-1"
    assert [cell.text for cell in row.cells] == ["1-1-1", "事業名", "前", "後"]
    assert len(row.cells) == len(rows.EFFECT_COLUMNS)


def test_the_register_of_a_day_marks_what_differs_by_shape_and_words(small_profile):
    state = ProjectState(StateKind.SUSPENDED, "2024-07-01")
    records = (project(), project("1-1-10", state=state), project("1-1-9"))
    then = RegisterThen(dt.date(2024, 8, 1), records, {"1-1-1": ("title", "plan.2024.1", "plan.2024.2")}, ())
    changed, rests, same = rows.then_rows(then, small_profile)
    assert changed.cells[-1].text == "事業名、スケジュール"
    assert (changed.cells[-1].icon, changed.cells[-1].tone) == ("triangle", Tone.CARE)
    assert (same.cells[-1].text, same.cells[-1].icon, same.cells[-1].tone) == ("", "", Tone.PLAIN)
    assert rests.cells[5].text == "休止（令和6年7月1日）"
    assert [cell.text for cell in same.cells][2:6] == ["1.1", "重点", "収納課・市民課", "実施中"]
    assert same.cells[0].key < rests.cells[0].key, "1-1-9 stands before 1-1-10"
    assert len(same.cells) == len(rows.then_columns(small_profile))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ((), ""),
        (("*",), "今はない"),
        (("measure", "standing"), "施策、事業の状態"),
        (("plan.2024.1",) * 2, "スケジュール"),
    ],
)
def test_differences_are_named_once(fields, words):
    assert rows.differences_words(fields) == words
