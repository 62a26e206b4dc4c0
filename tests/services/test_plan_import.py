"""Import of the plan document into a register that people have edited."""

from dataclasses import replace
from pathlib import Path

import pytest

from fujidesk.domain.changes import Disagreement, Entity, FieldChange, Statement
from fujidesk.domain.records import ScheduleCell
from fujidesk.errors import CancelledError, EditConflictError, UserError
from fujidesk.exchange import plan_document
from fujidesk.exchange.plan_document import PlanReading
from fujidesk.services.plan_import import LARGEST_FILE

DOUBT = Disagreement(
    "1-1-1", "overview", (Statement("個票", "番号を呼ぶ", 12), Statement("一覧", "番号札", 3)), "番号を呼ぶ", "二つの所で違います。", settled=False
)  # fmt: skip


@pytest.fixture
def document(tmp_path, monkeypatch, small_content):
    """A plan document; `document.says(...)` decides what the reader finds in it."""

    class Plan:
        path = tmp_path / "計画書.txt"

        def says(self, projects, levels=(), disagreements=()):
            found = PlanReading(tuple(projects), tuple(levels), tuple(disagreements), ("計画書.txt",))
            monkeypatch.setattr(plan_document, "read_plan_documents", lambda *_args: found)

    plan = Plan()
    plan.path.write_text("計画", encoding="utf-8")
    plan.says(small_content.projects, small_content.levels)
    return plan


def read(workspace, document):
    return workspace.plan_import.read([document.path])


def test_unedited_register_has_no_differences(small_workspace, document):
    comparison = read(small_workspace, document)
    assert (comparison.differences, comparison.missing, comparison.projects) == ((), (), 3)
    assert comparison.sources == ("計画書.txt",)


def test_edited_register_differs_field_by_field_and_only_the_accepted_come_in(
    small_workspace, small_content, document
):
    edits = [
        FieldChange(Entity.PROJECT, "1-1-1", "overview", small_content.projects[0].overview, "直した文"),
        FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 99),
        FieldChange(Entity.PROJECT, "1-1-1", "summary", "待ち時間を短くする", "直した要約"),
        FieldChange(
            Entity.PROJECT, "1-1-1", "actual.2022.2", None, {"phase": 4, "departments": [], "settled": True}
        ),
        FieldChange(Entity.LEVEL, "1.1", "theme", "便利", "直したテーマ"),
    ]
    small_workspace.edits.apply(edits, "編集")
    comparison = read(small_workspace, document)
    assert {item.change.field for item in comparison.differences} == {"page", "overview", "theme"}
    accepted = [item for item in comparison.differences if item.change.field != "page"]
    made = small_workspace.plan_import.apply(comparison, accepted)
    assert (made.numbers, made.levels) == ({"1-1-1"}, {"1.1"})
    record = small_workspace.registry.sheet("1-1-1").record
    assert record.overview == small_content.projects[0].overview
    assert (record.page, record.summary, len(record.actual)) == (99, "直した要約", 2)
    assert small_workspace.edits.undo_label == "計画書の取り込み（計画書.txt）"
    small_workspace.edits.undo()
    assert small_workspace.registry.sheet("1-1-1").record.overview == "直した文"


def test_import_is_backed_up_before(small_workspace, document):
    assert small_workspace.last_backup is None
    assert small_workspace.registry.summary().imported_at == ""
    small_workspace.plan_import.apply(read(small_workspace, document), ())
    assert small_workspace.last_backup is not None
    assert small_workspace.registry.summary().imported_at.startswith("20")


def test_disagreements_are_kept_and_replaced(small_workspace, small_content, document):
    changed = replace(small_content.projects[0], overview="番号を呼ぶ")
    document.says([changed], disagreements=[DOUBT])
    comparison = read(small_workspace, document)
    assert comparison.differences[0].note == "二つの所で違います。"
    small_workspace.plan_import.apply(comparison, comparison.differences)
    assert small_workspace.registry.disagreements() == [DOUBT]
    assert small_workspace.registry.summary().open_disagreements == 1
    document.says([changed], disagreements=[replace(DOUBT, settled=True)])
    small_workspace.plan_import.apply(read(small_workspace, document), ())
    assert small_workspace.registry.summary().open_disagreements == 0
    assert len(small_workspace.registry.disagreements()) == 1


def test_document_with_levels_only_keeps_the_disagreements(small_workspace, small_content, document):
    document.says(small_content.projects, disagreements=[DOUBT])
    small_workspace.plan_import.apply(read(small_workspace, document), ())
    document.says((), [replace(small_content.levels[1], background="背景")])
    comparison = read(small_workspace, document)
    assert [item.change.field for item in comparison.differences] == ["background"]
    assert comparison.missing == ()
    small_workspace.plan_import.apply(comparison, comparison.differences)
    assert small_workspace.registry.disagreements() == [DOUBT]


def test_projects_missing_from_the_document_stay(small_workspace, small_content, document):
    document.says(small_content.projects[:1])
    comparison = read(small_workspace, document)
    assert (comparison.differences, comparison.missing) == ((), ("1-1-9", "1-5-10"))


def test_new_project_comes_in_whole_and_goes_with_undo(small_workspace, small_content, document):
    new = replace(
        small_content.projects[1],
        number="1-1-2",
        title="新しい",
        schedule=(ScheduleCell(2022, 1, 1, ("防災課",)),),
    )
    document.says([*small_content.projects, new])
    comparison = read(small_workspace, document)
    assert [(item.change.key, item.change.field) for item in comparison.differences] == [("1-1-2", "*")]
    assert small_workspace.plan_import.apply(comparison, comparison.differences).everything
    assert small_workspace.registry.sheet("1-1-2").record == new
    small_workspace.edits.undo()
    assert len(small_workspace.registry.rows()) == 3


