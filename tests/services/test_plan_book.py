"""The plan out as a Word document and back: a round trip without a difference."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from fujidesk.domain.changes import Disagreement, Entity, FieldChange, Statement
from fujidesk.domain.records import RegisterContent
from fujidesk.errors import CancelledError, MachineError
from fujidesk.paths import user_folders
from fujidesk.services.maintenance import build_database
from fujidesk.services.workspace import open_workspace

DAY = dt.date(2026, 7, 10)
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


@pytest.fixture(name="out")
def out_fixture(tmp_path):
    return tmp_path / "計画書.docx"


def test_shipped_register_comes_back_without_a_difference(workspace, out):
    done = workspace.plan_book.write(out, DAY)
    assert (done.path, done.projects) == (out, 202)
    comparison = workspace.plan_import.read([out])
    assert comparison.differences == ()
    assert comparison.disagreements == ()
    assert comparison.missing == ()
    assert comparison.projects == 202


def test_register_with_all_texts_of_the_plan_comes_back_without_a_difference(workspace, out):
    documents = sorted(SEEDS.glob("00[23]_*.txt"))
    if len(documents) < 2:
        pytest.skip("the plan documents are not beside this checkout")
    first = workspace.plan_import.read(documents)
    workspace.plan_import.apply(first, first.differences)
    workspace.plan_book.write(out, DAY)
    comparison = workspace.plan_import.read([out])
    assert comparison.differences == ()
    assert comparison.disagreements == ()


def test_what_was_edited_comes_back_without_a_difference(small_workspace, out):
    state = {"kind": "merged", "since": "2025-04-01", "into": ["1-1-9"]}
    open_half = {"phase": None, "departments": ["障害福祉課 (ふじやま学園)"], "settled": False}
    small_workspace.edits.apply(
        [
            FieldChange(
                Entity.PROJECT, "1-1-1", "overview", "番号札を出す。\n100%を目指す", "一\n\n　二\t三 "
            ),
            FieldChange(Entity.PROJECT, "1-1-9", "standing", None, state),
            FieldChange(Entity.PROJECT, "1-1-9", "plan.2026.2", None, open_half),
            FieldChange(Entity.PROJECT, "1-5-10", "indicator.due_year", None, 2150),
            FieldChange(Entity.LEVEL, "1.1", "direction", "", "段落\n" * 200),
        ],
        "編集",
    )
    small_workspace.plan_book.write(out, DAY)
    comparison = small_workspace.plan_import.read([out])
    assert comparison.differences == ()
    assert comparison.disagreements == ()


def test_document_makes_the_projects_of_an_empty_register(
    small_workspace, small_content, small_profile, tmp_path, out
):
    small_workspace.plan_book.write(out, DAY)
    bare = RegisterContent(tuple(replace(level, theme="") for level in small_content.levels), (), ())
    path = tmp_path / "bare.db"
    build_database(path, small_profile, bare)
    empty = open_workspace(path, user_folders(tmp_path / "bare"))
    try:
        comparison = empty.plan_import.read([out])
        assert [item.change.field for item in comparison.differences] == ["*", "*", "*", "theme"]
        empty.plan_import.apply(comparison, comparison.differences)
        assert empty.plan_import.read([out]).differences == ()
        records = {item.number: item for item in empty.registry.content().projects}
        for before in small_content.projects:
            summary = "" if before.overview else before.summary
            assert replace(records[before.number], yearly_actions=dict(before.yearly_actions)) == replace(
                before, actual=(), summary=summary
            )
    finally:
        empty.close()


def test_one_edit_in_the_register_is_one_difference_to_the_document(small_workspace, out):
    small_workspace.plan_book.write(out, DAY)
    edit = FieldChange(Entity.PROJECT, "1-1-1", "purpose", "待たせない", "待たせる")
    small_workspace.edits.apply([edit], "編集")
    [difference] = small_workspace.plan_import.read([out]).differences
    assert difference.change == FieldChange(Entity.PROJECT, "1-1-1", "purpose", "待たせる", "待たせない")


def test_import_of_the_own_document_keeps_what_the_printed_plan_left_open(workspace, out):
    before = workspace.registry.disagreements()
    doubt = Disagreement("1-1-1", "title", (Statement("一覧", "別の名"),), "名", "違います。", settled=False)
    comparison = workspace.plan_import.read([_written(workspace, out)])
    told = replace(comparison, disagreements=(doubt,))
    workspace.plan_import.apply(told, ())
    assert workspace.registry.disagreements() == [doubt] != before
    workspace.plan_import.apply(workspace.plan_import.read([out]), ())
    assert workspace.registry.disagreements() == [doubt]


def _written(workspace, out):
    workspace.plan_book.write(out, DAY)
    return out


def test_day_stands_on_the_cover(small_workspace, out):
    small_workspace.plan_book.write(out, DAY)
    assert "令和8年7月10日現在" in [item.text for item in Document(str(out)).paragraphs]


def test_projects_of_an_earlier_day_are_written_in_place_of_todays(small_workspace, out):
    then = replace(small_workspace.registry.sheet("1-1-9").record, title="お知らせ")
    assert small_workspace.plan_book.write(out, DAY, records=[then]).projects == 1
    comparison = small_workspace.plan_import.read([out])
    assert [(item.change.key, item.change.field) for item in comparison.differences] == [("1-1-9", "title")]
    assert comparison.missing == ("1-1-1", "1-5-10")


def test_stopped_writing_leaves_what_was_there(small_workspace, out):
    class Stop:
        def step(self, done, total, what):
            if done >= 80:
                raise CancelledError

    out.write_bytes(b"before")
    with pytest.raises(CancelledError):
        small_workspace.plan_book.write(out, DAY, Stop())
    assert out.read_bytes() == b"before"
    assert [path.name for path in out.parent.iterdir() if path.suffix == ".tmp"] == []


def test_place_that_is_not_there_is_told(small_workspace, tmp_path):
    with pytest.raises(MachineError):
        small_workspace.plan_book.write(tmp_path / "no" / "計画書.docx", DAY)
