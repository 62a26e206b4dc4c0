"""Going back to a backup takes three clicks of the mouse from the window, and so does taking that back.

The clicks go to the windows at a place on them, as those of a hand do: what is covered is not hit, and what
lies outside cannot be. Presses that arrive at any window are counted by the application itself.
"""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fujidesk import app as program
from fujidesk.domain.changes import Entity, FieldChange
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

pytestmark = pytest.mark.usefixtures("windows_freed")


class Clicks(QObject):
    """Counts what is pressed in any window of the program; `taken` lists what was meant."""

    def __init__(self, qapp):
        super().__init__()
        self.pressed = 0
        self.taken = []
        qapp.installEventFilter(self)

    def at(self, widget, place=None):
        """Click where a widget lies; which window gets it is for the application to find out."""
        top = widget.window()
        self.taken.append(widget)
        spot = widget.mapTo(top, place or widget.rect().center())
        assert top.rect().contains(spot), "off the window"
        QTest.mouseClick(
            top.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(spot)
        )

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if isinstance(watched, QWindow) and event.type() in (
            QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress,
        ):  # fmt: skip
            self.pressed += 1
        return False


class Hand:
    """Does one step after another as soon as what it needs is in sight; a step says whether it was done.

    One that has nothing to press for long gives up: the window is closed, and the step is left over.
    """

    def __init__(self, *steps):
        self.steps = list(steps)
        self.looks_left = 500
        self.timer = QTimer()
        self.timer.setInterval(20)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def look(self):
        self.looks_left -= 1
        if self.looks_left == 0:
            for item in QApplication.topLevelWidgets():
                item.close()
        elif self.steps and self.steps[0]():
            self.steps.pop(0)
            self.looks_left = 500


@pytest.fixture
def folders(tmp_path):
    return user_folders(tmp_path / "profile")


@pytest.fixture
def clicks(qapp):
    made = Clicks(qapp)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture
def office(qapp, theme, small_database, folders, clicks):
    """Let a hand use the program on the small register; each run ends when the hand has closed the window."""

    def run(*steps):
        hand = Hand(*steps, close_window)
        options = program._parser().parse_args(["--db", str(small_database)])
        context = ScreenContext(theme, TaskRunner(qapp), Reporter(qapp), SettingsStore(None), Clock())
        clicks.pressed = 0
        assert program._run_windows(qapp, opened_database(options, folders), context, options, folders) == 0
        assert hand.steps == []
        hand.timer.stop()

    return run


def quiet_window():
    """The main window where it is shown, not at work, and has told its last backup."""
    for item in QApplication.topLevelWidgets():
        if isinstance(item, MainWindow) and item.isVisible() and not item._context.tasks.busy:
            return item if item.windowHandle().size() == item.size() else None
    return None


def list_dialog():
    dialog = QApplication.activeModalWidget()
    is_read = isinstance(dialog, RestoreDialog) and dialog.restore.isVisible() and not dialog.is_working
    return dialog if is_read else None


def close_window():
    window = quiet_window()
    if window is None or QApplication.activeModalWidget() is not None:
        return False
    window.close()
    return True


def press_backup(clicks):
    def step():
        window = quiet_window()
        button = None if window is None else window.findChild(StatusLine).backup
        if button is None or not button.isVisible() or QApplication.activeModalWidget() is not None:
            return False
        clicks.at(button)
        return True

    return step


def press_row(clicks, row, said):
    def step():
        dialog = list_dialog()
        if dialog is None:
            return False
        table = dialog.list.table
        spot = table.visualRect(table.model().index(row, 1)).center()
        clicks.at(table.viewport(), spot)
        said.append((dialog.list.current.name.reason_word, dialog.told.text()))
        return True

    return step


def press_restore(clicks, said=None):
    def step():
        dialog = list_dialog()
        if dialog is None:
            return False
        if said is not None:
            said.append((dialog.list.current.name.reason_word, dialog.told.text()))
        clicks.at(dialog.restore)
        return True

    return step


def change_page(workspace, before, after):
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", before, after)], "頁")


def page(path, folders):
    reader = open_workspace(path, folders, read_only=True)
    found = reader.registry.sheet("1-1-1").record.page
    reader.close()
    return found


@pytest.fixture
def changed(small_database, folders):
    """A backup of page 12, then page 70, then the backup that closing makes."""
    workspace = open_workspace(small_database, folders)
    workspace.back_up()
    change_page(workspace, 12, 70)
    workspace.close()
    assert page(small_database, folders) == 70


def test_an_older_backup_is_gone_back_to_in_three_clicks(office, clicks, changed, small_database, folders):
    said = []
    office(press_backup(clicks), press_row(clicks, 1, said), press_restore(clicks))
    assert page(small_database, folders) == 12
    ((reason, loss),) = said
    assert reason == "手動"
    assert "その後の変更 1 件がなくなります" in loss
    assert (clicks.pressed, len(clicks.taken)) == (3, 3)


def test_going_back_is_taken_back_in_two_clicks(office, clicks, changed, small_database, folders):
    office(press_backup(clicks), press_row(clicks, 1, []), press_restore(clicks))
    assert page(small_database, folders) == 12
    said = []
    office(press_backup(clicks), press_restore(clicks, said))
    assert page(small_database, folders) == 70
    assert said[0][0] == "戻す前"
    assert clicks.pressed == 2
