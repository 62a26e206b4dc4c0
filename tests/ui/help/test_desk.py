"""F1 in the window and in its dialogs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout

from fujidesk.ui.day_dialog import DayDialog
from fujidesk.ui.help.window import HelpWindow
from fujidesk.ui.levels.dialog import LevelsDialog
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.screen_stack import TABS
from fujidesk.ui.window_menu import WindowMenu

F1 = Qt.Key.Key_F1


@pytest.fixture
def window(qtbot, small_workspace, context):
    made = MainWindow(small_workspace, context)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.open_tab("home")
    activate(qtbot, made)
    return made


def activate(qtbot, widget):
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def helps(widget):
    return [made for made in widget.children() if isinstance(made, HelpWindow)]


@pytest.mark.parametrize("tab", TABS)
def test_f1_opens_the_page_of_the_tab_in_front(qtbot, window, manual, tab):
    from fujidesk.ui.help.topics import TAB_TOPICS

    window.open_tab(tab)
    activate(qtbot, window)
    qtbot.keyClick(window, F1)
    (shown,) = helps(window)
    assert shown.view.page == TAB_TOPICS[tab]
    assert shown.isVisible()


@pytest.mark.parametrize(
    ("tab", "page", "name"),
    [("plan", "people", "taisei.md"), ("plan", "revisions", "henko.md"), ("evaluation", "oddities", "hyoka.md#気づきと照会"),
     ("hearings", "owed", "hearing.md#添付議事録宿題一覧")],
)  # fmt: skip
def test_f1_opens_the_place_of_the_page_in_front(qtbot, window, tab, page, name):
    window.open_tab(tab).show_page(page)
    activate(qtbot, window)
    qtbot.keyClick(window, F1)
    assert helps(window)[0].topic == name


def test_a_second_f1_uses_the_same_window(qtbot, window):
    qtbot.keyClick(window, F1)
    window.open_tab("timeline")
    activate(qtbot, window)
    qtbot.keyClick(window, F1)
    (shown,) = helps(window)
    assert shown.topic == "timeline.md"
    activate(qtbot, shown)
    qtbot.keyClick(shown, F1)
    assert shown.topic == "README.md"


def test_the_menu_opens_it_too(window):
    window.findChild(WindowMenu).help.trigger()
    assert helps(window)[0].topic == "home.md"


def test_f1_in_a_dialog_opens_its_page_over_it(qtbot, window):
    window._shell.ask_day()
    dialog = window.findChild(DayDialog)
    activate(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None and dialog.property("helped"))
    qtbot.keyClick(dialog, F1)
    (shown,) = helps(dialog)
    assert shown.topic == "home.md#日付を変えて練習する"
    assert helps(window) == []
    activate(qtbot, shown)
    qtbot.keyClick(shown.search, Qt.Key.Key_A)  # the dialog lets nobody else in, its help it does
    assert shown.search.text() == "a"
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.reject()


def test_a_dialog_without_a_page_is_helped_by_what_lies_beneath(qtbot, window):
    window.open_tab("surveys")
    dialog = QDialog(window)
    QVBoxLayout(dialog).addWidget(QLineEdit(dialog))
    dialog.open()
    activate(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(dialog.property("helped")))
    qtbot.keyClick(dialog, F1)
    assert helps(dialog)[0].topic == "chosa.md"
    dialog.reject()


def test_a_dialog_is_not_helped_by_another_window(qtbot, window, small_workspace, context):
    other = MainWindow(small_workspace, context)
    qtbot.addWidget(other)
    other.open_tab("surveys")
    dialog = QDialog(other)
    QVBoxLayout(dialog).addWidget(QLineEdit(dialog))
    dialog.show()
    activate(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(dialog.property("helped")))
    qtbot.keyClick(dialog, F1)
    assert helps(dialog)[0].topic == "chosa.md"
    dialog.close()


def test_a_manual_that_is_missing_is_a_sentence(qtbot, window, reporter, monkeypatch, tmp_path):
    monkeypatch.setattr("fujidesk.resources.manual_folder", lambda: tmp_path)
    qtbot.keyClick(window, F1)
    assert "入れ直してください" in str(reporter.errors[0])
    assert helps(window) == []


def test_f1_in_a_window_beside_the_main_one_opens_its_page(qtbot, window):
    window._shell.show_levels()
    dialog = window.findChild(LevelsDialog)
    activate(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(dialog.property("helped")))
    qtbot.keyClick(dialog, F1)
    (shown,) = helps(dialog)
    assert shown.topic == "torikomi.md#方針施策の説明を読む直す"
    assert helps(window) == []
    dialog.close()
