"""「問合せ用情報をまとめる」 from the menu, from the messages of errors, and when nothing could be opened."""

import zipfile
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from fujidesk.errors import MachineError, UserError
from fujidesk.opening import offer_support
from fujidesk.paths import user_folders
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.report import SUPPORT_WORDS, Reporter
from fujidesk.ui.support import SupportCommands
from fujidesk.ui.widgets.message_dialog import MessageDialog
from fujidesk.ui.window_menu import WindowMenu


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def buttons(dialog):
    return {item.text(): item for item in dialog.findChildren(QPushButton)}


def press(qtbot, dialog, word):
    qtbot.mouseClick(buttons(dialog)[word], Qt.MouseButton.LeftButton)


def test_the_menu_writes_it_where_it_was_asked_to(
    qtbot, small_workspace, context, reporter, choose_file, tmp_path
):
    made = MainWindow(small_workspace, context)
    qtbot.addWidget(made)
    choose_file(tmp_path / "情報")
    action = next(item for item in made.findChild(WindowMenu).actions() if item.text() == SUPPORT_WORDS)
    action.trigger()
    names = zipfile.ZipFile(tmp_path / "情報.zip").namelist()
    assert {"system.json", "settings.json", "database.json", "check.json"} <= set(names)
    assert str(tmp_path / "情報.zip") in reporter.notes[-1]


def test_changing_ones_mind_writes_nothing(window, small_workspace, context, reporter, choose_file, tmp_path):
    choose_file()
    SupportCommands(small_workspace, context, window).ask()
    assert reporter.notes == []


def test_the_name_offered_bears_the_day(window, small_workspace, context, monkeypatch):
    seen = []
    monkeypatch.setattr("fujidesk.ui.support.ask_target", lambda *given: seen.append(given[2]))
    SupportCommands(small_workspace, context, window).ask()
    assert seen == [f"問合せ用情報_{datetime.now():%Y%m%d}.zip"]


@pytest.mark.parametrize(
    ("error", "offered"),
    [(MachineError("書けません。"), True), (ZeroDivisionError(), True), (UserError("番号。"), False)],
)
def test_errors_that_need_help_offer_it(qtbot, window, answers, error, offered):
    made, called, seen = Reporter(window), [], []
    made.set_window(window)
    made.offer_support(lambda: called.append(True))

    def answer(dialog):
        seen.append(SUPPORT_WORDS in buttons(dialog))
        if offered:
            press(qtbot, dialog, SUPPORT_WORDS)
        dialog.accept()

    answers.expect(answer)
    made.show(error)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [offered]
    assert called == [True] * offered


def test_the_window_gives_it_to_the_messages(qtbot, small_workspace, context, reporter):
    made = MainWindow(small_workspace, context)
    qtbot.addWidget(made)
    assert reporter._help == made._support.ask


@pytest.mark.parametrize(("place", "word"), [("out.zip", "入っていません"), ("none/out.zip", "フォルダー")])
def test_it_is_offered_when_nothing_could_be_opened(
    qtbot, window, answers, choose_file, tmp_path, place, word
):
    dialog, seen = MessageDialog("開けませんでした", "壊れています。", kind="warning", parent=window), []
    offer_support(dialog, user_folders(tmp_path / "profile"))
    dialog.open()
    choose_file(tmp_path / place)

    def answer(told):
        seen.extend(label.text() for label in told.findChildren(QLabel))
        told.accept()

    answers.expect(lambda _dialog: None)  # the message itself stays open
    qtbot.waitUntil(lambda: answers.seen == ["開けませんでした"])
    answers.expect(answer)
    press(qtbot, dialog, SUPPORT_WORDS)
    assert any(word in text for text in seen)
    assert (tmp_path / place).exists() is (place == "out.zip")
    dialog.accept()


def test_nothing_is_said_when_no_place_was_chosen(qtbot, window, choose_file, tmp_path):
    dialog = MessageDialog("開けませんでした", "壊れています。", parent=window)
    offer_support(dialog, user_folders(tmp_path))
    choose_file()
    press(qtbot, dialog, SUPPORT_WORDS)
    dialog.accept()
    assert list(tmp_path.glob("*.zip")) == []
