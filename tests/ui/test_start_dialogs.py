"""What a person sees when the database cannot be opened at the start."""

import argparse

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from fujidesk.app import _opened, _settled
from fujidesk.errors import LockedError, UserError
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace


@pytest.fixture
def options(small_database):
    return argparse.Namespace(db=small_database, read_only=False, quit_when_ready=False)


def press(qtbot, dialog, word):
    button = next(item for item in dialog.findChildren(QPushButton) if item.text() == word)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("word", "reads"), [("読み取り専用で開く", True), ("閉じる", False)])
def test_a_locked_database_can_be_read(qtbot, theme, answers, options, tmp_path, word, reads):
    holder = open_workspace(options.db, user_folders(tmp_path / "holder"))
    folders = user_folders(tmp_path / "reader")
    found = _opened(options, folders)
    assert isinstance(found, LockedError)
    answers.expect(lambda dialog: press(qtbot, dialog, word))
    workspace = _settled(found, options, folders)
    assert (workspace is not None) is reads
    if workspace is not None:
        assert workspace.read_only
        workspace.close()
    holder.close()


def test_other_faults_are_a_plain_dialog(qtbot, theme, answers, options, tmp_path):
    options.db.write_bytes(b"something else")
    found = _opened(options, user_folders(tmp_path / "profile"))
    assert isinstance(found, UserError)
    seen = []

    def answer(dialog):
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    answers.expect(answer)
    assert _settled(found, options, user_folders(tmp_path / "profile")) is None
    assert str(found) in seen
