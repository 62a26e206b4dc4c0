import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QListView

from fujidesk.domain.changes import Entity, FieldChange
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
