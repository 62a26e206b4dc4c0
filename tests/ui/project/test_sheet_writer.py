"""What cannot be stored is told in a sentence, and nothing typed is lost over it."""

import pytest
from PySide6.QtWidgets import QWidget

from fujidesk.domain.changes import Entity, FieldChange, HistoryEntry
from fujidesk.domain.fields import values_of
from fujidesk.errors import MachineError, UserError
from fujidesk.ui.forms.field_editor import FieldEditor
from fujidesk.ui.forms.fields import FieldRecord
from fujidesk.ui.project.sheet_writer import SheetWriter

FULL = MachineError("ディスクの空きが足りません。")


@pytest.fixture
def writer(small_workspace, reporter):
    return SheetWriter(small_workspace, reporter)


@pytest.fixture
def field(qtbot, theme):
    """The field of 事業概要 with something typed."""
    parent = QWidget()
    qtbot.addWidget(parent)
    made = FieldEditor(FieldRecord("overview", "事業概要"), parent)
    made.start("前", "typed")
    made.kept = parent
    return made


def failing(workspace, monkeypatch, error):
    """Let every write fail."""

    def fail(*_):
        raise error

    monkeypatch.setattr(workspace.edits, "apply", fail)


def stored(workspace, field="overview"):
    return values_of(workspace.registry.sheet("1-1-1").record)[field]


def test_a_full_disk_keeps_the_typing_and_is_told(writer, field, small_workspace, reporter, monkeypatch):
    failing(small_workspace, monkeypatch, FULL)
    writer.store_field("1-1-1", field, "前", "typed")
    assert field.message == "保存できませんでした。入力はこの欄に残っています。"
    assert field.is_dirty()
    assert reporter.errors == [FULL]


def test_what_is_wrong_with_the_value_is_said_beside_the_field(
    writer, field, small_workspace, reporter, monkeypatch
):
    failing(small_workspace, monkeypatch, UserError("長すぎます。"))
    writer.store_field("1-1-1", field, "前", "typed")
    assert (field.message, reporter.errors) == ("長すぎます。", [])


def test_painting_that_is_refused_is_told(writer, small_workspace, reporter, monkeypatch, qtbot):
    failing(small_workspace, monkeypatch, FULL)
    change = FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 13)
    with qtbot.assertNotEmitted(writer.written):
        assert not writer.apply([change], "頁")
    assert reporter.errors == [FULL]


def test_without_a_step_there_is_nothing_to_undo(writer, reporter):
    assert not writer.undo()
    assert reporter.notes == []


def test_undo_says_what_it_took_back(writer, small_workspace, reporter):
    before = stored(small_workspace, "page")
    assert writer.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", before, 99)], "1-1-1 頁")
    assert writer.undo()
    assert reporter.notes == ["元に戻しました：1-1-1 頁"]
    assert stored(small_workspace, "page") == before


def entry(before, after):
    change = FieldChange(Entity.PROJECT, "1-1-1", "page", before, after)
    return HistoryEntry(1, "2025-11-21T08:31:00+09:00", "係長 @ PC-12", "", change)


def test_a_change_of_the_history_is_taken_back_as_a_step_of_its_own(writer, small_workspace, qtbot):
    with qtbot.waitSignal(writer.written):
        writer.revert(entry(5, stored(small_workspace, "page")))
    assert stored(small_workspace, "page") == 5
    assert small_workspace.edits.undo_label == "1-1-1 頁（履歴から）"


def test_a_change_that_was_changed_again_is_named_with_its_value_now(writer, small_workspace, reporter):
    writer.revert(entry(5, 777))
    assert "いまは「12 頁」です" in str(reporter.errors[0])
    assert stored(small_workspace, "page") == 12


def test_a_failed_step_back_is_told(writer, small_workspace, reporter, monkeypatch):
    failing(small_workspace, monkeypatch, FULL)
    writer.revert(entry(5, 12))
    assert reporter.errors == [FULL]