def test_removed_project_can_come_back_by_import(small_workspace, small_content, document):
    from fujidesk.domain.fields import whole_value

    value = whole_value(small_content.projects[1])
    small_workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-9", "*", value, None)], "削除")
    comparison = read(small_workspace, document)
    small_workspace.plan_import.apply(comparison, comparison.differences)
    assert small_workspace.registry.sheet("1-1-9").record == small_content.projects[1]


def test_register_that_changed_since_reading_is_a_conflict(small_workspace, small_content, document):
    document.says([replace(small_content.projects[0], page=50, title="別の名前")])
    comparison = read(small_workspace, document)
    small_workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 13)], "頁")
    with pytest.raises(EditConflictError):
        small_workspace.plan_import.apply(comparison, comparison.differences)
    assert small_workspace.registry.sheet("1-1-1").record.title == "窓口の案内番号"
    assert small_workspace.registry.disagreements() == []


def test_stopping_at_the_backup_writes_nothing(small_workspace, small_content, document):
    class Stop:
        def step(self, done, total, what):
            raise CancelledError

    document.says([replace(small_content.projects[0], page=50)])
    comparison = read(small_workspace, document)
    with pytest.raises(CancelledError):
        small_workspace.plan_import.apply(comparison, comparison.differences, Stop())
    assert small_workspace.registry.content() == small_content


def test_files_that_cannot_be_read_are_sentences(small_workspace, tmp_path):
    with pytest.raises(UserError, match=r"無い.+が見つかりません"):
        small_workspace.plan_import.read([tmp_path / "無い.txt"])
    with pytest.raises(UserError, match="を読めません"):
        small_workspace.plan_import.read([tmp_path])
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(UserError, match="50 MB を超えています"):
        small_workspace.plan_import.read([large])


def test_what_is_no_plan_document_is_a_sentence(small_workspace, tmp_path):
    path = tmp_path / "memo.txt"
    path.write_text("買い物の覚え書き", encoding="utf-8")
    with pytest.raises(UserError, match="memo"):
        small_workspace.plan_import.read([path])


SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real plan document is not here")
def test_real_document_comes_in_once(workspace):
    documents = [next(SEEDS.glob("002_*.txt")), next(SEEDS.glob("003_*.txt"))]
    comparison = workspace.plan_import.read(documents)
    assert comparison.projects == 202
    assert not [item for item in comparison.differences if item.change.field == "*"]
    before = workspace.registry.content()
    workspace.plan_import.apply(comparison, comparison.differences)
    assert workspace.registry.summary().texts_imported
    assert workspace.plan_import.read(documents).differences == ()
    workspace.edits.undo()
    assert workspace.registry.content() == before


def test_undo_of_an_import_takes_back_all_that_came_with_it(small_workspace, small_content, document):
    changed = replace(small_content.projects[0], overview="番号を呼ぶ")
    document.says([changed], disagreements=[DOUBT])
    comparison = read(small_workspace, document)
    small_workspace.plan_import.apply(comparison, comparison.differences)
    first = small_workspace.registry.summary().imported_at
    document.says(
        [replace(changed, overview="番号を出す")], disagreements=[replace(DOUBT, taken="番号を出す")]
    )
    comparison = read(small_workspace, document)
    small_workspace.plan_import.apply(comparison, comparison.differences)
    newest = small_workspace.registry.disagreements()
    assert newest[0].taken == "番号を出す"
    small_workspace.edits.undo()
    assert small_workspace.registry.disagreements() == [DOUBT]
    assert small_workspace.registry.summary().imported_at == first
    small_workspace.edits.undo()
    assert small_workspace.registry.content() == small_content
    assert small_workspace.registry.disagreements() == []
    assert small_workspace.registry.summary().imported_at == ""
    small_workspace.edits.redo()
    assert small_workspace.registry.disagreements() == [DOUBT]
    small_workspace.edits.redo()
    assert small_workspace.registry.disagreements() == newest
    small_workspace.edits.undo()
    assert small_workspace.registry.disagreements() == [DOUBT]


def test_undo_of_an_import_that_someone_edited_since_keeps_both(small_workspace, small_content, document):
    document.says([replace(small_content.projects[0], overview="番号を呼ぶ")], disagreements=[DOUBT])
    comparison = read(small_workspace, document)
    small_workspace.plan_import.apply(comparison, comparison.differences)
    other = type(small_workspace.edits)(small_workspace._database, small_workspace.profile)
    other.apply([FieldChange(Entity.PROJECT, "1-1-1", "overview", "番号を呼ぶ", "別の人の文")], "別の人")
    with pytest.raises(EditConflictError, match="いまの値は「別の人の文」"):
        small_workspace.edits.undo()
    assert small_workspace.registry.disagreements() == [DOUBT]
    assert small_workspace.edits.undo_label == "計画書の取り込み（計画書.txt）"
    other.undo()
    small_workspace.edits.undo()
    assert small_workspace.registry.content() == small_content


def test_an_import_of_which_nothing_was_taken_is_in_the_history_and_so_is_its_undo(
    small_workspace, small_content, document
):
    document.says(small_content.projects, small_content.levels, [DOUBT])
    small_workspace.plan_import.apply(read(small_workspace, document), [])
    small_workspace.edits.undo()
    undone, kept = small_workspace.history.recent()
    assert (kept.label, undone.label) == (
        "計画書の取り込み（計画書.txt）", "元に戻す: 計画書の取り込み（計画書.txt）",
    )  # fmt: skip
    assert (kept.change.entity, kept.change.before, kept.change.after) == (Entity.REGISTER, "なし", "あり")
    assert (undone.change.before, undone.change.after) == ("あり", "なし")
