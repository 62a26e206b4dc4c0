"""Going back to a backup in the running program: the window closes and opens on what was restored."""

import argparse

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from fujidesk import app as program
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.errors import MachineError
from fujidesk.models import copies
from fujidesk.opening import opened_database
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from fujidesk.settings import SettingsStore
from fujidesk.ui.backups.restore_dialog import RestoreDialog
from fujidesk.ui.clock import Clock
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.report import Reporter
from fujidesk.ui.status_line import StatusLine
from fujidesk.ui.tasks import TaskRunner
from fujidesk.ui.window_menu import WindowMenu

pytestmark = pytest.mark.usefixtures("windows_freed")


@pytest.fixture
def options(small_database):
    return argparse.Namespace(db=small_database, read_only=False, quit_when_ready=False, plan="", today="")


@pytest.fixture
def folders(tmp_path):
    return user_folders(tmp_path / "profile")


@pytest.fixture
def make_context(qapp, theme):
    def make():
        return ScreenContext(theme, TaskRunner(qapp), Reporter(qapp), SettingsStore(None), Clock())

    return make


class Office:
    """Uses the windows of the program as they appear: `steps` are called one after the other."""

    def __init__(self, *steps):
        self.steps = list(steps)
        self.timer = QTimer()
        self.timer.setInterval(20)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self):
        if self.steps and self.steps[0]():
            self.steps.pop(0)


def open_window():
    shown = [
        item for item in QApplication.topLevelWidgets() if isinstance(item, MainWindow) and item.isVisible()
    ]
    return shown[0] if shown else None


def change_page(workspace, before, after):
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", before, after)], "頁")


def page(path, folders):
    reader = open_workspace(path, folders, read_only=True)
    found = reader.registry.sheet("1-1-1").record.page
    reader.close()
    return found


def choose_restore():
    window = open_window()
    if window is None or window._context.tasks.busy:
        return False
    window.findChild(WindowMenu).restore.trigger()
    return True


def press_restore(qtbot, row):
    def press():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, RestoreDialog) or not dialog.restore.isVisible():
            return False
        dialog.list.table.selectRow(row)
        qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
        return True

    return press


def run(qapp, options, folders, context):
    opened = opened_database(options, folders)
    return program._run_windows(qapp, opened, context, options, folders)


def test_the_window_opens_anew_on_what_was_restored(qtbot, qapp, theme, options, folders, make_context):
    workspace = open_workspace(options.db, folders)
    workspace.back_up()
    change_page(workspace, 12, 70)
    workspace.close()
    seen = []

    def read():
        window = open_window()
        if window is None or window._context is first or window._context.tasks.busy:
            return False
        seen.append(window._workspace.registry.sheet("1-1-1").record.page)
        seen.append(window.findChild(StatusLine).currentMessage())
        window.close()
        return True

    first = make_context()
    office = Office(choose_restore, press_restore(qtbot, 1), read)
    assert run(qapp, options, folders, first) == 0
    assert office.steps == []
    assert seen[0] == 12
    assert "戻しました" in seen[1]
    assert page(options.db, folders) == 12
    assert not list(options.db.parent.glob("*.lock"))
    before = open_workspace(options.db, folders, read_only=True).backups()[0]
    assert before.name.reason_word == "戻す前"
    assert copies.held(before.path).changes == 1


def test_where_it_cannot_be_put_back_the_window_opens_on_what_there_is(
    qtbot, qapp, theme, options, folders, make_context, monkeypatch
):
    workspace = open_workspace(options.db, folders)
    workspace.back_up()
    change_page(workspace, 12, 70)
    workspace.close()
    seen = []

    def held(_draft, _path):
        raise PermissionError(13, "Permission denied")

    def read():
        dialog = QApplication.activeModalWidget()
        if dialog is None or isinstance(dialog, RestoreDialog):
            return False
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()
        open_window().close()
        return True

    monkeypatch.setattr(copies, "put_in_place", held)
    office = Office(choose_restore, press_restore(qtbot, 1), read)
    assert run(qapp, options, folders, make_context()) == 0
    assert office.steps == []
    assert any("閉じてもらってから" in text for text in seen)
    assert page(options.db, folders) == 70
    assert not list(options.db.parent.glob("*.restoring*"))


def test_closing_as_usual_ends_the_program_with_the_backup_of_the_day(
    qapp, theme, options, folders, make_context
):
    def leave():
        window = open_window()
        if window is None or window._workspace.last_backup is None:
            return False
        window.close()
        return True

    office = Office(leave)
    assert run(qapp, options, folders, make_context()) == 0
    assert office.steps == []
    reader = open_workspace(options.db, folders, read_only=True)
    assert [item.name.reason_word for item in reader.backups()] == ["その日の最初"]
    reader.close()


def test_an_error_says_why(small_workspace, tmp_path, monkeypatch):
    def broken(_draft):
        raise MachineError("空きがありません。")

    monkeypatch.setattr(small_workspace, "close_restored", broken)
    assert str(program._put_back(small_workspace, tmp_path / "a")) == "空きがありません。"
