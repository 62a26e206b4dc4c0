"""Undo and redo: what they say, and what they pass on."""

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.errors import MachineError
from fujidesk.ui.undo_commands import UndoCommands


@pytest.fixture
def commands(small_workspace, context):
    return UndoCommands(small_workspace, context)


def test_without_steps_nothing_is_said(qtbot, commands, reporter):
    with qtbot.assertNotEmitted(commands.changed):
        commands.undo()
        commands.redo()
    assert reporter.notes == reporter.errors == []


@pytest.mark.parametrize(
    ("label", "note"), [("事業名の変更", "元に戻しました：事業名の変更"), ("", "元に戻しました。")]
)
def test_a_step_back_is_named_and_passed_on(qtbot, commands, small_workspace, reporter, label, note):
    small_workspace.edits.apply(
        [FieldChange(Entity.PROJECT, "1-1-9", "title", "ＬＩＮＥのお知らせ", "お知らせ")], label
    )
    with qtbot.waitSignal(commands.changed) as caught:
        commands.undo()
    assert caught.args[0].numbers == {"1-1-9"}
    assert reporter.notes == [note]
    commands.redo()
    assert reporter.notes[1].startswith("やり直しました")


def test_a_disk_that_fails_is_told_and_nothing_passed_on(
    qtbot, commands, small_workspace, reporter, monkeypatch
):
    def fail():
        raise MachineError("台帳に書き込めません。")

    monkeypatch.setattr(small_workspace.edits, "undo", fail)
    with qtbot.assertNotEmitted(commands.changed):
        commands.undo()
    assert [str(error) for error in reporter.errors] == ["台帳に書き込めません。"]
