"""The window of policies and measures: choosing, typing, storing, taking back, closing."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QListView, QWidget

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.errors import EditConflictError, MachineError
from fujidesk.ui.itemmodels.level_list import LEVEL_ROLE, LevelListModel
from fujidesk.ui.levels.dialog import LevelsDialog


@pytest.fixture
def dialog(qtbot, small_workspace, context):
    made = LevelsDialog(small_workspace, context)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isVisible)
    return made


def _choose(qtbot, dialog, row):
    view = dialog.findChild(QListView)
    place = view.visualRect(view.model().index(row)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _level(workspace, code):
    return next(level for level in workspace.registry.levels() if level.code == code)


def test_the_list_is_a_sound_model(small_workspace, qtmodeltester):
    model = LevelListModel()
    model.set_levels(small_workspace.registry.levels())
    qtmodeltester.check(model)
    assert model.data(model.index(1)) == "　1.1 手続"
    assert model.data(model.index(1), LEVEL_ROLE).code == "1.1"
    assert model.data(QModelIndex()) is None
    assert model.rowCount(model.index(0)) == 0


def test_a_chosen_level_shows_what_the_plan_says_of_it(qtbot, dialog):
    _choose(qtbot, dialog, 1)
    assert dialog._form.field("title").draft() == "手続"
    assert dialog._form.field("theme").draft() == "便利"
    assert dialog._hint.isHidden()
    _choose(qtbot, dialog, 0)
    assert dialog._form.field("theme").draft() == ""
    assert "第5章を取り込む" in dialog._hint.text()


def test_what_is_typed_is_stored_when_another_level_is_chosen(qtbot, dialog, small_workspace):
    _choose(qtbot, dialog, 1)
    editor = dialog._form.field("issues").editor
    editor.setFocus()
    with qtbot.waitSignal(dialog.edited) as heard:
        qtbot.keyClicks(editor, "queue")
        _choose(qtbot, dialog, 0)
    assert _level(small_workspace, "1.1").issues == "queue"
    assert "1.1" in heard.args[0].levels
    assert dialog._form.field("issues").draft() == ""


def test_what_somebody_else_wrote_meanwhile_is_overwritten_knowingly_only(qtbot, dialog, small_workspace):
    _choose(qtbot, dialog, 1)
    field = dialog._form.field("theme")
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "mine ")
    typed = field.draft()
    small_workspace.edits.apply([FieldChange(Entity.LEVEL, "1.1", "theme", "便利", "ほかの人の文")], "テーマ")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert _level(small_workspace, "1.1").theme == "ほかの人の文"
    assert "「ほかの人の文」に変わっています" in field.message
    assert field.draft() == typed
    dialog.activateWindow()
    field.editor.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert _level(small_workspace, "1.1").theme == typed.strip()


def test_ctrl_z_takes_the_last_step_back_and_shows_it(qtbot, dialog, small_workspace):
    _choose(qtbot, dialog, 1)
    small_workspace.edits.apply([FieldChange(Entity.LEVEL, "1.1", "theme", "便利", "速い")], "1.1 テーマ")
    dialog.reload()
    assert dialog._form.field("theme").draft() == "速い"
    dialog.edited.connect(dialog.reload)
    with qtbot.waitSignal(dialog.edited):
        dialog._undo.trigger()
    assert _level(small_workspace, "1.1").theme == "便利"
    assert dialog._form.field("theme").draft() == "便利"


def test_a_level_needs_a_title(qtbot, dialog, small_workspace):
    _choose(qtbot, dialog, 1)
    editor = dialog._form.field("title").editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert dialog._form.field("title").message
    assert _level(small_workspace, "1.1").title == "手続"


def test_closing_stores_and_frees_the_window(qtbot, small_workspace, context):
    dialog = LevelsDialog(small_workspace, context)
    dialog.show()
    qtbot.waitUntil(dialog.isVisible)
    _choose(qtbot, dialog, 1)
    editor = dialog._form.field("direction").editor
    editor.setFocus()
    qtbot.keyClicks(editor, "next")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    assert _level(small_workspace, "1.1").direction == "next"


def test_undo_and_redo_by_keys_from_the_list(qtbot, dialog, small_workspace, reporter):
    _choose(qtbot, dialog, 1)
    dialog.edited.connect(dialog.reload)
    small_workspace.edits.apply([FieldChange(Entity.LEVEL, "1.1", "theme", "便利", "速い")], "1.1 テーマ")
    view = dialog.findChild(QListView)
    view.setFocus()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _level(small_workspace, "1.1").theme == "便利"
    assert reporter.notes == ["元に戻しました：1.1 テーマ"]
    qtbot.keyClick(view, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert _level(small_workspace, "1.1").theme == "速い"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Z, both)
    assert _level(small_workspace, "1.1").theme == "速い"


def test_undo_while_typing_takes_back_the_typing_first(qtbot, dialog, small_workspace):
    _choose(qtbot, dialog, 1)
    small_workspace.edits.apply([FieldChange(Entity.LEVEL, "1.1", "theme", "便利", "速い")], "1.1 テーマ")
    dialog.reload()
    editor = dialog._form.field("issues").editor
    editor.setFocus()
    qtbot.keyClicks(editor, "abc")
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog._form.field("issues").draft() == ""
    assert _level(small_workspace, "1.1").theme == "速い"


@pytest.mark.parametrize("kind", [EditConflictError, MachineError])
def test_what_cannot_be_stored_stays_in_its_field(
    qtbot, dialog, small_workspace, reporter, monkeypatch, kind
):
    def refuse(*_args):
        raise kind("1.1 の課題は、ほかで変更されています。")

    _choose(qtbot, dialog, 1)
    monkeypatch.setattr(small_workspace.edits, "apply", refuse)
    field = dialog._form.field("issues")
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, "queue")
    dialog._form.flush()
    assert field.draft() == "queue"
    assert field.message
    assert [type(error) for error in reporter.errors] == ([MachineError] if kind is MachineError else [])
    assert _level(small_workspace, "1.1").issues == ""


def test_an_undo_that_meets_other_values_is_told(dialog, small_workspace, reporter, monkeypatch):
    def refuse():
        raise EditConflictError("1.1 のテーマは、ほかで変更されています。")

    monkeypatch.setattr(small_workspace.edits, "undo", refuse)
    dialog._undo.trigger()
    assert len(reporter.errors) == 1


def test_read_only_shows_and_changes_nothing(qtbot, small_workspace, context, monkeypatch):
    monkeypatch.setattr(small_workspace, "read_only", True)
    dialog = LevelsDialog(small_workspace, context)
    qtbot.addWidget(dialog)
    dialog.show()
    _choose(qtbot, dialog, 1)
    editor = dialog._form.field("theme").editor
    qtbot.keyClicks(editor, "abc")
    dialog._form.flush()
    assert dialog._form.field("theme").draft() == "便利"
    assert _level(small_workspace, "1.1").theme == "便利"


def test_the_window_is_not_larger_than_the_one_below(qtbot, small_workspace, context, qapp):
    below = QWidget()
    qtbot.addWidget(below)
    below.resize(700, 500)
    context.theme.change(qapp, scale=200)
    dialog = LevelsDialog(small_workspace, context, below)
    assert (dialog.width(), dialog.height()) == (700, 500)
