"""From the menu to the folder on the disk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from fujidesk.exchange.folder_set import files_of
from fujidesk.paths import user_folders
from fujidesk.services.sample import fill_sample
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.publication.dialog import PublishDialog
from fujidesk.ui.widgets.message_dialog import MessageDialog
from fujidesk.ui.window_menu import WindowMenu


@pytest.fixture(name="answered")
def answered_fixture(tmp_path, small_profile, small_content):
    path = tmp_path / "s.db"
    fill_sample(path, [2022, 2023], small_profile, small_content)
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    yield opened
    opened.close()


@pytest.fixture(name="window")
def window_fixture(qtbot, answered, context):
    made = MainWindow(answered, context)
    qtbot.addWidget(made)
    made.show()
    return made


def asked(qtbot, window):
    window.findChild(WindowMenu).publish.trigger()
    qtbot.waitUntil(lambda: window.findChild(PublishDialog) is not None)
    return window.findChild(PublishDialog)


def write(qtbot, dialog, folder):
    dialog.folder.setText(str(folder))
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)


def test_the_folder_is_written_and_told_with_what_to_know(qtbot, window, tmp_path):
    dialog = asked(qtbot, window)
    qtbot.keyClick(dialog.year, Qt.Key.Key_Down)
    write(qtbot, dialog, tmp_path / "web")
    qtbot.waitUntil(lambda: window.findChild(MessageDialog) is not None)
    message = window.findChild(MessageDialog)
    told = "".join(label.text() for label in message.findChildren(QLabel))
    assert str(tmp_path / "web") in told
    assert "承認がまだ" in told
    assert "data/dx-plan-scores-2023.csv" in files_of(tmp_path / "web")
    message.close()


def test_what_is_refused_is_told_and_nothing_is_written(qtbot, window, tmp_path, reporter):
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "memo.txt").write_bytes(b"x")
    write(qtbot, asked(qtbot, window), tmp_path / "web")
    qtbot.waitUntil(lambda: bool(reporter.errors))
    assert "memo.txt" in str(reporter.errors[0])
    assert files_of(tmp_path / "web") == ["memo.txt"]


def test_without_answers_there_is_nothing_to_publish(qtbot, small_workspace, context, reporter):
    window = MainWindow(small_workspace, context)
    qtbot.addWidget(window)
    window.findChild(WindowMenu).publish.trigger()
    assert "公表できる年度がありません" in str(reporter.errors[0])
    assert window.findChild(PublishDialog) is None
