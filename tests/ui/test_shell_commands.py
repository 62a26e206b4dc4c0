"""What the menu does for the program itself."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from fujidesk import __version__
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.ui.levels.dialog import LevelsDialog
from fujidesk.ui.shell_commands import ShellCommands


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def commands(window, small_workspace, context):
    return ShellCommands(small_workspace, context, window)


def test_the_version_and_the_open_file_are_told(qtbot, commands, small_workspace, answers):
    seen = []

    def answer(dialog):
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    answers.expect(answer)
    commands.show_about()
    qtbot.waitUntil(lambda: bool(seen))
    text = "\n".join(seen)
    assert f"{__version__}（ソースから実行）" in text
    assert str(small_workspace.path) in text


def test_the_window_of_the_measures_opens_once_and_anew_after_closing(qtbot, window, commands):
    commands.show_levels()
    commands.show_levels()
    [dialog] = window.findChildren(LevelsDialog)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    commands.show_levels()
    assert len(window.findChildren(LevelsDialog)) == 1


def test_the_window_of_the_measures_shows_what_was_changed_elsewhere(window, commands, small_workspace):
    change = FieldChange(Entity.LEVEL, "1", "theme", "", "速い")
    commands.reload(small_workspace.edits.apply([change], "1 テーマ"))  # none is open: nothing happens
    commands.show_levels()
    [dialog] = window.findChildren(LevelsDialog)
    assert dialog._form.field("theme").draft() == "速い"
    commands.reload(small_workspace.edits.undo())
    assert dialog._form.field("theme").draft() == ""


def test_closing_without_that_window_does_nothing(commands):
    commands.close()


def test_looks_are_changed_and_remembered_one_by_one(commands, context):
    commands.change_scale(150)
    commands.change_theme("dark")
    assert (context.settings.window.scale, context.settings.window.theme) == (150, "dark")
    assert (context.theme.scale, context.theme.tokens.key) == (150, "dark")
