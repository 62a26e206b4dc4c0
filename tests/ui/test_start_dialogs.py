"""What a person sees when the database cannot be opened at the start."""

import argparse

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from fujidesk.errors import LockedError, UserError
from fujidesk.opening import opened_database, settled
from fujidesk.paths import user_folders
from fujidesk.resources import resource
from fujidesk.services.workspace import open_workspace


@pytest.fixture
def options(small_database):
    return argparse.Namespace(db=small_database, read_only=False, quit_when_ready=False, plan="", today="")


def press(qtbot, dialog, word):
    button = next(item for item in dialog.findChildren(QPushButton) if item.text() == word)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("word", "reads"), [("読み取り専用で開く", True), ("閉じる", False)])
def test_a_locked_database_can_be_read(qtbot, theme, answers, options, tmp_path, word, reads):
    holder = open_workspace(options.db, user_folders(tmp_path / "holder"))
    folders = user_folders(tmp_path / "reader")
    found = opened_database(options, folders)
    assert isinstance(found, LockedError)
    answers.expect(lambda dialog: press(qtbot, dialog, word))
    workspace = settled(found, options, folders)
    assert (workspace is not None) is reads
    if workspace is not None:
        assert workspace.read_only
        workspace.close()
    holder.close()


def test_other_faults_are_a_plain_dialog(qtbot, theme, answers, options, tmp_path):
    options.db.write_bytes(b"something else")
    found = opened_database(options, user_folders(tmp_path / "profile"))
    assert isinstance(found, UserError)
    seen = []

    def answer(dialog):
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    answers.expect(answer)
    assert settled(found, options, user_folders(tmp_path / "profile")) is None
    assert str(found) in seen


@pytest.fixture
def first(tmp_path):
    """Options of a first start: nothing is where the database is to be, not even its folder."""
    path = tmp_path / "folder" / "register.db"
    return argparse.Namespace(db=path, read_only=False, quit_when_ready=False, plan="", today="")


def begin(first, tmp_path):
    """Start as the program does."""
    folders = user_folders(tmp_path / "profile")
    return settled(opened_database(first, folders), first, folders)


@pytest.mark.parametrize(("place", "city", "projects"), [(0, "富士市", 202), (1, "厚木市", 0)])
def test_the_first_start_asks_for_the_city(qtbot, theme, answers, first, tmp_path, place, city, projects):
    def answer(dialog):
        assert [choice.text()[:3] for choice in dialog.cities] == ["富士市", "厚木市"]
        assert dialog.cities[0].isChecked()
        choice = dialog.cities[place]
        qtbot.mouseClick(choice, Qt.MouseButton.LeftButton, pos=choice.rect().center() / 2)
        press(qtbot, dialog, "この市で始める")

    answers.expect(answer)
    workspace = begin(first, tmp_path)
    assert workspace.profile.city == city
    assert len(workspace.registry.rows()) == projects
    workspace.close()


def test_a_first_start_that_is_left_makes_nothing(qtbot, theme, answers, first, tmp_path):
    answers.expect(lambda dialog: press(qtbot, dialog, "やめる"))
    assert begin(first, tmp_path) is None
    assert not first.db.parent.exists()


def test_a_city_of_ones_own_begins_from_its_file(qtbot, theme, answers, first, tmp_path, monkeypatch):
    text = resource("profiles", "atsugi.toml").read_text(encoding="utf-8")
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(text.replace('city = "厚木市"', 'city = "海辺市"'), encoding="utf-8")
    bad.write_text(text.replace("number = 2", "number = 5"), encoding="utf-8")
    files = iter([("", ""), (str(bad), ""), (str(good), "")])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: next(files))

    def answer(dialog):
        qtbot.mouseClick(dialog.own, Qt.MouseButton.LeftButton, pos=dialog.own.rect().center() / 2)
        assert not dialog.do_button.isEnabled()
        press(qtbot, dialog, "ファイルを選ぶ…")
        assert not dialog.do_button.isEnabled()
        press(qtbot, dialog, "ファイルを選ぶ…")
        press(qtbot, dialog, "この市で始める")
        assert dialog.isVisible()
        assert "bad.toml の phases が正しくありません" in dialog.message.text()
        assert not first.db.exists()
        press(qtbot, dialog, "ファイルを選ぶ…")
        press(qtbot, dialog, "この市で始める")

    answers.expect(answer)
    workspace = begin(first, tmp_path)
    assert workspace.profile.city == "海辺市"
    workspace.close()


@pytest.mark.parametrize("name", ["read_only", "quit_when_ready"])
def test_a_start_that_nobody_answers_takes_the_shipped_register(first, tmp_path, name):
    setattr(first, name, True)
    workspace = begin(first, tmp_path)
    assert len(workspace.registry.rows()) == 202
    workspace.close()
